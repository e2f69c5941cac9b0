package org.gradus.report.compose.epochs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.TrainingPhrase;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;

/** How the loss falls: that of each row, or of each epoch where all samples change the parameters together. */
final class LossPlot {
    /** Fewer points show nothing that the table does not. */
    private static final int FEWEST = 5;

    private LossPlot() {}

    /** Nothing where a loss is missing, or all are the same. */
    static Optional<Block> of(Draft draft, Answer.Training answer) {
        boolean together = answer.epochs().get(0).batch().isPresent();
        List<Evaluation> losses = new ArrayList<>();
        for (Epoch epoch : answer.epochs()) {
            if (together) {
                losses.add(epoch.batch().orElseThrow().loss());
            } else {
                for (Row row : epoch.rows()) {
                    row.loss().ifPresent(loss -> losses.add(loss.value()));
                }
            }
        }
        List<Double> values = new ArrayList<>();
        for (Evaluation loss : losses) {
            OptionalDouble value = loss.value().nearestDouble();
            if (value.isEmpty() || !Double.isFinite(value.getAsDouble())) {
                return Optional.empty();
            }
            values.add(value.getAsDouble());
        }
        if (values.size() < FEWEST || Collections.max(values).equals(Collections.min(values))) {
            return Optional.empty();
        }
        Expr c = Expr.Symbol.of("C");
        return Optional.of(new Block.Plot(
                values,
                Inline.Formula.of(losses.get(0).result()),
                Inline.Formula.of(losses.get(losses.size() - 1).result()),
                draft.say(together ? TrainingPhrase.PLOT_EPOCHS : TrainingPhrase.PLOT_ROWS, c)));
    }
}
