package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.decision.ClassifyComposer;
import org.gradus.report.compose.figure.StepFigure;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.BackpropagationComposer;
import org.gradus.report.compose.training.StepCheckComposer;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;

/** Several samples of a network: together as columns, and in tables. */
public final class BatchComposer {
    private final Draft draft;
    private final boolean neuron;
    private final Answers answers;
    private final ParameterAnswers ofNetwork;
    private final NeuronAnswers ofNeuron;

    public BatchComposer(Draft draft) {
        this.draft = draft;
        this.neuron = draft.notation().isNeuron();
        this.answers = new Answers(draft);
        this.ofNetwork = new ParameterAnswers(draft);
        this.ofNeuron = new NeuronAnswers(draft);
    }

    /** Whether the sheet speaks of several samples of a network. */
    public static boolean applies(Draft draft) {
        List<SampleTrace> samples = draft.solution().samples();
        return samples.size() > 1
                && draft.exercise().network().isPresent()
                && samples.get(0).sample().source() == Source.INPUT
                && !(draft.notation().isNeuron()
                        && !samples.get(0).lastLayer().function().isEntrywise());
    }

    private boolean isSequence() {
        return Sequence.of(draft).isPresent();
    }

    // ---- forward ----

    /** Brings the forward passes onto the sheet, if they do not stand there yet; with them all else where the samples follow one another. */
    public void forward() {
        List<SampleTrace> samples = draft.samples();
        SampleTrace first = samples.get(0);
        if (draft.has(Quantities.output(first, first.layers().size()))) {
            return;
        }
        Optional<Answer.GradientStep> sequence = Sequence.of(draft);
        if (sequence.isPresent()) {
            Sequence.compose(draft, sequence.get());
            return;
        }
        if (!first.parameters().isEmpty()) {
            draft.add(new Block.SampleHeading(
                    draft.say(Phrase.AFTER_UPDATE, first.names().time())));
        }
        if (neuron) {
            new NeuronSamples(draft, samples).forward();
        } else {
            new ForwardColumns(draft, samples).compose();
            table(samples);
        }
    }

    /** Of many samples, where no table of losses follows. */
    private void table(List<SampleTrace> samples) {
        SampleTrace first = samples.get(0);
        if (samples.size() > Elision.WHOLE && !Training.isAsked(draft.solution().answers())) {
            ForwardTable columns = new ForwardTable(draft, samples, false).inputs();
            boolean whole = ForwardTable.width(first) + first.input().size() <= SampleTable.MOST_COLUMNS;
            columns.layers(whole ? 1 : first.layers().size()).table().add();
        }
    }

    public Box forwardBox() {
        forward();
        return Box.of(answers.outputs(draft.samples()));
    }

    public Box classify(Answer.Classify answer) {
        forward();
        return new ClassifyComposer(draft).compose(answer);
    }

    // ---- loss ----

    public Box loss(Answer.Loss answer) {
        forward();
        losses(answer.samples(), answer.batch());
        return answer.batch()
                .map(batch -> Box.of(LossColumns.box(batch.loss())))
                .orElseGet(() -> Box.of(answers.losses(draft.samples(), answer.samples())));
    }

    private void losses(List<LossTrace> losses, Optional<BatchTrace> batch) {
        if (!draft.has(Quantities.loss(draft.samples().get(0)))) {
            new LossColumns(draft, draft.samples(), losses, batch).compose();
        }
    }

    public Box lossGradient(Answer.LossGradient answer) {
        forward();
        losses(answer.losses(), batchOfLoss());
        List<SampleTrace> samples = draft.samples();
        Values gradient = new Values(answer.samples());
        if (neuron && !isSequence()) {
            new NeuronSamples(draft, samples).lossGradient(answer.losses(), gradient);
        } else if (!neuron && !draft.has(Quantities.lossGradient(samples.get(0)))) {
            samples.forEach(sample -> draft.defines(Quantities.lossGradient(sample)));
            new BackwardColumns(draft, samples, answer.losses(), List.of()).outputGradient(gradient);
        }
        return Box.of(answers.lossGradients(samples, gradient));
    }

    /** The samples' common loss, where some task asks for it. */
    private Optional<BatchTrace> batchOfLoss() {
        for (Answer answer : draft.solution().answers()) {
            Optional<BatchTrace> batch = answer instanceof Answer.Loss loss
                    ? loss.batch()
                    : answer instanceof Answer.Backpropagation back
                            ? back.batch()
                            : answer instanceof Answer.GradientStep step
                                    ? step.gradients().batch()
                                    : Optional.empty();
            if (batch.isPresent()) {
                return batch;
            }
        }
        return Optional.empty();
    }

