package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.report.compose.batch.BatchComposer;
import org.gradus.report.compose.batch.WorkedSample;
import org.gradus.report.compose.figure.BoundaryFigure;
import org.gradus.report.compose.figure.LossFigure;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace.LayerGradients;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;

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
            ahead(first.rows().get(0));
            if (isNew(first.rows().get(0))) {
                new BatchComposer(draft).backpropagation(gradients(first.rows(), first));
            }
            update(first.update(), draft.say(TrainingPhrase.EPOCH, 1));
        } else {
            Row row = first.rows().get(0);
            draft.speakOf(List.of(row.trace()));
            ahead(row);
            if (isNew(row)) {
                new WorkedSample(draft, row.trace()).gradients(gradients(List.of(row), first));
            }
            update(row.update(), draft.say(TrainingPhrase.ROW, 1));
        }
        draft.speakOf(before);
        second();
        draft.step(
                draft.say(TrainingPhrase.TABLE),
                draft.say(first.batch().isPresent() ? TrainingPhrase.WHY_TABLE_EPOCHS : TrainingPhrase.WHY_TABLE),
                List.of());
        new EpochTable(draft, answer).add();
        figures();
        return new TrainingEnd(draft, answer).box();
    }

    /** How the loss falls, and where the line of a single unit comes to lie. */
    private void figures() {
        draft.figures(
                () -> Stream.of(LossFigure.of(draft, answer), BoundaryFigure.of(draft, answer))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    /** Another part may have begun with the same weights; then its output, loss and gradients are not repeated. */
    private boolean isNew(Row row) {
        SampleTrace start = draft.solution().samples().get(0);
        boolean stands =
                draft.has(Quantities.weightGradient(start, 1)) && row.ahead().isEmpty();
        boolean first = draft.firstTime("training begins " + row.ahead().isEmpty());
        if (stands || !first) {
            draft.add(new Block.Paragraph(draft.say(TrainingPhrase.BEGINS_ALIKE)));
        }
        return !stands && first;
    }

    private static Answer.Backpropagation gradients(List<Row> rows, Epoch epoch) {
        List<LossTrace> losses =
                rows.stream().map(row -> row.loss().orElseThrow()).toList();
        List<BackwardTrace> backward =
                rows.stream().map(row -> row.backward().orElseThrow()).toList();
        return new Answer.Backpropagation(losses, backward, epoch.batch(), epoch.reduced(), List.of());
    }

    /** Where Nesterov's method takes the gradient. */
    private void ahead(Row row) {
        if (row.ahead().isEmpty()) {
            return;
        }
        UpdateLines lines = new UpdateLines(draft);
        List<Line> written =
                new ArrayList<>(List.of(lines.aheadRule(answer.plan().optimiser())));
        written.addAll(notation.isNeuron() ? lines.each(row.ahead()) : lines.whole(row.ahead()));
        draft.step(draft.say(TrainingPhrase.LOOK_AHEAD), draft.say(TrainingPhrase.WHY_LOOK_AHEAD), written);
    }

    private static LayerGradients alone(Row row) {
        BackwardTrace.LayerGradients own = row.backward().orElseThrow().layers().get(0);
        return new LayerGradients(own.weights(), own.bias(), List.of());
    }

    // ---- the update ----

    private void update(List<LayerStep> update, List<Inline> title) {
        UpdateLines lines = new UpdateLines(draft);
        List<Line> written = new ArrayList<>(List.of(lines.rule(answer.plan().optimiser())));
        written.addAll(numbers(lines, update));
        draft.step(
                Wording.join(draft.say(TrainingPhrase.UPDATE), title),
                draft.say(MethodWords.why(answer.plan().optimiser().method())),
                written);
    }

    private List<Line> numbers(UpdateLines lines, List<LayerStep> update) {
        List<Line> written = new ArrayList<>();
        if (notation.isNeuron()) {
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
        if (!remembers || !more || !notation.isNeuron() || draft.is(Detail.BRIEF)) {
            return;
        }
        Row row = together ? answer.epochs().get(1).rows().get(0) : rows.get(1);
        List<LayerStep> update = together ? answer.epochs().get(1).update() : row.update();
        List<Line> written = new ArrayList<>(new UpdateLines(draft).each(row.ahead()));
        written.add(new UpdateLines(draft)
                .gradients(together ? answer.epochs().get(1).reduced().get(0) : alone(row)));
        written.addAll(numbers(new UpdateLines(draft), update));
        draft.step(
                Wording.join(
                        draft.say(TrainingPhrase.UPDATE),
                        together ? draft.say(TrainingPhrase.EPOCH, 2) : draft.say(TrainingPhrase.ROW, 2)),
                draft.say(TrainingPhrase.FROM_ROW_ABOVE),
                written);
    }
}
