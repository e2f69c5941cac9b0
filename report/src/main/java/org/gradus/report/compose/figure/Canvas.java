package org.gradus.report.compose.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** A drawing as it grows, anywhere on the plane; when it is finished it is moved to the upper left corner. */
final class Canvas {
    private static final double MARGIN = 1.5;

    private final List<Shape> shapes = new ArrayList<>();

    void add(Shape shape) {
        shapes.add(shape);
    }

    void line(Stroke stroke, Point... points) {
        add(new Path(List.of(points), stroke, false, Optional.empty()));
    }

    void arrow(Stroke stroke, Point... points) {
        add(new Path(List.of(points), stroke, true, Optional.empty()));
    }

    void curve(Stroke stroke, List<Point> points) {
        if (points.size() > 1) {
            add(new Path(points, stroke, false, Optional.empty()));
        }
    }

    void label(Point at, Anchor anchor, Size size, Ink ink, List<Inline> text) {
        add(new Label(at, anchor, text, size, ink, false, Optional.empty()));
    }

    /** A label that hides what is below it. */
    void plate(Point at, Size size, Ink ink, List<Inline> text, Optional<Expr.Source> of) {
        add(new Label(at, Anchor.CENTRE, text, size, ink, true, of));
    }

    /** What is drawn so far, from its left to its right edge. */
    double left() {
        return bounds()[0];
    }

    double right() {
        return bounds()[2];
    }

    double bottom() {
        return bounds()[3];
    }

    Drawing drawing(String name, String title, String description) {
        double[] bounds = bounds();
        double dx = MARGIN - bounds[0];
        double dy = MARGIN - bounds[1];
        return new Drawing(
                name,
                title,
                description,
                bounds[2] + dx + MARGIN,
                bounds[3] + dy + MARGIN,
                shapes.stream().map(shape -> moved(shape, dx, dy)).toList());
    }

    private static Shape moved(Shape shape, double dx, double dy) {
        if (shape instanceof Path path) {
            return new Path(moved(path.points(), dx, dy), path.stroke(), path.arrow(), path.of());
        } else if (shape instanceof Circle circle) {
            return new Circle(
                    moved(circle.centre(), dx, dy), circle.radius(), circle.stroke(), circle.fill(), circle.of());
        } else if (shape instanceof Hatched hatched) {
            return new Hatched(moved(hatched.outline(), dx, dy), hatched.ink());
        } else if (shape instanceof Label label) {
            return new Label(
                    moved(label.at(), dx, dy),
                    label.anchor(),
                    label.text(),
                    label.size(),
                    label.ink(),
                    label.plate(),
                    label.of());
        }
        throw new IllegalArgumentException("no shape: " + shape);
    }

    private static List<Point> moved(List<Point> points, double dx, double dy) {
        return points.stream().map(point -> moved(point, dx, dy)).toList();
    }

    private static Point moved(Point point, double dx, double dy) {
        return new Point(point.x() + dx, point.y() + dy);
    }

    // ---- how large it is ----

    /** Left, top, right, bottom. */
    private double[] bounds() {
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Shape shape : shapes) {
            if (shape instanceof Path path) {
                path.points().forEach(point -> include(bounds, point.x(), point.y()));
            } else if (shape instanceof Hatched hatched) {
                hatched.outline().forEach(point -> include(bounds, point.x(), point.y()));
            } else if (shape instanceof Circle circle) {
                double reach = circle.radius() + circle.stroke().width() / 2;
                include(bounds, circle.centre().x() - reach, circle.centre().y() - reach);
                include(bounds, circle.centre().x() + reach, circle.centre().y() + reach);
            } else if (shape instanceof Label label) {
                include(bounds, label);
            }
        }
        return bounds;
    }

    private static void include(double[] bounds, Label label) {
        double[] box = box(label);
        include(bounds, box[0], box[1]);
        include(bounds, box[2], box[3]);
    }

    /** Left, top, right and bottom of a label. */
    static double[] box(Label label) {
        double width = LabelWidth.of(label.text(), label.size());
        double left = label.at().x()
                - switch (label.anchor()) {
                    case LEFT -> 0;
                    case CENTRE -> width / 2;
                    case RIGHT -> width;
                };
        double half = LabelWidth.em(label.size()) * 0.58;
        return new double[] {
            left, label.at().y() - half, left + width, label.at().y() + half
        };
    }

    private static void include(double[] bounds, double x, double y) {
        bounds[0] = Math.min(bounds[0], x);
        bounds[1] = Math.min(bounds[1], y);
        bounds[2] = Math.max(bounds[2], x);
        bounds[3] = Math.max(bounds[3], y);
    }
}
