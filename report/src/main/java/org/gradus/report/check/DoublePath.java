package org.gradus.report.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.gradus.core.number.Enclosure;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/**
 * The third, independent way to every number of a forward pass: EJML's doubles. They must agree with the certified values within a
 * forward error bound (Higham, Accuracy and Stability of Numerical Algorithms, section 3.5, carried from layer to layer), so that a
 * sum such as 1e16 + 1 − 1e16 is no fault and a wrong formula is.
 */
public final class DoublePath {
    /** Unit roundoff of the double format. */
    private static final double UNIT = 0x1p-53;
    /** The activations' formulas are enclosed with fewer bits than a double has, so that the double evaluation lies inside. */
    private static final int BITS = 48;

    /** Arguments nearer to 0 are not looked at in formulas calculated as they are written. */
    private static final double SMALL = 1e-30;
    /** How many roundoffs a function's value may be off in doubles: e^{-z²} loses some of its digits in the tails. */
    private static final int FUNCTION_ERROR = 96;

    private DoublePath() {}

    /**
     * A forward pass in doubles, and how far each of its numbers may be off.
     *
     * @param z the error bounds of z^1, …, z^L
     * @param a the error bounds of a^0, …, a^L
     */
    public record Bounds(Network network, ForwardPass pass, List<double[]> z, List<double[]> a) {}

