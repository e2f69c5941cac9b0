package org.gradus.core.function;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Evaluator;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/** Which derivative an activation has at a kink, where it has no two-sided one: a convention, such as ReLU′(0) = 0. */
public enum AtKink {
    /** The derivative from the left. */
    LEFT,
    /** The derivative from the right. */
    RIGHT,
    /** The mean of the two. */
    MEAN,
    /** None: {@link #derivative} refuses. */
    UNDEFINED;

    private static final Expr Z = Expr.Symbol.of("z");

    /**
     * The derivative at {@code z}, by this convention where {@code z} is a kink.
     *
     * @throws ArithmeticException at a kink, if this is {@link #UNDEFINED}
     */
    public double derivative(ScalarActivation activation, double z) {
        return derivativeOf(activation).applyAsDouble(z);
    }

    /** As {@link #derivative}, for many {@code z}: where the kinks are is calculated once. */
    public DoubleUnaryOperator derivativeOf(ScalarActivation activation) {
        if (this == LEFT || activation.kinks().isEmpty()) {
            return activation::derivative;
        }
        double[] kinks = activation.kinks().stream()
                .mapToDouble(kink -> Real.of(kink, ZeroTest.NONE).nearestDouble())
                .toArray();
        return z -> Arrays.stream(kinks).anyMatch(kink -> kink == z)
                ? derivativeAtKink(activation, z)
                : activation.derivative(z);
    }

    private double derivativeAtKink(ScalarActivation activation, double z) {
        if (this == UNDEFINED) {
            throw new ArithmeticException(activation.name() + " has no derivative at " + z);
        }
        double right = fromRight(activation, z);
        return this == RIGHT ? right : (activation.derivative(z) + right) / 2;
    }

    /** What is left of z in f(−z) is right of −z in f. */
    private static double fromRight(ScalarActivation activation, double z) {
        Expr mirrored = activation.formula(new Expr.Negation(Z));
        return 0.0 - Evaluator.differentiate(mirrored, variable -> -z, Z).derivative();
    }
}
