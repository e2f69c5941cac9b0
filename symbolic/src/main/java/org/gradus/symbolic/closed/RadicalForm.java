package org.gradus.symbolic.closed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.write.Notation;

/** Short polynomials in e, π, square roots and logarithms: {@code ln 3}, {@code 2 sqrt(2)}, {@code ln(e+1) - 1}. */
final class RadicalForm {
    private static final int MOST_TERMS = 4;
    private static final BigInteger LARGEST = BigInteger.valueOf(999);

    private final Ring ring;

    private RadicalForm(Ring ring) {
        this.ring = ring;
    }

    static Optional<Expr> of(Ring ring, Fraction value) {
        if (!value.isPolynomial() || value.numerator().size() > MOST_TERMS) {
            return Optional.empty();
        }
        return new RadicalForm(ring).sum(value.numerator());
    }

    private Optional<Expr> sum(Polynomial polynomial) {
        List<Monomial> monomials = new ArrayList<>(polynomial.terms().keySet());
        monomials.sort(Collections.reverseOrder());
        List<Expr> terms = new ArrayList<>();
        Optional<Expr> logarithms = logarithms(polynomial);
        logarithms.ifPresent(terms::add);
        for (Monomial monomial : monomials) {
            if (logarithms.isPresent() && prime(monomial).isPresent()) {
                continue;
            }
            Rational factor = polynomial.terms().getOrDefault(monomial, Rational.ZERO);
            Optional<Expr> product = product(monomial);
            if (product.isEmpty() || !isShort(factor)) {
                return Optional.empty();
            }
            terms.add(Notation.scaled(factor, product.get()));
        }
        return Optional.of(Notation.sum(terms));
    }

    private static boolean isShort(Rational number) {
        return number.numerator().abs().compareTo(LARGEST) <= 0
                && number.denominator().compareTo(LARGEST) <= 0;
    }

    // ---- logarithms ----

    /** The prime p, when the monomial is {@code ln p}. */
    private Optional<BigInteger> prime(Monomial monomial) {
        boolean single = monomial.size() == 1 && monomial.power(0) == 1;
        return single && ring.generator(monomial.generator(0)) instanceof Generator.PrimeLogarithm logarithm
                ? Optional.of(logarithm.argument().value())
                : Optional.empty();
    }

    /** {@code a ln 2 + b ln 3 = c ln q}, if q is short. */
    private Optional<Expr> logarithms(Polynomial polynomial) {
        Rational content = Rational.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (prime(term.getKey()).isPresent()) {
                content = gcd(content, term.getValue());
            }
        }
        if (content.signum() == 0) {
            return Optional.empty();
        }
        Rational argument = Rational.ONE;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Optional<BigInteger> prime = prime(term.getKey());
            if (prime.isPresent()) {
                Rational power = term.getValue().over(content);
                if (power.numerator().bitLength() > 4) {
                    return Optional.empty();
                }
                argument =
                        argument.times(ring.power(prime.get(), power.numerator().intValueExact()));
            }
        }
        if (!isShort(argument) || !isShort(content)) {
            return Optional.empty();
        }
        boolean small = argument.compareTo(Rational.ONE) < 0;
        Expr logarithm = Terms.ln(Notation.number(small ? Rational.ONE.over(argument) : argument));
        return Optional.of(Notation.scaled(small ? content.negate() : content, logarithm));
    }

    private static Rational gcd(Rational a, Rational b) {
        BigInteger common = a.denominator().multiply(b.denominator());
        BigInteger left = a.numerator().multiply(b.denominator());
        BigInteger right = b.numerator().multiply(a.denominator());
        return new Rational(left.gcd(right), common);
    }

    // ---- products ----

    private Optional<Expr> product(Monomial monomial) {
        List<Expr> factors = new ArrayList<>();
        BigInteger radicand = BigInteger.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            Generator generator = ring.generator(monomial.generator(i));
            int power = monomial.power(i);
            if (generator instanceof Generator.PrimeRoot root && 2 * power == ring.scale()) {
                radicand = radicand.multiply(root.base().value());
                continue;
            }
            Optional<Expr> factor = power > 0 ? factor(generator, power) : Optional.empty();
            if (factor.isEmpty()) {
                return Optional.empty();
            }
            factors.add(factor.get());
        }
        if (!radicand.equals(BigInteger.ONE)) {
            factors.add(Expr.Apply.of("sqrt", Notation.integer(radicand)));
        }
        return radicand.compareTo(LARGEST) > 0 ? Optional.empty() : Optional.of(Notation.product(factors));
    }

    private Optional<Expr> factor(Generator generator, int power) {
        if (generator instanceof Generator.Exponential e
                && e.exponent().equals(Monomial.ONE)
                && Rational.of(2L * power).times(ring.unit(e)).isInteger()) {
            Rational exponent = Rational.of(power).times(ring.unit(e));
            return Optional.of(Notation.power(Expr.Constant.E, exponent));
        }
        Rational exponent = Rational.of(power);
        if (generator instanceof Generator.PrimeLogarithm logarithm
                && logarithm.argument().value().compareTo(LARGEST) <= 0) {
            return Optional.of(Notation.power(
                    Terms.ln(Notation.integer(logarithm.argument().value())), exponent));
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            return EulerForm.of(ring, Fraction.of(logarithm.argument()))
                    .map(argument -> Notation.power(Terms.ln(argument), exponent));
        }
        if (generator instanceof Generator.Opaque opaque && opaque.function().equals(Generator.PI)) {
            return Optional.of(Notation.power(Expr.Constant.PI, exponent));
        }
        return Optional.empty();
    }
}
