package org.gradus.core.check;

/**
 * How uncertain the computed values of a function are: by the differences of its values at seven points that lie so close together
 * that a smooth function is a straight line there. What is left in the fourth to sixth differences is rounding.
 *
 * <p>Source: J. J. Moré, S. M. Wild, Estimating computational noise, SIAM Journal on Scientific Computing 33 (2011) 1292.
 */
final class Noise {
    static final int POINTS = 7;
    private static final double SAFETY = 4;
    /** (k!)²/(2k)!, by which the k-th difference of uncorrelated errors is larger than the errors. */
    private static final double[] SHRINKS = {1, 1 / 2.0, 1 / 6.0, 1 / 20.0, 1 / 70.0, 1 / 252.0, 1 / 924.0};

    private Noise() {}

    /** The level of the noise in {@code values} at equidistant points, at least one rounding. */
    static double of(double[] values) {
        double[] differences = values.clone();
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double level = Math.ulp(largest);
        for (int order = 1; order < values.length; order++) {
            double squares = 0;
            int count = values.length - order;
            for (int i = 0; i < count; i++) {
                differences[i] = differences[i + 1] - differences[i];
                squares += differences[i] * differences[i];
            }
            if (order >= 4) {
                level = Math.max(level, SAFETY * Math.sqrt(SHRINKS[order] * squares / count));
            }
        }
        return level;
    }
}
