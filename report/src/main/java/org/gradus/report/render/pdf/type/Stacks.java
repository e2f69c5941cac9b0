package org.gradus.report.render.pdf.type;

import java.util.List;
import java.util.Optional;
import org.gradus.report.render.maths.Maths.Kind;

/** Places what stands one above the other: fractions, limits, the rows of a table. Measures in em unless they say otherwise. */
final class Stacks {
    private static final double NUMERATOR_DISPLAY = 0.677;
    private static final double NUMERATOR = 0.394;
    private static final double DENOMINATOR_DISPLAY = 0.686;
    private static final double DENOMINATOR = 0.345;
    /** Left and right of a fraction. */
    private static final double BESIDE_BAR = 0.11;

    private static final double LEAST_ABOVE = 0.111;
    private static final double LEAST_BELOW = 0.167;
    private static final double USUAL_ABOVE = 0.2;
    private static final double USUAL_BELOW = 0.6;

    /** Height and depth of a line of text, between the lines of which nothing is left. */
    private static final double ROW_HEIGHT = 0.869;

    private static final double ROW_DEPTH = 0.373;
    private static final double COLUMN_GAP = 0.913;
    private static final double BEFORE_SYSTEM = 0.167;
    private static final double CASE_GAP = 1;
    private static final double CASE_STRETCH = 1.2;
    private static final double LEAST_GAP = 0.1;
    /** Between rows of fractions. */
    private static final double ROOMY_GAP = 0.5;

    private Stacks() {}

    static Box fraction(Box numerator, Box denominator, Style style, int colour) {
        double em = style.em();
        double bar = style.bar();
        double axis = style.axis();
        double clear = style.isDisplay() ? 3 * bar : bar;
        double up = Math.max(
                em * (style.isDisplay() ? NUMERATOR_DISPLAY : NUMERATOR), axis + bar / 2 + clear + numerator.depth());
        double down = Math.max(
                em * (style.isDisplay() ? DENOMINATOR_DISPLAY : DENOMINATOR),
                denominator.height() + clear + bar / 2 - axis);
        double width = Math.max(numerator.width(), denominator.width());
        double beside = BESIDE_BAR * em;
        return new Boxes.Canvas()
                .put(numerator, beside + (width - numerator.width()) / 2, up)
                .put(Boxes.rule(width, bar, 0, colour), beside, axis - bar / 2)
                .put(denominator, beside + (width - denominator.width()) / 2, -down)
                .box(width + 2 * beside, up + numerator.height(), down + denominator.depth());
    }

    /** What stands small below and above the middle of something. */
    static Box limits(Box base, Optional<Box> below, Optional<Box> above, Style style) {
        double em = style.em();
        double width = Math.max(
                base.width(),
                Math.max(
                        below.map(Box::width).orElse(0.0), above.map(Box::width).orElse(0.0)));
        Boxes.Canvas canvas = new Boxes.Canvas().put(base, (width - base.width()) / 2, 0);
        double height = base.height();
        double depth = base.depth();
        if (above.isPresent()) {
            Box box = above.get();
            double gap = Math.max(LEAST_ABOVE * em, USUAL_ABOVE * em - box.depth());
            double y = base.height() + gap + box.depth();
            canvas.put(box, (width - box.width()) / 2, y);
            height = y + box.height() + 0.1 * em;
        }
        if (below.isPresent()) {
            Box box = below.get();
            double gap = Math.max(LEAST_BELOW * em, USUAL_BELOW * em - box.height());
            double y = base.depth() + gap + box.height();
            canvas.put(box, (width - box.width()) / 2, -y);
            depth = y + box.depth() + 0.1 * em;
        }
        return canvas.box(width, height, depth);
    }

    /** Rows and columns, the middle on the axis. */
    static Box table(List<List<Box>> rows, Kind kind, Style style) {
        int columns = rows.isEmpty() ? 0 : rows.get(0).size();
        double[] widths = new double[columns];
        for (List<Box> row : rows) {
            for (int j = 0; j < columns; j++) {
                widths[j] = Math.max(widths[j], row.get(j).width());
            }
        }
        double em = style.em();
        double stretch = kind == Kind.CASES ? CASE_STRETCH : 1;
        Boxes.Canvas canvas = new Boxes.Canvas();
        double y = 0;
        double width = 0;
        for (int i = 0; i < rows.size(); i++) {
            double height = stretch * ROW_HEIGHT * em;
            double depth = stretch * ROW_DEPTH * em;
            for (Box box : rows.get(i)) {
                height = Math.max(height, box.height() + (i == 0 ? 0 : LEAST_GAP * em));
                depth = Math.max(depth, box.depth() + LEAST_GAP * em);
            }
            double apart = i > 0 && kind == Kind.ROOMY ? ROOMY_GAP * em : 0;
            y -= height + apart;
            double x = kind == Kind.SYSTEM ? BEFORE_SYSTEM * em : 0;
            for (int j = 0; j < columns; j++) {
                Box box = rows.get(i).get(j);
                canvas.put(box, x + (widths[j] - box.width()) * share(kind, j), y);
                x += widths[j] + (j == columns - 1 ? 0 : gap(kind) * em);
            }
            width = x;
            y -= depth;
        }
        double top = style.axis() - y / 2;
        return new Boxes.Canvas().put(canvas.box(width, 0, -y), 0, top).box(width, top, -y - top);
    }

    /** How much of the room left in a cell stands at its left. */
    private static double share(Kind kind, int column) {
        return switch (kind) {
            case NUMBERS -> 1;
            case SYMBOLS, ROOMY -> 0.5;
            case CASES -> 0;
            case SYSTEM -> column == 0 ? 1 : 0;
        };
    }

    private static double gap(Kind kind) {
        return switch (kind) {
            case NUMBERS, SYMBOLS, ROOMY -> COLUMN_GAP;
            case CASES -> CASE_GAP;
            case SYSTEM -> 0;
        };
    }
}
