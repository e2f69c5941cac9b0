package org.gradus.report.render.pdf;

import java.util.Optional;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Palette;
import org.gradus.report.sheet.Sheet;

/**
 * What all blocks of a sheet are set with.
 *
 * @param writer of formulas on lines of their own
 * @param voice of running text
 * @param grey of remarks
 */
record Context(MathsWriter writer, Palette palette, Voice voice, Voice grey, Prose prose, Speech speech) {

    static Context of(Sheet sheet) {
        return of(Language.of(sheet.language()), new Palette(sheet.layers()), sheet.layerIndex());
    }

    static Context of(Language language, Palette palette, LayerIndex layerIndex) {
        MathsWriter writer = new MathsWriter(new MathsStyle(language, layerIndex, Optional.of(palette)));
        Voice voice = Voice.of(writer, palette);
        Speech speech = Speech.of(language);
        return new Context(writer, palette, voice, voice.remark(), new Prose(speech), speech);
    }

    /** The colour of the last layer, which answers are framed with. */
    int answerColour() {
        return Integer.parseInt(palette.colour(palette.last()), 16);
    }
}
