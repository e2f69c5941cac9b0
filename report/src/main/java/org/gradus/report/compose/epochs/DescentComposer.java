package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Block.Line;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.Update;
import org.gradus.report.worksheet.Evaluation;

/** Updates with given gradients: the rule, the first updates in full, a table of all. */
public final class DescentComposer {
    /** The first where nothing is remembered, else the second too. */
    private static final int WORKED = 2;

    /** More parameters than these have a table with the steps alone. */
    private static final int MOST_COLUMNS = 15;

    private final Draft draft;
    private final Answer.Descent answer;

    public DescentComposer(Draft draft, Answer.Descent answer) {
        this.draft = draft;
        this.answer = answer;
    }

    public Box compose() {
        UpdateLines lines = new UpdateLines(draft);
        int worked = Math.min(
                answer.plan().optimiser().remembers() ? WORKED : 1,
                answer.updates().size());
        for (int k = 0; k < worked; k++) {
            List<Line> written = new ArrayList<>(k == 0 ? List.of(rule(lines)) : List.of());
            written.addAll(lines.each(all(answer.updates().get(k))));
            draft.step(
                    draft.say(TrainingPhrase.UPDATE_NUMBER, k + 1),
                    k == 0
                            ? draft.say(
                                    MethodWords.why(answer.plan().optimiser().method()))
                            : draft.say(TrainingPhrase.FROM_ROW_ABOVE),
                    written);
        }
        if (answer.updates().size() > 1) {
            draft.step(draft.say(TrainingPhrase.TABLE), draft.say(TrainingPhrase.WHY_TABLE_UPDATES), List.of());
            draft.add(table());
        }
        return Box.of(Wording.join(
                draft.say(
                        TrainingPhrase.AFTER_UPDATES,
                        draft.wording().number(answer.updates().size())),
                List.of(new Inline.Text(": ")),
                TrainingEnd.numbers(
                        draft, answer.updates().get(answer.updates().size() - 1).parameters())));
    }

    private Line rule(UpdateLines lines) {
        boolean decays = draft.exercise().regularisation().isPresent();
        return decays
                ? lines.ruleWithDecay(answer.plan().optimiser())
                : lines.rule(answer.plan().optimiser());
    }

    private static List<Evaluation> all(Update update) {
        List<Evaluation> all = new ArrayList<>(update.lines());
        all.addAll(update.parameters());
        return all;
    }

    private Block.Table table() {
        List<List<Inline>> header = new ArrayList<>();
        header.add(draft.say(TrainingPhrase.UPDATE_COLUMN));
        boolean narrow = columns(answer.updates().get(0), true).size() < MOST_COLUMNS;
        for (Evaluation column : columns(answer.updates().get(0), narrow)) {
            Expr name = column.id().updated() ? column.id().before().symbol() : column.symbol();
            header.add(List.of(Inline.Formula.of(draft.notation().write(name))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int k = 0; k < answer.updates().size(); k++) {
            List<List<Inline>> row = new ArrayList<>();
            row.add(List.of(Inline.Formula.of(Expr.Num.of(k + 1))));
            columns(answer.updates().get(k), narrow)
                    .forEach(entry -> row.add(List.of(Inline.Formula.of(entry.shown()))));
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    private static List<Evaluation> columns(Update update, boolean all) {
        List<Evaluation> columns = new ArrayList<>(update.gradient());
        update.lines().stream().filter(line -> all || line.id().isStep()).forEach(columns::add);
        columns.addAll(update.parameters());
        return columns;
    }
}
