package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Elementary functions of one dyadic number, enclosed to {@code bits} bits relative to the value.
 *
 * <p>exp: x = k ln 2 + 2^s r and the Taylor series of e^r; ln: x = 2^k m and 2 artanh((m−1)/(m+1)) (Brent and Zimmermann, Modern
 * Computer Arithmetic, chapter 4). The series run in fixed point; their error bounds are counted in units of the last place.
 */
final class Elementary {
    /** e^x is over 10^1000000 from 2^22 on. */
    private static final int OVERFLOW_MAGNITUDE = 22;
    /** Below −2^40 the value e^x counts only as "positive, under 2^(−2^40)". */
    private static final int UNDERFLOW_MAGNITUDE = 40;
    /** With so few bits the series of the logarithm is faster than an exponential function. */
    private static final int FEW_BITS = 100;
    /** A number that differs from 1 by less than 2^−this has a logarithm whose series is short. */
    private static final int NEAR_ONE = 12;
    /** Places for the errors of a series and of what follows it. */
    private static final int GUARD = 24;
    /** ⌊2^40 ln 2⌋. */
    private static final long LN2_TO_40_PLACES = 762_123_384_785L;

    private Elementary() {}

    static Interval exp(Dyadic x, int bits) {
        if (x.isZero()) {
            return Interval.ONE;
        }
        if (x.signum() > 0 && x.magnitude() > OVERFLOW_MAGNITUDE) {
            throw Interval.overflow();
        }
        if (x.magnitude() > UNDERFLOW_MAGNITUDE) {
            return Interval.of(Dyadic.ZERO, Dyadic.powerOfTwo(-(1L << UNDERFLOW_MAGNITUDE)));
        }
        if (x.magnitude() < -bits - 2) {
            // 1 + x ≤ e^x ≤ 1 + x + x² for |x| ≤ 1
            Dyadic square = x.times(x, bits, CEILING);
            return Interval.of(
                    Dyadic.ONE.plus(x, bits, FLOOR), Dyadic.ONE.plus(x.plus(square, bits, CEILING), bits, CEILING));
        }
        return reducedExp(x, bits);
    }

    private static Interval reducedExp(Dyadic x, int bits) {
        int halvings = (int) Math.sqrt(bits) / 2 + 3;
        int places = bits + halvings + GUARD;
        int extra = (int) Math.max(0, x.magnitude()) + 2;
        BigInteger fixed = x.fixedPoint(places);
        BigInteger k = multipleOfLn2(fixed, places, x.magnitude());
        // x, ln 2 and the product are off by at most 1, 2 and 1 units: r by 4, after the shift by 3.
        BigInteger r = fixed.subtract(
                        k.multiply(FixedConstants.LN2.value(places + extra)).shiftRight(extra))
                .shiftRight(halvings);
        Approximate power = expSeries(r, places).squared(halvings, places);
        long exponent = k.longValueExact() - places;
        return Interval.of(
                new Dyadic(power.value.subtract(power.error), exponent).round(bits, FLOOR),
                new Dyadic(power.value.add(power.error), exponent).round(bits, CEILING));
    }

    /** The k with x − k ln 2 from −0.01 to 0.71. */
    private static BigInteger multipleOfLn2(BigInteger fixed, int places, long magnitude) {
        if (magnitude > OVERFLOW_MAGNITUDE) {
            return floorDivide(fixed, FixedConstants.LN2.value(places));
        }
        // 40 places of x and ln 2 are enough: k has at most 23 bits
        long leading = fixed.shiftRight(places - 40).longValueExact();
        return BigInteger.valueOf(Math.floorDiv(leading, LN2_TO_40_PLACES));
    }

    /** A number in fixed point and by how many units it is off at most. */
    private record Approximate(BigInteger value, BigInteger error) {
        /**
         * The square of the square …, for a number Y = e^(r/2^times), r ≤ 0.71. With an error of E units the square's is under 2YE + 2, so
         * that in the end it is at most 2^times e^r (E + 3).
         */
        Approximate squared(int times, int places) {
            BigInteger power = value;
            for (int i = 0; i < times; i++) {
                power = power.multiply(power).shiftRight(places);
            }
            return new Approximate(power, error.add(BigInteger.valueOf(3)).shiftLeft(times + 2));
        }
    }

