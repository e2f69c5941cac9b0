package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.words.CalculusPhrase;
import org.gradus.report.compose.words.FigurePhrase;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.GraphTrace;
import org.gradus.report.worksheet.Evaluation;

/**
 * A formula as a graph: its variables at the left, its operations in circles, each one column behind its last operand and half way between its
 * operands; values above the arrows, derivatives below.
 */
public final class GraphFigure {
    /** Larger graphs stand only in the table. */
    private static final int MOST_NODES = 24;

    private static final int MOST_COLUMNS = 9;
    private static final double ACROSS = 70;
    private static final double DOWN = 47;
    private static final double RADIUS = 11;
    private static final double NAME = 8;
    private static final Stroke ARROW = new Stroke(0.8, Ink.GREY, false);

    /** What goes forwards has the colour of an input, what comes back that of an output. */
    private static final Ink FORWARD = Ink.of(0);

    private static final Ink BACK = Ink.of(1);

    private final Draft draft;
    private final GraphTrace trace;
    private final int[] columns;
    private final double[] heights;
    private final int[] arrowsFrom;
    private final Canvas canvas = new Canvas();

    private GraphFigure(Draft draft, GraphTrace trace) {
        this.draft = draft;
        this.trace = trace;
        int size = trace.nodes().size();
        columns = new int[size];
        heights = new double[size];
        arrowsFrom = new int[size];
    }

    /** The picture; empty for a graph that is too large for a page. */
    public static Optional<Drawing> of(Draft draft, GraphTrace trace) {
        GraphFigure figure = new GraphFigure(draft, trace);
        figure.place();
        boolean fits = trace.nodes().size() <= MOST_NODES && figure.columns[figure.end()] < MOST_COLUMNS;
        return fits ? Optional.of(figure.drawing()) : Optional.empty();
    }

    /** What is to be known of it. */
    public static List<List<Inline>> words(Draft draft, GraphTrace trace) {
        return List.of(draft.say(CalculusPhrase.PICTURE_VALUES, trace.outer()), draft.say(CalculusPhrase.PICTURE_RULE));
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
                heights[i] = row++;
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
        members.sort(Comparator.comparingDouble(i -> heights[i]));
        for (int k = 1; k < members.size(); k++) {
            double above = heights[members.get(k - 1)];
            heights[members.get(k)] = Math.max(heights[members.get(k)], above + 1);
        }
    }

    private Point at(int node) {
        return new Point(columns[node] * ACROSS, heights[node] * DOWN);
    }

    // ---- what is drawn ----

    private Drawing drawing() {
        Point exit = new Point(at(end()).x() + ACROSS, at(end()).y());
        for (int i = 0; i < trace.nodes().size(); i++) {
            for (GraphTrace.Input input : trace.nodes().get(i).inputs()) {
                arrow(input.node(), at(input.node()), at(i), RADIUS, arrowsFrom[input.node()] == 1);
            }
        }
        arrow(end(), at(end()), exit, NAME, true);
        for (int i = 0; i < trace.nodes().size(); i++) {
            node(i);
        }
        canvas.label(
                exit, Anchor.CENTRE, Size.USUAL, Ink.BLACK, Text.of(trace.end().name()));
        return canvas.drawing("graph", draft.wording().word(FigurePhrase.FIGURE_GRAPH), description());
    }

