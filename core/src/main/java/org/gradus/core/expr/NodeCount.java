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
    static int of(Expr formula, ToIntFunction<Expr> sizes) {
        Counter counter = new Counter(sizes);
        formula.accept(counter);
        return counter.count;
    }

    /** Walks the tree as a rewriter that changes nothing. */
    private static final class Counter extends Traversal {
        private final ToIntFunction<Expr> sizes;
        private int count;

        Counter(ToIntFunction<Expr> sizes) {
            this.sizes = sizes;
        }

        @Override
        void enter(Expr node) {
            boolean quantity = node instanceof Expr.Symbol || node instanceof Expr.Indexed;
            count = Math.min(MANY, count + (quantity ? sizes.applyAsInt(node) : 1));
        }
    }
}
