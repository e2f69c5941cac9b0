package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.batch.BatchComposer;
import org.gradus.report.compose.batch.WorkedSample;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.NeuronLines;
import org.gradus.report.compose.training.Training;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;

/** Training: the rule and its first row in full, the table of all rows, how it ended. */
public final class TrainingComposer {
    private final Draft draft;
    private final Notation notation;
    private final Answer.Training answer;

    public TrainingComposer(Draft draft, Answer.Training answer) {
        this.draft = draft;
        this.notation = draft.notation();
        this.answer = answer;
    }

    public Box compose() {
        Epoch first = answer.epochs().get(0);
        List<SampleTrace> before = draft.samples();
        if (answer.plan().rule() != Rule.GRADIENT) {
            Row row = first.rows().get(0);
            draft.speakOf(List.of(row.trace()));
            new ErrorRuleLines(draft, answer.plan().rule()).compose(row);
        } else if (first.batch().isPresent()) {
            draft.speakOf(first.rows().stream().map(Row::trace).toList());
            new BatchComposer(draft).backpropagation(gradients(first.rows(), first));
            update(first.rows().get(0), first.update(), draft.say(TrainingPhrase.EPOCH, 1));
        } else {
            Row row = first.rows().get(0);
            draft.speakOf(List.of(row.trace()));
            new WorkedSample(draft, row.trace()).gradients(gradients(List.of(row), first));
            update(row, row.update(), draft.say(TrainingPhrase.ROW, 1));
        }
        draft.speakOf(before);
        second();
        draft.step(
                List.of(new Inline.Strong(draft.wording().word(TrainingPhrase.TABLE))),
                draft.say(first.batch().isPresent() ? TrainingPhrase.WHY_TABLE_EPOCHS : TrainingPhrase.WHY_TABLE),
                List.of());
        new EpochTable(draft, answer).add();
        return new TrainingEnd(draft, answer).box();
    }

    private static Answer.Backpropagation gradients(List<Row> rows, Epoch epoch) {
        List<LossTrace> losses = rows.stream().map(row -> row.loss().orElseThrow()).toList();
        List<BackwardTrace> backward =
                rows.stream().map(row -> row.backward().orElseThrow()).toList();
        return new Answer.Backpropagation(losses, backward, epoch.batch(), epoch.reduced(), List.of());
    }

    // ---- the update ----

    private void update(Row row, List<LayerStep> update, List<Inline> title) {
        UpdateLines lines = new UpdateLines(draft);
        List<Line> written = new ArrayList<>(lines.rule(answer.plan().optimiser()));
        written.addAll(numbers(lines, row, update));
        draft.step(
                Wording.join(draft.say(TrainingPhrase.UPDATE), title),
                draft.say(MethodWords.why(answer.plan().optimiser().method())),
                written);
    }

    private List<Line> numbers(UpdateLines lines, Row row, List<LayerStep> update) {
        List<Line> written = new ArrayList<>();
        if (notation.isNeuron()) {
            written.addAll(lines.each(row.ahead()));
            written.addAll(lines.each(UpdateLines.all(update)));
        } else {
            for (int l = 1; l <= update.size(); l++) {
                written.addAll(lines.layer(l, update.get(l - 1)));
            }
        }
        return written;
    }

    /** The second update too, where the method remembers the first. */
    private void second() {
        boolean remembers = answer.plan().optimiser().remembers();
        List<Row> rows = answer.epochs().stream()
                .limit(2)
                .flatMap(epoch -> epoch.rows().stream())
                .toList();
        boolean together = answer.epochs().get(0).batch().isPresent();
        boolean more = together ? answer.epochs().size() > 1 : rows.size() > 1;
        if (!remembers || !more || !notation.isNeuron()) {
            return;
        }
        Row row = together ? answer.epochs().get(1).rows().get(0) : rows.get(1);
        List<LayerStep> update = together ? answer.epochs().get(1).update() : row.update();
        draft.step(
                Wording.join(
                        draft.say(TrainingPhrase.UPDATE),
                        together ? draft.say(TrainingPhrase.EPOCH, 2) : draft.say(TrainingPhrase.ROW, 2)),
                draft.say(TrainingPhrase.FROM_ROW_ABOVE),
                numbers(new UpdateLines(draft), row, update));
    }
}
