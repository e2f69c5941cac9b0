package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Box;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.Phrase;
import org.gradus.report.compose.words.SamplePhrase;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.TrainingPlan.Rule;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.End;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;

/** How a training ended, and with which parameters. */
final class TrainingEnd {
    private final Draft draft;
    private final Notation notation;
    private final Answer.Training answer;
    private final Epoch last;

    TrainingEnd(Draft draft, Answer.Training answer) {
        this.draft = draft;
        this.notation = draft.notation();
        this.answer = answer;
        this.last = answer.epochs().get(answer.epochs().size() - 1);
    }

    Box box() {
        List<LayerStep> left = last.left();
        if (notation.isNeuron()) {
            boolean asked = answer.outcome().end() == End.AS_ASKED;
            return Box.of(Wording.join(
                    words(),
                    List.of(new Inline.Text(asked ? ": " : Wording.GAP)),
                    numbers(draft, left.get(0).parameters())));
        }
        return new Box(words(), List.of(table(left)), List.of());
    }

    private List<Inline> words() {
        int epochs = last.number();
        return switch (answer.outcome().end()) {
            case AS_ASKED ->
                epochs == 1
                        ? draft.say(TrainingPhrase.AFTER_EPOCH)
                        : draft.say(TrainingPhrase.AFTER_EPOCHS, draft.wording().number(epochs));
            case NO_CHANGE -> {
                List<Inline> converged = draft.say(TrainingPhrase.CONVERGED, epochs);
                yield isAllRight()
                        ? Wording.join(converged, List.of(new Inline.Text(" ")), draft.say(TrainingPhrase.ALL_RIGHT))
                        : converged;
            }
            case REPEATS -> {
                int since = answer.outcome().since();
                List<Inline> repeats = since == epochs
                        ? draft.say(TrainingPhrase.REPEATS_ITSELF, epochs)
                        : draft.say(TrainingPhrase.REPEATS, epochs, since);
                yield answer.outcome().inseparable()
                        ? Wording.join(repeats, List.of(new Inline.Text(" ")), draft.say(TrainingPhrase.INSEPARABLE))
                        : repeats;
            }
        };
    }

    private boolean isAllRight() {
        return answer.plan().rule() == Rule.PERCEPTRON
                && last.rows().stream()
                        .map(Row::errors)
                        .flatMap(List::stream)
                        .allMatch(error -> error.value().result().number().equals(Expr.Num.of(0)));
    }

    /** w₁ = 2, w₂ = 1, b = −3. */
    static List<Inline> numbers(Draft draft, List<Evaluation> parameters) {
        List<Inline> all = List.of();
        for (Evaluation entry : parameters) {
            Expr name = draft.notation().write(entry.id().before().symbol());
            Inline number =
                    new Inline.Formula(Chain.of(name).and(entry.value().result().relation(), entry.result()));
            all = all.isEmpty() ? List.of(number) : Wording.join(all, draft.say(Phrase.SEPARATOR), List.of(number));
        }
        return all;
    }

    /** layer | W^l | b^l. */
    private Block.Table table(List<LayerStep> layers) {
        boolean bias = layers.stream().anyMatch(layer -> layer.bias().isPresent());
        List<List<Inline>> header = new ArrayList<>(List.of(draft.say(SamplePhrase.LAYER_COLUMN)));
        Expr l = Expr.Symbol.of("l");
        header.add(formula(new Expr.Symbol("W", Expr.Shape.MATRIX, java.util.Optional.of(l))));
        if (bias) {
            header.add(formula(new Expr.Symbol("b", Expr.Shape.VECTOR, java.util.Optional.of(l))));
        }
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (int k = 0; k < layers.size(); k++) {
            LayerStep layer = layers.get(k);
            List<List<Inline>> row = new ArrayList<>(List.of(formula(Expr.Num.of(k + 1))));
            row.add(formula(Elision.matrix(
                    layer.weights().size(),
                    layer.weights().get(0).size(),
                    (i, j) -> layer.weights().get(i).get(j).result())));
            if (bias) {
                row.add(layer.bias()
                        .map(b -> formula(Elision.column(b.size(), i -> b.get(i).result())))
                        .orElse(List.of()));
            }
            rows.add(row);
        }
        return new Block.Table(header, rows);
    }

    private static List<Inline> formula(Expr expr) {
        return List.of(Inline.Formula.of(expr));
    }
}
