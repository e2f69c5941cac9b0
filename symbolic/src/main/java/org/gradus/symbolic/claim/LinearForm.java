package org.gradus.symbolic.claim;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Evaluator;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.Quantities;

/**
 * {@code constant + Σ factor · variable}, for the search for points: constants such as √2 are nearly what they are.
 *
 * @param factors none is zero
 */
record LinearForm(Rational constant, Map<Expr, Rational> factors) {

    /** The formula as a linear form, if it is written as one. */
    static Optional<LinearForm> of(Expr formula) {
        if (Quantities.of(formula).isEmpty()) {
            return number(formula).map(value -> new LinearForm(value, Map.of()));
        }
        if (formula instanceof Expr.Symbol || formula instanceof Expr.Indexed) {
            return Optional.of(new LinearForm(Rational.ZERO, Map.of(formula, Rational.ONE)));
        }
        if (formula instanceof Expr.Negation negation) {
            return of(negation.operand()).map(form -> form.times(Rational.of(-1)));
        }
        if (formula instanceof Expr.Sum sum) {
            Optional<LinearForm> total = Optional.of(new LinearForm(Rational.ZERO, Map.of()));
            for (Expr term : sum.terms()) {
                Optional<LinearForm> next = of(term);
                total = total.flatMap(form -> next.map(form::plus));
            }
            return total;
        }
        if (formula instanceof Expr.Product product) {
            Optional<LinearForm> total = Optional.of(new LinearForm(Rational.ONE, Map.of()));
            for (Expr factor : product.factors()) {
                Optional<LinearForm> next = of(factor);
                total = total.flatMap(form -> next.flatMap(form::times));
            }
            return total;
        }
        if (formula instanceof Expr.Quotient quotient
                && Quantities.of(quotient.denominator()).isEmpty()) {
            return number(quotient.denominator())
                    .filter(below -> below.signum() != 0)
                    .flatMap(below -> of(quotient.numerator()).map(form -> form.times(Rational.ONE.over(below))));
        }
        return Optional.empty();
    }

    private static Optional<Rational> number(Expr constant) {
        try {
            double value = Evaluator.value(constant, quantity -> Double.NaN);
            return Double.isFinite(value) ? Optional.of(Rational.of(BigDecimal.valueOf(value))) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException noValue) {
            return Optional.empty(); // the search goes on without it
        }
    }

    /** The value at a point that gives one to each variable. */
    Rational at(Map<Expr, Rational> point) {
        Rational sum = constant;
        for (Map.Entry<Expr, Rational> term : factors.entrySet()) {
            sum = sum.plus(term.getValue().times(point.getOrDefault(term.getKey(), Rational.ZERO)));
        }
        return sum;
    }

    LinearForm plus(LinearForm other) {
        Map<Expr, Rational> sum = new LinkedHashMap<>(factors);
        other.factors.forEach((variable, factor) -> sum.merge(variable, factor, Rational::plus));
        sum.values().removeIf(factor -> factor.signum() == 0);
        return new LinearForm(constant.plus(other.constant), sum);
    }

    LinearForm times(Rational factor) {
        Map<Expr, Rational> product = new LinkedHashMap<>();
        if (factor.signum() != 0) {
            factors.forEach((variable, before) -> product.put(variable, before.times(factor)));
        }
        return new LinearForm(constant.times(factor), product);
    }

    private Optional<LinearForm> times(LinearForm other) {
        if (other.factors.isEmpty()) {
            return Optional.of(times(other.constant));
        }
        return factors.isEmpty() ? Optional.of(other.times(constant)) : Optional.empty();
    }
}
