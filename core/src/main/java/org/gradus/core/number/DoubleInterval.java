package org.gradus.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/**
 * An interval between two doubles, every operation rounded outward by one unit in the last place: the first look at a number, which
 * decides most questions in a hundredth of the time that an {@link Interval} takes. {@link #NOTHING} stands for "not known": beyond
 * 2^±{@value #LARGEST_MAGNITUDE}, near a pole, outside of a domain. It is the result of every operation on it.
 *
 * @param isWide whether it is certain that an {@link Interval} of 64 bits around the same value is not a single point
 */
record DoubleInterval(double low, double high, boolean isWide) {
    static final DoubleInterval NOTHING = new DoubleInterval(Double.NaN, Double.NaN, false);
    static final DoubleInterval ZERO = new DoubleInterval(0, 0, false);
    static final DoubleInterval ONE = new DoubleInterval(1, 1, false);

    /** Within these bounds no result of one operation overflows or loses bits to underflow. */
    private static final int LARGEST_MAGNITUDE = 500;

    private static final double LARGEST = Math.scalb(1.0, LARGEST_MAGNITUDE);
    private static final double SMALLEST = Math.scalb(1.0, -LARGEST_MAGNITUDE);
    /** Integers up to 2^53 are doubles. */
    private static final int SIGNIFICAND_BITS = 53;

    private static final double LARGEST_ROUNDED = 0x1p51;
    /** 10^22 is the largest power of ten that is a double. */
    static final int LARGEST_POWER_OF_TEN = 22;

    private static final double[] POWERS_OF_TEN = new double[LARGEST_POWER_OF_TEN + 1];
    private static final int FACTORS_OF_A_POWER = 64;

