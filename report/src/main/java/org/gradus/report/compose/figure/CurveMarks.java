package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.worksheet.Evaluation;

/** The numbers of an exercise on the curves of an activation and of its derivative. */
final class CurveMarks {
    /** With more of them numbers at the points would cover each other. */
    private static final int FEW = 2;

    private static final double RADIUS = 2;
    private static final double TANGENT = 34;
    private static final double ROW = 10;
    private static final int MOST_ROWS = 4;

    private final Draft draft;
    private final ScalarActivation activation;
    private final List<Mark> marks;
    private final Frame above;
    private final Frame below;

    /**
     * A z of the exercise.
     *
     * @param isKink whether there is no tangent
     */
    record Mark(
            int layer,
            Evaluation input,
            Evaluation output,
            Evaluation slope,
            boolean isKink,
            double z,
            double a,
            double d) {
        /** Empty where a number was not to be had. */
        static Optional<Mark> of(LayerTrace layer, int unit, AtPoint slope) {
            if (layer.preactivation().isEmpty()) {
                return Optional.empty();
            }
            Evaluation z = layer.preactivation().get(unit);
            Evaluation a = layer.activation().get(unit);
            OptionalDouble atZ = z.value().nearestDouble();
            OptionalDouble atA = a.value().nearestDouble();
            OptionalDouble atD = slope.value().value().nearestDouble();
            return atZ.isEmpty() || atA.isEmpty() || atD.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Mark(
                            layer.layer(),
                            z,
                            a,
                            slope.value(),
                            slope.kink().isPresent(),
                            atZ.getAsDouble(),
                            atA.getAsDouble(),
                            atD.getAsDouble()));
        }
    }

    CurveMarks(Draft draft, ScalarActivation activation, List<Mark> marks, Frame above, Frame below) {
        this.draft = draft;
        this.activation = activation;
        this.marks = marks;
        this.above = above;
        this.below = below;
    }

    /** The dotted lines down to the axis. */
    void guides(Canvas canvas) {
        for (Mark mark : marks) {
            Stroke guide = new Stroke(0.6, Ink.of(mark.layer()), true);
            canvas.line(guide, above.at(mark.z(), mark.a()), below.at(mark.z(), below.least()));
        }
    }

    void paint(Canvas canvas) {
        for (int k = 0; k < marks.size(); k++) {
            Mark mark = marks.get(k);
            boolean left = k == 0 && marks.size() > 1;
            tangent(mark, canvas);
            point(above.at(mark.z(), mark.a()), mark, mark.output(), canvas);
            point(below.at(mark.z(), mark.d()), mark, mark.slope(), canvas);
            if (marks.size() <= FEW) {
                boolean rises = mark.d() > 0;
                double up = left == rises ? -6 : 7;
                value(above.at(mark.z(), mark.a()), up, left, mark, mark.output(), false, canvas);
                value(below.at(mark.z(), mark.d()), -6.5, left, mark, mark.slope(), true, canvas);
            }
        }
        names(canvas);
    }

    private void tangent(Mark mark, Canvas canvas) {
        if (mark.isKink() || marks.size() > FEW) {
            return;
        }
        Point middle = above.at(mark.z(), mark.a());
        double dx = above.width() / (above.to() - above.from());
        double dy = -mark.d() * above.height() / (above.most() - above.least());
        double length = Math.hypot(dx, dy);
        double x = TANGENT * dx / length;
        double y = TANGENT * dy / length;
        canvas.line(
                new Stroke(0.9, Ink.of(mark.layer()), false),
                new Point(middle.x() - x, middle.y() - y),
                new Point(middle.x() + x, middle.y() + y));
    }

    private void point(Point at, Mark mark, Evaluation of, Canvas canvas) {
        canvas.add(
                new Circle(at, RADIUS, new Stroke(0.8, Ink.of(mark.layer()), false), Fill.INK, Optional.of(of.id())));
    }

    /** "σ(0.4) ≈ 0.5987" beside the point. */
    private void value(Point at, double down, boolean left, Mark mark, Evaluation value, boolean prime, Canvas canvas) {
        Expr z = mark.input().result();
        Expr applied = Expr.Apply.of(prime ? activation.name() : activation.symbol(), z);
        Chain chain = Chain.of(prime ? Expr.Derivative.prime(applied, z) : applied)
                .and(value.value().result().relation(), value.result());
        canvas.label(
                new Point(at.x() + (left ? -5 : 5), at.y() + down),
                left ? Anchor.RIGHT : Anchor.LEFT,
                Size.SMALL,
                Ink.of(mark.layer()),
                Text.of(chain));
    }

    /** "z_1^1 = 0.4" below the axis, from left to right in a few rows; what has no room there is left out. */
    private void names(Canvas canvas) {
        double[] free = new double[Math.min(MOST_ROWS, marks.size())];
        Arrays.fill(free, Double.NEGATIVE_INFINITY);
        for (Mark mark : marks) {
            Chain chain = Chain.of(draft.notation().name(mark.input().id()))
                    .and(mark.input().value().result().relation(), mark.input().result());
            List<Inline> text = Text.of(chain);
            double half = LabelWidth.of(text, Size.SMALL) / 2;
            Point at = below.at(mark.z(), below.least());
            for (int row = 0; row < free.length; row++) {
                if (at.x() - half > free[row]) {
                    free[row] = at.x() + half + 4;
                    Point place = new Point(at.x(), at.y() + 18 + row * ROW);
                    canvas.label(place, Anchor.CENTRE, Size.SMALL, Ink.of(mark.layer()), text);
                    break;
                }
            }
        }
    }

    String description(String name) {
        List<List<Inline>> sentences = new ArrayList<>();
        sentences.add(draft.say(FigurePhrase.FIGURE_ACTIVATION_SHOWS, name));
        for (Mark mark : marks) {
            sentences.add(draft.say(
                    FigurePhrase.FIGURE_ACTIVATION_AT,
                    Text.plain(mark.input().result(), draft.language()),
                    Text.plain(mark.output().result(), draft.language()),
                    Text.plain(mark.slope().result(), draft.language())));
        }
        return Text.sentences(sentences);
    }
}
