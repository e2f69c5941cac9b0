package org.gradus.report.sheet;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * A formula as a picture: its variables at the left, its operations in circles, its value at the right.
 *
 * @param nodes in any order
 * @param arrows by the indices of the nodes
 * @param words beside it
 */
public record OperationGraph(List<Node> nodes, List<Arrow> arrows, List<List<Inline>> words) {
    public OperationGraph {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
        words = words.stream().map(List::copyOf).toList();
    }

    /**
     * A node.
     *
     * @param column 0 for variables
     * @param height upwards, in the height of a row
     * @param sign what stands in it
     * @param operation whether it is drawn with a circle
     * @param numbers what stands beside it and not on its arrow, since several arrows leave it
     */
    public record Node(int column, double height, List<Inline> sign, boolean operation, Optional<Numbers> numbers) {
        public Node {
            sign = List.copyOf(sign);
        }
    }

    /** What goes forwards and what comes back. */
    public record Numbers(Chain forward, Optional<Expr> backward) {}

    /** From an operand to its operation. */
    public record Arrow(int from, int to, Optional<Numbers> numbers) {}
}
