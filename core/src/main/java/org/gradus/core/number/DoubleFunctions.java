package org.gradus.core.number;

import java.math.BigInteger;

/**
 * e^x and what follows from it, of {@link DoubleInterval}s. Nothing rests on the library's functions: e^x is calculated in integers whose
 * errors are counted, and a logarithm is only guessed; what e^x says of the guess decides.
 *
 * <p>x = k ln 2 + j/16 + s with |s| ≤ 1/32, all in units of 2^-62; e^(j/16) from a table, e^s from ten terms.
 */
final class DoubleFunctions {
    private static final int PLACES = 62;
    private static final double UNITS = Math.scalb(1.0, PLACES);
    /** e^x is far within the range of doubles. */
    private static final double LARGEST_EXPONENT = 340;

    /** ln 2 cut off after 32 bits, so that k times it is exact, and the rest as a double. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LN2 = 0x1.62e42fefa39efp-1;

    /** 2^62/16. */
    private static final int STEP_PLACES = PLACES - 4;
    /** |k ln 2 + j/16 − x| ≤ 1/32, where |x − k ln 2| < 0.35: |j| ≤ 6. */
    private static final int STEPS = 6;

    /** Places of the table while it is calculated: few, so that a program starts fast. */
    private static final int TABLE_PLACES = PLACES + 10;

    private static final long[] STEP_POWERS = new long[2 * STEPS + 1];
    /** 2^62/n!. */
    private static final long[] COEFFICIENTS = new long[10];

    /**
     * In units: s is off by at most 3, a coefficient and a product by 1 each, which times s counts little; so e^s by 5, the table by 1, and
     * the last product, whose factors are under 1.46 and 1.04, by 1.46 · 5 + 1.04 · 1.1 + 1 < 10.
     */
    private static final long ERROR = 10;

    private static final double LEAST_LOG_ERROR = 0x1p-50;

    static {
        for (int direction : new int[] {-1, 1}) {
            BigInteger step = Elementary.exp(new Dyadic(BigInteger.valueOf(direction), -4), TABLE_PLACES)
                    .low()
                    .fixedPoint(TABLE_PLACES);
            BigInteger power = BigInteger.ONE.shiftLeft(TABLE_PLACES);
            for (int j = 0; j <= STEPS; j++) {
                // too small by less than 2^-66, and then by one unit
                STEP_POWERS[STEPS + direction * j] =
                        power.shiftRight(TABLE_PLACES - PLACES).longValueExact();
                power = power.multiply(step).shiftRight(TABLE_PLACES);
            }
        }
        long factorial = 1;
        for (int n = 1; n < COEFFICIENTS.length; n++) {
            factorial *= n;
            COEFFICIENTS[n] = (1L << PLACES) / factorial;
        }
    }

    private DoubleFunctions() {}

    /** e^x = mantissa · 2^exponent, the mantissa off by less than {@link #ERROR}. */
    private record Power(long mantissa, int exponent) {
        double below() {
            double nearest = mantissa - ERROR;
            return Math.scalb((long) nearest > mantissa - ERROR ? Math.nextDown(nearest) : nearest, exponent);
        }

        double above() {
            double nearest = mantissa + ERROR;
            return Math.scalb((long) nearest < mantissa + ERROR ? Math.nextUp(nearest) : nearest, exponent);
        }
    }

    /** For |x| up to {@link #LARGEST_EXPONENT}. */
    private static Power power(double x) {
        double k = Math.rint(x / LN2);
        // k · LN2_HIGH has at most 42 bits, the difference is a multiple of 2^-54 below 0.36, or x itself: all exact
        double rest = x - k * LN2_HIGH;
        long r = (long) (rest * UNITS) - (long) (k * LN2_LOW * UNITS);
        int j = (int) (r + (1L << STEP_PLACES - 1) >> STEP_PLACES);
        long s = r - ((long) j << STEP_PLACES);
        long sum = COEFFICIENTS[COEFFICIENTS.length - 1];
        for (int n = COEFFICIENTS.length - 2; n >= 1; n--) {
            sum = COEFFICIENTS[n] + times(sum, s);
        }
        long power = (1L << PLACES) + times(sum, s);
        return new Power(times(STEP_POWERS[j + STEPS], power), (int) k - PLACES);
    }

    /** ⌊a b/2^62⌋. */
    private static long times(long a, long b) {
        return Math.multiplyHigh(a, b) << 64 - PLACES | a * b >>> PLACES;
    }

    private static boolean isModerate(double x) {
        return Math.abs(x) <= LARGEST_EXPONENT;
    }

    static DoubleInterval exp(DoubleInterval x) {
        if (!isModerate(x.low()) || !isModerate(x.high())) {
            return DoubleInterval.NOTHING;
        }
        // e^0 = 1 is the only point
        boolean isWide = !x.containsZero() || x.isWide();
        double below = x.low() == 0 ? 1 : power(x.low()).below();
        return DoubleInterval.of(below, x.high() == 0 ? 1 : power(x.high()).above(), isWide);
    }

    static DoubleInterval ln(DoubleInterval x) {
        if (!(x.low() > 0)) {
            return DoubleInterval.NOTHING;
        }
        double low = Math.log(x.low());
        double high = Math.log(x.high());
        double below = low - Math.max(4 * Math.ulp(low), LEAST_LOG_ERROR);
        double above = high + Math.max(4 * Math.ulp(high), LEAST_LOG_ERROR);
        boolean isProved = isModerate(below)
                && isModerate(above)
                && power(below).above() <= x.low()
                && power(above).below() >= x.high();
        // ln 1 = 0 is the only point
        boolean isWide = x.low() > 1 || x.high() < 1 || x.isWide();
        return isProved ? DoubleInterval.of(below, above, isWide) : DoubleInterval.NOTHING;
    }

    /** 1/(1 + e^−x). */
    static DoubleInterval sigmoid(DoubleInterval x) {
        DoubleInterval value = DoubleInterval.ONE.over(DoubleInterval.ONE.plus(exp(x.negate())));
        return value.min(DoubleInterval.ONE);
    }

    /** 1 − 2/(e^(2x) + 1). */
    static DoubleInterval tanh(DoubleInterval x) {
        DoubleInterval below = exp(x.plus(x)).plus(DoubleInterval.ONE);
        DoubleInterval two = DoubleInterval.ONE.plus(DoubleInterval.ONE);
        return DoubleInterval.ONE.minus(two.over(below));
    }

    static DoubleInterval softplus(DoubleInterval x) {
        return ln(DoubleInterval.ONE.plus(exp(x)));
    }
}
