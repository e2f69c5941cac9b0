package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.forward.ForwardComposer;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.BackpropagationComposer;
import org.gradus.report.compose.training.LossComposer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;

/** One sample in full, before any step: output, loss, gradients. */
public final class WorkedSample {
    private final Draft draft;
    private final SampleTrace sample;

    /** @param sample of which the sheet speaks */
    public WorkedSample(Draft draft, SampleTrace sample) {
        this.draft = draft;
        this.sample = sample;
    }

    private boolean isNeuron() {
        return draft.notation().isNeuron();
    }

    /** Brings its forward pass onto the sheet, if it does not stand there yet. */
    public void forward() {
        if (draft.has(Quantities.output(sample, sample.layers().size()))) {
            return;
        }
        if (isNeuron()) {
            new NeuronSamples(draft, List.of(sample)).forward();
        } else {
            new ForwardComposer(draft).layers(sample);
        }
    }

    /**
     * Brings output, loss and gradients onto the sheet.
     *
     * @param gradients of this sample alone
     */
    public void gradients(Answer.Backpropagation gradients) {
        forward();
        List<LossTrace> losses = gradients.losses();
        if (!isNeuron()) {
            new LossComposer(draft).compose(losses, Optional.empty());
            new BackpropagationComposer(draft).compose(gradients);
            return;
        }
        if (!draft.has(Quantities.loss(sample))) {
            new LossColumns(draft, List.of(sample), losses, Optional.empty()).compose();
        }
        if (!draft.has(Quantities.weightGradient(sample, 1))) {
            List<BackwardTrace> backward = gradients.samples();
            NeuronSamples one = new NeuronSamples(draft, List.of(sample));
            BackwardColumns.shortcuts(draft, gradients);
            one.errors(losses, backward);
            one.gradientsOfEach(backward);
        }
    }
}
