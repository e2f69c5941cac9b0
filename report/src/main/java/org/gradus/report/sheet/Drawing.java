package org.gradus.report.sheet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;

/**
 * A picture as lines, circles and labels, laid out once and drawn by every format. Lengths are in points of the printed page; x runs to the
 * right, y downwards, from the upper left corner.
 *
 * @param name for the file and for ids within a page, of letters, digits and hyphens: {@code net-forward}
 * @param title in a few words, for whoever cannot see it
 * @param description all that it shows, in sentences
 * @param shapes in the order in which they are drawn
 */
public record Drawing(String name, String title, String description, double width, double height, List<Shape> shapes) {
    public Drawing {
        shapes = List.copyOf(shapes);
    }

    /** The same under another name. */
    public Drawing named(String other) {
        return new Drawing(other, title, description, width, height, shapes);
    }

    /** A place. */
    public record Point(double x, double y) {}

    /** Something that is drawn. */
    public sealed interface Shape {}

    /**
     * A line through these points, straight from each to the next.
     *
     * @param arrow whether it ends in an arrow head, whose tip is the last point
     * @param of the quantity that it stands for: a weight or its gradient
     */
    public record Path(List<Point> points, Stroke stroke, boolean arrow, Optional<Expr.Source> of) implements Shape {
        public Path {
            points = List.copyOf(points);
        }
    }

    /** A circle; one of a quantity is a node. */
    public record Circle(Point centre, double radius, Stroke stroke, Fill fill, Optional<Expr.Source> of)
            implements Shape {}

    /** The inside of an outline, hatched. */
    public record Hatched(List<Point> outline, Ink ink) implements Shape {
        public Hatched {
            outline = List.copyOf(outline);
        }
    }

    /**
     * Words and formulas in one line.
     *
     * @param at where {@code anchor} of the label comes to lie
     * @param plate whether the paper is cleared below it
     */
    public record Label(
            Point at, Anchor anchor, List<Inline> text, Size size, Ink ink, boolean plate, Optional<Expr.Source> of)
            implements Shape {
        public Label {
            text = List.copyOf(text);
        }
    }

    /** Which point of a label lies at its place; the middle is that of the letters. */
    public enum Anchor {
        LEFT,
        CENTRE,
        RIGHT
    }

    /** Of type. */
    public enum Size {
        USUAL,
        SMALL
    }

    /** How a line is drawn. */
    public record Stroke(double width, Ink ink, boolean dashed) {}

    /** What a circle is filled with. */
    public enum Fill {
        /** The colour of the paper. */
        PAPER,
        /** That of its line. */
        INK
    }

    /**
     * A colour.
     *
     * @param layer whose colour it is; empty for one of the greys
     */
    public record Ink(OptionalInt layer, Tone tone) {
        public static final Ink BLACK = new Ink(OptionalInt.empty(), Tone.BLACK);
        public static final Ink GREY = new Ink(OptionalInt.empty(), Tone.GREY);
        public static final Ink PALE = new Ink(OptionalInt.empty(), Tone.PALE);

        /** The colour of a layer. */
        public static Ink of(int layer) {
            return new Ink(OptionalInt.of(layer), Tone.BLACK);
        }
    }

    /** Of what has no colour. */
    public enum Tone {
        BLACK,
        /** For words that explain, and for edges. */
        GREY,
        /** For what counts little: edges of weight 0, grid lines. */
        PALE
    }
}
