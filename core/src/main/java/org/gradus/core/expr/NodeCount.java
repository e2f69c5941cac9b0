package org.gradus.core.expr;

import java.util.function.ToIntFunction;

/** The number of nodes of a formula; a {@link Expr.Shown} counts as what it shows, a symbol or indexed symbol as one. */
public final class NodeCount {
    /** Counts stop here: shared graphs written out as trees grow exponentially. */
    static final int MANY = 1 << 24;

    private NodeCount() {}

    public static int of(Expr formula) {
        return of(formula, quantity -> 1);
    }

    /** The count when every symbol and indexed symbol is replaced by a formula of so many nodes, at most {@link #MANY}. */
    public static int of(Expr formula, ToIntFunction<Expr> sizes) {
        int[] count = {0};
        Children.walk(formula, node -> {
            boolean quantity = node instanceof Expr.Symbol || node instanceof Expr.Indexed;
            count[0] = Math.min(MANY, count[0] + (quantity ? sizes.applyAsInt(node) : 1));
        });
        return count[0];
    }
}
