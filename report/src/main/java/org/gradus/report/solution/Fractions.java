package org.gradus.report.solution;

import java.math.BigDecimal;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rational;

/** Exact fractions as formulas. */
final class Fractions {
    private Fractions() {}

    /** {@code 3}, {@code -2/3}; a negative fraction is the negation of a positive one. */
    static Expr expr(Rational value) {
        if (value.isInteger()) {
            return new Expr.Num(new BigDecimal(value.numerator()));
        }
        Expr fraction = new Expr.Quotient(
                new Expr.Num(new BigDecimal(value.numerator().abs())),
                new Expr.Num(new BigDecimal(value.denominator())));
        return value.signum() < 0 ? new Expr.Negation(fraction) : fraction;
    }
}
