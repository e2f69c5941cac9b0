package org.gradus.report.render.figure;

import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * Writes drawings as SVG.
 *
 * <p>Within a page colours are classes: a shape has {@code ink-black}, {@code ink-grey}, {@code ink-pale} or {@code ink-layer0},
 * {@code ink-layer1}, …, and is drawn in {@code currentColor}; so the page sets {@code color} of these classes. What is filled with the
 * colour of the paper has the class {@code paper}; the page sets its {@code fill}. The element has the class {@code drawing}; a shape or
 * label of a quantity stands in a {@code g} with {@code data-q}; an edge has a wide transparent line of class {@code hit} above it.
 */
public final class SvgWriter {
    /** How large a file of its own is shown: a point becomes so many pixels. */
    private static final double ENLARGED = 1.6;

    /** A point is so many pixels of CSS. */
    private static final double PIXELS = 4 / 3.0;

    private static final String FONTS =
            "&quot;Latin Modern Roman&quot;, &quot;Latin Modern Math&quot;, &quot;STIX Two Text&quot;, "
                    + "Cambria, &quot;Cambria Math&quot;, &quot;Times New Roman&quot;, serif";

    private final Language language;
    private final Palette palette;
    private final MathsWriter formulas;

    public SvgWriter(Language language, Palette palette, LayerIndex layerIndex) {
        this.language = language;
        this.palette = palette;
        this.formulas = new MathsWriter(new MathsStyle(language, layerIndex, Optional.empty()));
    }

    /** Of the drawings of a sheet. */
    public static SvgWriter of(Sheet sheet) {
        return new SvgWriter(Language.of(sheet.language()), new Palette(sheet.layers()), sheet.layerIndex());
    }

    /** A file of its own. */
    public String standalone(Drawing drawing) {
        StringBuilder svg = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
        size(drawing, ENLARGED, svg);
        svg.append(" xml:lang=\"" + language.code() + "\" font-family=\"" + FONTS + "\">\n");
        words(drawing, svg);
        svg.append("<rect width=\"" + SvgShapes.number(drawing.width()) + "\" height=\""
                + SvgShapes.number(drawing.height()) + "\" fill=\"#fff\"/>\n");
        new SvgShapes(formulas, SvgInks.of(palette), any -> Optional.empty(), svg).write(drawing);
        return svg.append("</svg>\n").toString();
    }

    /**
     * An element within an HTML page.
     *
     * @param names what {@code data-q} says of a quantity; empty for one that the page knows nothing of
     */
    public String inline(Drawing drawing, Function<Expr.Source, Optional<String>> names) {
        StringBuilder svg = new StringBuilder("<svg class=\"drawing\"");
        size(drawing, PIXELS, svg);
        svg.append(">\n");
        words(drawing, svg);
        new SvgShapes(formulas, SvgInks.ofClasses(), names, svg).write(drawing);
        return svg.append("</svg>\n").toString();
    }

    private static void size(Drawing drawing, double scale, StringBuilder svg) {
        String name = SvgShapes.escape(drawing.name());
        svg.append(" viewBox=\"0 0 " + SvgShapes.number(drawing.width()) + " " + SvgShapes.number(drawing.height())
                + "\" width=\"" + Math.round(drawing.width() * scale) + "\" height=\""
                + Math.round(drawing.height() * scale) + "\" role=\"img\" aria-labelledby=\"" + name + "-t " + name
                + "-d\"");
    }

    private static void words(Drawing drawing, StringBuilder svg) {
        String name = SvgShapes.escape(drawing.name());
        svg.append("<title id=\"" + name + "-t\">" + SvgShapes.escape(drawing.title()) + "</title>\n<desc id=\"" + name
                + "-d\">" + SvgShapes.escape(drawing.description()) + "</desc>\n");
    }
}
