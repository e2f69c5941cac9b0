package org.gradus.report.solution;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Real;

/**
 * A number as the sheet knows it.
 *
 * @param real the value itself, to any precision
 * @param exact a short exact form, proved equal, if there is one ({@code e/(e+1)}, {@code 2/3}, {@code -2})
 * @param printed what stands on the sheet: a decimal ({@link Expr.Num} or {@code 2.10·10^(-4)}), in rounding mode exact the
 *     exact form
 * @param exactlyPrinted whether {@code printed} is the value itself, so that it follows {@code =} and not {@code ≈}
 */
public record Certified(Real real, Optional<Expr> exact, Expr printed, boolean exactlyPrinted) {

    /** {@code =} or {@code ≈}. */
    public Expr.Relation.Operator relation() {
        return exactlyPrinted ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }

    /** The exact form if it says more than what is printed. */
    public Optional<Expr> exactBeyondPrinted() {
        return exactlyPrinted ? Optional.empty() : exact;
    }
}
