package org.gradus.report.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.AtKink;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Reduction;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.BackwardPass;
import org.gradus.core.number.Enclosure;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;
import org.gradus.report.check.DoublePath.Bounds;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Terms;

/**
 * EJML's doubles as another way to the gradients. The backward pass is repeated in intervals that are wide enough for the errors of
 * the doubles: they start from the forward error bounds and are rounded to fewer bits than a double has. Both the double and the
 * certified value must lie in them.
 */
final class DoubleBackwardPath {
    private static final int BITS = 46;
    private static final Expr Z = Expr.Symbol.of("z");

    private final Bounds bounds;
    private final Loss loss;
    private final Matrix target;
    private final BackwardTrace trace;
    private final int last;
    private final Optional<Double> decay;
    private final boolean turned;

    /**
     * @param decay λ of the regularisation, where it is added to this sample's gradients
     * @param turned whether the error terms have the other sign than derivatives
     */
    private DoubleBackwardPath(
            Bounds bounds, Loss loss, Matrix target, BackwardTrace trace, Optional<Double> decay, boolean turned) {
        this.turned = turned;
        this.decay = decay;
        this.bounds = bounds;
        this.loss = loss;
        this.target = target;
        this.trace = trace;
        this.last = trace.layers().size();
    }

    /** Throws an {@link IllegalStateException}, a fault of this library, where the two ways disagree. */
    static void check(Exercise exercise, Bounds bounds, SampleTrace sample, LossTrace loss, BackwardTrace trace) {
        Matrix target = DoublePath.column(sample.sample().target().orElseThrow());
        try {
            AtKink atKink =
                    AtKink.valueOf(exercise.conventions().kinkDerivative().name());
            BackwardPass doubles = bounds.network().backward(bounds.pass(), loss.loss(), target, atKink);
            Optional<Double> decay = loss.penalty()
                    .flatMap(any -> exercise.regularisation())
                    .map(own -> DoublePath.column(List.of(own.l2())).get(0));
            boolean turned = exercise.conventions().errorSign() == ErrorSign.TARGET_MINUS_OUTPUT;
            new DoubleBackwardPath(bounds, loss.loss(), target, trace, decay, turned).compare(doubles);
        } catch (ArithmeticException beyondDoubles) {
            // a loss that only doubles make infinite, an interval that reaches a pole: nothing to compare
        }
    }

    private void compare(BackwardPass doubles) {
        List<Interval> delta = underflowing(outputDelta());
        for (int l = last; l >= 1; l--) {
            BackwardTrace.LayerGradients layer = trace.layers().get(l - 1);
            for (int i = 0; i < delta.size(); i++) {
                double inDoubles = doubles.delta(l).get(i);
                require(
                        layer.delta().get(i),
                        turned ? -inDoubles : inDoubles,
                        turned ? delta.get(i).negate() : delta.get(i));
                for (int j = 0; j < layer.weights().get(i).size(); j++) {
                    if (layer.weights().get(i).get(j).isAbsent()) {
                        requireNone(l, i, j, doubles);
                        continue;
                    }
                    Interval a = around(
                            bounds.pass().activation(l - 1).get(j), bounds.a().get(l - 1)[j]);
                    Interval product = delta.get(i).times(a, BITS);
                    require(
                            layer.weights().get(i).get(j),
                            doubles.weightGradient(l).get(i, j) + decayed(l, i, j),
                            product.plus(decay(l, i, j), BITS));
                }
            }
            List<Interval> before = underflowing(carriedBack(l, delta));
            if (l > 1) {
                delta = underflowing(through(l - 1, before));
            } else {
                for (int j = 0; j < before.size(); j++) {
                    require(trace.input().get(j), doubles.inputGradient().get(j), before.get(j));
                }
            }
        }
    }

    private double decayed(int l, int i, int j) {
        return decay.map(lambda -> lambda * bounds.network().layer(l).weights().get(i, j))
                .orElse(0.0);
    }

    /** λ w. */
    private Interval decay(int l, int i, int j) {
        double weight = bounds.network().layer(l).weights().get(i, j);
        return decay.map(lambda -> around(lambda, Math.ulp(lambda)).times(around(weight, Math.ulp(weight)), BITS))
                .orElse(Interval.ZERO);
    }

    /** Without an edge neither way has a gradient. */
    private static void requireNone(int l, int i, int j, BackwardPass doubles) {
        if (doubles.weightGradient(l).get(i, j) != 0) {
            throw Agreement.fault("dW" + l, "no edge", doubles.weightGradient(l).get(i, j) + " in doubles");
        }
    }

    private static void require(Evaluation evaluation, double inDoubles, Interval covered) {
        double least = covered.lower() - Double.MIN_NORMAL;
        double most = covered.upper() + Double.MIN_NORMAL;
        if (inDoubles >= least && inDoubles <= most && evaluation.value().isBetween(least, most)) {
            return;
        }
        double certified = evaluation.value().nearestDouble().orElse(Double.NaN);
        if (!Double.isFinite(inDoubles) || !Double.isFinite(certified)) {
            return;
        }
        if (inDoubles < least || inDoubles > most || certified < least || certified > most) {
            throw Agreement.fault(
                    evaluation.id().text(),
                    Double.toString(certified),
                    inDoubles + " in doubles, bounded by " + covered);
        }
    }

    // ---- in intervals ----

    /** A double that is too small for its format is off by up to this, and a large input makes that visible: 1e300·(1e-600). */
    private static List<Interval> underflowing(List<Interval> values) {
        Interval room = DoublePath.point(-Double.MIN_NORMAL).hull(DoublePath.point(Double.MIN_NORMAL));
        return values.stream().map(value -> value.plus(room, BITS)).toList();
    }

