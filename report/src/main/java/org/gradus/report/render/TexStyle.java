package org.gradus.report.render;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * What all formulas of a sheet have in common.
 *
 * @param language how numbers and lists of numbers are written
 * @param palette the colours, empty for a format without
 */
record TexStyle(TexDialect dialect, Language language, LayerIndex layerIndex, Optional<Palette> palette) {

    static TexStyle of(Sheet sheet, TexDialect dialect) {
        Optional<Palette> palette =
                dialect == TexDialect.LATEX ? Optional.of(new Palette(sheet.layers())) : Optional.empty();
        return new TexStyle(dialect, Language.of(sheet.language()), sheet.layerIndex(), palette);
    }

    /** {@code tex} in the colour of its layer, if it has one. */
    String colour(Expr quantity, String tex) {
        Optional<Integer> layer = palette.flatMap(p -> p.layer(quantity));
        return layer.isEmpty() ? tex : "\\hue{" + layer.get() + "}{" + tex + "}";
    }

    /** The layer, as a superscript. */
    String layer(String number) {
        return switch (layerIndex) {
            case PLAIN -> TexNames.script("^", number);
            case PARENTHESES -> "^{(" + number + ")}";
            case BRACKETS -> "^{[" + number + "]}";
        };
    }

    /** The quantity with a plus behind its superscript, or as its superscript. */
    String withPlus(String quantity) {
        int script = quantity.lastIndexOf('^');
        if (script < 0) {
            return quantity + "^{+}";
        }
        String layer = quantity.substring(script + 1);
        boolean braced = layer.startsWith("{");
        return quantity.substring(0, script) + "^{" + (braced ? layer.substring(1, layer.length() - 1) : layer) + "+}";
    }

    /** The sample, as a superscript in the bracket that the layer does not have. */
    String sample(String number) {
        return layerIndex == LayerIndex.PARENTHESES ? "^{[" + number + "]}" : "^{(" + number + ")}";
    }

    /** In the place of a number that could not be had. */
    String notCalculated() {
        return "\\text{" + language.notCalculated() + "}";
    }

    /** Behind a quantity or a line whose number could not be had; no sign of equality leads to words. */
    String isNotCalculated() {
        return "\\text{: " + language.notCalculated() + "}";
    }

    String otherwise() {
        return "\\text{" + language.otherwise() + "}";
    }
}
