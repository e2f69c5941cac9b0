package org.gradus.report.render.pdf;

import java.util.List;
import org.gradus.report.render.pdf.Flow.Strip;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;

/** Strips below each other as one box, which no page breaks. */
final class Stack {
    private Stack() {}

    /** The box stands on its lower edge. */
    static Box of(List<Strip> strips, double width) {
        double total = 0;
        for (int i = 0; i < strips.size(); i++) {
            total += (i == 0 ? 0 : strips.get(i).above()) + strips.get(i).box().total();
        }
        Boxes.Canvas canvas = new Boxes.Canvas();
        double y = total;
        for (int i = 0; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            y -= (i == 0 ? 0 : strip.above()) + strip.box().height();
            canvas.put(strip.box(), strip.x(), y);
            y -= strip.box().depth();
        }
        return canvas.box(width, total, 0);
    }
}
