package org.gradus.symbolic.claim;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gradus.core.expr.Expr;

/** Values in doubles straight from {@link Math}, written for tests only so that nothing under test checks itself. */
public final class PlainEvaluator {
    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.ofEntries(
            Map.entry("exp", Math::exp),
            Map.entry("ln", Math::log),
            Map.entry("sqrt", Math::sqrt),
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("tan", Math::tan),
            Map.entry("asin", Math::asin),
            Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan),
            Map.entry("sinh", Math::sinh),
            Map.entry("cosh", Math::cosh),
            Map.entry("tanh", Math::tanh));

    private PlainEvaluator() {}

    public static double value(Expr expr, Map<Expr, Double> at) {
        if (at.containsKey(expr)) {
            return at.get(expr);
        }
        if (expr instanceof Expr.Num num) {
            return num.value().doubleValue();
        }
        if (expr instanceof Expr.Constant constant) {
            return constant == Expr.Constant.E ? Math.E : Math.PI;
        }
        if (expr instanceof Expr.Negation negation) {
            return -value(negation.operand(), at);
        }
        if (expr instanceof Expr.Sum sum) {
            return sum.terms().stream().mapToDouble(term -> value(term, at)).sum();
        }
        if (expr instanceof Expr.Product product) {
            return product.factors().stream()
                    .mapToDouble(factor -> value(factor, at))
                    .reduce(1, (a, b) -> a * b);
        }
        if (expr instanceof Expr.Quotient quotient) {
            return value(quotient.numerator(), at) / value(quotient.denominator(), at);
        }
        if (expr instanceof Expr.Power power) {
            return Math.pow(value(power.base(), at), value(power.exponent(), at));
        }
        if (expr instanceof Expr.Apply apply && FUNCTIONS.containsKey(apply.function())) {
            return FUNCTIONS
                    .get(apply.function())
                    .applyAsDouble(value(apply.arguments().get(0), at));
        }
        throw new AssertionError("no value for " + expr);
    }
}
