package org.gradus.symbolic.kernel;

import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** The sign of a number, as far as it is known. */
public enum Sign {
    NEGATIVE,
    ZERO,
    POSITIVE,
    UNKNOWN;

    public static Sign of(int signum) {
        return signum > 0 ? POSITIVE : signum < 0 ? NEGATIVE : ZERO;
    }

    /** Whether a number of this sign, which must be known, stands in the relation to 0. */
    public boolean is(Expr.Relation.Operator operator) {
        if (this == UNKNOWN) {
            throw new Unsupported("the sign of a condition is not known");
        }
        return switch (operator) {
            case EQUAL -> this == ZERO;
            case NOT_EQUAL -> this != ZERO;
            case LESS -> this == NEGATIVE;
            case LESS_OR_EQUAL -> this != POSITIVE;
            case GREATER -> this == POSITIVE;
            case GREATER_OR_EQUAL -> this != NEGATIVE;
            default -> throw new Unsupported("a condition must be a comparison");
        };
    }

    Sign negate() {
        return this == NEGATIVE ? POSITIVE : this == POSITIVE ? NEGATIVE : this;
    }

    /** Of a product. */
    Sign times(Sign other) {
        if (this == ZERO || other == ZERO) {
            return ZERO;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return UNKNOWN;
        }
        return this == other ? POSITIVE : NEGATIVE;
    }
}
