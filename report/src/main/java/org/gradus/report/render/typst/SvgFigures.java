package org.gradus.report.render.typst;

import java.util.Locale;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.render.figure.SvgWriter;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Sheet;

/** Sets a drawing into the sheet: as the SVG that it is in a file of its own. */
final class SvgFigures {
    private final SvgWriter svg;

    SvgFigures(Sheet sheet) {
        svg = SvgWriter.of(sheet);
    }

    String of(Drawing drawing) {
        return "#align(center, image(bytes(" + string(svg.standalone(drawing)) + "), format: \"svg\", width: "
                + String.format(Locale.ROOT, "%.1f", drawing.width()) + "pt, alt: "
                + string(HiddenCharacters.shown(drawing.title())) + "))";
    }

    /** A string, in which only the backslash and the quotation mark mean anything. */
    private static String string(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