    /**
     * The pass in doubles, if there is one to compare with. Throws an {@link IllegalStateException}, a fault of this library, where
     * the two ways disagree.
     */
    public static Optional<Bounds> check(Exercise exercise, Parameters parameters, SampleTrace trace) {
        Optional<List<LayerData>> parametersInDoubles = parameters.nearest();
        boolean comparable = exercise.rounding().mode() != Mode.DISPLAYED
                && trace.sample().source() == Source.INPUT
                && parametersInDoubles.isPresent();
        if (!comparable) {
            return Optional.empty();
        }
        NetworkData data = new NetworkData(parametersInDoubles.get());
        Matrix x = column(trace.sample().values());
        Network network = network(data);
        Optional<ForwardPass> inDoubles = forward(network, x);
        if (inDoubles.isEmpty()) {
            return Optional.empty();
        }
        ForwardPass pass = inDoubles.get();
        double[] values = doubles(x);
        double[] errors = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            errors[i] = UNIT * Math.abs(values[i]) + Double.MIN_NORMAL;
        }
        Bounds bounds = new Bounds(network, pass, new ArrayList<>(), new ArrayList<>(List.of(errors)));
        for (LayerTrace layer : trace.layers()) {
            int l = layer.layer();
            double[] z = doubles(pass.preactivation(l));
            errors = preactivationErrors(data.layers().get(l - 1), values, errors);
            compare(layer.preactivation(), z, errors);
            bounds.z.add(errors);
            values = doubles(pass.activation(l));
            errors = layer.function().isEntrywise()
                    ? entryErrors(layer.function(), z, errors)
                    : softmaxErrors(divisor(layer.function()), z, values, errors);
            compare(layer.activation(), values, errors);
            bounds.a.add(errors);
        }
        return Optional.of(bounds);
    }

    /** Absent where a number of the exercise, or a logit, is beyond doubles: softmax of infinities is refused there. */
    private static Optional<ForwardPass> forward(Network network, Matrix x) {
        try {
            return Optional.of(network.forward(x));
        } catch (IllegalArgumentException beyondDoubles) {
            return Optional.empty();
        }
    }

    private static Network network(NetworkData data) {
        List<Layer> layers = new ArrayList<>();
        for (LayerData layer : data.layers()) {
            double[][] weights = new double[layer.units()][layer.inputs()];
            Set<Layer.Edge> missing = new HashSet<>();
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights[i].length; j++) {
                    weights[i][j] = weight(layer, i, j);
                    if (!layer.hasEdge(i + 1, j + 1)) {
                        missing.add(new Layer.Edge(i, j));
                    }
                }
            }
            Optional<Matrix> bias = layer.bias().map(DoublePath::column);
            layers.add(new Layer(Matrix.of(weights), bias, layer.activation(), missing));
        }
        return new Network(layers);
    }

    /** The temperature of a softmax as a double. */
    static double divisor(Activation activation) {
        return activation.divisor().map(DoublePath::nearest).orElse(1.0);
    }

    static Matrix column(List<Expr> constants) {
        return Matrix.column(constants.stream().mapToDouble(DoublePath::nearest).toArray());
    }

    /** The weight from {@code j} to {@code i}, both from 0; 0 where there is no edge. */
    private static double weight(LayerData layer, int i, int j) {
        return layer.hasEdge(i + 1, j + 1) ? nearest(layer.weights().get(i).get(j)) : 0;
    }

    private static double nearest(Expr constant) {
        return constant instanceof Expr.Num num
                ? num.value().doubleValue()
                : Real.of(constant, ZeroTest.NONE).nearestDouble();
    }

    private static double[] doubles(Matrix column) {
        double[] values = new double[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i);
        }
        return values;
    }

    /** |Δz_i| ≤ Σ_j |w_ij| Δa_j + γ (Σ_j |w_ij| |a_j| + |b_i|). */
    private static double[] preactivationErrors(LayerData layer, double[] a, double[] errors) {
        double gamma = (a.length + 6) * UNIT;
        double[] result = new double[layer.units()];
        for (int i = 0; i < result.length; i++) {
            double size = layer.bias().isPresent()
                    ? Math.abs(nearest(layer.bias().get().get(i)))
                    : 0;
            double carried = 0;
            for (int j = 0; j < a.length; j++) {
                double weight = Math.abs(weight(layer, i, j));
                size += weight * Math.abs(a[j]);
                // a weight or a product too small for its format is 0 in doubles
                carried += weight * errors[j] + Double.MIN_NORMAL * (Math.abs(a[j]) + 1);
            }
            result[i] = carried + gamma * size + Double.MIN_NORMAL;
        }
        return result;
    }

    /** The width of the formula's enclosure over [z − Δz, z + Δz]. */
    private static double[] entryErrors(Activation function, double[] z, double[] errors) {
        double[] result = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            ScalarActivation activation = function.unit(i).orElseThrow();
            Expr formula = activation.formula(Expr.Symbol.of("z"));
            // somebody's own formula is calculated as it is written
            boolean asWritten = !activation.isPrecise();
            // what becomes 0 on the way, as z² in √(z²), has no bound of its own
            boolean bounded = !asWritten || z[i] == 0 || Math.abs(z[i]) > SMALL;
            result[i] = bounded ? width(formula, z[i], errors[i], asWritten) : Double.POSITIVE_INFINITY;
        }
        return result;
    }

    private static double width(Expr formula, double z, double error, boolean asWritten) {
        if (!Double.isFinite(z) || !Double.isFinite(error)) {
            return Double.POSITIVE_INFINITY;
        }
        Interval argument = point(z - error).hull(point(z + error));
        try {
            Interval value = asWritten
                    ? Enclosure.asWritten(formula, symbol -> argument, BITS)
                    : Enclosure.of(formula, symbol -> argument, BITS);
            double slack = FUNCTION_ERROR * UNIT * Math.max(Math.abs(value.lower()), Math.abs(value.upper()));
            return value.upper() - value.lower() + slack + Double.MIN_NORMAL;
        } catch (ArithmeticException notSeparated) {
            return Double.POSITIVE_INFINITY;
        }
    }

    static Interval point(double value) {
        return Interval.of(value);
    }

    /** |Δy_i| ≤ y_i (e^{2Δ} − 1) with Δ the largest error of a logit, its difference to the largest included. */
    private static double[] softmaxErrors(double divisor, double[] z, double[] y, double[] errors) {
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        double error = 0;
        for (int i = 0; i < z.length; i++) {
            largest = Math.max(largest, z[i] / divisor);
            smallest = Math.min(smallest, z[i] / divisor);
            error = Math.max(error, errors[i] / divisor + (divisor == 1 ? 0 : 2 * UNIT * Math.abs(z[i] / divisor)));
        }
        double delta = error + 2 * UNIT * (largest - smallest);
        double relative = Math.expm1(2 * delta) + 4 * (z.length + 8) * UNIT;
        double[] result = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            result[i] = y[i] * relative + Double.MIN_NORMAL;
        }
        return result;
    }

    private static void compare(List<Evaluation> evaluations, double[] doubles, double[] errors) {
        for (int i = 0; i < doubles.length; i++) {
            if (!Double.isFinite(doubles[i]) || !Double.isFinite(errors[i])) {
                continue;
            }
            if (evaluations.get(i).value().isBetween(doubles[i] - errors[i], doubles[i] + errors[i])) {
                continue;
            }
            double certified = evaluations.get(i).value().nearestDouble().orElse(Double.NaN);
            double allowed = 1.01 * errors[i] + 2 * Math.ulp(certified);
            if (Double.isFinite(certified) && Math.abs(certified - doubles[i]) > allowed) {
                throw new IllegalStateException(
                        evaluations.get(i).id().text() + " is " + certified + " by its formula but " + doubles[i]
                                + " in doubles, further than their error bound " + errors[i]);
            }
        }
    }
}
