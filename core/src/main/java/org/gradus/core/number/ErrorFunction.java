package org.gradus.core.number;

/**
 * erf and erfc in double precision: the series with positive terms near zero, the continued fraction in the tail (Abramowitz and
 * Stegun 7.1.6 and 7.1.14).
 */
final class ErrorFunction {
    private static final double SPLIT = 2;
    /** From here on 1 − erf would lose digits. */
    private static final double TAIL = 1;
    /** Depth of the continued fraction: at {@link #TAIL} its error is about e^(−2√(2·400)), far under a double's unit. */
    private static final int DEPTH = 400;

    private ErrorFunction() {}

    static double erf(double x) {
        return Math.abs(x) < SPLIT ? series(x) : Math.signum(x) * (1 - tail(Math.abs(x)));
    }

    static double erfc(double x) {
        if (x >= TAIL) {
            return tail(x);
        }
        return x <= -SPLIT ? 2 - tail(-x) : 1 - series(x);
    }

    /** 2/√π e^(−x²). */
    static double slope(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }

    /** 2/√π e^(−x²) Σ 2^n x^(2n+1) / (1·3·…·(2n+1)). */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return slope(x) * sum;
    }

    /** e^(−x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))). */
    private static double tail(double x) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double fraction = x;
        for (int n = DEPTH; n >= 1; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return slope(x) / 2 / fraction;
    }
}
