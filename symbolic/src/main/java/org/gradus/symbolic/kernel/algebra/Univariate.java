package org.gradus.symbolic.kernel.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.number.Effort;
import org.gradus.core.number.Rational;

/**
 * A polynomial in one variable with integer coefficients, lowest power first, without a leading zero; here greatest common
 * divisors are cheap.
 */
public record Univariate(List<BigInteger> coefficients) {
    private static final int LONGEST_ROOT = 256;
    public static final Univariate ONE = new Univariate(List.of(BigInteger.ONE));

    public Univariate {
        int size = coefficients.size();
        while (size > 0 && coefficients.get(size - 1).signum() == 0) {
            size--;
        }
        coefficients = List.copyOf(coefficients.subList(0, size));
    }

    public int degree() {
        return coefficients.size() - 1;
    }

    boolean isZero() {
        return coefficients.isEmpty();
    }

    BigInteger leading() {
        return coefficients.get(degree());
    }

    public Univariate times(Univariate other) {
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

    public Univariate times(BigInteger factor) {
        return new Univariate(coefficients.stream().map(factor::multiply).toList());
    }

    /** The greatest common divisor of the coefficients, with the sign of the leading one. */
    public BigInteger content() {
        BigInteger content = BigInteger.ZERO;
        for (BigInteger coefficient : coefficients) {
            content = content.gcd(coefficient);
        }
        return leading().signum() < 0 ? content.negate() : content;
    }

    /** Not zero; divided by its {@link #content}. */
    public Univariate primitive() {
        BigInteger content = content();
        return new Univariate(coefficients.stream().map(c -> c.divide(content)).toList());
    }

    /** Of two primitive polynomials; primitive. */
    public Univariate gcd(Univariate other) {
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
    public Univariate over(Univariate divisor) {
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

    // ---- real roots ----

    /** {@code q x - p} for the root p/q. */
    static Univariate linear(Rational root) {
        return new Univariate(List.of(root.numerator().negate(), root.denominator()));
    }

    /** Whether a multiple of this polynomial is one of the primitive {@code divisor}. */
    boolean isDivisibleBy(Univariate divisor) {
        return remainder(divisor).isZero();
    }

    /** The sign of the value. */
    int signAt(Rational x) {
        BigInteger value = BigInteger.ZERO;
        BigInteger scale = BigInteger.ONE;
        for (int k = degree(); k >= 0; k--) {
            value = value.multiply(x.numerator()).add(coefficients.get(k).multiply(scale));
            scale = scale.multiply(x.denominator());
        }
        return value.signum();
    }

    /** How many different real roots there are. */
    int realRoots() {
        List<Univariate> chain = sturm();
        return changesAtInfinity(chain, -1) - changesAtInfinity(chain, 1);
    }

    /** How many different roots above 0; 0 is no root. */
    int positiveRoots() {
        List<Univariate> chain = sturm();
        return changes(chain, Rational.ZERO) - changesAtInfinity(chain, 1);
    }

    /** The rational roots, ascending; none if the numbers are too long. Those of {@code a^{n-1} p(x/a)} with a leading are integers. */
    List<Rational> rationalRoots() {
        if (degree() == 1) {
            return List.of(new Rational(coefficients.get(0).negate(), leading()));
        }
        Univariate positive = primitive();
        BigInteger lead = positive.leading();
        List<BigInteger> monic = new ArrayList<>();
        BigInteger bound = BigInteger.ONE;
        for (int k = 0; k < degree(); k++) {
            BigInteger coefficient = positive.coefficients.get(k).multiply(lead.pow(degree() - 1 - k));
            monic.add(coefficient);
            bound = bound.max(coefficient.abs());
        }
        monic.add(BigInteger.ONE);
        if (bound.bitLength() > LONGEST_ROOT) {
            return List.of();
        }
        Univariate scaled = new Univariate(monic);
        List<BigInteger> integers = new ArrayList<>();
        BigInteger limit = bound.add(BigInteger.ONE);
        scaled.integerRoots(scaled.sturm(), limit.negate(), limit, integers);
        return integers.stream().map(root -> new Rational(root, lead)).toList();
    }

    /** Adds those of {@code from … to}. */
    private void integerRoots(List<Univariate> chain, BigInteger from, BigInteger to, List<BigInteger> found) {
        Rational half = Rational.ONE.over(Rational.of(2));
        Rational low = new Rational(from, BigInteger.ONE).minus(half);
        Rational high = new Rational(to, BigInteger.ONE).plus(half);
        if (changes(chain, low) == changes(chain, high)) {
            return;
        }
        if (from.equals(to)) {
            if (signAt(new Rational(from, BigInteger.ONE)) == 0) {
                found.add(from);
            }
            return;
        }
        BigInteger middle = from.add(to).shiftRight(1);
        integerRoots(chain, from, middle, found);
        integerRoots(chain, middle.add(BigInteger.ONE), to, found);
    }

    /** The chain of Sturm: p, p′, and remainders with the sign turned. */
    private List<Univariate> sturm() {
        List<Univariate> chain = new ArrayList<>(List.of(this, derivative()));
        while (!chain.get(chain.size() - 1).isZero()) {
            Effort.spend((long) degree() * degree());
            chain.add(chain.get(chain.size() - 2).negativeRemainder(chain.get(chain.size() - 1)));
        }
        chain.remove(chain.size() - 1);
        return chain;
    }

    private Univariate derivative() {
        List<BigInteger> derivative = new ArrayList<>();
        for (int k = 1; k <= degree(); k++) {
            derivative.add(coefficients.get(k).multiply(BigInteger.valueOf(k)));
        }
        return new Univariate(derivative);
    }

    /** A positive multiple of minus the remainder. */
    private Univariate negativeRemainder(Univariate divisor) {
        Univariate rest = this;
        BigInteger size = divisor.leading().abs();
        BigInteger sign = BigInteger.valueOf(divisor.leading().signum());
        while (!rest.isZero() && rest.degree() >= divisor.degree()) {
            BigInteger factor = rest.leading().multiply(sign);
            rest = rest.times(size).minusShifted(divisor, factor, rest.degree() - divisor.degree());
        }
        if (rest.isZero()) {
            return rest;
        }
        BigInteger content = rest.content().abs();
        return new Univariate(
                rest.coefficients.stream().map(c -> c.divide(content).negate()).toList());
    }

    private static int changes(List<Univariate> chain, Rational x) {
        Effort.spend((long) chain.size() * chain.size() * (1 + (x.numerator().bitLength() >> 6)));
        int changes = 0;
        int last = 0;
        for (Univariate member : chain) {
            int sign = member.signAt(x);
            changes += sign * last < 0 ? 1 : 0;
            last = sign != 0 ? sign : last;
        }
        return changes;
    }

    private static int changesAtInfinity(List<Univariate> chain, int side) {
        int changes = 0;
        int last = 0;
        for (Univariate member : chain) {
            int sign = member.leading().signum() * (side < 0 && member.degree() % 2 != 0 ? -1 : 1);
            changes += sign * last < 0 ? 1 : 0;
            last = sign;
        }
        return changes;
    }
}
