package org.gradus.report.render.figure;

import java.util.List;
import java.util.function.Function;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Ink;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Stroke;
import org.gradus.report.sheet.Inline;

/** Writes drawings as TikZ, with the commands and styles of {@code drawing.tex}. */
public final class TikzWriter {
    private final Function<List<Inline>, String> words;

    /** @param words writes the text of a label, without colours of its own */
    public TikzWriter(Function<List<Inline>, String> words) {
        this.words = words;
    }

    /** The picture, as wide and as high as the drawing. */
    public String write(Drawing drawing) {
        StringBuilder tex = new StringBuilder("\\begin{tikzpicture}[drawing]\n");
        tex.append("\\useasboundingbox (0,0) rectangle " + at(new Point(drawing.width(), drawing.height())) + ";\n");
        drawing.shapes().forEach(shape -> shape(shape, tex));
        return tex.append("\\end{tikzpicture}%\n").toString();
    }

    private void shape(Shape shape, StringBuilder tex) {
        if (shape instanceof Path path) {
            path(path, tex);
        } else if (shape instanceof Circle circle) {
            circle(circle, tex);
        } else if (shape instanceof Hatched hatched) {
            hatched(hatched, tex);
        } else if (shape instanceof Label label) {
            label(label, tex);
        }
    }

    private static void path(Path path, StringBuilder tex) {
        ArrowHead arrow = ArrowHead.of(path);
        tex.append("\\draw[" + stroke(path.stroke()) + "] " + line(arrow.shaft()) + ";\n");
        if (!arrow.head().isEmpty()) {
            tex.append("\\fill[" + colour(path.stroke().ink()) + "] " + line(arrow.head()) + " -- cycle;\n");
        }
    }

    private static String stroke(Stroke stroke) {
        return colour(stroke.ink()) + ",line width=" + number(stroke.width()) + "pt"
                + (stroke.dashed() ? ",dashes" : "");
    }

    private static void circle(Circle circle, StringBuilder tex) {
        String fill = circle.fill() == Fill.PAPER ? ",fill=white" : ",fill";
        tex.append("\\draw[" + stroke(circle.stroke()) + fill + "] " + at(circle.centre()) + " circle ("
                + number(circle.radius()) + ");\n");
    }

    private static void hatched(Hatched hatched, StringBuilder tex) {
        List<List<Point>> lines = Hatching.of(hatched.outline());
        if (lines.isEmpty()) {
            return;
        }
        tex.append("\\draw[" + faint(hatched.ink()) + ",line width=" + number(Hatching.WIDTH) + "pt]");
        lines.forEach(line -> tex.append(' ').append(line(line)));
        tex.append(";\n");
    }

    private void label(Label label, StringBuilder tex) {
        double em = TypeSize.of(label.size());
        Point base = new Point(label.at().x(), label.at().y() + TypeSize.MIDDLE * em);
        String anchor = switch (label.anchor()) {
            case LEFT -> "base west";
            case CENTRE -> "base";
            case RIGHT -> "base east";
        };
        String size = label.size() == Drawing.Size.SMALL ? ",smalltype" : "";
        tex.append("\\node[anchor=" + anchor + "," + colour(label.ink()) + size + (label.plate() ? ",plate" : "")
                + "] at " + at(base) + " {" + words.apply(label.text()) + "};\n");
    }

    private static String line(List<Point> points) {
        StringBuilder line = new StringBuilder();
        for (Point point : points) {
            line.append(line.isEmpty() ? "" : " -- ").append(at(point));
        }
        return line.toString();
    }

    private static String at(Point point) {
        return "(" + number(point.x()) + "," + number(point.y()) + ")";
    }

    private static String colour(Ink ink) {
        if (ink.layer().isPresent()) {
            return "layer" + ink.layer().getAsInt();
        }
        return switch (ink.tone()) {
            case BLACK -> "black";
            case GREY -> "remark";
            case PALE -> "black!28";
        };
    }

    /** Weaker than letters that stand on it; grey is weak enough. */
    private static String faint(Ink ink) {
        return ink.layer().isPresent() ? colour(ink) + "!55" : colour(Ink.PALE);
    }

    private static String number(double value) {
        return SvgShapes.number(value);
    }
}