    // ---- gradients ----

    public Box backpropagation(Answer.Backpropagation answer) {
        forward();
        losses(answer.losses(), answer.batch());
        gradients(answer);
        if (answer.batch().isEmpty()) {
            return neuron
                    ? ofNeuron.gradientsOfEach(draft.samples(), answer.samples())
                    : ofNetwork.gradientsOfEach(draft.samples(), answer.samples());
        }
        return neuron ? ofNeuron.gradients(answer.reduced().get(0)) : ofNetwork.gradients(answer.reduced());
    }

    private void gradients(Answer.Backpropagation answer) {
        List<SampleTrace> samples = draft.samples();
        if (isSequence()) {
            return;
        }
        if (answer.batch().isEmpty()) {
            new Each(draft).gradients(answer);
            return;
        }
        BatchTrace batch = answer.batch().get();
        if (draft.has(Quantities.batchGradient(batch, 1))) {
            return;
        }
        BackwardColumns.shortcuts(draft, answer);
        if (neuron) {
            NeuronSamples own = new NeuronSamples(draft, samples);
            own.errors(answer.losses(), answer.samples());
            own.gradientsOfBatch(batch, answer.reduced().get(0));
        } else {
            new BackwardColumns(draft, samples, answer.losses(), answer.samples()).compose();
            new GradientColumns(draft, samples, batch, answer.reduced()).compose();
        }
    }

    // ---- the step ----

    public Box gradientStep(Answer.GradientStep answer) {
        draft.speakOf(answer.samples());
        Box box = step(answer);
        draft.speakOf(draft.solution().samples());
        return box;
    }

    private Box step(Answer.GradientStep answer) {
        Answer.Backpropagation gradients = answer.gradients();
        List<SampleTrace> samples = draft.samples();
        forward();
        losses(gradients.losses(), gradients.batch());
        gradients(gradients);
        if (isSequence() && Sequence.isSequential(draft)) {
            StepTrace last = answer.steps().get(answer.steps().size() - 1);
            return step(samples.get(0), last, Optional.empty(), List.of());
        }
        String key = "steps of " + answer.steps().get(0).loss().id();
        boolean stands = draft.has(key);
        draft.defines(key);
        if (gradients.batch().isEmpty()) {
            if (!stands && !isSequence()) {
                new Each(draft).steps(answer);
            }
            return neuron
                    ? ofNeuron.stepOfEach(samples, answer.steps())
                    : ofNetwork.stepOfEach(samples, answer.steps());
        }
        BatchTrace batch = gradients.batch().get();
        StepTrace step = answer.steps().get(0);
        StepColumns columns = new StepColumns(draft, batch, step);
        if (!stands) {
            columns.compose();
        }
        return step(samples.get(0), step, Optional.of(batch.loss()), columns.note(gradients.samples()));
    }

    /** Brings ∂C/∂x of every sample onto the sheet. */
    public Box inputGradient(Answer.InputGradient answer) {
        Answer.Backpropagation gradients = answer.gradients();
        backpropagation(gradients);
        List<SampleTrace> samples = draft.samples();
        if (isSequence() && !neuron) {
            return Box.of(new BackpropagationComposer(draft).input(gradients));
        }
        InputGradients inputs = new InputGradients(draft, samples, gradients.samples());
        if (neuron) {
            inputs.ofNeuron();
            return ofNeuron.inputGradients(samples, gradients.samples());
        }
        inputs.compose();
        return Box.of(inputs.box());
    }

    /** What the step did to the loss, and what the gradient said it would do. */
    public Box stepCheck(Answer.StepCheck answer) {
        Answer.GradientStep step = answer.step();
        draft.speakOf(step.samples());
        step(step);
        boolean together = step.gradients().batch().isPresent();
        Box box = Box.of(together ? new StepCheckComposer(draft, step, 0).forecast() : new Each(draft).checks(step));
        if (together) {
            draft.figure(() -> StepFigure.of(draft, step, 0));
        }
        draft.speakOf(draft.solution().samples());
        return box;
    }

    private Box step(SampleTrace old, StepTrace step, Optional<Evaluation> before, List<Inline> note) {
        return neuron ? ofNeuron.step(old, step, before, note) : ofNetwork.step(old, step, before, note);
    }
}