    /**
     * e^(r/2^places) for −0.01 ≤ r/2^places ≤ 0.1, r off by at most 3 units.
     *
     * <p>Smith's splitting: the terms r^n/n! stand in columns by n mod {@code width} without their r^(n mod width), so that only every
     * {@code width}-th step is a long product. Each is off by at most 4 units, the columns put together by 5 units a term.
     */
    private static Approximate expSeries(BigInteger r, int places) {
        int width = Math.max(2, (int) Math.sqrt(places) / 8);
        BigInteger power = r;
        for (int i = 1; i < width; i++) {
            power = power.multiply(r).shiftRight(places);
        }
        BigInteger[] columns = new BigInteger[width];
        Arrays.fill(columns, BigInteger.ZERO);
        BigInteger term = BigInteger.ONE.shiftLeft(places);
        columns[0] = term;
        int fall = places - r.bitLength();
        long n = 0;
        // what is cut off is less than a unit, all that follows less than two
        while (term.bitLength() > fall * (n % width)) {
            n++;
            term = term.divide(BigInteger.valueOf(n));
            int column = (int) (n % width);
            if (column == 0) {
                term = term.multiply(power).shiftRight(places);
            }
            columns[column] = columns[column].add(term);
        }
        BigInteger sum = columns[width - 1];
        for (int i = width - 2; i >= 0; i--) {
            sum = sum.multiply(r).shiftRight(places).add(columns[i]);
        }
        return new Approximate(sum, BigInteger.valueOf(5 * n + 16));
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** ln x for x > 0. */
    static Interval ln(Dyadic x, int bits) {
        long k = x.magnitude();
        Dyadic m = x.shift(-k);
        if (m.compareTo(SPLIT) < 0) {
            k--;
            m = m.shift(1);
        }
        // m in [11/16, 11/8); m − 1 and m + 1 are exact
        int exact = m.mantissa().bitLength() + 4;
        int guarded = bits + 12;
        Dyadic above = m.minus(Dyadic.ONE, exact, FLOOR);
        Dyadic below = m.plus(Dyadic.ONE, exact, FLOOR);
        Interval fraction = bits > FEW_BITS && above.magnitude() > -NEAR_ONE
                ? lnByExp(m, guarded)
                : doubleArtanh(
                        Interval.of(above.over(below, guarded, FLOOR), above.over(below, guarded, CEILING)), guarded);
        if (k == 0) {
            return fraction.round(bits);
        }
        Interval whole = Interval.of(Dyadic.of(k)).times(FixedConstants.LN2.enclose(guarded), guarded);
        return whole.plus(fraction, bits);
    }

    /**
     * ln m = y + ln(m e^(−y)) for a double y near ln m: the second logarithm is that of a number near 1, whose series is short.
     *
     * @param m from 11/16 to 11/8, not too near to 1
     */
    private static Interval lnByExp(Dyadic m, int bits) {
        Dyadic y = Dyadic.of(Math.log(DoubleRounding.nearest(m)));
        int guarded = bits + NEAR_ONE + 8;
        Interval quotient = exp(y.negate(), guarded).times(Interval.of(m), guarded);
        Interval above = quotient.minus(Interval.ONE, guarded);
        Interval below = quotient.plus(Interval.ONE, guarded);
        return Interval.of(y).plus(doubleArtanh(above.over(below, guarded), guarded), bits);
    }

    private static final Dyadic SPLIT = new Dyadic(BigInteger.valueOf(11), -4);

    /** ln(1 + y) for y in [0, 1], precise relative to y. */
    static Interval lnOnePlus(Interval y, int bits) {
        int guarded = bits + 12;
        Dyadic low = y.low().over(y.low().plus(Dyadic.TWO, guarded, CEILING), guarded, FLOOR);
        Dyadic high = y.high().over(y.high().plus(Dyadic.TWO, guarded, FLOOR), guarded, CEILING);
        return doubleArtanh(Interval.of(low, high), guarded).round(bits);
    }

    /** 2 artanh u for a narrow u within ±1/3: the series at the lower end; the slope is at most 9/4. */
    private static Interval doubleArtanh(Interval u, int bits) {
        Interval start = doubleArtanh(u.low(), bits);
        Dyadic width = u.high().minus(u.low(), bits, CEILING);
        Dyadic rise = width.times(Dyadic.of(3), bits, CEILING);
        return Interval.of(start.low(), start.high().plus(rise, bits, CEILING));
    }

    private static Interval doubleArtanh(Dyadic u, int bits) {
        if (u.signum() < 0) {
            return doubleArtanh(u.negate(), bits).negate();
        }
        if (u.isZero()) {
            return Interval.ZERO;
        }
        if (u.magnitude() < -bits / 2 - 2) {
            // u ≤ artanh u ≤ u + u³ for 0 ≤ u ≤ 1/2
            return Interval.of(u, u.plus(cube(u, bits), bits, CEILING)).shift(1).round(bits);
        }
        int places = bits + 16 - (int) u.magnitude();
        BigInteger fixed = u.fixedPoint(places);
        BigInteger square = fixed.multiply(fixed).shiftRight(places);
        BigInteger power = fixed;
        BigInteger sum = fixed;
        long n = 0;
        while (power.signum() != 0) {
            n++;
            power = power.multiply(square).shiftRight(places);
            sum = sum.add(power.divide(BigInteger.valueOf(2 * n + 1)));
        }
        // everything is cut off downward: each term lacks at most 3 units, the tail and u together 5
        BigInteger high = sum.add(BigInteger.valueOf(3 * n + 5));
        return Interval.of(new Dyadic(sum, 1 - places), new Dyadic(high, 1 - places))
                .round(bits);
    }

    private static Dyadic cube(Dyadic x, int bits) {
        return x.times(x, bits, CEILING).times(x, bits, CEILING);
    }

    static Interval tanh(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return tanh(x.negate(), bits).negate();
        }
        if (x.compareTo(Dyadic.of(bits)) > 0) {
            // 1 − tanh x < 2 e^(−2x)
            return Interval.of(Dyadic.ONE.minus(Dyadic.powerOfTwo(-bits), bits, FLOOR), Dyadic.ONE);
        }
        if (x.magnitude() < -bits / 2 - 2) {
            // x − x³ ≤ tanh x ≤ x for x ≥ 0
            return Interval.of(x.minus(cube(x, bits), bits, FLOOR), x.round(bits, CEILING));
        }
        int guarded = guarded(x, bits);
        Interval power = exp(x.shift(1), guarded);
        return Interval.of(fraction(power.low(), guarded, FLOOR), fraction(power.high(), guarded, CEILING))
                .round(bits);
    }

