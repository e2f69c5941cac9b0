package org.gradus.report.render.pdf.type;

/** A box that is drawn with lines. */
public record Drawn(double width, double height, double depth, Painter painter) implements Box {

    /** Draws it, its left end on the line at these coordinates. */
    public interface Painter {
        void draw(Pen pen, double x, double y);
    }

    @Override
    public void draw(Pen pen, double x, double y) {
        painter.draw(pen, x, y);
    }
}
