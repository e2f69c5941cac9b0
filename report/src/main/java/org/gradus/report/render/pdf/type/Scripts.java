package org.gradus.report.render.pdf.type;

import java.util.List;
import java.util.Optional;
import org.gradus.report.render.pdf.type.Atom.Kind;

/** Places indices and exponents. The measures are those of TeX's symbol font, in em. */
final class Scripts {
    private static final double UP_DISPLAY = 0.413;
    private static final double UP = 0.363;
    private static final double UP_CRAMPED = 0.289;
    private static final double DOWN_ALONE = 0.15;
    private static final double DOWN = 0.247;
    /** How far below the top of a large base an exponent stands. */
    private static final double DROP_ABOVE = 0.386;

    private static final double DROP_BELOW = 0.05;
    private static final double X_HEIGHT = 0.431;
    private static final double GAP = 0.16;
    /** Behind scripts, in points. */
    private static final double BEHIND = 0.5;

    private Scripts() {}

    /**
     * The base with its scripts.
     *
     * @param isSet whether what is above stands there by itself already
     */
    static Atom on(List<Atom> base, Optional<Box> below, Optional<Box> above, boolean isSet, Style style) {
        Box box = Atom.row(base, style);
        Atom last = base.isEmpty() ? Atom.of(Kind.ORDINARY, Boxes.EMPTY) : base.get(base.size() - 1);
        boolean letter = last.isLetter();
        double em = style.em();
        double small = style.above().em();
        double up = above.map(sup -> isSet ? 0 : up(sup, letter ? 0 : box.height() - DROP_ABOVE * small, style))
                .orElse(0.0);
        double down = 0;
        if (below.isPresent()) {
            double least = letter ? 0 : box.depth() + DROP_BELOW * small;
            down = above.isPresent()
                    ? Math.max(least, DOWN * em)
                    : Math.max(least, Math.max(DOWN_ALONE * em, below.get().height() - 0.8 * X_HEIGHT * em));
            if (above.isPresent() && !isSet) {
                double gap = up - above.get().depth() - below.get().height() + down;
                if (gap < GAP * em) {
                    down += GAP * em - gap;
                    double lift = 0.8 * X_HEIGHT * em - up + above.get().depth();
                    if (lift > 0) {
                        up += lift;
                        down -= lift;
                    }
                }
            }
        }
        return placed(base, box, below, above, up, down, last.italic());
    }

    private static Atom placed(
            List<Atom> base, Box box, Optional<Box> below, Optional<Box> above, double up, double down, double italic) {
        Boxes.Canvas canvas = new Boxes.Canvas().put(box, 0, 0);
        double width = box.width();
        double height = box.height();
        double depth = box.depth();
        if (above.isPresent()) {
            canvas.put(above.get(), box.width(), up);
            width = box.width() + above.get().width();
            height = Math.max(height, up + above.get().height());
        }
        if (below.isPresent()) {
            double x = box.width() - italic;
            canvas.put(below.get(), x, -down);
            width = Math.max(width, x + below.get().width());
            depth = Math.max(depth, down + below.get().depth());
        }
        Kind left = base.isEmpty() ? Kind.ORDINARY : settled(base.get(0).left());
        Kind right = base.isEmpty()
                ? Kind.ORDINARY
                : settled(base.get(base.size() - 1).right());
        return new Atom(left, right, canvas.box(width + BEHIND, height, depth), 0, false);
    }

    private static Kind settled(Kind kind) {
        return kind == Kind.KERN ? Kind.ORDINARY : kind;
    }

    private static double up(Box above, double least, Style style) {
        double usual = style.cramped() ? UP_CRAMPED : style.isDisplay() ? UP_DISPLAY : UP;
        return Math.max(Math.max(least, usual * style.em()), above.depth() + X_HEIGHT / 4 * style.em());
    }
}
