package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The boxes that others are made of. */
public final class Boxes {
    /** Nothing. */
    public static final Box EMPTY = space(0);

    private Boxes() {}

    /** A box in another one. */
    private record Placed(Box box, double x, double y) {}

    private record Group(double width, double height, double depth, List<Placed> parts) implements Box {
        @Override
        public void draw(Pen pen, double x, double y) {
            parts.forEach(part -> part.box().draw(pen, x + part.x(), y + part.y()));
        }
    }

    private record Space(double width, double height, double depth) implements Box {
        @Override
        public void draw(Pen pen, double x, double y) {}
    }

    private record Rule(double width, double height, double depth, int colour) implements Box {
        @Override
        public void draw(Pen pen, double x, double y) {
            pen.rule(x, y - depth, width, height + depth, colour);
        }
    }

    private record Tagged(Box box, Tag tag) implements Box {
        @Override
        public double width() {
            return box.width();
        }

        @Override
        public double height() {
            return box.height();
        }

        @Override
        public double depth() {
            return box.depth();
        }

        @Override
        public void draw(Pen pen, double x, double y) {
            pen.enter(tag);
            box.draw(pen, x, y);
            pen.leave();
        }
    }

    private record Scaled(Box box, double factor) implements Box {
        @Override
        public double width() {
            return factor * box.width();
        }

        @Override
        public double height() {
            return factor * box.height();
        }

        @Override
        public double depth() {
            return factor * box.depth();
        }

        @Override
        public void draw(Pen pen, double x, double y) {
            box.draw(new ScaledPen(pen, factor, x, y), 0, 0);
        }
    }

    /** Boxes at places of their own; the line of the whole is where y is 0. */
    public static final class Canvas {
        private final List<Placed> parts = new ArrayList<>();

        public Canvas put(Box box, double x, double y) {
            parts.add(new Placed(box, x, y));
            return this;
        }

        public Box box(double width, double height, double depth) {
            return new Group(width, height, depth, List.copyOf(parts));
        }

        /** As wide, high and deep as what it holds. */
        public Box box() {
            return box(
                    most(part -> part.x() + part.box().width()),
                    most(part -> part.y() + part.box().height()),
                    most(part -> part.box().depth() - part.y()));
        }

        private double most(ToDoubleFunction<Placed> length) {
            return parts.stream().mapToDouble(length).max().orElse(0);
        }
    }

    public static Box space(double width) {
        return new Space(width, 0, 0);
    }

    /** Room without anything in it. */
    public static Box strut(double width, double height, double depth) {
        return new Space(width, height, depth);
    }

    public static Box rule(double width, double height, double depth, int colour) {
        return new Rule(width, height, depth, colour);
    }

    /** One behind the other. */
    public static Box row(List<Box> boxes) {
        if (boxes.size() == 1) {
            return boxes.get(0);
        }
        Canvas canvas = new Canvas();
        double x = 0;
        double height = 0;
        double depth = 0;
        for (Box box : boxes) {
            canvas.put(box, x, 0);
            x += box.width();
            height = Math.max(height, box.height());
            depth = Math.max(depth, box.depth());
        }
        return canvas.box(x, height, depth);
    }

    public static Box row(Box... boxes) {
        return row(List.of(boxes));
    }

    /** The box further up. */
    public static Box raised(Box box, double by) {
        return new Group(box.width(), box.height() + by, box.depth() - by, List.of(new Placed(box, 0, by)));
    }

    /** The box with its middle where y is {@code axis}. */
    public static Box centred(Box box, double axis) {
        return raised(box, axis - (box.height() - box.depth()) / 2);
    }

    /** The box, larger or smaller. */
    public static Box scaled(Box box, double factor) {
        return factor == 1 ? box : new Scaled(box, factor);
    }

    /** The box, smaller if it is wider than {@code width}. */
    public static Box fitted(Box box, double width) {
        return box.width() <= width ? box : scaled(box, width / box.width());
    }

    /** The box as decoration: nothing in it is read out. */
    public static Box untagged(Box box) {
        return new Drawn(box.width(), box.height(), box.depth(), (pen, x, y) -> box.draw(new SilentPen(pen), x, y));
    }

    public static Box tagged(Box box, Tag tag) {
        return new Tagged(box, tag);
    }
}
