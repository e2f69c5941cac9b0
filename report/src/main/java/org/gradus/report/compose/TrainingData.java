package org.gradus.report.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.report.compose.epochs.MethodWords;
import org.gradus.report.compose.notation.GradientNotation;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.notation.Plain;
import org.gradus.report.compose.page.Decay;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Lines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.FilePhrase;
import org.gradus.report.compose.words.FunctionWords;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.LabelSmoothing;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;

/** What the overview says is given for training: targets, loss and learning rate. */
final class TrainingData {
    /** The most entries of a target that stand in a sentence. */
    private static final int MOST_TARGETS = 6;

    private TrainingData() {}

    static List<List<Inline>> sentences(Draft draft) {
        Exercise exercise = draft.exercise();
        List<List<Inline>> sentences = new ArrayList<>();
        if (draft.samples().size() <= Draft.SAMPLES_SHOWN) {
            classes(draft).ifPresent(sentences::add);
        }
        smoothing(draft).ifPresent(sentences::add);
        boolean step = Training.isStepAsked(draft.solution().answers());
        boolean epochs = draft.solution().answers().stream().anyMatch(Answer.Training.class::isInstance);
        Optional<Chain> rate = step || epochs ? exercise.learningRate().map(TrainingData::rate) : Optional.empty();
        if (usesLoss(draft)) {
            List<Inline> loss = loss(draft, exercise.loss().orElseThrow());
            List<Inline> known =
                    rate.map(eta -> draft.say(Phrase.GIVEN_RATE, eta)).orElse(List.of());
            sentences.add(Wording.sentence(Wording.join(loss, known)));
            regularisation(draft).ifPresent(sentences::add);
            zeroTargets(draft, sentences);
        } else {
            rate.ifPresent(eta -> sentences.add(draft.say(TrainingPhrase.GIVEN_RATE, eta)));
        }
        if (epochs) {
            epochs(draft, sentences);
        }
        if (usesErrorTerms(draft)) {
            sentences.addAll(ErrorSignWords.of(draft, (step || epochs) && isPlain(draft)));
        }
        if (step) {
            boolean sequential = exercise.conventions().batch() == Batch.SEQUENTIAL
                    && draft.samples().size() > 1;
            if (sequential) {
                sentences.add(draft.say(Phrase.GIVEN_SEQUENTIAL));
            }
        }
        return sentences;
    }

    private static Chain rate(Expr rate) {
        return Lines.equal(Expr.Symbol.of("eta"), Plain.number(rate));
    }

    /** The rules that look at the error alone have no loss to choose. */
    private static boolean usesLoss(Draft draft) {
        return draft.exercise().loss().isPresent()
                && draft.solution().answers().stream()
                        .anyMatch(answer -> !(answer instanceof Answer.Training training)
                                || training.plan().rule() == TrainingPlan.Rule.GRADIENT);
    }

    /** Whether every step is W − η ∂C/∂W. */
    private static boolean isPlain(Draft draft) {
        return draft.solution().answers().stream()
                .noneMatch(answer -> answer instanceof Answer.Training training
                        && training.plan().optimiser().remembers());
    }

    private static boolean usesErrorTerms(Draft draft) {
        return draft.solution().answers().stream()
                .anyMatch(answer -> answer instanceof Answer.Backpropagation
                        || answer instanceof Answer.InputGradient
                        || answer instanceof Answer.GradientStep
                        || answer instanceof Answer.StepCheck
                        || answer instanceof Answer.Training training
                                && training.plan().rule() == TrainingPlan.Rule.GRADIENT);
    }

    /** How the parameters go down, and who changes them. */
    private static void epochs(Draft draft, List<List<Inline>> sentences) {
        for (Answer answer : draft.solution().answers()) {
            if (answer instanceof Answer.Training training) {
                List<Inline> method = MethodWords.given(draft, training.plan().optimiser());
                if (!method.isEmpty() && draft.firstTime(method)) {
                    sentences.add(draft.say(TrainingPhrase.GIVEN_METHOD, method));
                }
            }
        }
        Batch batch = draft.exercise().conventions().batch();
        if (draft.samples().size() > 1) {
            boolean together = batch == Batch.MEAN || batch == Batch.SUM;
            sentences.add(draft.say(together ? TrainingPhrase.GIVEN_TOGETHER : TrainingPhrase.GIVEN_ONE_BY_ONE));
        }
    }

