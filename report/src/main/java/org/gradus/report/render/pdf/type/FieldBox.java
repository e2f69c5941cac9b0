package org.gradus.report.render.pdf.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.maths.FieldSize;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Pen.Line;
import org.gradus.report.render.pdf.type.Pen.Point;
import org.gradus.report.sheet.Field;

/** Boxes that are to be filled in by hand. */
final class FieldBox {
    private static final double MM = 72 / 25.4;
    private static final double SQUARE = 5 * MM;
    private static final double HIGH = 7.6 * MM;
    private static final double LOW = 6.6 * MM;
    private static final double LETTER = 8;
    private static final int GREY = 0x595959;
    private static final int FRAME = 0x666666;
    private static final int FILLED_FRAME = 0x737373;
    private static final int FILLED = 0xededed;
    private static final int GRID = 0xc7c7c7;

    private FieldBox() {}

    /** @param number what stands in it already */
    static Box of(Field field, Optional<Box> number, Style style) {
        double width = FieldSize.millimetres(field) * MM;
        double axis = Style.text(style.size()).axis();
        return switch (field.use()) {
            case RESULT -> framed(field, width, HIGH, axis, new Line(0.8, 0, 0), Pen.NO_FILL, number);
            case FILLED -> framed(field, width, HIGH, axis, new Line(0.8, FILLED_FRAME, 0), FILLED, number);
            case STEP -> framed(field, width, LOW, axis, new Line(0.5, FRAME, 0), Pen.NO_FILL, number);
            case OPERAND -> framed(field, width, LOW, axis, new Line(0.7, FRAME, 1), Pen.NO_FILL, number);
            case CALCULATION -> squares(Math.max(1, (int) (width / SQUARE)), 2, SQUARE + axis);
        };
    }

    private static Box framed(
            Field field, double width, double height, double axis, Line line, int fill, Optional<Box> number) {
        boolean lettered = field.use() == Field.Use.RESULT || field.use() == Field.Use.FILLED;
        Box letter = lettered
                ? Letters.set(field.letter(), new Letters.Look(Typeface.SANS_BOLD, LETTER, GREY))
                : Boxes.EMPTY;
        double top = axis + height / 2;
        double bottom = axis - height / 2;
        double room = lettered ? MM : MM / 2;
        List<Point> corners = List.of(
                new Point(0, bottom),
                new Point(width, bottom),
                new Point(width, top),
                new Point(0, top),
                new Point(0, bottom));
        Box frame = new Drawn(width, top + room, room - bottom, (pen, x, y) -> {
            if (fill != Pen.NO_FILL) {
                pen.rule(x, y + bottom, width, height, fill);
            }
            pen.line(moved(corners, x, y), line);
        });
        Boxes.Canvas canvas = new Boxes.Canvas().put(frame, 0, 0).put(letter, 1.5, top - 1.5 - letter.height());
        number.ifPresent(box -> canvas.put(box, (width - box.width()) / 2 + 1.2 * MM, 0));
        double edge = room / 2;
        return new Boxes.Canvas()
                .put(canvas.box(width, top + room, room - bottom), edge, 0)
                .box(width + 2 * edge, top + room, room - bottom);
    }

    /** Squared paper. */
    static Box squares(int columns, int rows, double height) {
        double width = columns * SQUARE;
        double total = rows * SQUARE;
        return new Drawn(width, height, total - height, (pen, x, y) -> {
            Line thin = new Line(0.3, GRID, 0);
            for (int i = 0; i <= columns; i++) {
                double at = x + i * SQUARE;
                pen.line(List.of(new Point(at, y + height), new Point(at, y + height - total)), thin);
            }
            for (int j = 0; j <= rows; j++) {
                double at = y + height - j * SQUARE;
                pen.line(List.of(new Point(x, at), new Point(x + width, at)), thin);
            }
        });
    }

    private static List<Point> moved(List<Point> points, double x, double y) {
        List<Point> moved = new ArrayList<>();
        points.forEach(point -> moved.add(new Point(x + point.x(), y + point.y())));
        return moved;
    }
}
