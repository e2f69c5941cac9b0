package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.TrainingTrace.Epoch;
import org.gradus.report.solution.TrainingTrace.Row;
import org.gradus.report.worksheet.Evaluation;

/** How the loss falls: that of each row, or of each epoch where all samples change the parameters together. */
public final class LossFigure {
    /** Fewer points show nothing that the table does not. */
    private static final int FEWEST = 5;

    private static final double WIDTH = 190;
    private static final double HEIGHT = 60;

    /** With more points a mark on each would cover the line. */
    private static final int MOST_MARKS = 40;

    private LossFigure() {}

    /** Nothing where a loss is missing, or all are the same. */
    public static Optional<Drawing> of(Draft draft, Answer.Training answer) {
        List<Evaluation> losses = losses(answer);
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
        return Optional.of(drawing(draft, isTogether(answer), losses, values));
    }

    private static boolean isTogether(Answer.Training answer) {
        return answer.epochs().get(0).batch().isPresent();
    }

    private static List<Evaluation> losses(Answer.Training answer) {
        List<Evaluation> losses = new ArrayList<>();
        for (Epoch epoch : answer.epochs()) {
            if (isTogether(answer)) {
                losses.add(epoch.batch().orElseThrow().loss());
            } else {
                for (Row row : epoch.rows()) {
                    row.loss().ifPresent(loss -> losses.add(loss.value()));
                }
            }
        }
        return losses;
    }

    private static Drawing drawing(Draft draft, boolean together, List<Evaluation> losses, List<Double> values) {
        double least = Math.min(0, Collections.min(values));
        double most = Collections.max(values);
        if (Collections.min(values) > 0.6 * most) {
            least = Collections.min(values) - 0.1 * (most - Collections.min(values));
        }
        int count = values.size();
        Frame frame = new Frame(
                0, 0, Math.min(WIDTH, 24.0 * (count - 1)), HEIGHT, 1, count, least, most + 0.05 * (most - least));
        Canvas canvas = new Canvas();
        frame.axes(
                canvas,
                draft.say(together ? FigurePhrase.FIGURE_EPOCH : FigurePhrase.FIGURE_ROW),
                Text.of(Expr.Symbol.of("C")));
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            points.add(frame.at(k + 1, values.get(k)));
        }
        canvas.curve(Strokes.CURVE, points);
        for (int k = 0; k < count && count <= MOST_MARKS; k++) {
            canvas.add(new Circle(
                    points.get(k),
                    1.5,
                    new Stroke(0.6, Ink.BLACK, false),
                    Fill.INK,
                    Optional.of(losses.get(k).id())));
        }
        ends(points, losses, canvas);
        String title = draft.wording().word(FigurePhrase.FIGURE_LOSS);
        String first = Text.plain(losses.get(0).result(), draft.language());
        String last = Text.plain(losses.get(count - 1).result(), draft.language());
        return canvas.drawing(
                "loss", title, Text.sentences(List.of(draft.say(FigurePhrase.FIGURE_LOSS_SHOWS, count, first, last))));
    }

    /** The first and the last loss at their points. */
    private static void ends(List<Point> points, List<Evaluation> losses, Canvas canvas) {
        int last = points.size() - 1;
        Point first = points.get(0);
        canvas.label(
                new Point(first.x() + 5, first.y() - 3),
                Anchor.LEFT,
                Size.SMALL,
                Ink.BLACK,
                Text.of(losses.get(0).result()));
        Point end = points.get(last);
        canvas.label(
                new Point(end.x() + 5, end.y() - 6),
                Anchor.LEFT,
                Size.SMALL,
                Ink.BLACK,
                Text.of(losses.get(last).result()));
    }
}
