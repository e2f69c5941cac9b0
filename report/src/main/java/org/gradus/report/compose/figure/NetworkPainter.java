package org.gradus.report.compose.figure;

import java.util.List;
import java.util.Optional;
import org.gradus.report.compose.figure.NetworkFace.EdgeFace;
import org.gradus.report.compose.figure.NetworkFace.NodeFace;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** Draws a network: edges first, then the numbers on them, then the nodes with their names, then what stands below. */
final class NetworkPainter {
    private static final double LEAST_RADIUS = 12.5;
    private static final double LINE = 9.5;
    private static final double WIDEST_NAME = 58;
    private static final double WIDEST_CAPTION = 90;
    private static final double WIDEST_PLATE = 40;

    private final NetworkData network;
    private final NetworkFace face;
    private final NetworkGeometry geometry;
    private final double[] plates;
    private final Canvas canvas;

    NetworkPainter(NetworkData network, NetworkFace face, Canvas canvas) {
        this.network = network;
        this.face = face;
        this.canvas = canvas;
        this.plates = plates();
        double radius = radius();
        this.geometry = new NetworkGeometry(
                network, radius, row(radius), plates, Math.max(2 * radius, below()), !face.isWeighted());
    }

    void paint() {
        for (int column = 1; column < geometry.columns(); column++) {
            edges(column);
        }
        for (int column = 1; column < geometry.columns(); column++) {
            numbers(column);
        }
        boolean below = false;
        for (int column = 0; column < geometry.columns(); column++) {
            below |= nodes(column);
        }
        captions(geometry.bottom() + geometry.radius() + (below ? LINE : 2) + LINE);
        legend();
    }

    // ---- how large all is ----

    private static int columns(NetworkData network) {
        return network.layers().size() + 1;
    }

    /** The widest number of each gap; 0 where its edges have none. */
    private double[] plates() {
        double[] widest = new double[columns(network) - 1];
        for (int column = 1; column <= widest.length; column++) {
            if (!face.isWeighted() || !NetworkGeometry.hasPlates(network, column)) {
                continue;
            }
            for (int to = 1; to <= NetworkGeometry.units(network, column); to++) {
                for (int from = 1; from <= NetworkGeometry.units(network, column - 1); from++) {
                    double width = face.edge(column, from, to)
                            .map(edge -> LabelWidth.of(edge.number(), Size.SMALL))
                            .orElse(0.0);
                    widest[column - 1] = Math.max(widest[column - 1], width);
                }
            }
            if (widest[column - 1] > WIDEST_PLATE) {
                widest[column - 1] = 0;
            }
        }
        return widest;
    }

    private double radius() {
        double widest = 0;
        for (int column = 0; column < columns(network); column++) {
            for (int unit = 1; unit <= NetworkGeometry.units(network, column); unit++) {
                widest = Math.max(
                        widest,
                        face.node(column, unit)
                                .inside()
                                .map(value -> LabelWidth.of(value, Size.SMALL))
                                .orElse(0.0));
            }
        }
        return Math.max(LEAST_RADIUS, widest / 2 + 2);
    }

    /** The widest words below a node. */
    private double below() {
        double widest = 0;
        for (int column = 0; column < columns(network); column++) {
            for (int unit = 1; unit <= NetworkGeometry.units(network, column); unit++) {
                widest = Math.max(widest, LabelWidth.of(face.node(column, unit).below(), Size.SMALL));
            }
        }
        return widest;
    }

    private double row(double radius) {
        boolean above = false;
        boolean below = false;
        for (int column = 0; column < columns(network); column++) {
            NodeFace first = face.node(column, 1);
            above |= isInner(column) && !first.name().isEmpty();
            below |= !first.below().isEmpty();
        }
        double numbers = 0;
        for (int column = 1; column < columns(network); column++) {
            if (plates[column - 1] > 0) {
                int fewer =
                        Math.min(NetworkGeometry.units(network, column), NetworkGeometry.units(network, column - 1));
                numbers = Math.max(numbers, (1 + fewer) * LINE);
            }
        }
        double words = 2 * radius + (above ? LINE + 1 : 0) + (below ? LINE : 0) + (above || below ? 2.5 : 6);
        return Math.max(words, numbers);
    }

    private boolean isInner(int column) {
        return column > 0 && column < columns(network) - 1;
    }

    // ---- edges ----

    private void edges(int column) {
        boolean arrow = !face.isBackward() || column > 1; // nothing comes back to what is given
        double most = 0;
        for (int to : geometry.shown(column)) {
            for (int from : geometry.shown(column - 1)) {
                most = Math.max(
                        most,
                        edge(column, from, to).map(e -> Math.abs(e.size())).orElse(0.0));
            }
        }
        for (int to : geometry.shown(column)) {
            for (int from : geometry.shown(column - 1)) {
                Optional<EdgeFace> edge = edge(column, from, to);
                if (edge.isPresent()) {
                    Point left = geometry.node(column - 1, from);
                    Point right = geometry.node(column, to);
                    List<Point> line = face.isBackward() ? geometry.edge(right, left) : geometry.edge(left, right);
                    canvas.add(new Path(
                            line,
                            Strokes.edge(edge.get().size(), most),
                            arrow,
                            edge.get().of()));
                }
            }
        }
    }

