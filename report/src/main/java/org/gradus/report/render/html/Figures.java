package org.gradus.report.render.html;

import org.gradus.report.render.figure.SvgWriter;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Sheet;

/** Writes pictures into the page. */
final class Figures {
    private final Markup out;
    private final SvgWriter svg;
    private final Numbers numbers;
    private final String prefix;

    /** @param prefix tells the ids of this sheet from those of the others on the page */
    Figures(Markup out, Sheet sheet, Numbers numbers, String prefix) {
        this.out = out;
        this.svg = SvgWriter.of(sheet);
        this.numbers = numbers;
        this.prefix = prefix;
    }

    void write(Drawing drawing) {
        Drawing own = new Drawing(
                prefix + drawing.name(),
                drawing.title(),
                drawing.description(),
                drawing.width(),
                drawing.height(),
                drawing.shapes());
        out.raw(svg.inline(own, numbers::id));
    }
}