    /** "Loss: cross-entropy C = −Σ t_i ln y_i"; of a batch how the losses of its samples are put together. */
    private static List<Inline> loss(Draft draft, Loss loss) {
        List<Inline> name = FunctionWords.name(draft.wording(), loss);
        Batch batch = draft.exercise().conventions().batch();
        int samples = draft.samples().size();
        if (samples > 1 && (batch == Batch.MEAN || batch == Batch.SUM)) {
            Phrase phrase = batch == Batch.MEAN ? Phrase.GIVEN_LOSS_MEAN : Phrase.GIVEN_LOSS_SUM;
            return draft.say(phrase, name, draft.wording().number(samples));
        }
        Notation notation = draft.notation();
        Expr n = notation.isBare() ? Expr.Symbol.of("N") : Expr.Indexed.of("N", notation.layers());
        Expr i = Expr.Symbol.of("i");
        Expr formula = notation.outputs() == 1
                ? notation.write(loss.formula(List.of(Expr.Indexed.of("y", 1)), List.of(Expr.Indexed.of("t", 1))))
                : loss.general(
                        notation.outputEntry(notation.layers(), i),
                        new Expr.Indexed(Expr.Symbol.of("t"), List.of(i)),
                        "i",
                        n);
        Expr letter = draft.exercise().regularisation().isPresent() ? Expr.Symbol.of("D") : GradientNotation.loss();
        return draft.say(Phrase.GIVEN_LOSS, name, Lines.equal(letter, formula));
    }

    /** A cross-entropy in which no output counts is 0: a number, but one that says nothing of the outputs. */
    private static void zeroTargets(Draft draft, List<List<Inline>> sentences) {
        List<SampleTrace> samples = draft.samples();
        Activation output = samples.get(0).lastLayer().function();
        if (!output.isDistribution()
                || draft.exercise()
                        .loss()
                        .flatMap(loss -> loss.logitForm(output))
                        .isEmpty()) {
            return;
        }
        for (SampleTrace sample : samples) {
            boolean none = sample.sample().target().orElseThrow().stream()
                    .allMatch(t -> Plain.number(t).equals(Expr.Num.of(0)));
            if (none) {
                sentences.add(
                        samples.size() == 1
                                ? draft.say(Phrase.ZERO_TARGETS)
                                : draft.say(Phrase.ZERO_TARGETS_OF_SAMPLE, sample.number()));
            }
        }
    }

    /** "Label smoothing with ε = 0.1: instead of (0, 1) the loss takes (1 − ε) t_i + ε/2 = …". */
    private static Optional<List<Inline>> smoothing(Draft draft) {
        List<SampleTrace> samples = draft.samples();
        Optional<LabelSmoothing> first = samples.get(0).sample().smoothing();
        return first.map(smoothing -> {
            Expr epsilon = Expr.Symbol.of("epsilon");
            Expr given = Plain.number(smoothing.epsilon());
            int outputs = smoothing.given().size();
            int classes = draft.exercise().loss().orElseThrow().classes(outputs).orElseThrow();
            Expr kept = Expr.Product.of(
                    Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(epsilon)),
                    outputs == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", "i"));
            Chain formula = Chain.of(Expr.Sum.of(kept, new Expr.Quotient(epsilon, Expr.Num.of(classes))));
            Chain chosen = Lines.equal(epsilon, given);
            if (samples.size() > 1 || outputs > MOST_TARGETS) {
                return draft.say(FilePhrase.SMOOTHED_TARGETS, chosen, formula);
            }
            return draft.say(FilePhrase.SMOOTHED_TARGET, chosen, target(draft, smoothing.given()), formula);
        });
    }

    /** "Regularisation with λ = 0.01: λ/2 Σ w² is added …". */
    private static Optional<List<Inline>> regularisation(Draft draft) {
        return draft.exercise().regularisation().map(own -> {
            Expr lambda = Expr.Symbol.of("lambda");
            return draft.say(
                    own.biases() ? FilePhrase.REGULARISED_BIASES : FilePhrase.REGULARISED,
                    Lines.equal(lambda, Plain.number(own.l2())),
                    Lines.equal(Expr.Symbol.of("R"), Decay.formula(draft)),
                    Expr.Symbol.of("D"),
                    Expr.Product.of(lambda, Expr.Symbol.of("w")));
        });
    }

    /** The target, as a row. */
    private static Chain target(Draft draft, List<Expr> values) {
        Expr name = draft.notation().gradients().target();
        List<Expr> numbers = values.stream().map(Plain::number).toList();
        return numbers.size() == 1
                ? Lines.equal(name, numbers.get(0))
                : Lines.equal(new Expr.Transpose(name), new Expr.MatrixLiteral(List.of(numbers)));
    }

    /** Which classes the targets stand for, where they were written as classes. */
    private static Optional<List<Inline>> classes(Draft draft) {
        List<SampleTrace> samples = draft.samples();
        List<Inline> all = List.of();
        for (SampleTrace sample : samples) {
            Optional<List<Inline>> meaning = Training.meaning(draft, sample);
            if (meaning.isPresent() && samples.size() == 1) {
                return Optional.of(draft.say(Phrase.GIVEN_TARGET, meaning.get()));
            }
            if (meaning.isPresent()) {
                List<Inline> between = all.isEmpty() ? List.of() : draft.say(Phrase.SEPARATOR);
                all = Wording.join(all, between, draft.say(Phrase.TARGET_OF_SAMPLE, meaning.get(), sample.number()));
            }
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(draft.say(Phrase.GIVEN_TARGETS, all));
    }
}
