package org.gradus.core.number;

import java.math.BigInteger;

/** Rounding to the nearest double, ties to even, as IEEE 754 says: subnormal numbers included, infinite beyond the range. */
final class DoubleRounding {
    private static final int SIGNIFICAND_BITS = 53;
    private static final int LEAST_EXPONENT = -1074;
    private static final int GREATEST_MAGNITUDE = 1024;

    private DoubleRounding() {}

    static double nearest(Dyadic value) {
        return value.signum() < 0 ? -nearestPositive(value.negate()) : nearestPositive(value);
    }

    private static double nearestPositive(Dyadic value) {
        if (value.magnitude() > GREATEST_MAGNITUDE) {
            return Double.POSITIVE_INFINITY;
        }
        if (value.magnitude() < LEAST_EXPONENT) {
            return 0;
        }
        int unit = (int) Math.max(value.magnitude() - SIGNIFICAND_BITS, LEAST_EXPONENT);
        BigInteger twice = value.fixedPoint(1L - unit);
        BigInteger whole = twice.shiftRight(1);
        boolean half = twice.testBit(0);
        boolean more = value.exponent() < unit - 1L;
        if (half && (more || whole.testBit(0))) {
            whole = whole.add(BigInteger.ONE);
        }
        return Math.scalb(whole.doubleValue(), unit);
    }

    static double nearest(Rational value) {
        int bits = 2 * SIGNIFICAND_BITS;
        Dyadic low = Dyadic.of(value, bits, Dyadic.Towards.FLOOR);
        Dyadic high = Dyadic.of(value, bits, Dyadic.Towards.CEILING);
        // Ties between doubles fit into these bits: a number strictly between low and high rounds as their midpoint
        // does.
        return nearest(low.plus(high, bits + 2, Dyadic.Towards.FLOOR).shift(-1));
    }

    /** The tie next to {@code value}, away from the double that it rounds to, towards {@code other}. */
    static Rational tieBetween(double a, double b) {
        return exact(a).plus(exact(b)).over(Rational.of(2));
    }

    /** The double, exactly; an infinite one stands for ±2^1024, where rounding would go next. */
    private static Rational exact(double value) {
        if (Double.isInfinite(value)) {
            BigInteger next = BigInteger.ONE.shiftLeft(GREATEST_MAGNITUDE);
            return new Rational(value < 0 ? next.negate() : next, BigInteger.ONE);
        }
        return Rational.of(new java.math.BigDecimal(value));
    }
}
