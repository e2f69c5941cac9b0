package org.gradus.core.number;

import java.math.BigInteger;

/**
 * ⌊√n⌋ and what is left, n = root² + rest, by one division for each doubling of the digits (Zimmermann, Karatsuba Square Root, INRIA
 * RR-3805, 1999).
 */
record SquareRoot(BigInteger root, BigInteger rest) {
    /** Shorter numbers are left to the library. */
    private static final int SHORT_BITS = 256;

    /** Of a number that is not negative. */
    static SquareRoot of(BigInteger n) {
        int odd = n.bitLength() & 1;
        int pairs = (n.bitLength() + odd) / 2;
        if (2 * pairs <= SHORT_BITS) {
            BigInteger root = n.sqrt();
            return new SquareRoot(root, n.subtract(root.multiply(root)));
        }
        // n = (high · 2^quarter + middle) 2^quarter + low, where the highest pair of bits of high is not 0
        int quarter = pairs / 2;
        SquareRoot high = of(n.shiftRight(2 * quarter));
        BigInteger mask = BigInteger.ONE.shiftLeft(quarter).subtract(BigInteger.ONE);
        BigInteger middle = n.shiftRight(quarter).and(mask);
        BigInteger[] quotient = high.rest.shiftLeft(quarter).add(middle).divideAndRemainder(high.root.shiftLeft(1));
        BigInteger root = high.root.shiftLeft(quarter).add(quotient[0]);
        BigInteger rest = quotient[1].shiftLeft(quarter).add(n.and(mask)).subtract(quotient[0].multiply(quotient[0]));
        while (rest.signum() < 0) {
            rest = rest.add(root.shiftLeft(1)).subtract(BigInteger.ONE);
            root = root.subtract(BigInteger.ONE);
        }
        return new SquareRoot(root, rest);
    }
}
