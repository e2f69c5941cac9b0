package org.gradus.report.render.maths;

import java.util.Optional;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * What all formulas of a sheet have in common.
 *
 * @param language how numbers and lists of numbers are written
 * @param palette which quantities have a colour; empty where all is black
 */
public record MathsStyle(Language language, LayerIndex layerIndex, Optional<Palette> palette) {

    /** With the colours of the sheet. */
    public static MathsStyle of(Sheet sheet) {
        return new MathsStyle(
                Language.of(sheet.language()), sheet.layerIndex(), Optional.of(new Palette(sheet.layers())));
    }

    /** The same in black. */
    public MathsStyle colourless() {
        return new MathsStyle(language, layerIndex, Optional.empty());
    }

    /** The layer, as it stands above a letter. */
    Maths layer(Maths number) {
        return switch (layerIndex) {
            case PLAIN -> number;
            case PARENTHESES -> fenced("(", number, ")");
            case BRACKETS -> fenced("[", number, "]");
        };
    }

    /** The sample, in the bracket that the layer does not have. */
    Maths sample(Maths number) {
        return layerIndex == LayerIndex.PARENTHESES ? fenced("[", number, "]") : fenced("(", number, ")");
    }

    private static Maths fenced(String open, Maths inside, String close) {
        return new Maths.Fenced(open, inside, close, Maths.Growth.FLAT);
    }
}
