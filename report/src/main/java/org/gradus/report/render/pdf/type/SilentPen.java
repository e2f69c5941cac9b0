package org.gradus.report.render.pdf.type;

import java.util.List;

/** A pen that draws without saying what it draws. */
record SilentPen(Pen pen) implements Pen {
    @Override
    public void text(Run run, double x, double y) {
        pen.text(run, x, y);
    }

    @Override
    public void rule(double x, double y, double width, double height, int colour) {
        pen.rule(x, y, width, height, colour);
    }

    @Override
    public void line(List<Point> points, Line line) {
        pen.line(points, line);
    }

    @Override
    public void area(List<Point> points, int colour) {
        pen.area(points, colour);
    }

    @Override
    public void circle(Point centre, double radius, Line line, int fill) {
        pen.circle(centre, radius, line, fill);
    }

    @Override
    public void picture(Picture picture, double x, double y, double width, double height) {
        pen.picture(picture, x, y, width, height);
    }

    @Override
    public void enter(Tag tag) {}

    @Override
    public void leave() {}
}
