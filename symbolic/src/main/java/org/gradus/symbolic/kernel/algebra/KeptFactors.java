package org.gradus.symbolic.kernel.algebra;

import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;

/**
 * Sums as generators, so that a product of sums is one term and not one for each choice of terms: {@code (x + a)(x + b)} is a product of two
 * {@link Generator.Base}s, and {@code 1/(1 + e^x)} one to the power −1. Whatever is made here is equal to what it is made of.
 */
public final class KeptFactors {
    /** Of a sum that holds kept factors and is looked at multiplied out. */
    private static final int MOST_TERMS = 4;

    private static final int HIGHEST_POWER = 4;
    /** Of such a sum multiplied out, if it is kept. */
    private static final int MOST_TERMS_KEPT = 8;

    private KeptFactors() {}

    /** With the denominators as powers below 0. */
    public static Fraction withoutDenominators(Ring ring, Fraction fraction) {
        Polynomial above = fraction.numerator();
        for (Map.Entry<Polynomial, Integer> below : fraction.denominators().entrySet()) {
            Polynomial product = product(ring, below.getKey());
            Polynomial one = product.size() == 1 ? product : kept(ring, below.getKey());
            above = above.times(
                    Fraction.of(one).inverse().power(below.getValue()).numerator());
        }
        return Fraction.of(above);
    }

    /** As one term, unless that would hide factors kept before. */
    public static Fraction asProduct(Ring ring, Fraction fraction) {
        return Fraction.of(product(ring, withoutDenominators(ring, fraction).numerator()));
    }

    private static Polynomial product(Ring ring, Polynomial sum) {
        if (sum.size() < 2) {
            return sum;
        }
        Polynomial.Primitive outer = sum.primitive();
        Optional<Polynomial> plain = multipliedOut(ring, outer.base());
        if (plain.isEmpty()) {
            return sum;
        }
        if (plain.get().isZero()) {
            return plain.get();
        }
        Polynomial.Primitive inner = plain.get().primitive();
        Polynomial factor = inner.base().isConstant() ? inner.base() : kept(ring, inner.base());
        return factor.times(inner.unit(), inner.coefficient()).times(outer.unit(), outer.coefficient());
    }

    private static Polynomial kept(Ring ring, Polynomial base) {
        return Polynomial.of(ring, Monomial.of(ring.number(new Generator.Base(base)), 1), Rational.ONE);
    }

    /** Without kept factors: {@code B − e^x = 1} for {@code B = 1 + e^x}. Empty where that is long. */
    private static Optional<Polynomial> multipliedOut(Ring ring, Polynomial base) {
        if (isPlain(ring, base)) {
            return Optional.of(base);
        }
        if (base.size() > MOST_TERMS) {
            return Optional.empty();
        }
        Polynomial.Total sum = new Polynomial.Total(ring);
        for (Map.Entry<Monomial, Rational> term : base.terms().entrySet()) {
            Optional<Polynomial> product = multipliedOut(ring, term.getKey());
            if (product.isEmpty()) {
                return Optional.empty();
            }
            sum.add(product.get().times(term.getValue()));
        }
        Polynomial plain = sum.polynomial();
        return plain.size() > MOST_TERMS_KEPT ? Optional.empty() : Optional.of(plain);
    }

    private static Optional<Polynomial> multipliedOut(Ring ring, Monomial monomial) {
        Polynomial product = Polynomial.constant(ring, Rational.ONE);
        for (int i = 0; i < monomial.size(); i++) {
            int power = monomial.power(i);
            if (!(ring.generator(monomial.generator(i)) instanceof Generator.Base base)) {
                product = product.times(Monomial.of(monomial.generator(i), power), Rational.ONE);
            } else if (power < 0 || power > HIGHEST_POWER || !isPlain(ring, base.polynomial())) {
                return Optional.empty();
            } else {
                product = product.times(base.polynomial().power(power));
            }
        }
        return Optional.of(product);
    }

    /** Whether no kept factor occurs. */
    static boolean isPlain(Ring ring, Polynomial polynomial) {
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                if (ring.generator(monomial.generator(i)) instanceof Generator.Base) {
                    return false;
                }
            }
        }
        return true;
    }
}
