package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.BackpropagationComposer;
import org.gradus.report.compose.training.StepCheckComposer;
import org.gradus.report.compose.training.StepComposer;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;

/** Independent samples: gradients and a step of each by itself; of a network one below the other, of a single neuron in tables. */
final class Each {
    private final Draft draft;
    private final List<SampleTrace> samples;

    Each(Draft draft) {
        this.draft = draft;
        this.samples = draft.samples();
    }

    /** What is said of sample {@code s}, counted from 0. */
    static Answer.Backpropagation alone(Answer.Backpropagation answer, int s) {
        return new Answer.Backpropagation(
                List.of(answer.losses().get(s)),
                List.of(answer.samples().get(s)),
                Optional.empty(),
                List.of(),
                answer.shortcuts());
    }

    private void heading(int s) {
        String words = Wording.text(draft.say(Phrase.SAMPLE, samples.get(s).number()));
        draft.add(new Block.SampleHeading(List.of(new Inline.Strong(words))));
    }

    // ---- gradients ----

    void gradients(Answer.Backpropagation answer) {
        if (draft.has(Quantities.delta(samples.get(0), 1))) {
            return;
        }
        if (draft.notation().isNeuron()) {
            List<BackwardTrace> backward = answer.samples();
            BackwardColumns.shortcuts(draft, answer);
            NeuronSamples neuron = new NeuronSamples(draft, samples);
            neuron.errors(answer.losses(), backward);
            neuron.gradientsOfEach(backward);
            return;
        }
        for (int s = 0; s < samples.size(); s++) {
            heading(s);
            draft.speakOf(List.of(samples.get(s)));
            new BackpropagationComposer(draft).compose(alone(answer, s));
            draft.speakOf(samples);
        }
    }

    // ---- steps ----

    void steps(Answer.GradientStep answer) {
        if (draft.notation().isNeuron()) {
            StepTrace step = answer.steps().get(0);
            List<Inline> label = draft.say(Phrase.SAMPLE, samples.get(0).number());
            new NeuronStep(draft, step, Optional.empty()).parameters(samples.get(0), label);
            SampleTable table = new SampleTable(draft, samples);
            NeuronStep.columns(draft, table, answer.steps());
            table.add();
            return;
        }
        for (int s = 0; s < samples.size(); s++) {
            heading(s);
            draft.speakOf(List.of(samples.get(s)));
            Answer.Backpropagation own = alone(answer.gradients(), s);
            List<StepTrace> steps = List.of(answer.steps().get(s));
            new StepComposer(draft, new Answer.GradientStep(List.of(samples.get(s)), own, steps), 0).compose();
            draft.speakOf(samples);
        }
    }

    /** What the step of each sample did; a line of the box for each. */
    List<Inline> checks(Answer.GradientStep answer) {
        List<Inline> box = List.of();
        for (int s = 0; s < samples.size(); s++) {
            heading(s);
            draft.speakOf(List.of(samples.get(s)));
            Answer.Backpropagation own = alone(answer.gradients(), s);
            Answer.GradientStep step = new Answer.GradientStep(
                    List.of(samples.get(s)), own, List.of(answer.steps().get(s)));
            List<Inline> text = new StepCheckComposer(draft, step, 0).compose();
            draft.speakOf(samples);
            box = Training.beside(draft, box, samples.get(s), text);
        }
        return box;
    }
}
