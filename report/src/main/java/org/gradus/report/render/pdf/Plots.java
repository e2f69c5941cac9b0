package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Block;
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

/** Lays a plot of numbers over their count out as a drawing. */
final class Plots {
    private static final double WIDTH = 70 * Measures.MM;
    private static final double HEIGHT = 20 * Measures.MM;
    /** Points further apart than this look lost. */
    private static final double MOST_APART = 14 * Measures.MM;
    /** With more points a mark on each would cover the line. */
    private static final int MOST_MARKS = 30;

    private static final double EDGE = 5 * Measures.MM;
    private static final double ABOVE = 8 * Measures.MM;
    private static final double BELOW = 16;
    private static final double BESIDE = 90;
    private static final Stroke AXIS = new Stroke(0.5, Ink.GREY, false);
    private static final Stroke CURVE = new Stroke(0.7, Ink.BLACK, false);

    private Plots() {}

    static Drawing drawing(Block.Plot plot) {
        List<Double> values = plot.values();
        int last = values.size() - 1;
        double step = Math.min(MOST_APART, WIDTH / last);
        double least = Collections.min(values);
        double range = Collections.max(values) - least;
        double bottom = ABOVE + HEIGHT + EDGE / 2;
        List<Shape> shapes = new ArrayList<>();
        shapes.add(axis(new Point(EDGE / 2, bottom), new Point(EDGE + step * last + ABOVE, bottom)));
        shapes.add(axis(new Point(EDGE / 2, bottom), new Point(EDGE / 2, 2)));
        List<Point> points = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            double share = range == 0 ? 0.5 : (values.get(k) - least) / range;
            points.add(new Point(EDGE + step * k, ABOVE + HEIGHT * (1 - share)));
        }
        shapes.add(new Path(points, CURVE, false, Optional.empty()));
        for (int k = 0; k <= last; k++) {
            if (last < MOST_MARKS) {
                shapes.add(new Drawing.Circle(points.get(k), 1.5, CURVE, Fill.INK, Optional.empty()));
            }
        }
        ends(plot, points, bottom, shapes);
        String description = plainly(plot.words());
        return new Drawing("plot", description, "", EDGE + step * last + BESIDE, bottom + BELOW, shapes);
    }

    private static Path axis(Point from, Point to) {
        return new Path(List.of(from, to), AXIS, true, Optional.empty());
    }

    private static void ends(Block.Plot plot, List<Point> points, double bottom, List<Shape> shapes) {
        int last = points.size() - 1;
        for (int k : new int[] {0, last}) {
            Point at = points.get(k);
            Inline number = Inline.Formula.of(Expr.Num.of(k + 1));
            shapes.add(label(new Point(at.x(), bottom + 9), Anchor.CENTRE, number));
            Point beside = k == 0 ? new Point(at.x() + 3, at.y() - 8) : new Point(at.x() + 5, at.y());
            shapes.add(label(beside, Anchor.LEFT, k == 0 ? plot.first() : plot.last()));
        }
    }

    private static Label label(Point at, Anchor anchor, Inline text) {
        return new Label(at, anchor, List.of(text), Size.USUAL, Ink.BLACK, false, Optional.empty());
    }

    private static String plainly(List<Inline> words) {
        StringBuilder out = new StringBuilder();
        words.forEach(inline -> out.append(inline instanceof Inline.Text text ? text.text() : ""));
        return out.toString().strip();
    }
}
