package org.gradus.core.expr;

import java.util.Optional;

/** Short names for the nodes of a formula, so that a route in code reads like the route on the board. */
public final class Terms {
    private Terms() {}

    public static Expr plus(Expr... terms) {
        return Expr.Sum.of(terms);
    }

    public static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, negative(right));
    }

    public static Expr negative(Expr operand) {
        return new Expr.Negation(operand);
    }

    public static Expr times(Expr... factors) {
        return Expr.Product.of(factors);
    }

    public static Expr over(Expr numerator, Expr denominator) {
        return new Expr.Quotient(numerator, denominator);
    }

    public static Expr square(Expr base) {
        return new Expr.Power(base, Expr.Num.of(2));
    }

    /** {@code e^exponent}. */
    public static Expr exp(Expr exponent) {
        return new Expr.Power(Expr.Constant.E, exponent);
    }

    public static Expr ln(Expr argument) {
        return Expr.Apply.of(FunctionName.LN, argument);
    }

    /** Σ over all that the index counts. */
    public static Expr sum(String index, Expr body) {
        return new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), body);
    }

    /** Σ from 1 to N. */
    public static Expr sumToN(String index, Expr body) {
        return new Expr.IndexedSum(index, Optional.of(Expr.Num.of(1)), Optional.of(Expr.Symbol.of("N")), body);
    }

    public static Expr prime(Expr of, Expr wrt) {
        return Expr.Derivative.prime(of, wrt);
    }

    public static Expr partial(Expr of, Expr wrt) {
        return Expr.Derivative.partial(of, wrt);
    }

    public static Expr.Relation define(Expr name, Expr formula) {
        return new Expr.Relation(name, Expr.Relation.Operator.DEFINED_AS, formula);
    }

    public static Expr.Piecewise cases(Expr.Relation first, Expr value, Expr.Relation second, Expr other) {
        return Expr.Piecewise.of(Expr.Case.when(first, value), Expr.Case.when(second, other));
    }
}
