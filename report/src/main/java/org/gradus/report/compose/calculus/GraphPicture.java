package org.gradus.report.compose.calculus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.OperationGraph;
import org.gradus.report.sheet.OperationGraph.Arrow;
import org.gradus.report.sheet.OperationGraph.Node;
import org.gradus.report.sheet.OperationGraph.Numbers;
import org.gradus.report.solution.GraphTrace;
import org.gradus.report.worksheet.Evaluation;

/** Lays a graph out: each operation one column behind its last operand, half way between its operands. */
final class GraphPicture {
    /** Larger graphs stand only in the table. */
    private static final int MOST_NODES = 24;

    private static final int MOST_COLUMNS = 9;

    private final Draft draft;
    private final GraphTrace trace;
    private final int[] columns;
    private final double[] heights;
    private final int[] arrowsFrom;

    private GraphPicture(Draft draft, GraphTrace trace) {
        this.draft = draft;
        this.trace = trace;
        int size = trace.nodes().size();
        columns = new int[size];
        heights = new double[size];
        arrowsFrom = new int[size];
    }

    /** The picture; empty for a graph that is too large for a page. */
    static Optional<Block> of(Draft draft, GraphTrace trace) {
        GraphPicture picture = new GraphPicture(draft, trace);
        picture.place();
        boolean fits = trace.nodes().size() <= MOST_NODES && picture.columns[picture.end()] < MOST_COLUMNS;
        return fits ? Optional.of(new Block.Picture(picture.graph())) : Optional.empty();
    }

    private int end() {
        return trace.nodes().size() - 1;
    }

    // ---- where the nodes stand ----

    private void place() {
        List<GraphTrace.Node> nodes = trace.nodes();
        int row = 0;
        for (int i = 0; i < nodes.size(); i++) {
            List<GraphTrace.Input> inputs = nodes.get(i).inputs();
            if (inputs.isEmpty()) {
                heights[i] = -row++;
                continue;
            }
            for (GraphTrace.Input input : inputs) {
                columns[i] = Math.max(columns[i], columns[input.node()] + 1);
                heights[i] += heights[input.node()] / inputs.size();
                arrowsFrom[input.node()]++;
            }
        }
        for (int column = 1; column <= columns[end()]; column++) {
            spread(column);
        }
    }

    /** Keeps the nodes of a column a row apart from each other. */
    private void spread(int column) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                members.add(i);
            }
        }
        members.sort(Comparator.comparingDouble(i -> -heights[i]));
        for (int k = 1; k < members.size(); k++) {
            double above = heights[members.get(k - 1)];
            heights[members.get(k)] = Math.min(heights[members.get(k)], above - 1);
        }
    }

    // ---- what is drawn ----

    private OperationGraph graph() {
        List<Node> nodes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < trace.nodes().size(); i++) {
            GraphTrace.Node node = trace.nodes().get(i);
            boolean variable = node.operation().isEmpty();
            boolean beside = arrowsFrom[i] > 1;
            nodes.add(new Node(
                    columns[i],
                    heights[i],
                    variable
                            ? List.of(Inline.Formula.of(node.name()))
                            : sign(node.operation().get()),
                    !variable,
                    beside ? Optional.of(numbers(node)) : Optional.empty()));
            for (GraphTrace.Input input : node.inputs()) {
                GraphTrace.Node from = trace.nodes().get(input.node());
                boolean onArrow = arrowsFrom[input.node()] == 1;
                arrows.add(new Arrow(input.node(), i, onArrow ? Optional.of(numbers(from)) : Optional.empty()));
            }
        }
        List<Inline> name = List.of(Inline.Formula.of(trace.end().name()));
        nodes.add(new Node(columns[end()] + 1, heights[end()], name, false, Optional.empty()));
        arrows.add(new Arrow(end(), nodes.size() - 1, Optional.of(numbers(trace.end()))));
        List<List<Inline>> words = List.of(
                draft.say(CalculusPhrase.PICTURE_VALUES, trace.outer()), draft.say(CalculusPhrase.PICTURE_RULE));
        return new OperationGraph(nodes, arrows, words);
    }

    /** {@code q = 3} above; of variables and of the end the name stands at the arrow's other end. */
    private Numbers numbers(GraphTrace.Node node) {
        boolean named = node.operation().isPresent() && node != trace.end();
        Expr value = node.value().result();
        Chain forward =
                named ? Chain.of(node.name()).and(node.value().value().result().relation(), value) : Chain.of(value);
        return new Numbers(forward, node.derivative().map(Evaluation::result));
    }

    /** What stands in the circle. */
    private static List<Inline> sign(Expr operation) {
        if (operation instanceof Expr.Sum sum) {
            boolean minus = sum.terms().size() == 2 && sum.terms().get(1) instanceof Expr.Negation;
            return List.of(new Inline.Text(minus ? "\u2212" : "+"));
        }
        if (operation instanceof Expr.Product) {
            return List.of(new Inline.Text("\u00d7"));
        }
        if (operation instanceof Expr.Quotient) {
            return List.of(new Inline.Text("/"));
        }
        if (operation instanceof Expr.Negation) {
            return List.of(new Inline.Text("\u2212"));
        }
        if (operation instanceof Expr.Apply apply) {
            return apply.function().equals(FunctionName.SIGMOID.text())
                    ? List.of(Inline.Formula.of(Expr.Symbol.of("sigma")))
                    : List.of(new Inline.Text(apply.function()));
        }
        return operation instanceof Expr.Power ? List.of(new Inline.Text("^")) : List.of(new Inline.Text("="));
    }
}
