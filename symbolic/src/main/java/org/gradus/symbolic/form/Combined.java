package org.gradus.symbolic.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.cas.CasMissingException;
import org.gradus.symbolic.cas.CasRefusedException;
import org.gradus.symbolic.write.Tidy;

/**
 * A rational function over one bar, factored and reduced. Polynomials are factored by computer algebra and multiplied out again to see that
 * the factors are theirs; fractions are never shown to it, for it reduced some with several letters wrongly.
 */
final class Combined {
    private static final int LARGEST_POWER = 12;
    /** Of a polynomial that is shown to computer algebra: beyond them factors can take for ever, and nobody waits for them. */
    private static final int MOST_TERMS = 30;

    private static final int HIGHEST_DEGREE = 16;

    /** The numerator multiplied out. */
    private final Multiplied above;

    /** What is divided by, each a polynomial, and its power. */
    private final Map<Expr, Integer> below;

    private Combined(Multiplied above, Map<Expr, Integer> below) {
        this.above = above;
        this.below = below;
    }

    /** Nothing where the formula is no rational function of its symbols, or a long one. */
    static Optional<Fraction> of(Expr formula) {
        try {
            Combined combined = read(formula);
            return combined.above.terms().isEmpty() ? Optional.empty() : Optional.of(combined.reduced());
        } catch (Multiplied.NotShort none) {
            return Optional.empty();
        }
    }

    // ---- over one bar ----

    private static Combined read(Expr formula) {
        if (formula instanceof Expr.Negation negation) {
            return read(negation.operand()).times(polynomial(Expr.Num.of(-1)));
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream().map(Combined::read).reduce(polynomial(Expr.Num.of(0)), Combined::plus);
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream().map(Combined::read).reduce(polynomial(Expr.Num.of(1)), Combined::times);
        }
        if (formula instanceof Expr.Quotient quotient) {
            return read(quotient.numerator()).times(inverse(quotient.denominator()));
        }
        if (formula instanceof Expr.Power power && power.exponent() instanceof Expr.Num exponent) {
            return power(power.base(), exponent(exponent));
        }
        return polynomial(formula);
    }

    private static int exponent(Expr.Num exponent) {
        Rational value = Rational.of(exponent.value());
        boolean small = value.isInteger() && value.numerator().bitLength() < 6;
        if (!small || Math.abs(value.numerator().intValue()) > LARGEST_POWER) {
            throw new Multiplied.NotShort();
        }
        return value.numerator().intValue();
    }

    private static Combined power(Expr base, int exponent) {
        Combined one = exponent < 0 ? inverse(base) : read(base);
        Combined power = polynomial(Expr.Num.of(1));
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = power.times(one);
        }
        return power;
    }

    private static Combined polynomial(Expr formula) {
        return new Combined(Multiplied.of(formula).orElseThrow(Multiplied.NotShort::new), Map.of());
    }

    /** Factor by factor. */
    private static Combined inverse(Expr divisor) {
        if (divisor instanceof Expr.Product product) {
            return product.factors().stream()
                    .map(Combined::inverse)
                    .reduce(polynomial(Expr.Num.of(1)), Combined::times);
        }
        if (divisor instanceof Expr.Negation negation) {
            return inverse(negation.operand()).times(polynomial(Expr.Num.of(-1)));
        }
        if (divisor instanceof Expr.Power power && power.exponent() instanceof Expr.Num exponent) {
            return power(power.base(), -exponent(exponent));
        }
        Combined whole = read(divisor);
        Combined inverse = whole.above.isNumber()
                ? polynomial(whole.above.inverse().written())
                : new Combined(Multiplied.number(Rational.ONE), Map.of(whole.above.written(), 1));
        for (Map.Entry<Expr, Integer> entry : whole.below.entrySet()) {
            inverse = inverse.times(power(entry.getKey(), entry.getValue()));
        }
        return inverse;
    }

    private Combined times(Combined other) {
        Map<Expr, Integer> all = new LinkedHashMap<>(below);
        other.below.forEach((base, power) -> all.merge(base, power, Integer::sum));
        return new Combined(above.times(other.above), all);
    }

    private Combined plus(Combined other) {
        Map<Expr, Integer> common = new LinkedHashMap<>(below);
        other.below.forEach((base, power) -> common.merge(base, power, Math::max));
        return new Combined(over(common).plus(other.over(common)), common);
    }

    private Multiplied over(Map<Expr, Integer> common) {
        Multiplied lifted = above;
        for (Map.Entry<Expr, Integer> entry : common.entrySet()) {
            Multiplied base = Multiplied.of(entry.getKey()).orElseThrow(Multiplied.NotShort::new);
            for (int i = below.getOrDefault(entry.getKey(), 0); i < entry.getValue(); i++) {
                lifted = lifted.times(base);
            }
        }
        return lifted;
    }

    // ---- factored and reduced ----

    private Fraction reduced() {
        Fraction fraction = factored(above.written());
        for (Map.Entry<Expr, Integer> entry : below.entrySet()) {
            Fraction base = factored(entry.getKey());
            for (Map.Entry<Expr, Integer> factor : base.powers().entrySet()) {
                fraction = divided(fraction, factor.getKey(), factor.getValue() * entry.getValue());
            }
            fraction = fraction.times(Rational.ONE.over(base.number().power(entry.getValue())));
        }
        return fraction;
    }

    /** Divided by a power of a base that may stand among the factors already, with one sign or the other. */
    private static Fraction divided(Fraction fraction, Expr base, int power) {
        Optional<Multiplied> asked = Multiplied.of(base);
        for (Expr known : fraction.powers().keySet()) {
            int sign = Multiplied.of(known)
                    .map(one -> asked.map(one::signOf).orElse(0))
                    .orElse(0);
            if (sign != 0) {
                Fraction divided = fraction.times(known, -power);
                return sign < 0 && power % 2 != 0 ? divided.times(Rational.of(-1)) : divided;
            }
        }
        return fraction.times(base, -power);
    }

    /** The factors of a polynomial; itself where nobody can say them. */
    private static Fraction factored(Expr polynomial) {
        Multiplied terms = Multiplied.of(polynomial).orElseThrow(Multiplied.NotShort::new);
        boolean large = terms.terms().size() > MOST_TERMS || terms.degree() > HIGHEST_DEGREE;
        if (large || !(polynomial instanceof Expr.Sum)) {
            return Fraction.of(polynomial);
        }
        try {
            Expr factors = Tidy.of(Cas.factor(polynomial));
            Optional<Multiplied> product = Multiplied.of(factors);
            boolean right = product.isPresent() && product.get().signOf(terms) > 0;
            return Fraction.of(right ? factors : polynomial);
        } catch (CasRefusedException | CasMissingException none) {
            return Fraction.of(polynomial);
        }
    }
}
