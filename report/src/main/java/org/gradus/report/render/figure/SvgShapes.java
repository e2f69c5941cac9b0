package org.gradus.report.render.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.HiddenCharacters;
import org.gradus.report.render.figure.Run.Face;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Drawing.Anchor;
import org.gradus.report.sheet.Drawing.Circle;
import org.gradus.report.sheet.Drawing.Fill;
import org.gradus.report.sheet.Drawing.Hatched;
import org.gradus.report.sheet.Drawing.Label;
import org.gradus.report.sheet.Drawing.Path;
import org.gradus.report.sheet.Drawing.Point;
import org.gradus.report.sheet.Drawing.Shape;
import org.gradus.report.sheet.Drawing.Stroke;

/** Writes the shapes of one drawing as SVG. */
final class SvgShapes {
    private static final String DASHES = " stroke-dasharray=\"4 2.6\"";

    /** So near a thin line a finger need only come, in points. */
    private static final int FINGER = 11;

    private final MathsWriter formulas;
    private final SvgInks inks;
    private final Function<Expr.Source, Optional<String>> names;
    private final StringBuilder svg;

    SvgShapes(MathsWriter formulas, SvgInks inks, Function<Expr.Source, Optional<String>> names, StringBuilder svg) {
        this.formulas = formulas;
        this.inks = inks;
        this.names = names;
        this.svg = svg;
    }

    void write(Drawing drawing) {
        drawing.shapes().forEach(this::shape);
    }

    private void shape(Shape shape) {
        if (shape instanceof Path path) {
            of(path.of(), () -> path(path));
        } else if (shape instanceof Circle circle) {
            of(circle.of(), () -> circle(circle));
        } else if (shape instanceof Hatched hatched) {
            hatched(hatched);
        } else if (shape instanceof Label label) {
            of(label.of(), () -> label(label));
        }
    }

    /** A shape of a quantity that is known by a name stands in a group of this name. */
    private void of(Optional<Expr.Source> source, Runnable shape) {
        Optional<String> name = source.flatMap(names);
        name.ifPresent(known -> svg.append("<g data-q=\"" + escape(known) + "\">\n"));
        shape.run();
        name.ifPresent(known -> svg.append("</g>\n"));
    }

    private void path(Path path) {
        ArrowHead arrow = ArrowHead.of(path);
        String line = data(arrow.shaft());
        svg.append("<path d=\"" + line + "\" fill=\"none\"" + stroke(path.stroke()) + "/>\n");
        if (!arrow.head().isEmpty()) {
            svg.append("<path d=\"" + data(arrow.head()) + "z\""
                    + inks.fill(path.stroke().ink()) + "/>\n");
        }
        if (path.of().flatMap(names).isPresent()) {
            svg.append("<path class=\"hit\" d=\"" + line + "\" fill=\"none\" stroke=\"transparent\" stroke-width=\""
                    + FINGER + "\" pointer-events=\"stroke\"/>\n");
        }
    }

    private String stroke(Stroke stroke) {
        return inks.stroke(stroke.ink()) + " stroke-width=\"" + number(stroke.width()) + "\""
                + (stroke.dashed() ? DASHES : "");
    }

    private void circle(Circle circle) {
        Stroke stroke = circle.stroke();
        String fill = circle.fill() == Fill.PAPER ? inks.paper(stroke.ink()) : inks.full(stroke.ink());
        svg.append("<circle cx=\"" + number(circle.centre().x()) + "\" cy=\""
                + number(circle.centre().y()) + "\" r=\"" + number(circle.radius()) + "\"" + fill + " stroke-width=\""
                + number(stroke.width()) + "\"" + (stroke.dashed() ? DASHES : "") + "/>\n");
    }

    private void hatched(Hatched hatched) {
        StringBuilder lines = new StringBuilder();
        for (List<Point> line : Hatching.of(hatched.outline())) {
            lines.append(data(line));
        }
        svg.append("<path d=\"" + lines + "\" fill=\"none\" opacity=\"0.55\"" + inks.stroke(hatched.ink())
                + " stroke-width=\"" + number(Hatching.WIDTH) + "\"/>\n");
    }

    private void label(Label label) {
        double em = TypeSize.of(label.size());
        List<Run> runs = LabelRuns.of(label.text(), formulas);
        double width = 0;
        for (Run run : runs) {
            width += run.width() - run.back();
        }
        if (label.plate()) {
            plate(label, width * em + 2.4, em);
        }
        svg.append("<text x=\"" + number(label.at().x()) + "\" y=\""
                + number(label.at().y() + TypeSize.MIDDLE * em) + "\" font-size=\"" + number(em) + "\""
                + inks.fill(label.ink()) + anchor(label.anchor()) + ">");
        double rise = 0;
        for (Run run : runs) {
            svg.append(run(run, rise, em));
            rise = run.rise();
        }
        svg.append("</text>\n");
    }

    private void plate(Label label, double width, double em) {
        double left = label.at().x()
                - switch (label.anchor()) {
                    case LEFT -> 1.2;
                    case CENTRE -> width / 2;
                    case RIGHT -> width - 1.2;
                };
        svg.append("<rect x=\"" + number(left) + "\" y=\"" + number(label.at().y() - 0.56 * em) + "\" width=\""
                + number(width) + "\" height=\"" + number(1.12 * em) + "\" rx=\"1.5\"" + inks.paper() + "/>\n");
    }

    private static String anchor(Anchor anchor) {
        return switch (anchor) {
            case LEFT -> "";
            case CENTRE -> " text-anchor=\"middle\"";
            case RIGHT -> " text-anchor=\"end\"";
        };
    }

    private static String run(Run run, double before, double em) {
        String style = (run.face() == Face.ITALIC || run.face() == Face.BOLD_ITALIC ? " font-style=\"italic\"" : "")
                + (run.face() == Face.BOLD || run.face() == Face.BOLD_ITALIC ? " font-weight=\"bold\"" : "")
                + (run.size() == 1 ? "" : " font-size=\"" + number(run.size() * em) + "\"")
                + (run.back() == 0 ? "" : " dx=\"" + number(-run.back() * em) + "\"")
                + (run.rise() == before ? "" : " dy=\"" + number((before - run.rise()) * em) + "\"");
        String text = escape(run.text());
        return style.isEmpty() ? text : "<tspan" + style + ">" + text + "</tspan>";
    }

    private static String data(List<Point> points) {
        StringBuilder data = new StringBuilder();
        for (Point point : points) {
            data.append(data.isEmpty() ? "M" : "L")
                    .append(number(point.x()))
                    .append(' ')
                    .append(number(point.y()));
        }
        return data.toString();
    }

    /** With two decimals at most. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Text or the value of an attribute; what XML cannot hold stands by its name. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        HiddenCharacters.shown(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case 0xfffe, 0xffff -> out.append(HiddenCharacters.name(c));
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
