package org.gradus.report.render.figure;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;

/**
 * A path with an arrow taken apart: a line that ends within the head, and the head, a filled triangle whose first corner is the tip.
 *
 * @param shaft the points of the line
 * @param head three corners; empty where there is no arrow
 */
public record ArrowHead(List<Point> shaft, List<Point> head) {
    private static final double LENGTH = 5;
    private static final double HALF_WIDTH = 2.1;

    public ArrowHead {
        shaft = List.copyOf(shaft);
        head = List.copyOf(head);
    }

    public static ArrowHead of(Path path) {
        List<Point> points = path.points();
        int last = points.size() - 1;
        if (!path.arrow() || last < 1) {
            return new ArrowHead(points, List.of());
        }
        Point tip = points.get(last);
        Point before = points.get(last - 1);
        double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
        if (length == 0) {
            return new ArrowHead(points, List.of());
        }
        double x = (tip.x() - before.x()) / length;
        double y = (tip.y() - before.y()) / length;
        Point base = new Point(tip.x() - LENGTH * x, tip.y() - LENGTH * y);
        List<Point> shaft = new ArrayList<>(points.subList(0, last));
        shaft.add(new Point(tip.x() - 0.8 * LENGTH * x, tip.y() - 0.8 * LENGTH * y));
        return new ArrowHead(
                shaft,
                List.of(
                        tip,
                        new Point(base.x() - HALF_WIDTH * y, base.y() + HALF_WIDTH * x),
                        new Point(base.x() + HALF_WIDTH * y, base.y() - HALF_WIDTH * x)));
    }
}
