package org.gradus.report.compose.figure;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Inline;

/** What a picture of a network shows at its nodes and edges. */
interface NetworkFace {
    /**
     * A node.
     *
     * @param inside its number, or the quantity itself; empty for an empty circle
     * @param name beside it, above it between the first and the last column; empty if it stands inside
     * @param title what the exercise calls it; empty if nothing
     * @param below what stands small below it
     * @param isDead whether no gradient passes it
     */
    record NodeFace(
            Optional<Expr> inside,
            List<Inline> name,
            String title,
            List<Inline> below,
            boolean isDead,
            Optional<Expr.Source> of) {
        public NodeFace {
            name = List.copyOf(name);
            below = List.copyOf(below);
        }
    }

    /**
     * An edge.
     *
     * @param size by which it is drawn thick or thin, dashed where it is negative
     * @param number on it
     */
    record EdgeFace(double size, Expr number, Optional<Expr.Source> of) {}

    /** A unit of a column, from 1; column 0 is the input. */
    NodeFace node(int column, int unit);

    /** The edge between a unit of the column before and a unit of a column; empty where there is none. */
    Optional<EdgeFace> edge(int column, int from, int to);

    /** What stands below a column: its quantity, then words. */
    List<Inline> quantity(int column);

    List<String> captions(int column);

    /** Whether there shall be numbers on the edges where there is room. */
    boolean isWeighted();

    /** Whether the arrows run from the output to the input. */
    boolean isBackward();

    /** What is said below of positive, negative and zero edges, in this order. */
    List<String> legend();

    /** What else is said there; empty if nothing. */
    List<Inline> rule();
}
