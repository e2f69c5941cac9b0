package org.gradus.report.compose.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** What the steps about loss, gradients and training have in common. */
public final class Training {
    private Training() {}

    /** Whether a task asks for something about the loss. */
    public static boolean isAsked(List<Answer> answers) {
        return answers.stream()
                .anyMatch(answer -> answer instanceof Answer.Loss
                        || answer instanceof Answer.LossGradient
                        || answer instanceof Answer.Backpropagation
                        || answer instanceof Answer.InputGradient
                        || answer instanceof Answer.GradientStep
                        || answer instanceof Answer.StepCheck
                        || answer instanceof Answer.Training);
    }

    public static boolean isStepAsked(List<Answer> answers) {
        return answers.stream()
                .anyMatch(answer -> answer instanceof Answer.GradientStep || answer instanceof Answer.StepCheck);
    }

    // ---- several samples ----

    /** The title, with the number of the sample if there are several. */
    static List<Inline> ofSample(Draft draft, SampleTrace sample, List<Inline> title) {
        return draft.samples().size() > 1 ? Wording.join(title, draft.say(Phrase.OF_SAMPLE, sample.number())) : title;
    }

    /** The box with what belongs to {@code sample} added, on a line of its own if there are several. */
    public static List<Inline> beside(Draft draft, List<Inline> box, SampleTrace sample, List<Inline> text) {
        if (draft.samples().size() == 1) {
            return Wording.join(box, text);
        }
        List<Inline> between = box.isEmpty() ? List.of() : List.of(new Inline.Break());
        return Wording.join(box, between, draft.say(Phrase.SAMPLE_COLON, sample.number()), text);
    }

    /** "mean over the two samples". */
    static List<Inline> reduced(Draft draft, BatchTrace batch) {
        String count = draft.wording().number(batch.losses().size());
        return draft.say(batch.reduced() == Batch.MEAN ? Phrase.BATCH_MEAN : Phrase.BATCH_SUM, count);
    }

    /** The numbers beside each other in a box. */
    static List<Inline> gap(Draft draft, List<Inline> box) {
        return box.isEmpty()
                ? List.of()
                : List.of(new Inline.Text(draft.wording().word(Phrase.BESIDE) + Wording.GAP));
    }

    /** "insert {quantity} from (n)", or "insert" where it stands nowhere. */
    static List<Inline> insert(Draft draft, Expr quantity, String key) {
        return draft.reference(key)
                .map(reference -> draft.say(Phrase.INSERT_FROM, quantity, reference))
                .orElseGet(() -> draft.say(Phrase.INSERT));
    }

    /** These words the first time only; empty where the sheet has said them. */
    static List<Inline> once(Draft draft, Phrase phrase, Object... values) {
        String key = "said " + phrase;
        if (draft.has(key)) {
            return List.of();
        }
        draft.defines(key);
        return draft.say(phrase, values);
    }

    /** "from (4) and (6)", in the order in which they stand on the sheet. */
    public static List<Inline> fromSteps(Draft draft, List<Optional<Inline>> references) {
        List<Inline> found = references.stream()
                .flatMap(Optional::stream)
                .distinct()
                .sorted(Comparator.comparingInt(inline -> ((Inline.Reference) inline).equation()))
                .toList();
        return found.isEmpty() ? List.of() : draft.say(Phrase.FROM_STEPS, enumeration(draft, found));
    }

    /** "2, 4 and 5": numbers, references or formulas. */
    static List<Inline> enumeration(Draft draft, List<?> items) {
        List<Inline> said = List.of();
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            List<Inline> one = List.of(item instanceof Inline inline ? inline : new Inline.Text(item.toString()));
            Phrase between = i == items.size() - 1 ? Phrase.AND : Phrase.SEPARATOR;
            said = said.isEmpty() ? one : Wording.join(said, draft.say(between), one);
        }
        return said;
    }

    /** "0.4 from (2)"; nothing where that stands nowhere. */
    static List<Inline> from(Draft draft, Chain number, String key) {
        return draft.reference(key)
                .map(reference -> draft.say(Phrase.FROM, number, reference))
                .orElse(List.of());
    }

    /** Two remarks; either may be empty. */
    static List<Inline> and(Draft draft, List<Inline> first, List<Inline> second) {
        return first.isEmpty() || second.isEmpty()
                ? Wording.join(first, second)
                : Wording.join(first, draft.say(Phrase.SEPARATOR), second);
    }

    /** The numbers of a single neuron in one line, those of each sample. */
    static Box numbers(Draft draft, List<List<LayerTable.Parameters>> samples) {
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            LayerTable.Parameters neuron = samples.get(s).get(0);
            List<Inline> text = each(draft, List.of(), neuron.weights().get(0));
            if (neuron.bias().isPresent()) {
                text = each(draft, text, neuron.bias().get());
            }
            box = samples.size() == 1
                    ? text
                    : beside(draft, box, draft.samples().get(s), text);
        }
        return Box.of(box);
    }

    static List<Evaluation> values(BackwardTrace.LayerGradients layer) {
        return layer.derivative().stream().map(point -> point.value()).toList();
    }

    /** The box with these numbers added, one by one. */
    static List<Inline> each(Draft draft, List<Inline> box, List<Evaluation> row) {
        List<Evaluation> entries = NeuronLines.existing(row);
        List<Inline> all = box;
        for (int j : Elision.shown(entries.size())) {
            if (j >= 0) {
                Inline formula = new Inline.Formula(NeuronLines.answer(draft, entries.get(j)));
                all = Wording.join(all, gap(draft, all), List.of(formula));
            }
        }
        return all;
    }

    /** "class 2 = negative", where the target was written as a class. */
    public static Optional<List<Inline>> meaning(Draft draft, SampleTrace sample) {
        if (sample.sample().targetClass().isEmpty()) {
            return Optional.empty();
        }
        int label = sample.sample().targetClass().getAsInt();
        return Optional.of(draft.exercise()
                .className(label)
                .map(name -> draft.say(Phrase.TARGET_CLASS_NAMED, label, name))
                .orElseGet(() -> draft.say(Phrase.TARGET_CLASS, label)));
    }
}
