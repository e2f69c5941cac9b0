package org.gradus.report.worksheet;

import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;

/** Lines in which a number that was not calculated stands. */
public final class Unprinted {
    private Unprinted() {}

    /** Whether one of the operands put in was not calculated. */
    public static boolean occursIn(Expr substituted) {
        boolean[] found = {false};
        Children.walk(substituted, node -> found[0] |= isMissing(node));
        return found[0];
    }

    private static boolean isMissing(Expr node) {
        return node == Expr.Ellipsis.NOT_CALCULATED
                || node instanceof Expr.Shown shown && shown.printed() == Expr.Ellipsis.NOT_CALCULATED;
    }
}
