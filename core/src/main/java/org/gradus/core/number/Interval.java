package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A closed interval with dyadic ends; every operation keeps about {@code bits} bits of each end and rounds outward, so that the
 * result contains every value of the operation on members of the operands.
 *
 * <p>Errors: a {@link NotSeparatedException} where more bits would help, an {@link ArithmeticException} where they would not
 * (division by exactly zero, ln of a number that is not positive, magnitudes over 10^1000000). Source: Moore, Kearfott and Cloud,
 * Introduction to Interval Analysis, 2009.
 */
public final class Interval {
    public static final Interval ZERO = new Interval(Dyadic.ZERO, Dyadic.ZERO);
    public static final Interval ONE = new Interval(Dyadic.ONE, Dyadic.ONE);

    /** 10^1000000 lies between 2^3321928 and 2^3321929. */
    private static final long LARGEST = 3_321_929;
    /** Ends smaller than 2^SMALLEST are widened to zero, so that exponents stay far from the ends of {@code long}. */
    private static final long SMALLEST = -(1L << 50);

    /** 2^TINY is far below what calculations with 1,000 digits leave of a zero. */
    private static final int TINY = -100_000;

    private final Dyadic low;
    private final Dyadic high;

    Interval(Dyadic low, Dyadic high) {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("the ends of an interval are in the wrong order: " + low + " > " + high);
        }
        this.low = low;
        this.high = high;
    }

    /** The interval, its magnitudes guarded. */
    static Interval of(Dyadic low, Dyadic high) {
        if (low.magnitude() > LARGEST || high.magnitude() > LARGEST) {
            if (low.signum() * high.signum() > 0 && Math.min(low.magnitude(), high.magnitude()) > LARGEST) {
                throw overflow();
            }
            throw new NotSeparatedException("an interval reaches over 10^1000000");
        }
        return new Interval(widened(low, -1), widened(high, 1));
    }

    static Interval of(Dyadic point) {
        return of(point, point);
    }

    private static Dyadic widened(Dyadic end, int outward) {
        if (end.isZero() || end.magnitude() >= SMALLEST) {
            return end;
        }
        return end.signum() == outward ? new Dyadic(BigInteger.valueOf(outward), SMALLEST) : Dyadic.ZERO;
    }

    static ArithmeticException overflow() {
        return new OutOfRangeException("magnitude over 10^1000000");
    }

    /** The number {@code value}; a point when it fits into {@code bits} bits. */
    public static Interval of(Rational value, int bits) {
        Dyadic[] ends = Dyadic.around(value, bits);
        return of(ends[0].round(bits, FLOOR), ends[1].round(bits, CEILING));
    }

    /** The number {@code value}, as the double it is. */
    public static Interval of(double value) {
        return of(Dyadic.of(value));
    }

    /** π. */
    public static Interval pi(int bits) {
        return FixedConstants.PI.enclose(bits);
    }

    /** Euler's number. */
    public static Interval e(int bits) {
        return FixedConstants.E.enclose(bits);
    }

    Dyadic low() {
        return low;
    }

    Dyadic high() {
        return high;
    }

    // ---- questions ----

    /** The only member, when there is just one. */
    public Optional<Rational> point() {
        boolean small = Math.abs(low.exponent()) <= ExactArithmetic.LARGEST_BITS;
        return isPoint() && small ? Optional.of(low.toRational()) : Optional.empty();
    }

    boolean isPoint() {
        return low.equals(high);
    }

    public boolean contains(Rational value) {
        return compare(low, value) <= 0 && compare(high, value) >= 0;
    }

    public boolean contains(BigDecimal value) {
        return contains(Rational.of(value));
    }

    /** Whether {@code other} is a subset. */
    public boolean contains(Interval other) {
        return low.compareTo(other.low) <= 0 && high.compareTo(other.high) >= 0;
    }

    public boolean containsZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    /** Whether the two have no number in common. */
    public boolean isDisjointFrom(Interval other) {
        return high.compareTo(other.low) < 0 || other.high.compareTo(low) < 0;
    }

    /** The sign of every member, when they have the same. */
    public OptionalInt signum() {
        return low.signum() == high.signum() ? OptionalInt.of(low.signum()) : OptionalInt.empty();
    }

    private static int compare(Dyadic end, Rational value) {
        int bits = end.mantissa().bitLength() + 8;
        Dyadic below = Dyadic.of(value, bits, FLOOR);
        int order = end.compareTo(below);
        return order != 0 ? order : below.compareTo(Dyadic.of(value, bits, CEILING));
    }

    /** A double that is not above any member. */
    public double lower() {
        double nearest = DoubleRounding.nearest(low);
        return nearest == Double.NEGATIVE_INFINITY ? nearest : Math.nextDown(nearest);
    }

    /** A double that is not below any member. */
    public double upper() {
        double nearest = DoubleRounding.nearest(high);
        return nearest == Double.POSITIVE_INFINITY ? nearest : Math.nextUp(nearest);
    }

    /** For messages: the power of ten that no member exceeds, where all members are far too small to print; else nothing. */
    String smallness() {
        Dyadic largest = abs().high();
        boolean tiny = !largest.isZero() && largest.magnitude() < TINY;
        return tiny ? "; its magnitude is at most 10^" + (long) Math.ceil(largest.magnitude() * Math.log10(2)) : "";
    }

    /** Bits of the longer end. */
    int precision() {
        return Math.max(low.mantissa().bitLength(), high.mantissa().bitLength());
    }

    /** The decimal of this many significant digits to which every member, none of them 0, rounds half away from zero, if it is the same. */
    public Optional<BigDecimal> roundSignificant(int digits) {
        return new Question.Significant(digits).answer(this);
    }

    /** The integer to which every member rounds half away from zero, when it is the same. */
    Optional<BigInteger> roundToInteger() {
        BigInteger least = low.roundHalfAway();
        return least.equals(high.roundHalfAway()) ? Optional.of(least) : Optional.empty();
    }

    /** The only half-integer among the members, if the interval is shorter than 1. */
    Optional<Rational> tie() {
        if (high.minus(low, 64, CEILING).compareTo(Dyadic.ONE) >= 0) {
            return Optional.empty();
        }
        // the greatest half-integer up to high is ⌊high + 1/2⌋ − 1/2
        BigInteger twice = high.shift(1).fixedPoint(0);
        BigInteger odd = twice.testBit(0) ? twice : twice.subtract(BigInteger.ONE);
        Dyadic tie = new Dyadic(odd, -1);
        return tie.compareTo(low) >= 0 ? Optional.of(tie.toRational()) : Optional.empty();
    }

    // ---- arithmetic ----

    /** Times a positive integer, without rounding. */
    Interval timesExactly(BigInteger factor) {
        Dyadic exact = new Dyadic(factor, 0);
        return of(low.times(exact, Integer.MAX_VALUE, FLOOR), high.times(exact, Integer.MAX_VALUE, CEILING));
    }

    Interval round(int bits) {
        return of(low.round(bits, FLOOR), high.round(bits, CEILING));
    }

    /** times 2^places, exact. */
    Interval shift(long places) {
        return of(low.shift(places), high.shift(places));
    }

    /** The smallest interval that contains both. */
    public Interval hull(Interval other) {
        return new Interval(Dyadic.min(low, other.low), Dyadic.max(high, other.high));
    }

    public Interval negate() {
        return new Interval(high.negate(), low.negate());
    }

    public Interval plus(Interval other, int bits) {
        return of(low.plus(other.low, bits, FLOOR), high.plus(other.high, bits, CEILING));
    }

    public Interval minus(Interval other, int bits) {
        return plus(other.negate(), bits);
    }

    public Interval times(Interval other, int bits) {
        if (low.signum() >= 0 && other.low.signum() >= 0) {
            return of(low.times(other.low, bits, FLOOR), high.times(other.high, bits, CEILING));
        }
        Dyadic least = Dyadic.min(
                Dyadic.min(low.times(other.low, bits, FLOOR), low.times(other.high, bits, FLOOR)),
                Dyadic.min(high.times(other.low, bits, FLOOR), high.times(other.high, bits, FLOOR)));
        Dyadic most = Dyadic.max(
                Dyadic.max(low.times(other.low, bits, CEILING), low.times(other.high, bits, CEILING)),
                Dyadic.max(high.times(other.low, bits, CEILING), high.times(other.high, bits, CEILING)));
        return of(least, most);
    }

    public Interval over(Interval divisor, int bits) {
        if (divisor.containsZero()) {
            if (divisor.isPoint()) {
                throw new UndefinedException("division by zero");
            }
            throw new NotSeparatedException("a denominator is not yet separated from zero");
        }
        if (divisor.high.signum() < 0) {
            return negate().over(divisor.negate(), bits);
        }
        Dyadic least = low.over(low.signum() >= 0 ? divisor.high : divisor.low, bits, FLOOR);
        Dyadic most = high.over(high.signum() >= 0 ? divisor.low : divisor.high, bits, CEILING);
        return of(least, most);
    }

    /** The power with an integer exponent; 1 when it is 0. */
    public Interval power(BigInteger exponent, int bits) {
        if (exponent.signum() == 0) {
            return ONE;
        }
        if (exponent.signum() < 0) {
            return inversePower(exponent.negate(), bits);
        }
        if (!exponent.testBit(0)) {
            return abs().positivePower(exponent, bits);
        }
        if (low.signum() >= 0) {
            return positivePower(exponent, bits);
        }
        if (high.signum() <= 0) {
            return negate().positivePower(exponent, bits).negate();
        }
        Interval negative = of(Dyadic.ZERO, low.negate()).positivePower(exponent, bits);
        Interval positive = of(Dyadic.ZERO, high).positivePower(exponent, bits);
        return of(negative.high.negate(), positive.high);
    }

    /** Of an interval without negative numbers; exponent ≥ 1. */
    private Interval positivePower(BigInteger exponent, int bits) {
        if (equals(ZERO) || equals(ONE)) {
            return this;
        }
        if (exponent.bitLength() > 40) {
            return low.signum() > 0 ? power(of(new Rational(exponent, BigInteger.ONE), bits), bits) : hugePower(bits);
        }
        int guarded = bits + exponent.bitLength() + 4;
        Effort.spend(1 + exponent.bitLength() >> 3, bits);
        Interval result = this;
        for (int i = exponent.bitLength() - 2; i >= 0; i--) {
            result = result.times(result, guarded);
            if (exponent.testBit(i)) {
                result = result.times(this, guarded);
            }
        }
        return result.round(bits);
    }

    private Interval inversePower(BigInteger exponent, int bits) {
        try {
            return ONE.over(power(exponent, bits + 8), bits);
        } catch (OutOfRangeException tooLarge) {
            // 10^(-43000000) itself is not too large
            return ONE.over(this, bits + exponent.bitLength() + 8).power(exponent, bits);
        }
    }

    private Interval hugePower(int bits) {
        if (high.compareTo(Dyadic.ONE) > 0) {
            throw new NotSeparatedException("the base of a huge power is not yet separated from 0");
        }
        return of(Dyadic.ZERO, high.round(bits, CEILING));
    }

    /** The power with a real exponent of a base that is positive, e^(exponent · ln base). */
    public Interval power(Interval exponent, int bits) {
        long magnitude = magnitude(exponent.times(ln(32), 32));
        // a relative error of the product is an absolute one of the power's exponent
        int guarded = bits + 8 + (int) Math.max(0, Math.min(64, magnitude));
        return exponent.times(ln(guarded), guarded).exp(bits);
    }

    private static long magnitude(Interval value) {
        return Math.max(value.low.magnitude(), value.high.magnitude());
    }

    public Interval exp(int bits) {
        Effort.spend(3, bits);
        return Monotone.rising(this, Elementary::exp, Rise.EXP, bits);
    }

    public Interval ln(int bits) {
        Effort.spend(8, bits);
        requirePositive("ln");
        return Monotone.rising(this, Elementary::ln, Rise.LN, bits);
    }

    public Interval log10(int bits) {
        requirePositive("log10");
        return ln(bits + 8).over(of(Dyadic.of(10)).ln(bits + 8), bits);
    }

    private void requirePositive(String function) {
        if (high.signum() <= 0) {
            throw new UndefinedException(function + " of a number that is not positive");
        }
        if (low.signum() <= 0) {
            throw new NotSeparatedException("the argument of " + function + " is not yet separated from zero");
        }
    }

    /** The square root; of an interval that only reaches below zero, the root of its other part. */
    public Interval sqrt(int bits) {
        if (high.signum() < 0) {
            throw new UndefinedException("sqrt of a negative number");
        }
        Dyadic least = Dyadic.max(low, Dyadic.ZERO);
        Dyadic width = high.minus(least, Rise.BITS, CEILING);
        Dyadic start = least.sqrt(bits, FLOOR);
        if (width.isZero() || !Rise.SQRT.isNarrow(least, width)) {
            return of(start, high.sqrt(bits, CEILING));
        }
        Dyadic above = start.plus(Dyadic.powerOfTwo(start.magnitude() - bits), bits, CEILING);
        return of(start, above.plus(Rise.SQRT.above(least, width, of(start)), bits, CEILING));
    }

    public Interval tanh(int bits) {
        Effort.spend(4, bits);
        return Monotone.odd(this, Elementary::tanh, Rise.TANH, bits).min(ONE).max(ONE.negate());
    }

    public Interval sinh(int bits) {
        Effort.spend(4, bits);
        return Monotone.rising(this, Elementary::sinh, bits);
    }

    public Interval cosh(int bits) {
        Effort.spend(4, bits);
        return Monotone.rising(abs(), Elementary::cosh, bits);
    }

    /** 1/(1+e^(−z)). */
    public Interval sigmoid(int bits) {
        Effort.spend(4, bits);
        return Monotone.rising(this, Elementary::sigmoid, Rise.SIGMOID, bits);
    }

    /** ln(1+e^z). */
    public Interval softplus(int bits) {
        Effort.spend(12, bits);
        return Monotone.rising(this, Elementary::softplus, Rise.SOFTPLUS, bits);
    }

    public Interval sin(int bits) {
        Effort.spend(4, bits);
        return Trigonometry.sin(this, bits);
    }

    public Interval cos(int bits) {
        Effort.spend(4, bits);
        return Trigonometry.cos(this, bits);
    }

    public Interval tan(int bits) {
        Effort.spend(8, bits);
        return Trigonometry.tan(this, bits);
    }

    /** Of an interval that only reaches outside [−1, 1], the image of its other part. */
    public Interval asin(int bits) {
        Effort.spend(200, bits);
        return Monotone.rising(unit("asin"), ArcFunctions::asin, bits);
    }

    /** Of an interval that only reaches outside [−1, 1], the image of its other part. */
    public Interval acos(int bits) {
        Effort.spend(200, bits);
        return Monotone.falling(unit("acos"), ArcFunctions::acos, bits);
    }

    private Interval unit(String function) {
        if (low.compareTo(Dyadic.ONE) > 0 || high.compareTo(Dyadic.ONE.negate()) < 0) {
            throw new UndefinedException(function + " of a number outside [-1, 1]");
        }
        return max(ONE.negate()).min(ONE);
    }

    public Interval atan(int bits) {
        Effort.spend(120, bits);
        return Monotone.odd(this, ArcFunctions::atan, Rise.ATAN, bits);
    }

    public Interval erf(int bits) {
        Effort.spend(40, bits + ErrorIntegral.bitsLost(this, bits));
        return Monotone.odd(this, ErrorIntegral::erf, Rise.ERF, bits).min(ONE).max(ONE.negate());
    }

    public Interval erfc(int bits) {
        Effort.spend(40, bits + ErrorIntegral.bitsLost(this, bits));
        return Monotone.falling(this, ErrorIntegral::erfc, bits);
    }

    /** The standard normal distribution function Φ. */
    public Interval phi(int bits) {
        Effort.spend(80, bits + ErrorIntegral.bitsLost(this, bits));
        return Monotone.rising(this, ErrorIntegral::phi, Rise.PHI, bits);
    }

    public Interval relu() {
        return max(ZERO);
    }

    public Interval abs() {
        if (low.signum() >= 0) {
            return this;
        }
        return high.signum() <= 0 ? negate() : new Interval(Dyadic.ZERO, Dyadic.max(low.negate(), high));
    }

    /** −1, 0, 1, or what of them is possible. */
    public Interval sign() {
        return new Interval(Dyadic.of(low.signum()), Dyadic.of(high.signum()));
    }

    public Interval max(Interval other) {
        return new Interval(Dyadic.max(low, other.low), Dyadic.max(high, other.high));
    }

    public Interval min(Interval other) {
        return new Interval(Dyadic.min(low, other.low), Dyadic.min(high, other.high));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Interval interval && low.equals(interval.low) && high.equals(interval.high);
    }

    @Override
    public int hashCode() {
        return 31 * low.hashCode() + high.hashCode();
    }

    /** Doubles that enclose the interval. */
    @Override
    public String toString() {
        return "[" + lower() + ", " + upper() + "]";
    }
}
