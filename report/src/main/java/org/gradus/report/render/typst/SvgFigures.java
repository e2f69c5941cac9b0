package org.gradus.report.render.typst;

import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Sheet;

/** Sets a drawing into the sheet: as the SVG that it is in a file of its own. */
final class SvgFigures {
    SvgFigures(Sheet sheet) {}

    String of(Drawing drawing) {
        return "";
    }
}
