package org.gradus.symbolic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Rational;

/**
 * What is certain about signs on the domain of a claim: sums of positive terms are positive, and so is what was assumed to be
 * or stands under a logarithm.
 */
final class Signs {
    enum Sign {
        NEGATIVE,
        ZERO,
        POSITIVE,
        UNKNOWN
    }

    private final Set<Polynomial> positive = new HashSet<>();
    private final List<Fraction> conditions = new ArrayList<>();

    /** Takes down that {@code fraction} is positive everywhere on the domain. */
    void assumePositive(Fraction fraction) {
        conditions.add(fraction);
        if (fraction.isPolynomial() && !fraction.isZero()) {
            positive.add(scaled(fraction.numerator()));
        }
    }

    /** Everything that was assumed to be positive: the domain. */
    List<Fraction> conditions() {
        return List.copyOf(conditions);
    }

    Sign of(Fraction fraction) {
        if (fraction.isZero()) {
            return Sign.ZERO;
        }
        Sign sign = of(fraction.numerator());
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            if (entry.getValue() % 2 != 0) {
                sign = product(sign, of(entry.getKey()));
            }
        }
        return sign;
    }

    Sign of(Polynomial polynomial) {
        if (polynomial.isZero()) {
            return Sign.ZERO;
        }
        if (isPositive(polynomial)) {
            return Sign.POSITIVE;
        }
        return isPositive(polynomial.times(Rational.of(-1))) ? Sign.NEGATIVE : Sign.UNKNOWN;
    }

    boolean isPositive(Polynomial polynomial) {
        return positive.contains(scaled(polynomial))
                || isSumOfPositive(polynomial, true)
                || positive.stream().anyMatch(assumed -> exceeds(polynomial, assumed));
    }

    /** Whether {@code polynomial} is a positive multiple of {@code assumed}, which is positive, and terms that are not negative. */
    private boolean exceeds(Polynomial polynomial, Polynomial assumed) {
        Rational leading = polynomial.terms().get(assumed.leading());
        if (leading == null) {
            return false;
        }
        Rational ratio = leading.over(assumed.terms().get(assumed.leading()));
        return ratio.signum() > 0 && isSumOfPositive(polynomial.minus(assumed.times(ratio)), false);
    }

    /** Whether all terms are positive, or at least not negative. */
    private boolean isSumOfPositive(Polynomial polynomial, boolean wantsStrictly) {
        boolean strictly = !wantsStrictly;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Bound bound = bound(polynomial.ring(), term.getKey());
            if (bound == Bound.NONE || (term.getValue().signum() > 0) != (bound != Bound.NEGATIVE)) {
                return false;
            }
            strictly |= bound != Bound.NOT_NEGATIVE;
        }
        return strictly;
    }

    /** Divided by the size of its leading coefficient. */
    private static Polynomial scaled(Polynomial polynomial) {
        Rational leading = polynomial.terms().getOrDefault(polynomial.leading(), Rational.ONE);
        Rational size = leading.signum() < 0 ? leading.negate() : leading;
        return size.equals(Rational.ONE) ? polynomial : polynomial.times(Rational.ONE.over(size));
    }

    private enum Bound {
        POSITIVE,
        NOT_NEGATIVE,
        NEGATIVE,
        NONE
    }

    private Bound bound(Ring ring, Monomial monomial) {
        Bound product = Bound.POSITIVE;
        for (int i = 0; i < monomial.size(); i++) {
            Bound factor = bound(ring, monomial.generator(i), monomial.power(i));
            if (factor == Bound.NONE || product == Bound.NOT_NEGATIVE && factor == Bound.NEGATIVE) {
                return Bound.NONE;
            }
            if (product == Bound.NEGATIVE) {
                if (factor == Bound.NOT_NEGATIVE) {
                    return Bound.NONE;
                }
                product = factor == Bound.NEGATIVE ? Bound.POSITIVE : Bound.NEGATIVE;
            } else if (product == Bound.POSITIVE) {
                product = factor;
            }
        }
        return product;
    }

    private Bound bound(Ring ring, int number, int power) {
        Generator generator = ring.generator(number);
        if (generator instanceof Generator.Exponential
                || generator instanceof Generator.PrimeRoot
                || generator instanceof Generator.PrimeLogarithm
                || generator instanceof Generator.Opaque opaque
                        && opaque.function().equals(Elementary.PI)) {
            return Bound.POSITIVE;
        }
        Polynomial itself = Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE);
        if (positive.contains(itself)) {
            return Bound.POSITIVE;
        }
        if (positive.contains(itself.times(Rational.of(-1)))) {
            return power % 2 == 0 ? Bound.POSITIVE : Bound.NEGATIVE;
        }
        if (generator instanceof Generator.Root root) {
            return isPositive(root.radicand()) ? Bound.POSITIVE : Bound.NOT_NEGATIVE;
        }
        if (power % 2 == 0) {
            return Bound.NOT_NEGATIVE;
        }
        return generator instanceof Generator.Rest rest && isNotNegative(ring, rest) ? Bound.NOT_NEGATIVE : Bound.NONE;
    }

    private boolean isNotNegative(Ring ring, Generator.Rest rest) {
        Bound body = bound(ring, rest.body());
        return (body == Bound.POSITIVE || body == Bound.NOT_NEGATIVE)
                && rest.denominators().keySet().stream().allMatch(this::isPositive);
    }

    private static Sign product(Sign left, Sign right) {
        if (left == Sign.UNKNOWN || right == Sign.UNKNOWN) {
            return Sign.UNKNOWN;
        }
        return left == right ? Sign.POSITIVE : Sign.NEGATIVE;
    }
}
