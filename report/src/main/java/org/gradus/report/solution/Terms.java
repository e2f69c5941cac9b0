package org.gradus.report.solution;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** Short names for the nodes of the formulas that are evaluated. */
final class Terms {
    private Terms() {}

    /** One term is no sum; none is 0. */
    static Expr sum(List<Expr> terms) {
        return terms.isEmpty() ? Expr.Num.of(0) : terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    static Expr exp(Expr exponent) {
        return Expr.Apply.of(FunctionName.EXP, exponent);
    }

    static Expr ln(Expr argument) {
        return Expr.Apply.of(FunctionName.LN, argument);
    }
}
