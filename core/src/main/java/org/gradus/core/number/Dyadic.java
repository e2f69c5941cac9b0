package org.gradus.core.number;

import java.math.BigInteger;

/**
 * The number mantissa · 2^exponent, exact; the mantissa is odd or the number is zero with exponent 0, so that equal numbers are
 * equal records. Every operation that rounds takes the number of bits to keep and the direction.
 */
record Dyadic(BigInteger mantissa, long exponent) implements Comparable<Dyadic> {
    static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);
    static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);
    static final Dyadic TWO = new Dyadic(BigInteger.ONE, 1);

    /** Directed rounding. */
    enum Towards {
        /** To −∞. */
        FLOOR,
        /** To +∞. */
        CEILING;

        Towards opposite() {
            return this == FLOOR ? CEILING : FLOOR;
        }
    }

    Dyadic {
        if (mantissa.signum() == 0) {
            exponent = 0;
        } else {
            int zeros = mantissa.getLowestSetBit();
            if (zeros > 0) {
                mantissa = mantissa.shiftRight(zeros);
                exponent += zeros;
            }
        }
    }

    static Dyadic of(long value) {
        return new Dyadic(BigInteger.valueOf(value), 0);
    }

    /** The double itself: every finite one is m · 2^e with |m| < 2^53. */
    static Dyadic of(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("not a number: " + value);
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        return new Dyadic(BigInteger.valueOf((long) Math.scalb(value, -exponent)), exponent);
    }

    /** numerator/denominator, rounded. */
    static Dyadic of(Rational value, int bits, Towards towards) {
        return quotient(value.numerator(), value.denominator(), 0, bits, towards);
    }

    /** The neighbours of numerator/denominator, or twice the same, by one division; they need a rounding yet. */
    static Dyadic[] around(Rational value, int bits) {
        BigInteger denominator = value.denominator();
        if (value.isInteger()) {
            Dyadic integer = new Dyadic(value.numerator(), 0);
            return new Dyadic[] {integer, integer};
        }
        int shift = Math.max(
                0, bits + 2 + denominator.bitLength() - value.numerator().abs().bitLength());
        BigInteger[] parts = value.numerator().shiftLeft(shift).divideAndRemainder(denominator);
        Dyadic quotient = new Dyadic(parts[0], -shift);
        int rest = parts[1].signum();
        if (rest == 0) {
            return new Dyadic[] {quotient, quotient};
        }
        Dyadic other = new Dyadic(parts[0].add(BigInteger.valueOf(rest)), -shift);
        return rest > 0 ? new Dyadic[] {quotient, other} : new Dyadic[] {other, quotient};
    }

    static Dyadic powerOfTwo(long exponent) {
        return new Dyadic(BigInteger.ONE, exponent);
    }

    int signum() {
        return mantissa.signum();
    }

    boolean isZero() {
        return mantissa.signum() == 0;
    }

    /** The m with 2^(m−1) ≤ |value| < 2^m; for zero far below every other number's. */
    long magnitude() {
        return isZero() ? Long.MIN_VALUE / 4 : mantissa.abs().bitLength() + exponent;
    }

    Dyadic negate() {
        return new Dyadic(mantissa.negate(), exponent);
    }

    Dyadic abs() {
        return signum() < 0 ? negate() : this;
    }

    /** value · 2^places, exact. */
    Dyadic shift(long places) {
        return isZero() ? this : new Dyadic(mantissa, exponent + places);
    }

    Dyadic round(int bits, Towards towards) {
        int surplus = mantissa.abs().bitLength() - bits;
        return surplus <= 0 ? this : new Dyadic(shiftRight(mantissa, surplus, towards), exponent + surplus);
    }

    private static BigInteger shiftRight(BigInteger value, int places, Towards towards) {
        return towards == Towards.FLOOR
                ? value.shiftRight(places)
                : value.negate().shiftRight(places).negate();
    }

    Dyadic plus(Dyadic other, int bits, Towards towards) {
        if (isZero()) {
            return other.round(bits, towards);
        }
        if (other.isZero()) {
            return round(bits, towards);
        }
        return magnitude() >= other.magnitude()
                ? addSmaller(other, bits, towards)
                : other.addSmaller(this, bits, towards);
    }

    private Dyadic addSmaller(Dyadic small, int bits, Towards towards) {
        // Below this place a summand cannot reach a kept bit; only its sign matters, so a nudge of that sign replaces
        // it.
        long floor = Math.min(exponent, magnitude() - bits) - 4;
        Dyadic nudge = small.magnitude() < floor ? new Dyadic(BigInteger.valueOf(small.signum()), floor) : small;
        long common = Math.min(exponent, nudge.exponent);
        BigInteger sum = aligned(common).add(nudge.aligned(common));
        return new Dyadic(sum, common).round(bits, towards);
    }

    private BigInteger aligned(long common) {
        return mantissa.shiftLeft(Math.toIntExact(exponent - common));
    }

    Dyadic minus(Dyadic other, int bits, Towards towards) {
        return plus(other.negate(), bits, towards);
    }

    Dyadic times(Dyadic other, int bits, Towards towards) {
        return new Dyadic(mantissa.multiply(other.mantissa), Math.addExact(exponent, other.exponent))
                .round(bits, towards);
    }

    /** The divisor is not zero. */
    Dyadic over(Dyadic divisor, int bits, Towards towards) {
        return quotient(mantissa, divisor.mantissa, Math.subtractExact(exponent, divisor.exponent), bits, towards);
    }

    private static Dyadic quotient(
            BigInteger numerator, BigInteger denominator, long exponent, int bits, Towards towards) {
        int shift = bits + 2 + denominator.bitLength() - numerator.abs().bitLength();
        BigInteger dividend = shift > 0 ? numerator.shiftLeft(shift) : numerator;
        int used = Math.max(0, shift);
        BigInteger[] parts = dividend.divideAndRemainder(denominator);
        BigInteger result = parts[0];
        int direction = parts[1].signum() * denominator.signum();
        if (direction < 0 && towards == Towards.FLOOR) {
            result = result.subtract(BigInteger.ONE);
        } else if (direction > 0 && towards == Towards.CEILING) {
            result = result.add(BigInteger.ONE);
        }
        return new Dyadic(result, exponent - used).round(bits, towards);
    }

    /** The square root of a number that is not negative. */
    Dyadic sqrt(int bits, Towards towards) {
        long shift = Math.max(0, 2L * (bits + 2) - mantissa.bitLength());
        if (((exponent - shift) & 1) != 0) {
            shift++;
        }
        BigInteger radicand = mantissa.shiftLeft(Math.toIntExact(shift));
        SquareRoot exact = SquareRoot.of(radicand);
        boolean up = towards == Towards.CEILING && exact.rest().signum() != 0;
        BigInteger root = up ? exact.root().add(BigInteger.ONE) : exact.root();
        return new Dyadic(root, (exponent - shift) / 2).round(bits, towards);
    }

    /** ⌊value · 2^places⌋; the caller guards the size. */
    BigInteger fixedPoint(long places) {
        long shift = exponent + places;
        return shift >= 0
                ? mantissa.shiftLeft(Math.toIntExact(shift))
                : mantissa.shiftRight((int) Math.min(Integer.MAX_VALUE, -shift));
    }

    /** The nearest integer, of two the one further from zero; the caller guards the size. */
    BigInteger roundHalfAway() {
        BigInteger rounded = abs().fixedPoint(1).add(BigInteger.ONE).shiftRight(1);
        return signum() < 0 ? rounded.negate() : rounded;
    }

    /** As a fraction; the caller guards the size. */
    Rational toRational() {
        return exponent >= 0
                ? new Rational(mantissa.shiftLeft(Math.toIntExact(exponent)), BigInteger.ONE)
                : new Rational(mantissa, BigInteger.ONE.shiftLeft(Math.toIntExact(-exponent)));
    }

    @Override
    public int compareTo(Dyadic other) {
        if (signum() != other.signum()) {
            return Integer.compare(signum(), other.signum());
        }
        if (magnitude() != other.magnitude()) {
            return Long.compare(magnitude(), other.magnitude()) * signum();
        }
        long common = Math.min(exponent, other.exponent);
        return aligned(common).compareTo(other.aligned(common));
    }

    static Dyadic min(Dyadic a, Dyadic b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Dyadic max(Dyadic a, Dyadic b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
