package org.gradus.report.compose.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Inline;

/**
 * A piece of a plane, in which curves are drawn: from numbers to places.
 *
 * @param left of the drawing, {@code top} its upper edge
 * @param from the least and {@code to} the largest number at the right, {@code least} and {@code most} upwards
 */
record Frame(double left, double top, double width, double height, double from, double to, double least, double most) {
    private static final double OVER = 8;
    private static final double TICK = 2.5;

    /** How many numbers stand at an axis: one for so many points of its length. */
    private static final double APART = 34;

    private static final double APART_UPWARDS = 17;

    Point at(double x, double y) {
        return new Point(left + (x - from) / (to - from) * width, top + (most - y) / (most - least) * height);
    }

    boolean holds(double x, double y) {
        double slackX = (to - from) * 1e-9;
        double slackY = (most - least) * 1e-9;
        return x >= from - slackX && x <= to + slackX && y >= least - slackY && y <= most + slackY;
    }

    // ---- axes ----

    /** Where the axis upwards stands: at 0, or at the edge next to it. */
    private double origin() {
        return Math.max(from, Math.min(to, 0));
    }

    private double ground() {
        return Math.max(least, Math.min(most, 0));
    }

    /** The axis upwards at the left edge, the other one at the bottom. */
    void axes(Canvas canvas, List<Inline> right, List<Inline> up) {
        axisRight(canvas, least, right, true);
        axisUp(canvas, from, up);
    }

    /** The axis upwards at the left edge, the other one at the bottom without numbers and name. */
    void axesWithoutNumbersBelow(Canvas canvas, List<Inline> up) {
        axisRight(canvas, least, List.of(), false);
        axisUp(canvas, from, up);
    }

    /** Both axes through 0 where that can be seen. */
    void axesThroughZero(Canvas canvas, List<Inline> right, List<Inline> up) {
        axisRight(canvas, ground(), right, true);
        axisUp(canvas, origin(), up);
    }

    private void axisRight(Canvas canvas, double y, List<Inline> name, boolean numbers) {
        Point end = at(to, y);
        Point tip = new Point(end.x() + OVER, end.y());
        canvas.arrow(Strokes.AXIS, at(from, y), tip);
        if (!name.isEmpty()) {
            canvas.label(new Point(tip.x() + 3, tip.y()), Anchor.LEFT, Size.USUAL, Ink.BLACK, name);
        }
        boolean crossed = y != least;
        for (BigDecimal tick : Ticks.between(from, to, (int) Math.max(2, width / APART))) {
            Point at = at(tick.doubleValue(), y);
            canvas.line(Strokes.TICK, at, new Point(at.x(), at.y() + TICK));
            if (numbers) {
                double aside = crossed && tick.signum() == 0 ? -6 : 0;
                canvas.label(
                        new Point(at.x() + aside, at.y() + TICK + 6),
                        Anchor.CENTRE,
                        Size.SMALL,
                        Ink.GREY,
                        number(tick));
            }
        }
    }

    private void axisUp(Canvas canvas, double x, List<Inline> name) {
        Point end = at(x, most);
        Point tip = new Point(end.x(), end.y() - OVER);
        canvas.arrow(Strokes.AXIS, at(x, least), tip);
        if (!name.isEmpty()) {
            canvas.label(new Point(tip.x() + 5, tip.y() + 1), Anchor.LEFT, Size.USUAL, Ink.BLACK, name);
        }
        boolean crossed = x != from;
        for (BigDecimal tick : Ticks.between(least, most, (int) Math.max(2, height / APART_UPWARDS))) {
            if (crossed && tick.signum() == 0) {
                continue; // stands at the other axis
            }
            Point at = at(x, tick.doubleValue());
            canvas.line(Strokes.TICK, at, new Point(at.x() - TICK, at.y()));
            canvas.label(new Point(at.x() - TICK - 2, at.y()), Anchor.RIGHT, Size.SMALL, Ink.GREY, number(tick));
        }
    }

    private static List<Inline> number(BigDecimal tick) {
        return Text.of(new Expr.Num(tick));
    }

    // ---- lines and half planes ----

    /** The corners, once around. */
    private List<double[]> corners() {
        return List.of(
                new double[] {from, least}, new double[] {to, least}, new double[] {to, most}, new double[] {from, most
                });
    }

    /** The part of the frame in which all {@code a x + b y + c ≥ 0}, as places; fewer than three where there is none. */
    List<Point> where(List<double[]> sides) {
        List<double[]> region = corners();
        for (double[] side : sides) {
            region = cut(region, side);
        }
        return region.stream().map(corner -> at(corner[0], corner[1])).toList();
    }

    /** The part of a convex region on one side of a line. */
    private static List<double[]> cut(List<double[]> region, double[] side) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < region.size(); i++) {
            double[] a = region.get(i);
            double[] b = region.get((i + 1) % region.size());
            double atA = value(side, a);
            double atB = value(side, b);
            if (atA >= 0) {
                kept.add(a);
            }
            if (atA < 0 != atB < 0) {
                double share = atA / (atA - atB);
                kept.add(new double[] {a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])});
            }
        }
        return kept;
    }

    private static double value(double[] side, double[] at) {
        return side[0] * at[0] + side[1] * at[1] + side[2];
    }

    /** Where the line {@code a x + b y + c = 0} enters and leaves the frame; empty where it does not. */
    List<Point> line(double[] line) {
        List<Point> ends = new ArrayList<>();
        List<double[]> corners = corners();
        for (int i = 0; i < corners.size(); i++) {
            double[] a = corners.get(i);
            double[] b = corners.get((i + 1) % corners.size());
            double atA = value(line, a);
            double atB = value(line, b);
            if (atA < 0 != atB < 0) {
                double share = atA / (atA - atB);
                ends.add(at(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])));
            }
        }
        return ends.size() == 2 ? ends : List.of();
    }
}
