package org.gradus.report.worksheet;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** Short names for the nodes of the formulas that are evaluated. */
public final class Terms {
    private Terms() {}

    /** One term is no sum; none is 0. */
    public static Expr sum(List<Expr> terms) {
        return terms.isEmpty() ? Expr.Num.of(0) : terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    public static Expr minus(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    public static Expr exp(Expr exponent) {
        return Expr.Apply.of(FunctionName.EXP, exponent);
    }

    public static Expr ln(Expr argument) {
        return Expr.Apply.of(FunctionName.LN, argument);
    }
}
