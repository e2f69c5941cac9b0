package org.gradus.report.marking.interval;

import java.math.BigDecimal;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;

/**
 * All numbers from {@code lo} to {@code hi}. Every operation here rounds outward, so that a result holds every value of the operation
 * on members of the operands; in doubles, since a class has thousands of entries and no sheet asks for more than 15 places.
 *
 * <p>An end that is infinite says that there is no bound. Source: Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009.
 */
public record Range(double lo, double hi) {
    /** Nothing is known: a division by what may be 0, a logarithm of what may not be positive. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The number 0. */
    public static final Range ZERO = new Range(0, 0);

    static final Range ONE = new Range(1, 1);

    /** Library functions are right to two or three units in the last place, sums and products to half a unit. */
    private static final double SLACK = 0x1p-50;

    /** Whatever is no interval says nothing. */
    public Range {
        if (Double.isNaN(lo) || Double.isNaN(hi) || lo > hi) {
            lo = Double.NEGATIVE_INFINITY;
            hi = Double.POSITIVE_INFINITY;
        }
    }

    /** Certified bounds, as doubles. */
    public static Range of(Interval interval) {
        return new Range(interval.lower(), interval.upper());
    }

    /** A point where a double is the number. */
    public static Range of(Rational number) {
        Range outward = of(Interval.of(number, 64));
        double middle = outward.middle();
        boolean exact =
                Double.isFinite(middle) && Rational.of(new BigDecimal(middle)).equals(number);
        return exact ? new Range(middle, middle) : outward;
    }

    /** A point where a double is the number. */
    public static Range of(BigDecimal number) {
        double nearest = number.doubleValue();
        return new BigDecimal(nearest).compareTo(number) == 0
                ? new Range(nearest, nearest)
                : new Range(Math.nextDown(nearest), Math.nextUp(nearest));
    }

    /** From what a library function gives for the two ends. */
    static Range widened(double lo, double hi) {
        return new Range(down(lo), up(hi));
    }

    private static double down(double x) {
        return x == 0 ? -Double.MIN_VALUE : x - Math.abs(x) * SLACK;
    }

    private static double up(double x) {
        return x == 0 ? Double.MIN_VALUE : x + Math.abs(x) * SLACK;
    }

    // ---- questions ----

    /** Whether it is one number. */
    public boolean isPoint() {
        return lo == hi;
    }

    /** Whether it says anything on both sides. */
    public boolean isBounded() {
        return Double.isFinite(lo) && Double.isFinite(hi);
    }

    /** Whether it says nothing at all. */
    public boolean isAll() {
        return lo == Double.NEGATIVE_INFINITY && hi == Double.POSITIVE_INFINITY;
    }

    /** Whether {@code x} is a member. */
    public boolean contains(double x) {
        return lo <= x && x <= hi;
    }

    /** Whether the two have a number in common. */
    public boolean meets(Range other) {
        return lo <= other.hi && other.lo <= hi;
    }

    /** The largest absolute value of a member. */
    public double magnitude() {
        return Math.max(Math.abs(lo), Math.abs(hi));
    }

    /** A member that is no farther from one end than from the other, but for rounding. */
    public double middle() {
        double middle = lo / 2 + hi / 2;
        return Math.min(Math.max(middle, lo), hi);
    }

    // ---- sets ----

    /** The smallest range that holds both. */
    public Range hull(Range other) {
        return new Range(Math.min(lo, other.lo), Math.max(hi, other.hi));
    }

    /** What is in both, of two that hold the same value; rounding errors cannot part them. */
    Range and(Range other) {
        double least = Math.max(lo, other.lo);
        double most = Math.min(hi, other.hi);
        return least <= most ? new Range(least, most) : this;
    }

    /** With everything that is no farther away than {@code unit}. */
    public Range widen(double unit) {
        return new Range(down(lo - unit), up(hi + unit));
    }

    // ---- arithmetic ----

    Range negate() {
        return new Range(-hi, -lo);
    }

    Range plus(Range other) {
        return new Range(sum(lo, other.lo, -1), sum(hi, other.hi, 1));
    }

    Range minus(Range other) {
        return plus(other.negate());
    }

    /** A sum that is 0 in doubles is 0. */
    private static double sum(double a, double b, int outward) {
        double sum = a + b;
        if (sum == 0 || a == 0 || b == 0) {
            return sum;
        }
        return outward < 0 ? down(sum) : up(sum);
    }

    Range times(Range other) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double a : new double[] {lo, hi}) {
            for (double b : new double[] {other.lo, other.hi}) {
                boolean exact = a == 0 || b == 0 || Math.abs(a) == 1 || Math.abs(b) == 1;
                double product = a == 0 || b == 0 ? 0 : a * b;
                least = Math.min(least, exact ? product : down(product));
                most = Math.max(most, exact ? product : up(product));
            }
        }
        return new Range(least, most);
    }

    Range over(Range divisor) {
        if (divisor.contains(0)) {
            return ALL;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double a : new double[] {lo, hi}) {
            for (double b : new double[] {divisor.lo, divisor.hi}) {
                double quotient = a / b;
                least = Math.min(least, a == 0 ? 0 : down(quotient));
                most = Math.max(most, a == 0 ? 0 : up(quotient));
            }
        }
        return new Range(least, most);
    }

    Range abs() {
        return lo >= 0 ? this : hi <= 0 ? negate() : new Range(0, Math.max(-lo, hi));
    }

    Range max(Range other) {
        return new Range(Math.max(lo, other.lo), Math.max(hi, other.hi));
    }

    Range min(Range other) {
        return new Range(Math.min(lo, other.lo), Math.min(hi, other.hi));
    }

    /** With a whole exponent. */
    Range power(int exponent) {
        if (exponent == 0) {
            return ONE;
        }
        if (exponent < 0) {
            return ONE.over(power(-exponent));
        }
        Range base = exponent % 2 == 0 ? abs() : this;
        return powered(base.lo, base.hi, exponent);
    }

    private static Range powered(double lo, double hi, int exponent) {
        if (exponent == 1) {
            return new Range(lo, hi);
        }
        double least = lo == 0 || Math.abs(lo) == 1 ? Math.pow(lo, exponent) : down(Math.pow(lo, exponent));
        double most = hi == 0 || Math.abs(hi) == 1 ? Math.pow(hi, exponent) : up(Math.pow(hi, exponent));
        return new Range(least, most);
    }
}
