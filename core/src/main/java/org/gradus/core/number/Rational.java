package org.gradus.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradus.core.expr.Expr;

/** An exact fraction in lowest terms with a positive denominator. */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    public Rational {
        if (denominator.signum() == 0) {
            throw new UndefinedException("division by zero");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        if (numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE) {
            long divisor = gcd(numerator.longValue(), denominator.longValue());
            if (divisor != 1) {
                numerator = BigInteger.valueOf(numerator.longValue() / divisor);
                denominator = BigInteger.valueOf(denominator.longValue() / divisor);
            }
        } else {
            BigInteger divisor = numerator.gcd(denominator);
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    /** The greatest common divisor; b is positive. */
    private static long gcd(long a, long b) {
        long divisor = b;
        long rest = a % b;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return Math.abs(divisor);
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(BigDecimal value) {
        return value.scale() <= 0
                ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Throws an {@link ArithmeticException} when {@code other} is 0. */
    public Rational over(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** The power with an integer exponent; 1 when it is 0. */
    public Rational power(int exponent) {
        return exponent >= 0
                ? new Rational(numerator.pow(exponent), denominator.pow(exponent))
                : ONE.over(power(Math.negateExact(exponent)));
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3}, {@code -3}, {@code 2/3}; a negative fraction is the negation of a positive one. */
    public Expr toExpr() {
        if (isInteger()) {
            return new Expr.Num(new BigDecimal(numerator));
        }
        Expr size = new Expr.Quotient(
                new Expr.Num(new BigDecimal(numerator.abs())), new Expr.Num(new BigDecimal(denominator)));
        return signum() < 0 ? new Expr.Negation(size) : size;
    }

    /** {@code p} or {@code p/q}. */
    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
