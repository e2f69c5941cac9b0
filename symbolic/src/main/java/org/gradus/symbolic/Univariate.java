package org.gradus.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A polynomial in one variable with integer coefficients, lowest power first, without a leading zero; here greatest common
 * divisors are cheap.
 */
record Univariate(List<BigInteger> coefficients) {
    static final Univariate ONE = new Univariate(List.of(BigInteger.ONE));

    Univariate {
        int size = coefficients.size();
        while (size > 0 && coefficients.get(size - 1).signum() == 0) {
            size--;
        }
        coefficients = List.copyOf(coefficients.subList(0, size));
    }

    int degree() {
        return coefficients.size() - 1;
    }

    boolean isZero() {
        return coefficients.isEmpty();
    }

    BigInteger leading() {
        return coefficients.get(degree());
    }

    Univariate times(Univariate other) {
        List<BigInteger> product = new ArrayList<>();
        for (int k = 0; k <= degree() + other.degree(); k++) {
            BigInteger sum = BigInteger.ZERO;
            for (int i = Math.max(0, k - other.degree()); i <= Math.min(k, degree()); i++) {
                sum = sum.add(coefficients.get(i).multiply(other.coefficients.get(k - i)));
            }
            product.add(sum);
        }
        return new Univariate(product);
    }

    Univariate times(BigInteger factor) {
        return new Univariate(coefficients.stream().map(factor::multiply).toList());
    }

    /** The greatest common divisor of the coefficients, with the sign of the leading one. */
    BigInteger content() {
        BigInteger content = BigInteger.ZERO;
        for (BigInteger coefficient : coefficients) {
            content = content.gcd(coefficient);
        }
        return leading().signum() < 0 ? content.negate() : content;
    }

    /** Not zero; divided by its {@link #content}. */
    Univariate primitive() {
        BigInteger content = content();
        return new Univariate(coefficients.stream().map(c -> c.divide(content)).toList());
    }

    /** Of two primitive polynomials; primitive. */
    Univariate gcd(Univariate other) {
        Univariate a = this;
        Univariate b = other;
        while (!b.isZero()) {
            Univariate remainder = a.remainder(b);
            a = b;
            b = remainder.isZero() ? remainder : remainder.primitive();
        }
        return a.primitive();
    }

    /** The remainder of a multiple of this polynomial. */
    private Univariate remainder(Univariate divisor) {
        Univariate rest = this;
        while (!rest.isZero() && rest.degree() >= divisor.degree()) {
            rest = rest.times(divisor.leading())
                    .minusShifted(divisor, rest.leading(), rest.degree() - divisor.degree());
        }
        return rest;
    }

    /** The quotient by a primitive polynomial that divides this one. */
    Univariate over(Univariate divisor) {
        BigInteger[] quotient = new BigInteger[degree() - divisor.degree() + 1];
        Univariate rest = this;
        for (int shift = quotient.length - 1; shift >= 0; shift--) {
            boolean reaches = !rest.isZero() && rest.degree() == divisor.degree() + shift;
            quotient[shift] = reaches ? rest.leading().divide(divisor.leading()) : BigInteger.ZERO;
            rest = rest.minusShifted(divisor, quotient[shift], shift);
        }
        if (!rest.isZero()) {
            throw new IllegalStateException("not divisible: " + this + " by " + divisor);
        }
        return new Univariate(List.of(quotient));
    }

    private Univariate minusShifted(Univariate other, BigInteger factor, int shift) {
        List<BigInteger> difference = new ArrayList<>(coefficients);
        for (int i = 0; i <= other.degree() && factor.signum() != 0; i++) {
            BigInteger before = difference.get(i + shift);
            difference.set(i + shift, before.subtract(factor.multiply(other.coefficients.get(i))));
        }
        return new Univariate(difference);
    }
}
