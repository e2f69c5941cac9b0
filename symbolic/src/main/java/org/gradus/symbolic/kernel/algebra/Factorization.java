package org.gradus.symbolic.kernel.algebra;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole number as a product of powers: of primes, and of at most one factor that was not taken apart.
 *
 * @param powers each factor with its positive exponent
 */
public record Factorization(Map<Factor, Integer> powers) {
    /** Primes up to here are divided out of numbers of any size. */
    private static final int SMALL = 1_000;
    /** What is left is taken apart only up to here. */
    private static final BigInteger LARGEST = BigInteger.valueOf(1_000_000_000L);

    /**
     * A factor.
     *
     * @param isCertainlyPrime false where nobody has looked: it may be prime all the same
     */
    public record Factor(BigInteger value, boolean isCertainlyPrime) {}

    public Factorization {
        powers = Map.copyOf(powers);
    }

    /** Of {@code n >= 1}. */
    public static Factorization of(BigInteger n) {
        if (n.signum() <= 0) {
            throw new IllegalArgumentException("a factorization needs a positive number: " + n);
        }
        Map<Factor, Integer> powers = new LinkedHashMap<>();
        BigInteger left = divide(n, SMALL, powers);
        add(left, 1, powers);
        return new Factorization(powers);
    }

    /** Takes the primes up to {@code largest} out of {@code n}; gives what is left. */
    private static BigInteger divide(BigInteger n, int largest, Map<Factor, Integer> powers) {
        BigInteger left = n;
        for (int p = 2; p <= largest && !left.equals(BigInteger.ONE); p++) {
            BigInteger divisor = BigInteger.valueOf(p);
            BigInteger[] division = left.divideAndRemainder(divisor);
            while (division[1].signum() == 0) {
                powers.merge(new Factor(divisor, true), 1, Integer::sum);
                left = division[0];
                division = left.divideAndRemainder(divisor);
            }
        }
        return left;
    }

    /** Adds a number without factors up to {@link #SMALL}. */
    private static void add(BigInteger n, int exponent, Map<Factor, Integer> powers) {
        if (n.equals(BigInteger.ONE)) {
            return;
        }
        BigInteger[] root = n.sqrtAndRemainder();
        if (root[1].signum() == 0) {
            add(root[0], 2 * exponent, powers);
            return;
        }
        if (n.compareTo(LARGEST) > 0) {
            powers.merge(new Factor(n, false), exponent, Integer::sum);
            return;
        }
        long rest = n.longValueExact();
        for (long p = SMALL; p * p <= rest; p++) {
            while (rest % p == 0) {
                powers.merge(new Factor(BigInteger.valueOf(p), true), exponent, Integer::sum);
                rest /= p;
            }
        }
        if (rest > 1) {
            powers.merge(new Factor(BigInteger.valueOf(rest), true), exponent, Integer::sum);
        }
    }
}
