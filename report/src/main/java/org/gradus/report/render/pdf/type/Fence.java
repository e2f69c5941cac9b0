package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.font.FontFile;
import org.gradus.report.render.pdf.font.MathMeasures;
import org.gradus.report.render.pdf.font.MathMeasures.Part;
import org.gradus.report.render.pdf.font.MathMeasures.Size;
import org.gradus.report.render.pdf.font.Typeface;

/** Signs that are as large as what they stand beside: fences, braces, sums, roots. */
final class Fence {
    /** How much two pieces overlap at least, in em. */
    private static final double OVERLAP = 0.05;

    /** What a fence may leave uncovered, as TeX has it: a tenth, or five points. */
    private static final double COVERED = 0.901;

    private static final double SHORTFALL = 5;

    /** Of the space where a fence is left out. */
    private static final double NONE = 0.11;

    private Fence() {}

    /** The fence beside a box, its middle on the axis. */
    static Box beside(String fence, Box inside, Style style, int colour) {
        double reach = Math.max(inside.height() - style.axis(), inside.depth() + style.axis());
        double least = Math.max(COVERED * 2 * reach, 2 * reach - SHORTFALL);
        return high(fence, least, style, colour);
    }

    /** The fence, at least so high; where there is none, a little space. */
    static Box high(String fence, double least, Style style, int colour) {
        if (fence.isEmpty()) {
            return Boxes.space(NONE * style.em());
        }
        int character = fence.codePointAt(0);
        double em = style.em();
        for (Size size : MathMeasures.get().high(character)) {
            if (size.length() * em >= least) {
                return Boxes.centred(Letters.glyph(Typeface.MATH, size.glyph(), em, colour), style.axis());
            }
        }
        List<Part> parts = MathMeasures.get().highParts(character);
        if (parts.isEmpty()) {
            return largest(character, style, colour);
        }
        return Boxes.centred(stacked(parts, least / em, em, colour), style.axis());
    }

    private static Box largest(int character, Style style, int colour) {
        List<Size> sizes = MathMeasures.get().high(character);
        return sizes.isEmpty()
                ? Letters.character(character, style, colour, Atom.Kind.ORDINARY)
                        .box()
                : Boxes.centred(
                        Letters.glyph(Typeface.MATH, sizes.get(sizes.size() - 1).glyph(), style.em(), colour),
                        style.axis());
    }

    /** A large sign on its axis, in the larger of two sizes on a line of its own. */
    static Box sign(int character, Style style, int colour) {
        List<Size> sizes = MathMeasures.get().high(character);
        if (sizes.isEmpty()) {
            return Letters.character(character, style, colour, Atom.Kind.OPERATOR)
                    .box();
        }
        Size size = sizes.get(style.isDisplay() ? Math.min(1, sizes.size() - 1) : 0);
        return Boxes.centred(Letters.glyph(Typeface.MATH, size.glyph(), style.em(), colour), style.axis());
    }

    /** A brace so wide, below the line. */
    static Box brace(int character, double least, Style style, int colour) {
        double em = style.em();
        for (Size size : MathMeasures.get().wide(character)) {
            if (size.length() * em >= least) {
                return Letters.glyph(Typeface.MATH, size.glyph(), em, colour);
            }
        }
        List<Part> parts = MathMeasures.get().wideParts(character);
        List<Part> chosen = chosen(parts, least / em);
        double overlap = overlap(chosen, least / em);
        Boxes.Canvas canvas = new Boxes.Canvas();
        double x = 0;
        for (Part part : chosen) {
            canvas.put(Letters.glyph(Typeface.MATH, part.glyph(), em, colour), x * em, 0);
            x += part.length() - overlap;
        }
        return canvas.box();
    }

    private static Box stacked(List<Part> parts, double least, double em, int colour) {
        List<Part> chosen = chosen(parts, least);
        double overlap = overlap(chosen, least);
        Boxes.Canvas canvas = new Boxes.Canvas();
        double y = 0;
        double width = 0;
        for (Part part : chosen) {
            FontFile.Bounds bounds = Typeface.MATH.font().bounds(part.glyph());
            canvas.put(Letters.glyph(Typeface.MATH, part.glyph(), em, colour), 0, em * (y - bounds.bottom()));
            width = Math.max(width, Typeface.MATH.font().advance(part.glyph()));
            y += part.length() - overlap;
        }
        return canvas.box(em * width, em * (y + overlap), 0);
    }

    /** The pieces, those that repeat as often as it takes. */
    private static List<Part> chosen(List<Part> parts, double least) {
        for (int times = 0; ; times++) {
            List<Part> chosen = new ArrayList<>();
            for (Part part : parts) {
                for (int i = 0; i < (part.repeats() ? times : 1); i++) {
                    chosen.add(part);
                }
            }
            if (length(chosen) - OVERLAP * (chosen.size() - 1) >= least) {
                return chosen;
            }
        }
    }

    private static double length(List<Part> parts) {
        return parts.stream().mapToDouble(Part::length).sum();
    }

    /** How much neighbours overlap so that the whole is as long as it must be, as far as they can. */
    private static double overlap(List<Part> parts, double least) {
        double most = Double.MAX_VALUE;
        for (int i = 1; i < parts.size(); i++) {
            most = Math.min(most, Math.min(parts.get(i - 1).end(), parts.get(i).start()));
        }
        return parts.size() == 1 ? 0 : Math.min(most, (length(parts) - least) / (parts.size() - 1));
    }
}
