package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;

/** A pen that remembers what it draws. */
public final class Recorder implements Pen {
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    /** Where a glyph stands, and how large. */
    public record Glyph(String text, double x, double y, double size, int colour) {}

    /** A filled rectangle. */
    public record Bar(double x, double y, double width, double height) {
        public double middle() {
            return y + height / 2;
        }
    }

    /** What the box draws on the line y = 0. */
    public static Recorder of(Box box) {
        Recorder recorder = new Recorder();
        box.draw(recorder, 0, 0);
        return recorder;
    }

    public List<Glyph> glyphs() {
        return glyphs;
    }

    public List<Bar> bars() {
        return bars;
    }

    /** The only glyph of this character. */
    public Glyph glyph(String text) {
        List<Glyph> found =
                glyphs.stream().filter(glyph -> glyph.text().equals(text)).toList();
        if (found.size() != 1) {
            throw new AssertionError(text + " stands there " + found.size() + " times: " + glyphs);
        }
        return found.get(0);
    }

    @Override
    public void text(Run run, double x, double y) {
        double at = x;
        for (int i = 0; i < run.glyphs().length; i++) {
            glyphs.add(new Glyph(run.face().text(run.glyphs()[i]), at, y, run.size(), run.colour()));
            at += run.size() * run.face().font().advance(run.glyphs()[i]);
            at += run.kerns().length > 0 ? run.size() * run.kerns()[i] : 0;
        }
    }

    @Override
    public void rule(double x, double y, double width, double height, int colour) {
        bars.add(new Bar(x, y, width, height));
    }

    @Override
    public void line(List<Point> points, Line line) {}

    @Override
    public void area(List<Point> points, int colour) {}

    @Override
    public void circle(Point centre, double radius, Line line, int fill) {}

    @Override
    public void picture(Picture picture, double x, double y, double width, double height) {}

    @Override
    public void enter(Tag tag) {}

    @Override
    public void leave() {}
}
