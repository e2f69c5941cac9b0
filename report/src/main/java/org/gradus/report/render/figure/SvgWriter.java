package org.gradus.report.render.figure;

import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * Writes drawings as SVG.
 *
 * <p>Within a page colours are classes: a shape has {@code ink-black}, {@code ink-grey}, {@code ink-pale} or {@code ink-layer0},
 * {@code ink-layer1}, …, and is drawn in {@code currentColor}; so the page sets {@code color} of these classes. What is filled with the colour
 * of the paper has the class {@code paper}; the page sets its {@code fill}. The element has the class {@code figure-svg}; a shape or label of a quantity
 * stands in a {@code g} with {@code data-q}; an edge has a wide transparent line of class {@code hit} above it.
 */
public final class SvgWriter {
    private final Language language;
    private final Palette palette;
    private final LayerIndex layerIndex;

    public SvgWriter(Language language, Palette palette, LayerIndex layerIndex) {
        this.language = language;
        this.palette = palette;
        this.layerIndex = layerIndex;
    }

    /** Of the drawings of a sheet. */
    public static SvgWriter of(Sheet sheet) {
        return new SvgWriter(Language.of(sheet.language()), new Palette(sheet.layers()), sheet.layerIndex());
    }

    /** A file of its own. */
    public String standalone(Drawing drawing) {
        throw new UnsupportedOperationException("soon");
    }

    /**
     * An element within an HTML page.
     *
     * @param names what {@code data-q} says of a quantity; empty for one that the page knows nothing of
     */
    public String inline(Drawing drawing, Function<Expr.Source, Optional<String>> names) {
        throw new UnsupportedOperationException("soon");
    }
}
