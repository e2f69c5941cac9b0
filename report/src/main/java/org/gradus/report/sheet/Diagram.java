package org.gradus.report.sheet;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/** The network as a picture: a column of nodes for the input and for each layer, fully connected from left to right. */
public record Diagram(List<Column> columns) {
    public Diagram {
        columns = List.copyOf(columns);
    }

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
