package org.gradus.core.number;

import static org.gradus.core.number.Dyadic.Towards.CEILING;
import static org.gradus.core.number.Dyadic.Towards.FLOOR;

import java.math.BigInteger;
import java.util.Optional;

/**
 * sin, cos and tan, enclosed to {@code bits} bits relative to the value.
 *
 * <p>x = k π/2 + r with 0 ≤ r < π/2, π with as many places as make k certain and r precise; then the Taylor series of sin in fixed
 * point, whose error is counted in units of the last place (Brent and Zimmermann, Modern Computer Arithmetic, chapter 4). A number
 * above 2^{@value #LARGEST_MAGNITUDE} is not reduced: its sine and cosine are only known to lie in [−1, 1].
 */
final class Trigonometry {
    private static final int LARGEST_MAGNITUDE = 4096;
    /** {@link FixedConstants} counts its errors up to 20,000 places. */
    private static final int MOST_PLACES = 19_000;

    private static final int GUARD = 28;
    private static final Interval ALL = new Interval(Dyadic.ONE.negate(), Dyadic.ONE);

    private Trigonometry() {}

    /**
     * x = quadrant · π/2 + r.
     *
     * @param rest r · 2^places, off by at most 6 units
     * @param missing (π/2 − r) · 2^places, off by at most 6 units
     */
    private record Reduced(BigInteger quadrant, BigInteger rest, BigInteger missing, int places) {
        /** quadrant modulo 4. */
        int turn() {
            return quadrant.intValue() & 3;
        }

        Interval sin() {
            return series(rest, places);
        }

        Interval cos() {
            return series(missing, places);
        }
    }

    /** Nothing if x is too large, or so near to a multiple of π/2 that too many places of π are needed. */
    private static Optional<Reduced> reduce(Dyadic x, int bits) {
        if (x.magnitude() > LARGEST_MAGNITUDE) {
            return Optional.empty();
        }
        int extra = (int) Math.max(0, x.magnitude()) + 2;
        int places = bits + GUARD + (int) Math.max(0, -x.magnitude());
        while (places + extra <= MOST_PLACES) {
            BigInteger fixed = x.fixedPoint(places);
            BigInteger quarter = FixedConstants.PI.value(places - 1);
            BigInteger k = floorDivide(fixed, quarter);
            // x, π/2 and the product are off by at most 1, 2 and 1 units
            BigInteger turned =
                    k.multiply(FixedConstants.PI.value(places - 1 + extra)).shiftRight(extra);
            BigInteger rest = fixed.subtract(turned);
            BigInteger missing = quarter.subtract(rest);
            boolean inside = rest.signum() > 0 && missing.signum() > 0;
            if (inside && Math.min(rest.bitLength(), missing.bitLength()) >= bits + GUARD - 8) {
                return Optional.of(new Reduced(k, rest, missing, places));
            }
            places += bits;
        }
        return Optional.empty();
    }

