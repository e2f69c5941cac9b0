package org.gradus.core.number;

import java.math.BigInteger;

/** ln 2, π and e as fixed-point integers, computed once per growing precision. */
enum FixedConstants {
    /** 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749). */
    LN2 {
        @Override
        BigInteger compute(int places) {
            return inverseSeries(26, places, false)
                    .multiply(BigInteger.valueOf(18))
                    .subtract(inverseSeries(4801, places, false).shiftLeft(1))
                    .add(inverseSeries(8749, places, false).shiftLeft(3));
        }
    },
    /** Machin: 16 arctan(1/5) − 4 arctan(1/239). */
    PI {
        @Override
        BigInteger compute(int places) {
            return inverseSeries(5, places, true)
                    .shiftLeft(4)
                    .subtract(inverseSeries(239, places, true).shiftLeft(2));
        }
    },
    /** Σ 1/n!. */
    E {
        @Override
        BigInteger compute(int places) {
            BigInteger term = BigInteger.ONE.shiftLeft(places);
            BigInteger sum = term;
            for (long n = 1; term.signum() != 0; n++) {
                term = term.divide(BigInteger.valueOf(n));
                sum = sum.add(term);
            }
            return sum;
        }
    };

    /** Extra places. Up to 20,000 places a series has under 4,400 terms, each off by at most 36 units: together under 2^20. */
    private static final int GUARD = 48;

    private static final BigInteger ERROR = BigInteger.ONE.shiftLeft(20);

    private record Known(int places, BigInteger value) {}

    private volatile Known known = new Known(0, BigInteger.ZERO);

    /** The constant times 2^places, within {@link #ERROR} units. */
    abstract BigInteger compute(int places);

    /** An integer v with v ≤ constant·2^places < v + 2. */
    BigInteger value(int places) {
        Known best = known;
        if (best.places < places + GUARD) {
            // Racing threads compute the same number; either may win.
            int wanted = Math.max(places + GUARD, Math.min(2 * best.places, 1 << 13));
            best = new Known(wanted, compute(wanted).subtract(ERROR));
            known = best;
        }
        return best.value.shiftRight(best.places - places);
    }

    /** The constant, enclosed. */
    Interval enclose(int bits) {
        BigInteger value = value(bits);
        return new Interval(new Dyadic(value, -bits), new Dyadic(value.add(BigInteger.TWO), -bits));
    }

    /** artanh(1/k), or arctan(1/k) when {@code alternating}, times 2^places. */
    private static BigInteger inverseSeries(long k, int places, boolean alternating) {
        BigInteger square = BigInteger.valueOf(k * k);
        BigInteger power = BigInteger.ONE.shiftLeft(places).divide(BigInteger.valueOf(k));
        BigInteger sum = power;
        for (long n = 1; power.signum() != 0; n++) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(2 * n + 1));
            sum = alternating && (n & 1) == 1 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
