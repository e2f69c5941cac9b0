package org.gradus.report.worksheet;

import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;

/** Lines in which a number that was not calculated stands. */
public final class Unprinted {
    private Unprinted() {}

    /** Whether one of the operands put in was not calculated. */
    public static boolean occursIn(Expr substituted) {
        return Children.any(substituted, node -> node == Expr.Ellipsis.NOT_CALCULATED);
    }
}