    private static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** sin(t/2^places) for 0 < t/2^places < π/2, t off by at most 6 units: each term is off by at most 2, the tail by 4. */
    private static Interval series(BigInteger t, int places) {
        BigInteger square = t.multiply(t).shiftRight(places);
        BigInteger term = t;
        BigInteger sum = t;
        long n = 0;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(square).shiftRight(places).divide(BigInteger.valueOf(2 * n * (2 * n + 1)));
            sum = (n & 1) == 1 ? sum.subtract(term) : sum.add(term);
        }
        BigInteger error = BigInteger.valueOf(2 * n + 16);
        return Interval.of(new Dyadic(sum.subtract(error), -places), new Dyadic(sum.add(error), -places));
    }

    static Interval sin(Dyadic x, int bits) {
        if (x.signum() < 0) {
            return sin(x.negate(), bits).negate();
        }
        if (x.isZero()) {
            return Interval.ZERO;
        }
        if (x.magnitude() < -bits / 2 - 2) {
            // x − x³ ≤ sin x ≤ x for x ≥ 0
            Dyadic cube = x.times(x, bits, CEILING).times(x, bits, CEILING);
            return Interval.of(x.minus(cube, bits, FLOOR), x.round(bits, CEILING));
        }
        return reduce(x, bits).map(r -> ofTurn(r, r.turn(), bits)).orElse(ALL);
    }

    static Interval cos(Dyadic x, int bits) {
        if (x.magnitude() < -bits / 2 - 2) {
            // 1 − x² ≤ cos x ≤ 1
            return Interval.of(Dyadic.ONE.minus(x.times(x, bits, CEILING), bits, FLOOR), Dyadic.ONE);
        }
        return reduce(x.abs(), bits).map(r -> ofTurn(r, r.turn() + 1, bits)).orElse(ALL);
    }

    /** sin(turn · π/2 + r), cut to [−1, 1]. */
    private static Interval ofTurn(Reduced reduced, int turn, int bits) {
        Interval positive = ((turn & 1) == 0 ? reduced.sin() : reduced.cos())
                .min(Interval.ONE)
                .round(bits);
        return (turn & 2) == 0 ? positive : positive.negate();
    }

    /** The k with k π/2 ≤ x < (k+1) π/2. */
    private static Optional<BigInteger> quadrant(Dyadic x, int bits) {
        if (x.isZero()) {
            return Optional.of(BigInteger.ZERO);
        }
        if (x.magnitude() < 0) {
            return Optional.of(BigInteger.valueOf(x.signum() < 0 ? -1 : 0));
        }
        return reduce(x, bits).map(Reduced::quadrant);
    }

    /** The image under sin of every member. */
    static Interval sin(Interval x, int bits) {
        return x.isPoint() ? sin(x.low(), bits) : wave(x, bits, 0, Trigonometry::sin);
    }

    static Interval cos(Interval x, int bits) {
        return x.isPoint() ? cos(x.low(), bits) : wave(x, bits, 1, Trigonometry::cos);
    }

    private interface Wave {
        Interval at(Dyadic x, int bits);
    }

    /** sin(x + shift · π/2): the hull of the two ends, with ±1 where an extremum lies between them. */
    private static Interval wave(Interval x, int bits, int shift, Wave wave) {
        Optional<BigInteger> first = quadrant(x.low(), bits);
        Optional<BigInteger> last = quadrant(x.high(), bits);
        if (first.isEmpty()
                || last.isEmpty()
                || last.get().subtract(first.get()).bitLength() > 3) {
            return ALL;
        }
        Interval ends = wave.at(x.low(), bits).hull(wave.at(x.high(), bits));
        int start = (first.get().intValue() & 3) + shift;
        int steps = last.get().subtract(first.get()).intValue();
        for (int k = start + 1; k <= start + steps; k++) {
            if ((k & 1) == 1) {
                // the quadrants k − 1 and k meet at a maximum of sin for k = 1, at a minimum for k = 3
                ends = ends.hull((k & 2) == 0 ? Interval.ONE : Interval.ONE.negate());
            }
        }
        return ends;
    }

    static Interval tan(Interval x, int bits) {
        if (x.isPoint()) {
            return tan(x.low(), bits);
        }
        Optional<BigInteger> first = quadrant(x.low(), bits).map(Trigonometry::branch);
        Optional<BigInteger> last = quadrant(x.high(), bits).map(Trigonometry::branch);
        if (first.isEmpty() || !first.equals(last)) {
            throw new NotSeparatedException("the argument of tan is not yet separated from a pole");
        }
        return Interval.of(tan(x.low(), bits).low(), tan(x.high(), bits).high());
    }

    /** The poles lie between the quadrants 0 and 1, 2 and 3, …. */
    private static BigInteger branch(BigInteger quadrant) {
        return quadrant.add(BigInteger.ONE).shiftRight(1);
    }

    private static Interval tan(Dyadic x, int bits) {
        return x.isZero() ? Interval.ZERO : sin(x, bits + 8).over(cos(x, bits + 8), bits);
    }
}
