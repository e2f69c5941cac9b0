package org.gradus.report.render.pdf.type;

/**
 * Something that takes room on the page, in points. It stands on a line: {@link #height} is what rises above that, {@link #depth} what
 * hangs below.
 */
public interface Box {
    double width();

    double height();

    double depth();

    /**
     * Draws it.
     *
     * @param x of its left edge
     * @param y of the line it stands on; upwards is more
     */
    void draw(Pen pen, double x, double y);

    /** Height and depth. */
    default double total() {
        return height() + depth();
    }
}
