package org.gradus.report.render.pdf;

import java.util.List;
import java.util.Optional;
import org.gradus.report.render.pdf.font.Typeface;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Drawn;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Pen.Line;
import org.gradus.report.render.pdf.type.Pen.Point;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;

/** Sets what only sheets of a course have: the head, the line for a name, room for calculations, rules. */
final class Course {
    /** As many rows of half a centimetre as fit on a page. */
    private static final int MOST_ROWS = 46;

    private static final double SQUARE = 5 * Measures.MM;
    private static final int SQUARES = (int) (Measures.WIDTH / SQUARE);
    private static final Line GRID = Line.of(0.3, 0xc7c7c7);
    private static final Line RULED = Line.of(0.3, 0xa6a6a6);

    private static final double NAME = 82 * Measures.MM;
    private static final double NUMBER = 36 * Measures.MM;
    private static final double LOGO = 8 * Measures.MM;
    private static final double LOGO_GAP = 4.5;
    private static final double RULE_NAME = 26 * Measures.MM;

    private final Context context;

    Course(Context context) {
        this.context = context;
    }

    /** What stands above the title; it begins a page. */
    void head(Head head, Optional<Picture> logo, Tag in, Flow flow) {
        Letters.Look look = context.grey().look().in(Typeface.SANS);
        Tag tag = in.part(Tag.Role.PARAGRAPH);
        Box words = Boxes.tagged(Letters.set(head.left(), look), tag);
        Box left = logo.map(picture -> Boxes.row(Boxes.raised(picture.box(LOGO), -2), Boxes.space(LOGO_GAP), words))
                .orElse(words);
        Box right = Boxes.tagged(Letters.set(head.right(), look), tag);
        flow.line(
                new Boxes.Canvas()
                        .put(Boxes.fitted(left, Measures.WIDTH * 0.6), 0, 0)
                        .put(right, Measures.WIDTH - right.width(), 0)
                        .put(
                                Boxes.strut(0, Measures.LINE_HEIGHT * look.size(), Measures.LINE_DEPTH * look.size()),
                                0,
                                0)
                        .box(),
                0,
                Measures.FOOTNOTE,
                1);
        flow.space(3);
    }

    /** Two lines to be filled in. */
    void names(Head.NameLine names, Tag in, Flow flow) {
        Letters.Look look = context.voice().sans().look();
        Tag tag = in.part(Tag.Role.PARAGRAPH);
        Box name = Boxes.tagged(Letters.set(names.name(), look), tag);
        Box number = Boxes.tagged(Letters.set(names.number(), look), tag);
        double gap = 0.5 * Measures.NORMAL;
        Boxes.Canvas canvas = new Boxes.Canvas()
                .put(name, 0, 0)
                .put(line(NAME), name.width() + gap, 0)
                .put(number, Measures.WIDTH - NUMBER - gap - number.width(), 0)
                .put(line(NUMBER), Measures.WIDTH - NUMBER, 0);
        flow.space(6).line(canvas.box(), 0, Measures.NORMAL, 1);
        flow.space(7);
    }

    private static Box line(double width) {
        return new Drawn(
                width,
                0,
                1.5,
                (pen, x, y) -> pen.line(
                        List.of(new Point(x, y - 1.3), new Point(x + width, y - 1.3)), Line.of(0.4, Measures.BLACK)));
    }

    /** Room for a calculation; more than fits on a page goes on. */
    void space(Block.Space space, Flow flow) {
        for (int left = space.rows(); left > 0; left -= MOST_ROWS) {
            if (left < space.rows()) {
                flow.breakable(0, 0);
            }
            int rows = Math.min(left, MOST_ROWS);
            double width = SQUARES * SQUARE;
            double height = rows * SQUARE;
            boolean squares = space.ruling() == Block.Space.Ruling.SQUARES;
            flow.noLeading();
            flow.space(4)
                    .box(
                            new Drawn(width, height, 0, (pen, x, y) -> {
                                if (squares) {
                                    squares(rows, pen, x, y);
                                } else {
                                    lines(rows, pen, x, y);
                                }
                            }),
                            0);
            flow.noLeading();
            flow.space(3);
        }
    }

    private static void squares(int rows, Pen pen, double x, double y) {
        for (int i = 0; i <= SQUARES; i++) {
            double at = x + i * SQUARE;
            pen.line(List.of(new Point(at, y), new Point(at, y + rows * SQUARE)), GRID);
        }
        for (int j = 0; j <= rows; j++) {
            horizontal(pen, x, y + j * SQUARE, GRID);
        }
    }

    /** A line each centimetre. */
    private static void lines(int rows, Pen pen, double x, double y) {
        for (int j = 2; j <= rows; j += 2) {
            horizontal(pen, x, y + (rows - j) * SQUARE, RULED);
        }
    }

    private static void horizontal(Pen pen, double x, double y, Line line) {
        pen.line(List.of(new Point(x, y), new Point(x + SQUARES * SQUARE, y)), line);
    }

    /** Each with its name at the left. */
    void rules(Block.Rules rules, Tag in, Flow flow) {
        Tag list = in.part(Tag.Role.LIST);
        Voice small = context.voice().at(Measures.SMALL);
        flow.breakable(0, 0).space(4);
        for (Block.Rules.Rule rule : rules.rules()) {
            Tag item = list.part(Tag.Role.ITEM);
            Tag label = item.part(Tag.Role.LABEL);
            Tag body = item.part(Tag.Role.BODY);
            List<Box> names = Paragraph.lines(
                    context.prose().pieces(List.of(new Inline.Strong(rule.name())), small, label),
                    RULE_NAME - 4,
                    small,
                    label);
            List<Box> words = Paragraph.lines(
                    context.prose().pieces(rule.text(), small, body), Measures.WIDTH - RULE_NAME, small, body);
            flow.breakable(50, 60).space(2.5);
            for (int i = 0; i < Math.max(names.size(), words.size()); i++) {
                Boxes.Canvas canvas = new Boxes.Canvas();
                if (i < names.size()) {
                    canvas.put(names.get(i), 0, 0);
                }
                if (i < words.size()) {
                    canvas.put(words.get(i), RULE_NAME, 0);
                }
                flow.line(canvas.box(), 0, Measures.SMALL, 1);
            }
        }
        flow.space(3);
    }
}
