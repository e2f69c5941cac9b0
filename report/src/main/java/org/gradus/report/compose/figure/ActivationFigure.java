package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Real;
import org.gradus.report.compose.figure.CurveMarks.Mark;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.Answer.ActivationDerivative.OfActivation;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;

/** An activation above its derivative, at the same z, with the numbers of the exercise marked and the tangent there. */
public final class ActivationFigure {
    private static final double WIDTH = 200;
    private static final double UPPER = 62;
    private static final double LOWER = 40;
    private static final double BETWEEN = 24;

    /** So far to both sides at least. */
    private static final double LEAST_SPAN = 4.5;

    /** What lies further out is not drawn: the curve would be a corner. */
    private static final double MOST_SPAN = 12;

    private static final double NEAR = 1e-7;
    private static final double JUMP = 1e-3;

    private final Draft draft;
    private final ScalarActivation activation;
    private final List<Mark> marks;
    private final double span;
    private final List<Double> kinks = new ArrayList<>();
    private final Canvas canvas = new Canvas();

    private ActivationFigure(Draft draft, OfActivation answer) {
        this.draft = draft;
        this.activation = answer.activation();
        List<Mark> all = marks(answer);
        double farthest =
                all.stream().mapToDouble(mark -> Math.abs(mark.z())).max().orElse(0);
        this.span = Math.max(LEAST_SPAN, Math.min(MOST_SPAN, 1.2 * farthest));
        this.marks = all.stream().filter(mark -> Math.abs(mark.z()) <= span).toList();
        activation.kinks().forEach(kink -> kinks.add(Real.of(kink).nearestDouble()));
        Collections.sort(kinks);
    }

    /** The picture; empty for the identity, and for a function that has no value somewhere. */
    public static Optional<Drawing> of(Draft draft, OfActivation answer) {
        if (Notation.isIdentity(answer.activation())) {
            return Optional.empty();
        }
        return new ActivationFigure(draft, answer).drawing();
    }

    private List<Mark> marks(OfActivation answer) {
        List<Mark> found = new ArrayList<>();
        List<SampleTrace> samples = draft.samples();
        for (int s = 0; s < Math.min(samples.size(), answer.values().size()); s++) {
            int next = 0;
            for (LayerTrace layer : samples.get(s).layers()) {
                for (int unit : layer.unitsWith(activation)) {
                    AtPoint slope = answer.values().get(s).get(next++);
                    Mark.of(layer, unit, slope).ifPresent(found::add);
                }
            }
        }
        List<Mark> each = new ArrayList<>();
        for (Mark mark : found) {
            if (each.stream().noneMatch(other -> other.z() == mark.z())) {
                each.add(mark);
            }
        }
        each.sort((a, b) -> Double.compare(a.z(), b.z()));
        return each;
    }

    private Optional<Drawing> drawing() {
        double[] upper = range(activation::value);
        double[] lower = range(activation::derivative);
        if (!Double.isFinite(upper[1] - upper[0]) || !Double.isFinite(lower[1] - lower[0])) {
            return Optional.empty();
        }
        Frame above = new Frame(0, 0, WIDTH, UPPER, -span, span, upper[0], upper[1]);
        Frame below = new Frame(0, UPPER + BETWEEN, WIDTH, LOWER, -span, span, lower[0], lower[1]);
        Expr z = Expr.Symbol.of("z");
        above.axesWithoutNumbersBelow(canvas, Text.of(Notation.apply(activation, z)));
        below.axes(canvas, Text.of(z), Text.of(prime(z)));
        CurveMarks placed = new CurveMarks(draft, activation, marks, above, below);
        placed.guides(canvas);
        curve(activation::value, above);
        curve(activation::derivative, below);
        placed.paint(canvas);
        String name = activation.title();
        String title = Text.sentences(List.of(draft.say(FigurePhrase.FIGURE_ACTIVATION, name)));
        return Optional.of(canvas.drawing("activation-" + fileName(), title, placed.description(name)));
    }

    private String fileName() {
        String plain = activation.name().replaceAll("[^A-Za-z0-9]+", "-");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    private Expr prime(Expr argument) {
        return Expr.Derivative.prime(Expr.Apply.of(activation.name(), argument), argument);
    }

    /** From the least to the largest value, 0 among them. */
    private double[] range(DoubleUnaryOperator function) {
        double least = 0;
        double most = 0;
        for (int i = 0; i <= 200; i++) {
            double value = function.applyAsDouble(-span + 2 * span * i / 200);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most > least
                ? new double[] {least < 0 ? least - 0.04 * (most - least) : 0, most + 0.04 * (most - least)}
                : new double[] {least, least + 1};
    }

    private void curve(DoubleUnaryOperator function, Frame frame) {
        Curve.of(function, frame, kinks).forEach(piece -> canvas.curve(Strokes.CURVE, piece));
        for (double kink : kinks) {
            double left = function.applyAsDouble(kink - NEAR);
            double right = function.applyAsDouble(kink + NEAR);
            if (Math.abs(left - right) > JUMP && frame.holds(kink, left) && frame.holds(kink, right)) {
                jump(frame.at(kink, left), frame.at(kink, right));
            }
        }
    }

    /** Both ends open: what holds at the point itself is a convention. */
    private void jump(Point left, Point right) {
        for (Point end : List.of(left, right)) {
            canvas.add(new Circle(end, 1.8, new Stroke(0.9, Ink.BLACK, false), Fill.PAPER, Optional.empty()));
        }
    }
}
