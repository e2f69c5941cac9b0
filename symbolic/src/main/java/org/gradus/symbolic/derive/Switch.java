package org.gradus.symbolic.derive;

import org.gradus.core.expr.Expr;

/**
 * Where a formula goes over from one case to the next.
 *
 * @param at the point; an equation {@code u == 0} where it is not a point of one variable
 * @param left the derivative of the case below, at the point
 * @param right the derivative of the case above, at the point
 * @param meeting how the two cases meet, as far as the kernel can prove
 */
public record Switch(Expr at, Expr left, Expr right, Meeting meeting) {
    /** How two cases meet. */
    public enum Meeting {
        /** Values and derivatives agree: there is a derivative here. */
        SMOOTH,
        /** The values agree: two one-sided derivatives. */
        KINK,
        /** The values are not known to agree. */
        JUMP,
        /** Not one point but all where an equation holds: it depends on the point whether there is a derivative. */
        OPEN
    }

    /** Whether there is no two-sided derivative, or need not be one. */
    public boolean isKink() {
        return meeting != Meeting.SMOOTH;
    }
}
