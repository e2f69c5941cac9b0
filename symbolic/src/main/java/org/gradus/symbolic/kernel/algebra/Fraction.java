package org.gradus.symbolic.kernel.algebra;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradus.core.number.Rational;

/**
 * A rational function: a numerator over a product of powers of primitive polynomials. Denominators are never multiplied out and
 * nothing is ever cancelled, so that no greatest common divisor is needed: the function is zero exactly when its numerator is.
 *
 * @param numerator any polynomial
 * @param denominators {@linkplain Polynomial#primitive() primitive} bases of more than one term, and their positive powers
 */
public record Fraction(Polynomial numerator, Map<Polynomial, Integer> denominators) {

    public static Fraction of(Polynomial polynomial) {
        return new Fraction(polynomial, Map.of());
    }

    public static Fraction of(Arithmetic ring, Rational value) {
        return of(Polynomial.constant(ring, value));
    }

    public static Fraction of(Arithmetic ring, long value) {
        return of(ring, Rational.of(value));
    }

    public Arithmetic ring() {
        return numerator.ring();
    }

    public boolean isZero() {
        return numerator.isZero();
    }

    public boolean isPolynomial() {
        return denominators.isEmpty();
    }

    /** Whether this is a rational number, as far as one sees. */
    public boolean isNumber() {
        return denominators.isEmpty() && numerator.isConstant();
    }

    public Fraction plus(Fraction other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        if (denominators.equals(other.denominators)) {
            return new Fraction(numerator.plus(other.numerator), denominators);
        }
        Map<Polynomial, Integer> common = new LinkedHashMap<>(denominators);
        other.denominators.forEach((base, power) -> common.merge(base, power, Math::max));
        return new Fraction(over(common).plus(other.over(common)), common);
    }

    /** The numerator over these denominators, which contain those of this fraction. */
    private Polynomial over(Map<Polynomial, Integer> common) {
        Polynomial lifted = numerator;
        for (Map.Entry<Polynomial, Integer> entry : common.entrySet()) {
            int missing = entry.getValue() - denominators.getOrDefault(entry.getKey(), 0);
            if (missing > 0) {
                lifted = lifted.times(entry.getKey().power(missing));
            }
        }
        return lifted;
    }

    public Fraction minus(Fraction other) {
        return plus(other.negate());
    }

    public Fraction negate() {
        return times(Rational.of(-1));
    }

    public Fraction times(Rational factor) {
        return times(of(ring(), factor));
    }

    public Fraction times(Fraction other) {
        Polynomial product = numerator.times(other.numerator);
        if (product.isZero()) {
            return of(product);
        }
        if (denominators.isEmpty() || other.denominators.isEmpty()) {
            return new Fraction(product, denominators.isEmpty() ? other.denominators : denominators);
        }
        Map<Polynomial, Integer> all = new LinkedHashMap<>(denominators);
        other.denominators.forEach((base, power) -> all.merge(base, power, Integer::sum));
        return new Fraction(product, all);
    }

    public Fraction inverse() {
        if (isZero()) {
            throw new Unsupported("division by zero");
        }
        Polynomial.Primitive primitive = numerator.primitive();
        Polynomial inverse =
                Polynomial.of(ring(), primitive.unit().inverse(), Rational.ONE.over(primitive.coefficient()));
        inverse = inverse.times(Rational.ONE); // takes the whole roots out
        for (Map.Entry<Polynomial, Integer> entry : denominators.entrySet()) {
            inverse = inverse.times(entry.getKey().power(entry.getValue()));
        }
        Polynomial base = primitive.base();
        return new Fraction(inverse, base.isConstant() ? Map.of() : Map.of(base, 1));
    }

    public Fraction over(Fraction other) {
        return times(other.inverse());
    }

    public Fraction power(int exponent) {
        if (exponent < 0) {
            return inverse().power(-exponent);
        }
        if (exponent == 0) {
            return of(ring(), Rational.ONE);
        }
        Map<Polynomial, Integer> raised = new LinkedHashMap<>();
        denominators.forEach((base, power) -> raised.put(base, Math.multiplyExact(power, exponent)));
        return new Fraction(numerator.power(exponent), raised);
    }
}
