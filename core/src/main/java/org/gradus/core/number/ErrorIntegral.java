package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigInteger;

/**
 * erf, erfc and Φ of one dyadic number, enclosed to {@code bits} bits relative to the value.
 *
 * <p>erf x = 2/√π e^(−x²) Σ (2x²)^n x/(1·3·…·(2n+1)), whose terms are all positive, summed once rounding down and once rounding up;
 * in the tail erfc x = e^(−x²)/(x√π) (1 − 1/(2x²) + 1·3/(2x²)² − …), where the rest lies between 0 and the first term left out
 * (Abramowitz and Stegun 7.1.6, 7.1.23 and 7.1.24). {@link ErrorFunction} is the same in doubles.
 */
final class ErrorIntegral {
    /** 1/ln 2 = 1.4427 lies between. */
    private static final double BITS_LEAST = 1.442;

    private static final double BITS_MOST = 1.443;
    /** Beyond 2^this, x² is taken as large. */
    private static final int LARGE = 24;

    private ErrorIntegral() {}

    static Interval erf(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return erf(x.negate(), bits).negate();
        }
        if (x.isZero()) {
            return Interval.ZERO;
        }
        int guarded = bits + 8;
        if (x.magnitude() < -bits / 2 - 2) {
            // x − x³ ≤ √π/2 erf x ≤ x for x ≥ 0
            Dyadic cube = x.times(x, guarded, CEILING).times(x, guarded, CEILING);
            Interval bare = Interval.of(x.minus(cube, guarded, FLOOR), x);
            return bare.times(twoOverRootPi(guarded), bits);
        }
        if (square(x) > bits) {
            // 1 − erf x < e^(−x²) < 2^(−bits)
            return Interval.of(Dyadic.ONE.minus(Dyadic.powerOfTwo(-bits), bits, FLOOR), Dyadic.ONE);
        }
        Interval value = series(x, guarded).times(bell(x, guarded), guarded).times(twoOverRootPi(guarded), bits);
        return value.min(Interval.ONE);
    }

    static Interval erfc(Dyadic x, int bits) {
        if (x.signum() <= 0) {
            return Interval.ONE.plus(erf(x.negate(), bits), bits);
        }
        double square = square(x);
        if (square * BITS_LEAST > bits + 24) {
            return tail(x, bits);
        }
        // erfc x > e^(−x²)/(4(x+1)): as many bits are lost
        int lost = (int) (square * BITS_MOST) + (int) Math.max(0, x.magnitude()) + 4;
        return Interval.ONE.minus(erf(x, bits + lost + 4), bits);
    }

    /** Φ(x) = erfc(−x/√2)/2. */
    static Interval phi(Dyadic x, int bits) {
        // a relative error of the argument is one of up to x² times it in the tail
        int guarded = bits + 8 + 2 * (int) Math.min(LARGE, Math.max(0, x.magnitude()));
        Interval u = Interval.of(x.negate())
                .times(Interval.of(Dyadic.TWO).sqrt(guarded), guarded)
                .shift(-1);
        return Interval.of(erfc(u.high(), guarded).low(), erfc(u.low(), guarded).high())
                .shift(-1)
                .round(bits);
    }

    /** About how many bits more than {@code bits} the series needs, for the count of work; none where the tail begins. */
    static int bitsLost(Interval x, int bits) {
        double size = Math.max(Math.abs(x.lower()), Math.abs(x.upper()));
        double square = size * size;
        return square > bits ? 0 : (int) (3 * square);
    }

    /** x², or a large number below it. */
    private static double square(Dyadic x) {
        double value = x.magnitude() > LARGE ? Math.scalb(1.0, LARGE) : DoubleRounding.nearest(x);
        return value * value;
    }

    private static Interval twoOverRootPi(int bits) {
        return Interval.of(Dyadic.TWO).over(Interval.pi(bits + 4).sqrt(bits + 4), bits);
    }

    /** e^(−x²). */
    private static Interval bell(Dyadic x, int bits) {
        return Elementary.exp(exactSquare(x).negate(), bits);
    }

    private static Dyadic exactSquare(Dyadic x) {
        return x.times(x, Integer.MAX_VALUE, FLOOR);
    }

    /** Σ (2x²)^n x/(1·3·…·(2n+1)) for x > 0. */
    private static Interval series(Dyadic x, int bits) {
        int places = bits + 32 + (int) Math.max(0, -x.magnitude());
        Dyadic doubled = exactSquare(x).shift(1);
        BigInteger start = x.fixedPoint(places);
        BigInteger factor = doubled.fixedPoint(places);
        Dyadic low = new Dyadic(sumDown(start, factor, places), -places);
        Dyadic high = new Dyadic(sumUp(start.add(BigInteger.ONE), factor.add(BigInteger.ONE), places), -places);
        return Interval.of(low.round(bits, FLOOR), high.round(bits, CEILING));
    }

    private static BigInteger sumDown(BigInteger start, BigInteger factor, int places) {
        BigInteger term = start;
        BigInteger sum = start;
        for (long n = 1; term.signum() != 0; n++) {
            term = term.multiply(factor).shiftRight(places).divide(BigInteger.valueOf(2 * n + 1));
            sum = sum.add(term);
        }
        return sum;
    }

    /** Ends where a term is at most one unit and the next ones less than half of the one before: together at most one unit more. */
    private static BigInteger sumUp(BigInteger start, BigInteger factor, int places) {
        BigInteger term = start;
        BigInteger sum = start;
        BigInteger last = factor.shiftRight(places).add(BigInteger.TWO).shiftLeft(1);
        long n = 0;
        while (term.compareTo(BigInteger.ONE) > 0
                || BigInteger.valueOf(2 * n + 3).compareTo(last) < 0) {
            n++;
            // ⌊t/d⌋ + 1 is not below t/d, twice
            term = term.multiply(factor)
                    .shiftRight(places)
                    .add(BigInteger.ONE)
                    .divide(BigInteger.valueOf(2 * n + 1))
                    .add(BigInteger.ONE);
            sum = sum.add(term);
        }
        return sum.add(BigInteger.ONE);
    }

    /** erfc x for an x whose square exceeds the bits. */
    private static Interval tail(Dyadic x, int bits) {
        int guarded = bits + 16;
        Interval ratio = Interval.ONE.over(Interval.of(exactSquare(x).shift(1)), guarded);
        Interval term = Interval.ONE;
        Interval sum = Interval.ONE;
        for (long n = 1; term.high().magnitude() > -guarded; n++) {
            Interval next = term.times(ratio, guarded).times(Interval.of(Dyadic.of(2 * n - 1)), guarded);
            if (next.high().compareTo(term.high()) >= 0) {
                break;
            }
            term = next;
            sum = (n & 1) == 1 ? sum.minus(term, guarded) : sum.plus(term, guarded);
        }
        // the rest is smaller than the last term taken, whatever its sign
        Interval rest = term.negate().hull(term);
        return sum.plus(rest, guarded)
                .times(bell(x, guarded), guarded)
                .times(twoOverRootPi(guarded), guarded)
                .over(Interval.of(x).shift(1), bits);
    }
}