    /** Nothing ends at the dots. */
    private Optional<EdgeFace> edge(int column, int from, int to) {
        return from == 0 || to == 0 ? Optional.empty() : face.edge(column, from, to);
    }

    private void numbers(int column) {
        if (plates[column - 1] == 0) {
            return;
        }
        for (int to : geometry.shown(column)) {
            for (int from : geometry.shown(column - 1)) {
                edge(column, from, to)
                        .ifPresent(edge -> canvas.plate(
                                geometry.plate(column, from, to),
                                Size.SMALL,
                                edge.size() == 0 ? Ink.GREY : Ink.BLACK,
                                Text.of(edge.number()),
                                edge.of()));
            }
        }
    }

    // ---- nodes ----

    /** Whether something stands below the lowest one. */
    private boolean nodes(int column) {
        List<Integer> shown = geometry.shown(column);
        for (int index = 0; index < shown.size(); index++) {
            if (shown.get(index) == 0) {
                dots(geometry.place(column, index), column);
            } else {
                node(column, geometry.place(column, index), face.node(column, shown.get(index)));
            }
        }
        boolean lowest = geometry.place(column, shown.size() - 1).y() > geometry.bottom() - 1;
        return lowest && !face.node(column, shown.get(shown.size() - 1)).below().isEmpty();
    }

    private void dots(Point middle, int column) {
        for (int k = -1; k <= 1; k++) {
            canvas.add(new Circle(
                    new Point(middle.x(), middle.y() + 6 * k), 1, Strokes.node(column), Fill.INK, Optional.empty()));
        }
    }

    private void node(int column, Point centre, NodeFace node) {
        Ink ink = Ink.of(column);
        double radius = geometry.radius();
        Stroke stroke = node.isDead() ? new Stroke(0.8, ink, true) : Strokes.node(column);
        canvas.add(new Circle(centre, radius, stroke, Fill.PAPER, node.of()));
        node.inside()
                .ifPresent(value -> canvas.add(
                        new Label(centre, Anchor.CENTRE, Text.of(value), Size.SMALL, ink, false, node.of())));
        if (!node.below().isEmpty()) {
            canvas.plate(
                    new Point(centre.x(), centre.y() + radius + 0.6 * LINE),
                    Size.SMALL,
                    Ink.BLACK,
                    node.below(),
                    Optional.empty());
        }
        if (isInner(column)) {
            if (!node.name().isEmpty()) {
                Point above = new Point(centre.x(), centre.y() - radius - 0.65 * LINE);
                canvas.label(above, Anchor.CENTRE, Size.SMALL, ink, node.name());
            }
            return;
        }
        int side = column == 0 ? -1 : 1;
        Anchor anchor = side < 0 ? Anchor.RIGHT : Anchor.LEFT;
        double x = centre.x() + side * (radius + 3.5);
        boolean two = !node.name().isEmpty() && !node.title().isEmpty();
        if (!node.name().isEmpty()) {
            canvas.label(new Point(x, centre.y() - (two ? LINE / 2 : 0)), anchor, Size.USUAL, ink, node.name());
        }
        if (!node.title().isEmpty()) {
            Point at = new Point(x, centre.y() + (two ? LINE / 2 : 0));
            canvas.label(at, anchor, Size.SMALL, Ink.GREY, Text.cut(node.title(), Size.SMALL, WIDEST_NAME));
        }
    }

    // ---- below ----

    private void captions(double y) {
        double free = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < geometry.columns(); column++) {
            double x = geometry.x(column);
            canvas.label(new Point(x, y), Anchor.CENTRE, Size.USUAL, Ink.of(column), face.quantity(column));
            List<String> captions = face.captions(column);
            double next = column + 1 == geometry.columns()
                    ? Double.POSITIVE_INFINITY
                    : geometry.x(column + 1) - half(shortest(column + 1));
            double room = Math.min(x - free, next - x) - 4;
            String caption = captions.stream()
                    .filter(words -> half(words) <= room)
                    .findFirst()
                    .orElse(shortest(column));
            List<Inline> words = Text.cut(caption, Size.SMALL, WIDEST_CAPTION);
            canvas.label(new Point(x, y + LINE + 1), Anchor.CENTRE, Size.SMALL, Ink.GREY, words);
            free = x + LabelWidth.of(words, Size.SMALL) / 2;
        }
    }

    private String shortest(int column) {
        List<String> captions = face.captions(column);
        return captions.get(captions.size() - 1);
    }

    private static double half(String words) {
        return LabelWidth.of(Text.of(words), Size.SMALL) / 2;
    }

    private void legend() {
        boolean[] drawn = new boolean[3];
        for (int column = 1; column < geometry.columns(); column++) {
            for (int to : geometry.shown(column)) {
                for (int from : geometry.shown(column - 1)) {
                    edge(column, from, to)
                            .ifPresent(edge -> drawn[edge.size() > 0 ? 0 : edge.size() < 0 ? 1 : 2] = true);
                }
            }
        }
        Legend legend = new Legend();
        if (drawn[1] || drawn[2]) {
            double[] sizes = {1, -1, 0};
            for (int k = 0; k < 3; k++) {
                if (drawn[k]) {
                    legend.line(Strokes.edge(sizes[k], 1), Text.of(face.legend().get(k)));
                }
            }
        }
        if (!face.rule().isEmpty()) {
            legend.words(face.rule());
        }
        legend.paint(canvas);
    }
}
