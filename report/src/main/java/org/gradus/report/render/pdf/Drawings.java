package org.gradus.report.render.pdf;

import java.util.List;
import org.gradus.report.render.figure.ArrowHead;
import org.gradus.report.render.figure.Hatching;
import org.gradus.report.render.figure.TypeSize;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Drawn;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;

/** Draws pictures, each with the words that stand for it where it is not seen. */
final class Drawings {
    private static final int WHITE = 0xffffff;
    private static final int PALE = 0xb8b8b8;
    private static final double DASH = 2.4;
    private static final double PLATE = 1;
    private static final double FAINT = 0.55;

    private final Context context;

    Drawings(Context context) {
        this.context = context;
    }

    /** The picture; it stands on its lower edge. */
    Box box(Drawing drawing, Tag in) {
        String words = drawing.title() + (drawing.description().isEmpty() ? "" : ". " + drawing.description());
        Tag tag = in.described(Tag.Role.FIGURE, words);
        double height = drawing.height();
        List<Drawn.Painter> shapes = drawing.shapes().stream()
                .map(shape -> painter(shape, height, tag))
                .toList();
        Box box = new Drawn(drawing.width(), height, 0, (pen, x, y) -> shapes.forEach(shape -> shape.draw(pen, x, y)));
        return Boxes.tagged(box, tag);
    }

    private Drawn.Painter painter(Shape shape, double height, Tag tag) {
        if (shape instanceof Path path) {
            return (pen, x, y) -> path(path, pen, x, y + height);
        } else if (shape instanceof Circle circle) {
            return (pen, x, y) -> circle(circle, pen, x, y + height);
        } else if (shape instanceof Hatched hatched) {
            return (pen, x, y) -> hatched(hatched, pen, x, y + height);
        }
        return label((Label) shape, height, tag);
    }

    private void path(Path path, Pen pen, double x, double top) {
        ArrowHead arrow = ArrowHead.of(path);
        pen.line(moved(arrow.shaft(), x, top), stroke(path.stroke()));
        if (!arrow.head().isEmpty()) {
            pen.area(moved(arrow.head(), x, top), colour(path.stroke().ink()));
        }
    }

    private void circle(Circle circle, Pen pen, double x, double top) {
        int fill = circle.fill() == Fill.PAPER ? WHITE : colour(circle.stroke().ink());
        Pen.Point centre = moved(circle.centre(), x, top);
        pen.circle(centre, circle.radius(), stroke(circle.stroke()), fill);
    }

    private void hatched(Hatched hatched, Pen pen, double x, double top) {
        Pen.Line line = Pen.Line.of(Hatching.WIDTH, faint(hatched.ink()));
        Hatching.of(hatched.outline()).forEach(ends -> pen.line(moved(ends, x, top), line));
    }

    private Drawn.Painter label(Label label, double height, Tag tag) {
        double em = TypeSize.of(label.size());
        Voice voice = context.voice().at(em).coloured(colour(label.ink()));
        Box box = context.prose().inOneLine(label.text(), voice, tag);
        double left = label.at().x()
                - switch (label.anchor()) {
                    case LEFT -> 0;
                    case CENTRE -> box.width() / 2;
                    case RIGHT -> box.width();
                };
        double base = height - label.at().y() - TypeSize.MIDDLE * em;
        return (pen, x, y) -> {
            if (label.plate()) {
                double plate = box.total() + PLATE;
                pen.rule(x + left - PLATE, y + base - box.depth(), box.width() + 2 * PLATE, plate, WHITE);
            }
            box.draw(pen, x + left, y + base);
        };
    }

    private static List<Pen.Point> moved(List<Point> points, double x, double top) {
        return points.stream().map(point -> moved(point, x, top)).toList();
    }

    private static Pen.Point moved(Point point, double x, double top) {
        return new Pen.Point(x + point.x(), top - point.y());
    }

    private Pen.Line stroke(Drawing.Stroke stroke) {
        return new Pen.Line(stroke.width(), colour(stroke.ink()), stroke.dashed() ? DASH : 0);
    }

    private int colour(Ink ink) {
        if (ink.layer().isPresent()) {
            return Integer.parseInt(context.palette().colour(ink.layer().getAsInt()), 16);
        }
        return switch (ink.tone()) {
            case BLACK -> Measures.BLACK;
            case GREY -> Measures.GREY;
            case PALE -> PALE;
        };
    }

    /** Weaker than letters that stand on it. */
    private int faint(Ink ink) {
        if (ink.layer().isEmpty()) {
            return PALE;
        }
        int full = colour(ink);
        int result = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = full >> shift & 255;
            result |= (int) Math.round(255 - FAINT * (255 - part)) << shift;
        }
        return result;
    }
}
