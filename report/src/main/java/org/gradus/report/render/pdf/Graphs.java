package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.OperationGraph;

/** Lays a graph of operations out: values above the arrows, derivatives below; the words at its right. */
final class Graphs {
    private static final int FEW_COLUMNS = 4;
    private static final double ROW = 15 * Measures.MM;
    private static final double NARROW = 24 * Measures.MM;
    private static final double WIDE = 27 * Measures.MM;
    private static final double RADIUS = 4.3 * Measures.MM;
    private static final double LETTER = 9;
    private static final double EDGE = 30;
    private static final double NUMBER = 8;
    private static final double GRAPH_SHARE = 0.58;
    private static final double WORDS_SHARE = 0.38;
    private static final Stroke CIRCLE = new Stroke(0.9, Ink.BLACK, false);
    private static final Stroke ARROW = new Stroke(0.5, Ink.GREY, false);

    private final Context context;
    private final Drawings drawings;

    Graphs(Context context, Drawings drawings) {
        this.context = context;
        this.drawings = drawings;
    }

    void add(OperationGraph graph, Tag in, Flow flow) {
        int last = graph.nodes().stream()
                .mapToInt(OperationGraph.Node::column)
                .max()
                .orElse(1);
        boolean beside = last <= FEW_COLUMNS;
        Box picture = drawings.box(drawing(graph, beside ? NARROW : WIDE, last), in);
        double room = beside ? WORDS_SHARE * Measures.WIDTH : Measures.WIDTH;
        Flow words = new Flow();
        for (int i = 0; i < graph.words().size(); i++) {
            Voice voice = i == 0 ? context.voice().at(Measures.SMALL) : context.grey();
            Tag tag = in.part(Tag.Role.PARAGRAPH);
            words.space(i == 0 ? 0 : 6);
            Paragraph.lines(context.prose().pieces(graph.words().get(i), voice, tag), room, voice, tag)
                    .forEach(line -> words.line(line, 0, voice.size(), 1));
        }
        Box text = Stack.of(words.strips(), room);
        flow.noLeading();
        flow.space(5);
        if (beside) {
            Box fitted = Boxes.fitted(picture, GRAPH_SHARE * Measures.WIDTH);
            double height = Math.max(fitted.total(), text.total());
            Boxes.Canvas canvas = new Boxes.Canvas()
                    .put(fitted, 0, (height - fitted.total()) / 2)
                    .put(text, Measures.WIDTH - room, (height - text.total()) / 2);
            flow.box(canvas.box(Measures.WIDTH, height, 0), 0);
        } else {
            flow.box(Boxes.fitted(picture, Measures.WIDTH), 0);
            flow.space(4).box(text, 0);
        }
        flow.noLeading();
        flow.space(6);
    }

    private static Drawing drawing(OperationGraph graph, double column, int last) {
        double highest = graph.nodes().stream()
                .mapToDouble(OperationGraph.Node::height)
                .max()
                .orElse(0);
        double lowest = graph.nodes().stream()
                .mapToDouble(OperationGraph.Node::height)
                .min()
                .orElse(0);
        double top = RADIUS + 2 * NUMBER;
        List<Shape> shapes = new ArrayList<>();
        for (OperationGraph.Arrow arrow : graph.arrows()) {
            arrow(graph.nodes(), arrow, column, highest, top, shapes);
        }
        StringBuilder words = new StringBuilder();
        for (OperationGraph.Node node : graph.nodes()) {
            node(node, place(node, column, highest, top), shapes);
        }
        graph.words().stream()
                .limit(1)
                .forEach(text ->
                        text.forEach(inline -> words.append(inline instanceof Inline.Text plain ? plain.text() : "")));
        double height = (highest - lowest) * ROW + 2 * top;
        return new Drawing("graph", words.toString().strip(), "", last * column + 2 * EDGE, height, shapes);
    }

    private static Point place(OperationGraph.Node node, double column, double highest, double top) {
        return new Point(EDGE + node.column() * column, top + (highest - node.height()) * ROW);
    }

    private static void node(OperationGraph.Node node, Point at, List<Shape> shapes) {
        if (node.operation()) {
            shapes.add(new Drawing.Circle(at, RADIUS, CIRCLE, Fill.PAPER, Optional.empty()));
        }
        shapes.add(label(at, node.sign()));
        node.numbers().ifPresent(numbers -> {
            double away = (node.operation() ? RADIUS : LETTER) + NUMBER;
            numbers(numbers, at, away, shapes);
        });
    }

    private static void numbers(OperationGraph.Numbers numbers, Point at, double away, List<Shape> shapes) {
        shapes.add(label(new Point(at.x(), at.y() - away), List.of(new Inline.Formula(numbers.forward()))));
        numbers.backward()
                .ifPresent(back -> shapes.add(
                        label(new Point(at.x(), at.y() + away), List.of(new Inline.Formula(Chain.of(back))))));
    }

    /** Left and right of a slanting arrow, above and below one that does not. */
    private static void beside(OperationGraph.Numbers numbers, Point middle, double x, double y, List<Shape> shapes) {
        Anchor above = y == 0 ? Anchor.CENTRE : y > 0 ? Anchor.LEFT : Anchor.RIGHT;
        Anchor below = y == 0 ? Anchor.CENTRE : y > 0 ? Anchor.RIGHT : Anchor.LEFT;
        double away = y == 0 ? NUMBER : NUMBER - 2;
        Point over = new Point(middle.x() + away * y, middle.y() - away * x);
        Point under = new Point(middle.x() - away * y, middle.y() + away * x);
        shapes.add(label(over, above, List.of(new Inline.Formula(numbers.forward()))));
        numbers.backward()
                .ifPresent(back -> shapes.add(label(under, below, List.of(new Inline.Formula(Chain.of(back))))));
    }

    private static void arrow(
            List<OperationGraph.Node> nodes,
            OperationGraph.Arrow arrow,
            double column,
            double highest,
            double top,
            List<Shape> shapes) {
        Point from = place(nodes.get(arrow.from()), column, highest, top);
        Point to = place(nodes.get(arrow.to()), column, highest, top);
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double x = (to.x() - from.x()) / length;
        double y = (to.y() - from.y()) / length;
        double start = nodes.get(arrow.from()).operation() ? RADIUS : LETTER;
        double end = nodes.get(arrow.to()).operation() ? RADIUS : LETTER;
        Point first = new Point(from.x() + start * x, from.y() + start * y);
        Point tip = new Point(to.x() - end * x, to.y() - end * y);
        shapes.add(new Path(List.of(first, tip), ARROW, true, Optional.empty()));
        Point middle = new Point((first.x() + tip.x()) / 2, (first.y() + tip.y()) / 2);
        arrow.numbers().ifPresent(numbers -> beside(numbers, middle, x, y, shapes));
    }

    private static Label label(Point at, List<Inline> text) {
        return label(at, Anchor.CENTRE, text);
    }

    private static Label label(Point at, Anchor anchor, List<Inline> text) {
        return new Label(at, anchor, text, Size.USUAL, Ink.BLACK, false, Optional.empty());
    }
}
