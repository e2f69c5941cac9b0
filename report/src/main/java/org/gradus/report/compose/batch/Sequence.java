package org.gradus.report.compose.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.training.StepComposer;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;

/**
 * One sample after the other, each from the weights that the one before it leaves: output, loss, gradient and step of the first, then
 * of the second. What they come to stands in a table.
 */
final class Sequence {
    /** Of a single neuron so many samples are worked out; of more only the first, since the others repeat it with other numbers. */
    private static final int MOST_WORKED = 2;

    private final Draft draft;
    private final Answer.GradientStep answer;
    private final List<SampleTrace> samples;

    private Sequence(Draft draft, Answer.GradientStep answer) {
        this.draft = draft;
        this.answer = answer;
        this.samples = answer.samples();
    }

    /**
     * The steps that the forward passes of the sheet belong to, where each sample starts from the one before it. After an update
     * independent samples have weights of their own, too, and no matrix holds them together.
     */
    static Optional<Answer.GradientStep> of(Draft draft) {
        Conventions.Batch batch = draft.exercise().conventions().batch();
        boolean updated = !draft.samples().get(0).parameters().isEmpty();
        boolean apart = isSequential(draft) || batch == Conventions.Batch.INDEPENDENT && updated;
        if (!apart) {
            return Optional.empty();
        }
        return draft.solution().answers().stream()
                .filter(Answer.GradientStep.class::isInstance)
                .map(Answer.GradientStep.class::cast)
                .filter(step -> step.samples().equals(draft.samples()))
                .findFirst();
    }

    static boolean isSequential(Draft draft) {
        return draft.exercise().conventions().batch() == Conventions.Batch.SEQUENTIAL;
    }

    /** Brings all samples onto the sheet. */
    static void compose(Draft draft, Answer.GradientStep answer) {
        new Sequence(draft, answer).compose();
    }

    private void compose() {
        if (samples.get(0).parameters().isEmpty()) {
            draft.add(new Block.Paragraph(draft.say(SamplePhrase.ONE_AFTER_THE_OTHER)));
        }
        boolean neuron = draft.notation().isNeuron();
        int worked = neuron && samples.size() > MOST_WORKED ? 1 : samples.size();
        for (int s = 0; s < worked; s++) {
            SampleTrace sample = samples.get(s);
            draft.add(new Block.SampleHeading(heading(sample)));
            draft.speakOf(List.of(sample));
            Answer.Backpropagation own = Each.alone(answer.gradients(), s);
            new WorkedSample(draft, sample).gradients(own);
            if (neuron) {
                new NeuronStep(draft, step(s), Optional.empty()).parameters(sample, List.of());
            } else {
                new StepComposer(draft, new Answer.GradientStep(List.of(sample), own, List.of(step(s))), 0).compose();
            }
        }
        draft.speakOf(samples);
        if (neuron) {
            table();
        }
    }

    private List<Inline> heading(SampleTrace sample) {
        int updates = sample.names().time();
        int number = sample.number();
        if (updates == 0) {
            return List.of(new Inline.Strong(Wording.text(draft.say(Phrase.SAMPLE, number))));
        }
        List<Inline> name = List.of(new Inline.Strong(Wording.text(draft.say(Phrase.SAMPLE, number))));
        return updates == number - 1
                ? Wording.join(name, draft.say(Phrase.AFTER_STEP_OF, number - 1))
                : Wording.join(name, draft.say(Phrase.AFTER_UPDATE_OF_SAMPLE, updates));
    }

    private BackwardTrace backward(int s) {
        return answer.gradients().samples().get(s);
    }

    private StepTrace step(int s) {
        return answer.steps().get(s);
    }

    /** A row for each sample, with the weights after its step. */
    private void table() {
        List<Inline> title = List.of(new Inline.Strong(draft.wording().word(SamplePhrase.ALL_STEPS)));
        draft.add(new Block.SampleHeading(
                isSequential(draft)
                        ? Wording.join(
                                title, List.of(new Inline.Text(Wording.GAP)), draft.say(SamplePhrase.WHY_ALL_STEPS))
                        : title));
        List<LossTrace> losses = new ArrayList<>(answer.gradients().losses());
        ForwardTable columns = new ForwardTable(draft, samples, false)
                .inputs()
                .targets()
                .outputs()
                .losses(losses);
        SampleTable table = columns.table();
        table.column(
                Expr.Symbol.of("delta"),
                s -> backward(s).layers().get(0).delta().get(0).shown());
        NeuronStep.columns(draft, table, answer.steps());
        table.add();
    }
}