    private void arrow(int node, Point from, Point to, double before, boolean numbered) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double x = (to.x() - from.x()) / length;
        double y = (to.y() - from.y()) / length;
        double behind = trace.nodes().get(node).operation().isEmpty() ? NAME : RADIUS;
        Point start = new Point(from.x() + behind * x, from.y() + behind * y);
        Point tip = new Point(to.x() - before * x, to.y() - before * y);
        canvas.add(new Path(List.of(start, tip), ARROW, true, Optional.empty()));
        if (numbered) {
            Point middle = new Point((start.x() + tip.x()) / 2, (start.y() + tip.y()) / 2);
            beside(middle, y, -x, forward(node), FORWARD);
            backward(node).ifPresent(back -> beside(middle, -y, x, back, BACK));
        }
    }

    /** A label that touches the line on the side to which (x, y) points. */
    private void beside(Point middle, double x, double y, List<Inline> text, Ink ink) {
        double half = LabelWidth.of(text, Size.SMALL) / 2;
        double away = 1.5 + Math.abs(x) * half + Math.abs(y) * 4.5;
        Point at = new Point(middle.x() + x * away, middle.y() + y * away);
        canvas.label(at, Anchor.CENTRE, Size.SMALL, ink, text);
    }

    private void node(int i) {
        GraphTrace.Node node = trace.nodes().get(i);
        Point at = at(i);
        if (node.operation().isEmpty()) {
            canvas.label(at, Anchor.CENTRE, Size.USUAL, Ink.BLACK, Text.of(node.name()));
        } else {
            canvas.add(new Circle(
                    at,
                    RADIUS,
                    new Stroke(0.9, Ink.BLACK, false),
                    Fill.PAPER,
                    Optional.of(node.value().id())));
            canvas.label(
                    at,
                    Anchor.CENTRE,
                    Size.USUAL,
                    Ink.BLACK,
                    sign(node.operation().get()));
        }
        if (arrowsFrom[i] > 1) {
            double away = (node.operation().isEmpty() ? NAME : RADIUS) + 6;
            canvas.label(new Point(at.x(), at.y() - away), Anchor.CENTRE, Size.SMALL, FORWARD, forward(i));
            backward(i)
                    .ifPresent(back ->
                            canvas.label(new Point(at.x(), at.y() + away), Anchor.CENTRE, Size.SMALL, BACK, back));
        }
    }

    /** {@code q = 3} above; of variables and of the end the name stands at the arrow's other end. */
    private List<Inline> forward(int i) {
        GraphTrace.Node node = trace.nodes().get(i);
        boolean named = node.operation().isPresent() && i != end();
        Expr value = node.value().result();
        return Text.of(
                named ? Chain.of(node.name()).and(node.value().value().result().relation(), value) : Chain.of(value));
    }

    private Optional<List<Inline>> backward(int i) {
        return trace.nodes().get(i).derivative().map(Evaluation::result).map(Text::of);
    }

    /** What stands in the circle. */
    private static List<Inline> sign(Expr operation) {
        if (operation instanceof Expr.Sum sum) {
            boolean minus = sum.terms().size() == 2 && sum.terms().get(1) instanceof Expr.Negation;
            return Text.of(minus ? "\u2212" : "+");
        } else if (operation instanceof Expr.Product) {
            return Text.of("\u00d7");
        } else if (operation instanceof Expr.Quotient) {
            return Text.of("/");
        } else if (operation instanceof Expr.Negation) {
            return Text.of("\u2212");
        } else if (operation instanceof Expr.Apply apply) {
            return apply.function().equals(FunctionName.SIGMOID.text())
                    ? Text.of(Expr.Symbol.of("sigma"))
                    : Text.of(apply.function());
        }
        return Text.of(operation instanceof Expr.Power ? "^" : "=");
    }

    private String description() {
        List<List<Inline>> sentences = new ArrayList<>();
        for (GraphTrace.Node node : trace.nodes()) {
            String name = Text.plain(node.name(), draft.language());
            String value = Text.plain(node.value().result(), draft.language());
            String what = node.operation()
                    .map(operation -> name + " = " + Text.plain(operation, draft.language()))
                    .orElse(name);
            sentences.add(node.derivative()
                    .map(back -> draft.say(
                            FigurePhrase.FIGURE_GRAPH_NODE, what, value, Text.plain(back.result(), draft.language())))
                    .orElseGet(() -> draft.say(FigurePhrase.FIGURE_GRAPH_VALUE, what, value)));
        }
        return Text.sentences(sentences);
    }
}
