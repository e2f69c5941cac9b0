package org.gradus.symbolic.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.number.Rational;

/** Takes out what all terms of a sum have in common, where that makes the formula no longer: {@code σ + zσ(1-σ) = σ(1 + z(1-σ))}. */
public final class CommonFactor extends Rewriter {
    private CommonFactor() {}

    /** The formula itself if that would be longer. */
    public static Expr takenOut(Expr formula) {
        Expr rewritten = Tidy.of(formula.accept(new CommonFactor()));
        return Measure.of(rewritten) <= Measure.of(formula) ? rewritten : formula;
    }

    @Override
    public Expr derivative(Expr.Derivative derivative) {
        return derivative;
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        List<Expr> terms = rewrite(sum.terms());
        Map<Expr, Rational> common = common(terms);
        Expr whole = new Expr.Sum(terms);
        List<Expr> factors = new ArrayList<>();
        factors.add(Notation.number(commonNumber(terms)));
        common.forEach((base, power) -> factors.add(Notation.power(base, power)));
        Expr factor = Notation.product(factors);
        if (Notation.isOne(factor)) {
            return whole;
        }
        List<Expr> rest = new ArrayList<>();
        terms.forEach(term -> rest.add(Tidy.quotient(term, factor)));
        return Notation.shorter(Tidy.product(factor, Tidy.sum(rest)), whole);
    }

    /** The number in front of every term, its sign aside, or 1; the sign too if all have a minus. */
    private static Rational commonNumber(List<Expr> terms) {
        Rational first = Factors.of(terms.get(0)).number().abs();
        boolean everywhere = first.signum() != 0
                && terms.stream()
                        .allMatch(term -> Factors.of(term).number().abs().equals(first));
        boolean negative =
                terms.stream().allMatch(term -> Factors.of(term).number().signum() < 0);
        Rational size = everywhere && first.isInteger() ? first : Rational.ONE;
        return negative ? size.negate() : size;
    }

    /** Each base that every term has, to its lowest power. */
    private static Map<Expr, Rational> common(List<Expr> terms) {
        Map<Expr, Rational> common =
                new LinkedHashMap<>(Factors.of(terms.get(0)).powers());
        common.values().removeIf(power -> power.signum() <= 0);
        for (Expr term : terms.subList(1, terms.size())) {
            Map<Expr, Rational> powers = Factors.of(term).powers();
            common.keySet()
                    .removeIf(base -> powers.getOrDefault(base, Rational.ZERO).signum() <= 0);
            common.replaceAll((base, power) -> lower(power, powers.getOrDefault(base, power)));
        }
        return common;
    }

    private static Rational lower(Rational first, Rational second) {
        return first.compareTo(second) < 0 ? first : second;
    }
}
