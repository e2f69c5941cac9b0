package org.gradus.symbolic.kernel;

import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** How a number stands to 0. */
public final class Comparison {
    private Comparison() {}

    /** Whether a number of this sign (−1, 0, 1) stands in the relation to 0. */
    public static boolean holds(int sign, Expr.Relation.Operator operator) {
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
            default -> throw new Unsupported("a condition must be a comparison");
        };
    }
}
