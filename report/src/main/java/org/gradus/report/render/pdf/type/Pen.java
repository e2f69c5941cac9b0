package org.gradus.report.render.pdf.type;

import java.util.List;
import org.gradus.report.render.pdf.font.Typeface;

/** What boxes are drawn with. Lengths in points, x to the right and y upwards; colours as {@code 0xRRGGBB}. */
public interface Pen {
    /** A place. */
    record Point(double x, double y) {}

    /** How a line is drawn; {@code dash} is the length of dashes and of the gaps between them, 0 for none. */
    record Line(double width, int colour, double dash) {
        public static Line of(double width, int colour) {
            return new Line(width, colour, 0);
        }
    }

    /**
     * Glyphs in a row.
     *
     * @param kerns in em, how much further right than usual what follows each glyph stands; empty if nothing is moved
     */
    record Run(Typeface face, double size, int colour, int[] glyphs, double[] kerns) {}

    void text(Run run, double x, double y);

    /** A filled rectangle. */
    void rule(double x, double y, double width, double height, int colour);

    /** An open line. */
    void line(List<Point> points, Line line);

    /** The area inside these points. */
    void area(List<Point> points, int colour);

    /** A circle, perhaps filled. */
    void circle(Point centre, double radius, Line line, int fill);

    void picture(Picture picture, double x, double y, double width, double height);

    /** What is drawn inside is of this kind, until it is left; within another one, it belongs to that. */
    void enter(Tag tag);

    void leave();

    /** A fill that is none. */
    int NO_FILL = -1;
}
