package org.gradus.report.render.pdf.type;

import java.util.List;

/** A pen for a drawing of another size that begins somewhere else. */
record ScaledPen(Pen pen, double factor, double left, double bottom) implements Pen {
    private Point at(Point point) {
        return new Point(left + factor * point.x(), bottom + factor * point.y());
    }

    private List<Point> at(List<Point> points) {
        return points.stream().map(this::at).toList();
    }

    private Line of(Line line) {
        return new Line(factor * line.width(), line.colour(), factor * line.dash());
    }

    @Override
    public void text(Run run, double x, double y) {
        Run scaled = new Run(run.face(), factor * run.size(), run.colour(), run.glyphs(), run.kerns());
        pen.text(scaled, left + factor * x, bottom + factor * y);
    }

    @Override
    public void rule(double x, double y, double width, double height, int colour) {
        pen.rule(left + factor * x, bottom + factor * y, factor * width, factor * height, colour);
    }

    @Override
    public void line(List<Point> points, Line line) {
        pen.line(at(points), of(line));
    }

    @Override
    public void area(List<Point> points, int colour) {
        pen.area(at(points), colour);
    }

    @Override
    public void circle(Point centre, double radius, Line line, int fill) {
        pen.circle(at(centre), factor * radius, of(line), fill);
    }

    @Override
    public void picture(Picture picture, double x, double y, double width, double height) {
        pen.picture(picture, left + factor * x, bottom + factor * y, factor * width, factor * height);
    }

    @Override
    public void enter(Tag tag) {
        pen.enter(tag);
    }

    @Override
    public void leave() {
        pen.leave();
    }
}
