package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** A plane with points of two classes and lines between them. */
final class Plane {
    private static final double SIDE = 108;
    private static final double LONGEST = 150;
    private static final double RADIUS = 3.2;
    private static final double ARROW = 11;
    private static final int CELLS = 60;
    private static final double HATCH = 5.5;

    private final Canvas canvas;
    private final Frame frame;

    /**
     * A point.
     *
     * @param isOne whether it is of class 1; empty where nothing says
     */
    record Dot(double x, double y, Optional<Boolean> isOne) {}

    /** Where {@code a x + b y + c = 0}. */
    record Border(double a, double b, double c) {
        double[] numbers() {
            return new double[] {a, b, c};
        }

        boolean isLine() {
            return (a != 0 || b != 0) && Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c);
        }
    }

    private Plane(Canvas canvas, Frame frame) {
        this.canvas = canvas;
        this.frame = frame;
    }

    /**
     * A plane that holds these points and 0, and of these lines the points next to 0.
     *
     * @param left its left edge
     */
    static Plane around(List<Dot> dots, List<Border> lines, double left, Canvas canvas) {
        double[] range = {0, 0, 0, 0};
        dots.forEach(dot -> include(range, dot.x(), dot.y()));
        if (dots.isEmpty()) {
            for (Border line : lines) {
                double norm = line.a() * line.a() + line.b() * line.b();
                include(range, -line.c() * line.a() / norm * 1.6, -line.c() * line.b() / norm * 1.6);
            }
        }
        double across = pad(range, 0, 1);
        double up = pad(range, 2, 3);
        double scale = SIDE / Math.min(across, up);
        boolean square = Math.max(across, up) * scale <= LONGEST;
        double width = square ? across * scale : SIDE;
        double height = square ? up * scale : SIDE;
        return new Plane(canvas, new Frame(left, 0, width, height, range[0], range[1], range[2], range[3]));
    }

    private static void include(double[] range, double x, double y) {
        range[0] = Math.min(range[0], x);
        range[1] = Math.max(range[1], x);
        range[2] = Math.min(range[2], y);
        range[3] = Math.max(range[3], y);
    }

    /** Some room around; how much there is then. */
    private static double pad(double[] range, int from, int to) {
        double size = range[to] - range[from];
        double room = size == 0 ? 1 : Math.max(0.15 * size, Math.min(0.5, 0.5 * size));
        range[from] -= room;
        range[to] += room;
        return range[to] - range[from];
    }

    Frame frame() {
        return frame;
    }

    void axes(List<Inline> right, List<Inline> up) {
        frame.axesThroughZero(canvas, right, up);
    }

    /** Hatches the side on which {@code a x + b y + c} is positive. */
    void hatch(Border border, Ink ink) {
        List<Point> region = frame.where(List.of(border.numbers()));
        if (region.size() > 2) {
            canvas.add(new Hatched(region, ink));
        }
    }

    /** Hatches where a function is 0 or more. */
    void hatch(DoubleBinaryOperator function, Ink ink) {
        double step = HATCH * Math.sqrt(2);
        for (double sum = step / 2; sum < frame.width() + frame.height(); sum += step) {
            double from = Math.max(0, sum - frame.height());
            double to = Math.min(frame.width(), sum);
            double begin = Double.NaN;
            for (int i = 0; i <= CELLS; i++) {
                double x = from + (to - from) * i / CELLS;
                boolean inside = at(function, x, sum - x) >= 0;
                if (inside && Double.isNaN(begin)) {
                    begin = i == 0 ? x : edge(function, sum, x - (to - from) / CELLS, x);
                }
                if (!Double.isNaN(begin) && (!inside || i == CELLS)) {
                    double end = inside ? x : edge(function, sum, x - (to - from) / CELLS, x);
                    hatchLine(begin, end, sum, ink);
                    begin = Double.NaN;
                }
            }
        }
    }

    private void hatchLine(double begin, double end, double sum, Ink ink) {
        if (end - begin > 0.5) {
            Point from = new Point(frame.left() + begin, frame.top() + sum - begin);
            Point to = new Point(frame.left() + end, frame.top() + sum - end);
            canvas.line(new Stroke(0.4, ink, false), from, to);
        }
    }

    /** The function at a place, in points from the upper left corner. */
    private double at(DoubleBinaryOperator function, double x, double y) {
        return function.applyAsDouble(
                frame.from() + x / frame.width() * (frame.to() - frame.from()),
                frame.most() - y / frame.height() * (frame.most() - frame.least()));
    }

    /** Where between two places of a hatching line the function changes its side. */
    private double edge(DoubleBinaryOperator function, double sum, double from, double to) {
        boolean atFrom = at(function, from, sum - from) >= 0;
        double a = from;
        double b = to;
        for (int i = 0; i < 12; i++) {
            double middle = (a + b) / 2;
            if (at(function, middle, sum - middle) >= 0 == atFrom) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }

    void line(Border border, Stroke stroke) {
        List<Point> ends = frame.line(border.numbers());
        if (!ends.isEmpty()) {
            canvas.curve(stroke, ends);
        }
    }

    /** An arrow to the side on which {@code a x + b y + c} is positive. */
    void arrow(Border border, Stroke stroke, double share) {
        List<Point> ends = frame.line(border.numbers());
        if (ends.isEmpty()) {
            return;
        }
        Point a = ends.get(0);
        Point b = ends.get(1);
        Point foot = new Point(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));
        // perpendicular to the line as it is drawn
        double nx = border.a() * (frame.to() - frame.from()) / frame.width();
        double ny = -border.b() * (frame.most() - frame.least()) / frame.height();
        double length = Math.hypot(nx, ny);
        if (length > 0) {
            canvas.arrow(stroke, foot, new Point(foot.x() + ARROW * nx / length, foot.y() + ARROW * ny / length));
        }
    }

    /** A label where the line leaves the frame: at its right, else below, else above it. */
    void name(Border border, List<Inline> text, Ink ink) {
        List<Point> ends = frame.line(border.numbers());
        if (ends.isEmpty()) {
            return;
        }
        Point right = ends.get(0).x() >= ends.get(1).x() ? ends.get(0) : ends.get(1);
        Point left = right == ends.get(0) ? ends.get(1) : ends.get(0);
        double edge = frame.left() + frame.width();
        double bottom = frame.top() + frame.height();
        Point axis = frame.at(frame.to(), Math.max(frame.least(), Math.min(frame.most(), 0)));
        boolean meetsAxis = Math.abs(right.y() - axis.y()) < 9;
        if (Math.abs(right.x() - edge) < 0.5) {
            double aside = meetsAxis ? right.y() < axis.y() - 3 ? -9 : 10 : 0;
            canvas.label(new Point(edge + 4, right.y() + aside), Anchor.LEFT, Size.SMALL, ink, text);
        } else if (Math.abs(right.y() - bottom) < 0.5) {
            canvas.label(new Point(right.x(), bottom + 7), Anchor.CENTRE, Size.SMALL, ink, text);
        } else if (Math.abs(left.y() - bottom) < 0.5) {
            canvas.label(new Point(left.x(), bottom + 7), Anchor.CENTRE, Size.SMALL, ink, text);
        } else if (left.x() < frame.left() + 0.5) {
            canvas.label(new Point(left.x() - 4, left.y()), Anchor.RIGHT, Size.SMALL, ink, text);
        } else {
            canvas.label(new Point(left.x(), left.y() - 7), Anchor.CENTRE, Size.SMALL, ink, text);
        }
    }

    /** Full for class 1; grey where nothing says. */
    void dots(List<Dot> dots) {
        for (Dot dot : each(dots)) {
            Ink ink = dot.isOne().isPresent() ? Ink.BLACK : Ink.GREY;
            Fill fill = dot.isOne().orElse(true) ? Fill.INK : Fill.PAPER;
            canvas.add(new Circle(
                    frame.at(dot.x(), dot.y()), RADIUS, new Stroke(1.1, ink, false), fill, Optional.empty()));
        }
    }

    private static List<Dot> each(List<Dot> dots) {
        List<Dot> each = new ArrayList<>();
        dots.stream().filter(dot -> !each.contains(dot)).forEach(each::add);
        return each;
    }
}
