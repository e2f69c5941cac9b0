package org.gradus.report.compose.batch;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.training.BackpropagationComposer;
import org.gradus.report.compose.training.StepComposer;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.sheet.Block;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** Several samples of a network: together as columns, and in tables. */
public final class BatchComposer {
    private final Draft draft;
    private final Answers answers;

    public BatchComposer(Draft draft) {
        this.draft = draft;
        this.answers = new Answers(draft);
    }

    /** Whether the sheet speaks of several samples of a network. */
    public static boolean applies(Draft draft) {
        List<SampleTrace> samples = draft.solution().samples();
        return samples.size() > 1
                && draft.exercise().network().isPresent()
                && samples.get(0).sample().source() == Source.INPUT;
    }

    // ---- forward ----

    /** Brings the forward passes onto the sheet, if they do not stand there yet. */
    public void forward() {
        List<SampleTrace> samples = draft.samples();
        SampleTrace first = samples.get(0);
        if (draft.has(Quantities.output(first, first.layers().size()))) {
            return;
        }
        if (!first.parameters().isEmpty()) {
            draft.add(new Block.SampleHeading(
                    draft.say(Phrase.AFTER_UPDATE, first.names().time())));
        }
        new ForwardColumns(draft, samples).compose();
        boolean table = samples.size() > Elision.WHOLE
                && !Training.isAsked(draft.solution().answers());
        if (table) {
            ForwardTable columns = new ForwardTable(draft, samples, false).inputs();
            boolean whole = ForwardTable.width(first) + first.input().size() <= SampleTable.MOST_COLUMNS;
            columns.layers(whole ? 1 : first.layers().size()).table().add();
        }
    }

    public Box forwardBox() {
        forward();
        return Box.of(answers.outputs(draft.samples()));
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
        if (!draft.has(Quantities.lossGradient(samples.get(0)))) {
            samples.forEach(sample -> draft.defines(Quantities.lossGradient(sample)));
            new BackwardColumns(draft, samples, answer.losses(), List.of()).outputGradient(gradient);
        }
        return Box.of(answers.lossGradients(gradient));
    }

    /** The samples' common loss, where some task asks for it. */
    private Optional<BatchTrace> batchOfLoss() {
        return draft.solution().answers().stream()
                .flatMap(answer -> answer instanceof Answer.Loss loss
                        ? loss.batch().stream()
                        : answer instanceof Answer.Backpropagation back ? back.batch().stream() : java.util.stream.Stream.<BatchTrace>empty())
                .findFirst();
    }

    // ---- gradients ----

    public Box backpropagation(Answer.Backpropagation answer) {
        forward();
        losses(answer.losses(), answer.batch());
        gradients(answer);
        if (answer.batch().isEmpty()) {
            return Box.of(new BackpropagationComposer(draft).box(answer));
        }
        return answers.gradients(answer.reduced());
    }

    private void gradients(Answer.Backpropagation answer) {
        if (answer.batch().isEmpty()) {
            new BackpropagationComposer(draft).compose(answer);
            return;
        }
        BatchTrace batch = answer.batch().get();
        List<SampleTrace> samples = draft.samples();
        if (draft.has(Quantities.batchGradient(batch, 1))) {
            return;
        }
        BackwardColumns.shortcuts(draft, answer);
        new BackwardColumns(draft, samples, answer.losses(), answer.samples()).compose();
        new GradientColumns(draft, samples, batch, answer.reduced()).compose();
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
        forward();
        losses(gradients.losses(), gradients.batch());
        gradients(gradients);
        List<SampleTrace> samples = draft.samples();
        if (gradients.batch().isEmpty()) {
            List<org.gradus.report.sheet.Inline> box = List.of();
            for (int s = 0; s < answer.steps().size(); s++) {
                StepComposer step = new StepComposer(draft, answer, s);
                step.compose();
                box = Training.beside(draft, box, samples.get(s), step.box());
            }
            return Box.of(box);
        }
        BatchTrace batch = gradients.batch().get();
        StepColumns columns = new StepColumns(draft, batch, answer.steps().get(0));
        columns.compose();
        Evaluation after = answer.steps().get(0).loss();
        return answers.step(
                samples.get(0),
                answer.steps().get(0).layers(),
                batch.loss(),
                after,
                columns.note(gradients.samples()));
    }
}