    /** (p − 1)/(p + 1), which rises with p. */
    private static Dyadic fraction(Dyadic p, int bits, Dyadic.Towards towards) {
        Dyadic above = p.minus(Dyadic.ONE, bits, towards);
        Dyadic below = p.plus(Dyadic.ONE, bits, above.signum() < 0 ? towards : towards.opposite());
        return above.over(below, bits, towards);
    }

    static Interval sinh(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return sinh(x.negate(), bits).negate();
        }
        if (x.magnitude() < -bits / 2 - 2) {
            // x ≤ sinh x ≤ x + x³ for 0 ≤ x ≤ 1
            return Interval.of(x.round(bits, FLOOR), x.plus(cube(x, bits), bits, CEILING));
        }
        int guarded = guarded(x, bits);
        Interval power = exp(x, guarded);
        Dyadic low = power.low().minus(Dyadic.ONE.over(power.low(), guarded, CEILING), guarded, FLOOR);
        Dyadic high = power.high().minus(Dyadic.ONE.over(power.high(), guarded, FLOOR), guarded, CEILING);
        return Interval.of(low, high).shift(-1).round(bits);
    }

    /** cosh x for x ≥ 0. */
    static Interval cosh(Dyadic x, int bits) {
        int guarded = bits + 8;
        Interval power = exp(x, guarded);
        Interval sum = power.plus(Interval.ONE.over(power, guarded), guarded).shift(-1);
        return Interval.of(Dyadic.max(Dyadic.ONE, sum.low()), sum.high()).round(bits);
    }

    /** Enough bits that e^x − 1 keeps {@code bits} of them. */
    private static int guarded(Dyadic x, int bits) {
        return bits + 12 + (int) Math.max(0, -x.magnitude());
    }

    static Interval sigmoid(Dyadic x, int bits) {
        int guarded = bits + 8;
        Interval power = exp(x.abs().negate(), guarded);
        Interval result = Interval.ONE.over(Interval.ONE.plus(power, guarded), guarded);
        return x.signum() < 0 ? power.times(result, bits) : result.round(bits);
    }

    static Interval softplus(Dyadic x, int bits) {
        Interval rest = lnOnePlus(exp(x.abs().negate(), bits + 8), bits + 8);
        return x.signum() > 0 ? Interval.of(x).plus(rest, bits) : rest.round(bits);
    }
}
