package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradus.report.sheet.Drawing.Point;

/** A function as lines: one for each piece between its kinks and jumps, with as few points as look smooth. */
final class Curve {
    private static final int POINTS = 120;

    /** What nobody sees, in points of the page. */
    private static final double INVISIBLE = 0.04;

    private static final double NEAR = 1e-9;

    private Curve() {}

    /**
     * The pieces within the frame.
     *
     * @param breaks where a piece ends and the next one begins, in order
     */
    static List<List<Point>> of(DoubleUnaryOperator function, Frame frame, List<Double> breaks) {
        List<Double> ends = new ArrayList<>(List.of(frame.from()));
        breaks.stream().filter(x -> x > frame.from() && x < frame.to()).forEach(ends::add);
        ends.add(frame.to());
        List<List<Point>> pieces = new ArrayList<>();
        for (int k = 0; k + 1 < ends.size(); k++) {
            double width = ends.get(k + 1) - ends.get(k);
            double near = NEAR * (1 + Math.abs(ends.get(k + 1)));
            List<Point> piece = new ArrayList<>();
            for (int i = 0; i <= POINTS; i++) {
                double x = ends.get(k) + width * i / POINTS;
                double inside = i == 0 ? x + near : i == POINTS ? x - near : x;
                double y = function.applyAsDouble(inside);
                if (frame.holds(x, y)) {
                    piece.add(frame.at(x, y));
                } else {
                    add(piece, pieces);
                    piece = new ArrayList<>();
                }
            }
            add(piece, pieces);
        }
        return pieces;
    }

    private static void add(List<Point> piece, List<List<Point>> pieces) {
        if (piece.size() > 1) {
            pieces.add(simplified(piece));
        }
    }

    /** Without the points that lie on the line between others: the way of Douglas and Peucker. */
    static List<Point> simplified(List<Point> points) {
        int last = points.size() - 1;
        int farthest = 0;
        double distance = INVISIBLE;
        for (int i = 1; i < last; i++) {
            double own = distance(points.get(i), points.get(0), points.get(last));
            if (own > distance) {
                distance = own;
                farthest = i;
            }
        }
        if (farthest == 0) {
            return last < 1 ? points : List.of(points.get(0), points.get(last));
        }
        List<Point> simple = new ArrayList<>(simplified(points.subList(0, farthest + 1)));
        simple.remove(simple.size() - 1);
        simple.addAll(simplified(points.subList(farthest, last + 1)));
        return simple;
    }

    private static double distance(Point point, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(point.x() - a.x(), point.y() - a.y())
                : Math.abs(dy * (point.x() - a.x()) - dx * (point.y() - a.y())) / length;
    }
}