    static {
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = power.doubleValue();
            power = power.multiply(BigDecimal.TEN);
        }
    }

    /** The interval, if its ends are neither too large nor too small. */
    static DoubleInterval of(double low, double high, boolean isWide) {
        return isSafe(low) && isSafe(high) && low <= high ? new DoubleInterval(low, high, isWide) : NOTHING;
    }

    private static boolean isSafe(double end) {
        double size = Math.abs(end);
        return size == 0 || size >= SMALLEST && size <= LARGEST;
    }

    /** 10^n, for n up to 22. */
    static double powerOfTen(int n) {
        return POWERS_OF_TEN[n];
    }

    static DoubleInterval of(BigDecimal value) {
        int scale = value.scale();
        if (scale >= 0 && scale <= LARGEST_POWER_OF_TEN && value.precision() <= 15) {
            return quotient(value.unscaledValue().longValue(), POWERS_OF_TEN[scale]);
        }
        return Math.abs((long) scale) > LARGEST_MAGNITUDE ? NOTHING : of(Rational.of(value));
    }

    static DoubleInterval of(Rational value) {
        return isExact(value.numerator()) && isExact(value.denominator())
                ? quotient(value.numerator().longValue(), value.denominator().longValue())
                : around(value);
    }

    private static boolean isExact(BigInteger value) {
        return value.bitLength() <= SIGNIFICAND_BITS;
    }

    private static DoubleInterval quotient(double numerator, double denominator) {
        double value = numerator / denominator;
        boolean isExact = denominator == 1 || numerator == 0;
        return isExact ? of(value, value, false) : of(Math.nextDown(value), Math.nextUp(value), false);
    }

    private static DoubleInterval around(Rational value) {
        Interval interval = Interval.of(value, 64);
        return of(interval.lower(), interval.upper(), false);
    }

    // ---- questions ----

    boolean isKnown() {
        return low <= high;
    }

    boolean containsZero() {
        return low <= 0 && high >= 0;
    }

    /** Whether no number is in both; not where one is not known. */
    boolean isDisjointFrom(DoubleInterval other) {
        return high < other.low || other.high < low;
    }

    /** Whether the size of every member lies between these bounds. */
    boolean isSizeWithin(double least, double most) {
        double size = containsZero() ? 0 : Math.min(Math.abs(low), Math.abs(high));
        return size >= least && Math.max(Math.abs(low), Math.abs(high)) <= most;
    }

    /** The integer below 2^51 to which every member rounds half away from zero, if it is the same. */
    OptionalLong roundToInteger() {
        if (!isSizeWithin(0, LARGEST_ROUNDED)) {
            return OptionalLong.empty();
        }
        long least = roundHalfAway(low);
        return least == roundHalfAway(high) ? OptionalLong.of(least) : OptionalLong.empty();
    }

    private static long roundHalfAway(double value) {
        long whole = (long) value;
        // the fraction is exact, and so is its double
        double twice = 2 * (value - whole);
        return whole + (long) twice;
    }

    // ---- arithmetic ----

    DoubleInterval negate() {
        return new DoubleInterval(-high, -low, isWide);
    }

    DoubleInterval plus(DoubleInterval other) {
        return of(sumBelow(low, other.low), -sumBelow(-high, -other.high), isWide || other.isWide);
    }

    /** A sum that is 0 is exact. */
    private static double sumBelow(double a, double b) {
        double sum = a + b;
        return a == 0 || b == 0 || sum == 0 ? sum : Math.nextDown(sum);
    }

    DoubleInterval minus(DoubleInterval other) {
        return plus(other.negate());
    }

    DoubleInterval times(DoubleInterval other) {
        double least = Math.min(
                Math.min(productBelow(low, other.low), productBelow(low, other.high)),
                Math.min(productBelow(high, other.low), productBelow(high, other.high)));
        double most = -Math.min(
                Math.min(productBelow(-low, other.low), productBelow(-low, other.high)),
                Math.min(productBelow(-high, other.low), productBelow(-high, other.high)));
        boolean wide = isWide && !other.containsZero() || other.isWide && !containsZero();
        return of(least, most, wide);
    }

    private static double productBelow(double a, double b) {
        return a == 0 || b == 0 ? 0 * (a + b) : Math.nextDown(a * b);
    }

    DoubleInterval over(DoubleInterval divisor) {
        if (!(divisor.low > 0 || divisor.high < 0)) {
            return NOTHING;
        }
        if (divisor.high < 0) {
            return negate().over(divisor.negate());
        }
        double least = quotientBelow(low, low >= 0 ? divisor.high : divisor.low);
        double most = -quotientBelow(-high, high >= 0 ? divisor.low : divisor.high);
        return of(least, most, isWide || divisor.isWide && !containsZero());
    }

    private static double quotientBelow(double a, double b) {
        return a == 0 ? 0 : Math.nextDown(a / b);
    }

    /** The power with an exponent of a moderate size. */
    DoubleInterval power(BigInteger exponent) {
        if (exponent.bitLength() > 7 || exponent.abs().intValue() > FACTORS_OF_A_POWER) {
            return NOTHING;
        }
        int n = exponent.intValue();
        if (n <= 0) {
            return n == 0 ? ONE : ONE.over(power(exponent.negate()));
        }
        DoubleInterval base = (n & 1) == 0 ? abs() : this;
        DoubleInterval result = base;
        for (int i = 1; i < n; i++) {
            result = result.times(base);
        }
        return result;
    }

    DoubleInterval abs() {
        if (!(low < 0)) {
            return this;
        }
        return high <= 0 ? negate() : new DoubleInterval(0, Math.max(-low, high), false);
    }

    /** The larger of two numbers; of one known to be the larger also its width. */
    DoubleInterval max(DoubleInterval other) {
        if (low > other.high) {
            return this;
        }
        return other.low > high ? other : of(Math.max(low, other.low), Math.max(high, other.high), false);
    }

    DoubleInterval min(DoubleInterval other) {
        return negate().max(other.negate()).negate();
    }

    DoubleInterval sqrt() {
        if (!(low >= 0)) {
            return NOTHING;
        }
        double least = low == 0 ? 0 : Math.nextDown(Math.sqrt(low));
        return of(least, high == 0 ? 0 : Math.nextUp(Math.sqrt(high)), isWide);
    }
}
