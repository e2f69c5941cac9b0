package org.gradus.report.worksheet;

import org.gradus.core.expr.Expr;

/**
 * A value as it is written.
 *
 * @param number a decimal ({@link Expr.Num} or {@code 2.10·10^(-4)}) or an exact form; {@link Expr.Ellipsis#NOT_CALCULATED} where the
 *     digits cannot be had
 * @param exact whether that is the value itself, so that it follows {@code =} and not {@code ≈}
 */
public record Written(Expr number, boolean exact) {
    static final Written NOT_CALCULATED = new Written(Expr.Ellipsis.NOT_CALCULATED, false);

    /** {@code =} or {@code ≈}. */
    public Expr.Relation.Operator relation() {
        return exact ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }
}
