package org.gradus.report.compose.figure;

import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Stroke;

/** The lines of which drawings are made. */
final class Strokes {
    static final Stroke AXIS = new Stroke(0.7, Ink.GREY, false);
    static final Stroke TICK = new Stroke(0.6, Ink.GREY, false);
    static final Stroke GRID = new Stroke(0.4, Ink.PALE, false);
    static final Stroke GUIDE = new Stroke(0.6, Ink.GREY, true);
    static final Stroke CURVE = new Stroke(1.1, Ink.BLACK, false);

    private static final double THIN = 0.5;
    private static final double THICK = 1.5;

    private Strokes() {}

    /** Of a node. */
    static Stroke node(int layer) {
        return new Stroke(1, Ink.of(layer), false);
    }

    /** In the colour of a layer. */
    static Stroke line(int layer) {
        return new Stroke(1.1, Ink.of(layer), false);
    }

    /**
     * Of an edge: thicker the more it weighs, dashed where that is negative, pale where it is 0.
     *
     * @param most the largest size of them all
     */
    static Stroke edge(double weight, double most) {
        if (weight == 0) {
            return new Stroke(THIN, Ink.PALE, false);
        }
        double share = most > 0 && Double.isFinite(most) ? Math.min(1, Math.abs(weight) / most) : 1;
        return new Stroke(0.65 + (THICK - 0.65) * share, Ink.GREY, weight < 0);
    }
}
