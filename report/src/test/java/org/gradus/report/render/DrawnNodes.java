package org.gradus.report.render;

import static org.gradus.report.render.Formulas.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** Columns of nodes with their numbers, names and arrows, by hand: every kind of shape that a drawing can have. */
final class DrawnNodes {
    private static final int APART = 34;

    private final List<Shape> shapes = new ArrayList<>();
    private int columns;
    private int most;

    /** One more column, in the colour of its layer. */
    DrawnNodes column(List<Expr> values, List<String> names, Chain symbol, String caption) {
        double x = 60 + 90.0 * columns;
        for (int i = 0; i < values.size(); i++) {
            Point centre = new Point(x, 20 + (double) APART * i);
            shapes.add(new Circle(centre, 14, new Stroke(1, Ink.of(columns), i > 0), Fill.PAPER, Optional.empty()));
            label(centre, Size.SMALL, Anchor.CENTRE, List.of(Inline.Formula.of(values.get(i))), true);
            label(new Point(x - 18, centre.y()), Size.SMALL, Anchor.RIGHT, text(names.get(i)), false);
            if (columns > 0) {
                shapes.add(new Path(
                        List.of(new Point(x - 70, centre.y()), new Point(x - 15, centre.y())),
                        new Stroke(1, Ink.GREY, i == 0),
                        true,
                        Optional.empty()));
            }
        }
        most = Math.max(most, values.size());
        double below = 20 + (double) APART * values.size();
        label(new Point(x, below), Size.USUAL, Anchor.LEFT, text(symbol), false);
        label(new Point(x, below + 10), Size.SMALL, Anchor.CENTRE, text(caption), false);
        columns++;
        return this;
    }

    private void label(Point at, Size size, Anchor anchor, List<Inline> text, boolean plate) {
        shapes.add(new Label(at, anchor, text, size, Ink.of(columns), plate, Optional.empty()));
    }

    Drawing drawing(String title) {
        double height = 45 + (double) APART * most;
        List<Shape> all = new ArrayList<>(shapes);
        all.add(new Hatched(List.of(new Point(0, 0), new Point(30, 0), new Point(0, 30)), Ink.PALE));
        all.add(new Circle(new Point(10, 10), 2, new Stroke(1, Ink.BLACK, false), Fill.INK, Optional.empty()));
        return new Drawing("net", title, title, 60 + 90.0 * columns, height, all);
    }
}