    private static Interval around(double value, double error) {
        if (!Double.isFinite(value) || !Double.isFinite(error)) {
            throw new ArithmeticException("beyond doubles");
        }
        return DoublePath.point(value - error).hull(DoublePath.point(value + error));
    }

    private List<Interval> output() {
        List<Interval> y = new ArrayList<>();
        for (int i = 0; i < target.rows(); i++) {
            y.add(around(bounds.pass().output().get(i), bounds.a().get(last)[i]));
        }
        return y;
    }

    private List<Interval> outputDelta() {
        List<Interval> y = output();
        return switch (trace.rule()) {
            case SOFTMAX_CROSS_ENTROPY, SOFTMAX_CROSS_ENTROPY_ONE -> {
                Interval total = Interval.ZERO;
                for (int k = 0; k < y.size(); k++) {
                    total = total.plus(target(k), BITS);
                }
                yield tempered(last, lessTarget(y, total));
            }
            case SIGMOID_BINARY_CROSS_ENTROPY -> lessTarget(y, Interval.ONE);
            case DERIVATIVE, JACOBIAN -> through(last, lossGradient(y));
        };
    }

    private List<Interval> lessTarget(List<Interval> y, Interval factor) {
        List<Interval> delta = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            delta.add(y.get(i).times(factor, BITS).minus(target(i), BITS));
        }
        return delta;
    }

    /** The target to within a double. */
    private Interval target(int i) {
        return around(target.get(i), Math.ulp(target.get(i)));
    }

    private List<Interval> lossGradient(List<Interval> y) {
        List<Expr> outputs = new ArrayList<>();
        List<Expr> targets = new ArrayList<>();
        for (int i = 1; i <= y.size(); i++) {
            outputs.add(Expr.Indexed.of("y", i));
            targets.add(Expr.Indexed.of("t", i));
        }
        List<Interval> gradient = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            int entry = i;
            Expr own = loss.formula(List.of(outputs.get(i)), List.of(targets.get(i)));
            Function<Expr, Interval> values =
                    symbol -> symbol.equals(outputs.get(entry)) ? y.get(entry) : target(entry);
            Interval slope =
                    ForwardMode.differentiate(own, values, outputs.get(i), BITS).derivative();
            boolean kink =
                    loss.kinks(outputs.get(i), targets.get(i)).stream().anyMatch(point -> mayHold(point.at(), values));
            slope = kink ? slope.hull(Interval.ZERO) : slope;
            boolean mean = loss.reduction() == Reduction.MEAN;
            gradient.add(mean ? slope.over(DoublePath.point(y.size()), BITS) : slope);
        }
        return gradient;
    }

    /** Whether the two sides may be equal within these intervals. */
    private static boolean mayHold(Expr.Relation equation, Function<Expr, Interval> values) {
        return Enclosure.of(Terms.minus(equation.left(), equation.right()), values, BITS)
                .containsZero();
    }

    private List<Interval> carriedBack(int l, List<Interval> delta) {
        Matrix weights = bounds.network().layer(l).weights();
        List<Interval> before = new ArrayList<>();
        for (int j = 0; j < weights.columns(); j++) {
            Interval sum = Interval.ZERO;
            for (int k = 0; k < delta.size(); k++) {
                Interval weight = around(weights.get(k, j), Math.ulp(weights.get(k, j)));
                sum = sum.plus(weight.times(delta.get(k), BITS), BITS);
            }
            before.add(sum);
        }
        return before;
    }

    private List<Interval> through(int l, List<Interval> gradient) {
        Activation function = bounds.network().layer(l).activation();
        if (!function.isEntrywise()) {
            return throughSoftmax(l, gradient);
        }
        List<Interval> delta = new ArrayList<>();
        for (int i = 0; i < gradient.size(); i++) {
            Interval z =
                    around(bounds.pass().preactivation(l).get(i), bounds.z().get(l - 1)[i]);
            Interval slope = ForwardMode.differentiate(
                            function.unit(i).orElseThrow().formula(Z), symbol -> z, Z, BITS)
                    .derivative();
            delta.add(gradient.get(i).times(slope, BITS));
        }
        return delta;
    }

    /** δ_j = Σ_i y_i (1_{i=j} − y_j) g_i = y_j (g_j − Σ_i y_i g_i). */
    private List<Interval> throughSoftmax(int l, List<Interval> gradient) {
        List<Interval> a = new ArrayList<>();
        Interval mean = Interval.ZERO;
        for (int i = 0; i < gradient.size(); i++) {
            a.add(around(bounds.pass().activation(l).get(i), bounds.a().get(l)[i]));
            mean = mean.plus(a.get(i).times(gradient.get(i), BITS), BITS);
        }
        List<Interval> delta = new ArrayList<>();
        for (int j = 0; j < gradient.size(); j++) {
            delta.add(a.get(j).times(gradient.get(j).minus(mean, BITS), BITS));
        }
        return tempered(l, delta);
    }

    /** Divided by the temperature of layer {@code l}, a softmax. */
    private List<Interval> tempered(int l, List<Interval> slopes) {
        double divisor = DoublePath.divisor(bounds.network().layer(l).activation());
        if (divisor == 1) {
            return slopes;
        }
        Interval temperature = around(divisor, Math.ulp(divisor));
        return slopes.stream().map(slope -> slope.over(temperature, BITS)).toList();
    }
}
