package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigInteger;

/**
 * atan, asin and acos of one dyadic number, enclosed to {@code bits} bits relative to the value.
 *
 * <p>atan x = y + atan((x cos y − sin y)/(cos y + x sin y)) for a double y near it, then the Taylor series in fixed point; asin x = atan(x/√(1−x²)) and acos x = 2 atan √((1−x)/(1+x)).
 */
final class ArcFunctions {
    private ArcFunctions() {}

    static Interval atan(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return atan(x.negate(), bits).negate();
        }
        if (x.isZero()) {
            return Interval.ZERO;
        }
        if (x.magnitude() < -bits / 2 - 2) {
            // x − x³ ≤ atan x ≤ x for x ≥ 0
            Dyadic cube = x.times(x, bits, CEILING).times(x, bits, CEILING);
            return Interval.of(x.minus(cube, bits, FLOOR), x.round(bits, CEILING));
        }
        return nearDouble(x, bits);
    }

    /**
     * y + atan((x cos y − sin y)/(cos y + x sin y)) for a double y near atan x: the series has to find only what it lacks.
     *
     * @param x a positive number
     */
    private static Interval nearDouble(Dyadic x, int bits) {
        int guarded = bits + 16;
        Dyadic y = Dyadic.of(Math.atan(DoubleRounding.nearest(x)));
        Interval sin = Trigonometry.sin(y, guarded);
        Interval cos = Trigonometry.cos(y, guarded);
        Interval point = Interval.of(x);
        Interval above = point.times(cos, guarded).minus(sin, guarded);
        Interval below = point.times(sin, guarded).plus(cos, guarded);
        return Interval.of(y).plus(series(above.over(below, guarded), guarded), bits);
    }

    /** For a narrow u within ±1/2: the series at the lower end; the slope is at most 1. */
    private static Interval series(Interval u, int bits) {
        Interval start = series(u.low(), bits);
        Dyadic width = u.high().minus(u.low(), bits, CEILING);
        return Interval.of(start.low(), start.high().plus(width, bits, CEILING));
    }

    private static Interval series(Dyadic u, int bits) {
        if (u.signum() < 0) {
            return series(u.negate(), bits).negate();
        }
        if (u.magnitude() < -bits) {
            // u − u² ≤ atan u ≤ u for u from 0 to 1
            return Interval.of(u.minus(u.times(u, bits, CEILING), bits, FLOOR), u.round(bits, CEILING));
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
            BigInteger term = power.divide(BigInteger.valueOf(2 * n + 1));
            sum = (n & 1) == 1 ? sum.subtract(term) : sum.add(term);
        }
        // each term is off by at most 3 units, the tail by 4, u by 1
        BigInteger error = BigInteger.valueOf(3 * n + 8);
        return Interval.of(new Dyadic(sum.subtract(error), -places), new Dyadic(sum.add(error), -places));
    }

    private static Interval rightAngle(int bits) {
        return Interval.pi(bits).shift(-1);
    }

    /** Of a number from −1 to 1. */
    static Interval asin(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return asin(x.negate(), bits).negate();
        }
        if (x.equals(Dyadic.ONE)) {
            return rightAngle(bits);
        }
        if (x.magnitude() < -bits / 2 - 2) {
            // x ≤ asin x ≤ x + x³ for 0 ≤ x ≤ 1/2
            Dyadic cube = x.times(x, bits, CEILING).times(x, bits, CEILING);
            return Interval.of(x.round(bits, FLOOR), x.plus(cube, bits, CEILING));
        }
        int guarded = bits + 16;
        Interval cosine = less(x, guarded).times(more(x, guarded), guarded).sqrt(guarded);
        return spanned(Interval.of(x).over(cosine, guarded), bits);
    }

    /** Of a number from −1 to 1. */
    static Interval acos(Dyadic x, int bits) {
        if (x.equals(Dyadic.ONE)) {
            return Interval.ZERO;
        }
        if (x.equals(Dyadic.ONE.negate())) {
            return Interval.pi(bits);
        }
        int guarded = bits + 16;
        Interval half = less(x, guarded).over(more(x, guarded), guarded).sqrt(guarded);
        return spanned(half, bits).shift(1);
    }

    private static Interval spanned(Interval x, int bits) {
        return Interval.of(
                atan(x.low(), bits + 4).low().round(bits, FLOOR),
                atan(x.high(), bits + 4).high().round(bits, CEILING));
    }

    /** 1 − x. */
    private static Interval less(Dyadic x, int bits) {
        return Interval.ONE.minus(Interval.of(x), bits);
    }

    /** 1 + x. */
    private static Interval more(Dyadic x, int bits) {
        return Interval.ONE.plus(Interval.of(x), bits);
    }
}
