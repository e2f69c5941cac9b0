package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigInteger;

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
        int squarings = (int) Math.sqrt(bits) / 2 + 1;
        int places = bits + squarings + 24;
        int extra = (int) Math.max(0, x.magnitude()) + 2;
        BigInteger fixed = x.fixedPoint(places);
        BigInteger k = floorDivide(fixed, FixedConstants.LN2.value(places));
        // x, ln 2 and the product are off by at most 1, 2 and 1 units: r by 4, after the shift by 3.
        BigInteger r = fixed.subtract(
                        k.multiply(FixedConstants.LN2.value(places + extra)).shiftRight(extra))
                .shiftRight(squarings);
        Interval power = expSeries(r, places);
        for (int i = 0; i < squarings; i++) {
            power = Interval.of(
                    power.low().times(power.low(), places, FLOOR), power.high().times(power.high(), places, CEILING));
        }
        long shift = k.longValueExact();
        return Interval.of(
                power.low().shift(shift).round(bits, FLOOR),
                power.high().shift(shift).round(bits, CEILING));
    }

    /** e^(r/2^places) for |r/2^places| ≤ 0.36, r off by at most 3 units: then each term is off by at most 5, the tail by 10. */
    private static Interval expSeries(BigInteger r, int places) {
        BigInteger term = BigInteger.ONE.shiftLeft(places);
        BigInteger sum = term;
        long n = 0;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(r).shiftRight(places).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        BigInteger error = BigInteger.valueOf(5 * n + 16);
        return Interval.of(new Dyadic(sum.subtract(error), -places), new Dyadic(sum.add(error), -places));
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
        Interval fraction = doubleArtanh(
                Interval.of(above.over(below, guarded, FLOOR), above.over(below, guarded, CEILING)), guarded);
        if (k == 0) {
            return fraction.round(bits);
        }
        Interval whole = Interval.of(Dyadic.of(k)).times(FixedConstants.LN2.enclose(guarded), guarded);
        return whole.plus(fraction, bits);
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
