package org.gradus.report.sheet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;

/**
 * The network as a picture: a column of nodes for the input and for each layer, every node joined to every node of the next column.
 *
 * @param missing the edges that are not drawn
 */
public record Diagram(List<Column> columns, Set<Edge> missing) {
    public Diagram {
        columns = List.copyOf(columns);
        missing = Set.copyOf(missing);
    }

    /** A fully connected network. */
    public Diagram(List<Column> columns) {
        this(columns, Set.of());
    }

    /** The edge into column {@code column}, from node {@code from} of the column before to its node {@code to}; all from 0. */
    public record Edge(int column, int from, int to) {}

    /**
     * One column.
     *
     * @param layer 0 for the input, else the layer
     * @param nodes all nodes of the layer, top to bottom; a renderer shows three, an ellipsis and the last where there are over eight
     * @param symbol what stands below ({@code x}, {@code a^1}, {@code y = a^2})
     * @param caption the words below the symbol
     */
    public record Column(int layer, List<Node> nodes, Chain symbol, String caption) {
        public Column {
            nodes = List.copyOf(nodes);
        }
    }

    /** A node with its value (absent when there is no input) and its name, empty if it has none. */
    public record Node(Optional<Expr> value, String name) {}
}
