package org.gradus.symbolic;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** Short names for the nodes of a formula, so that a route in code reads like the route on the board. */
final class Terms {
    private Terms() {}

    static Expr plus(Expr... terms) {
        return Expr.Sum.of(terms);
    }

    static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, negative(right));
    }

    static Expr negative(Expr operand) {
        return new Expr.Negation(operand);
    }

    static Expr times(Expr... factors) {
        return Expr.Product.of(factors);
    }

    static Expr over(Expr numerator, Expr denominator) {
        return new Expr.Quotient(numerator, denominator);
    }

    static Expr square(Expr base) {
        return new Expr.Power(base, Expr.Num.of(2));
    }

    /** {@code e^exponent}. */
    static Expr exp(Expr exponent) {
        return new Expr.Power(Expr.Constant.E, exponent);
    }

    static Expr ln(Expr argument) {
        return Expr.Apply.of(FunctionName.LN, argument);
    }

    /** Σ over all that the index counts. */
    static Expr sum(String index, Expr body) {
        return new Expr.IndexedSum(index, Optional.empty(), Optional.empty(), body);
    }

    /** Σ from 1 to N. */
    static Expr sumToN(String index, Expr body) {
        return new Expr.IndexedSum(index, Optional.of(Expr.Num.of(1)), Optional.of(Expr.Symbol.of("N")), body);
    }

    static Expr prime(Expr of, Expr wrt) {
        return Expr.Derivative.prime(of, wrt);
    }

    static Expr partial(Expr of, Expr wrt) {
        return Expr.Derivative.partial(of, wrt);
    }

    static Expr.Relation define(Expr name, Expr formula) {
        return new Expr.Relation(name, Expr.Relation.Operator.DEFINED_AS, formula);
    }

    static Expr.Piecewise cases(Expr.Relation first, Expr value, Expr.Relation second, Expr other) {
        return Expr.Piecewise.of(Expr.Case.when(first, value), Expr.Case.when(second, other));
    }
}
