package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Drawn;
import org.gradus.report.render.pdf.type.Pen;
import org.gradus.report.render.pdf.type.Pen.Point;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** Sets the results of parts in boxes; one that no page could hold is continued in a second box. */
final class Answers {
    private static final double SEPARATION = 6;
    private static final double FRAME = 0.9;
    private static final double INSIDE = Measures.WIDTH - 2 * SEPARATION - 2 * FRAME;
    private static final double ABOVE = 6;
    private static final double MOST_OF_PAGE = 0.9;
    private static final double BETWEEN = 4;

    private final Context context;
    private final Tables tables;

    Answers(Context context, Tables tables) {
        this.context = context;
        this.tables = tables;
    }

    void add(Block.Answer answer, Tag in, Flow flow) {
        List<Inline> letter = answer.letter().isEmpty()
                ? List.of()
                : List.of(new Inline.Strong("(" + answer.letter() + ")"), new Inline.Text("\u2003"));
        List<Inline> words = new ArrayList<>(letter);
        words.addAll(answer.text());
        Flow inside = new Flow();
        boolean bare = answer.text().isEmpty();
        boolean first = true;
        if (!bare || answer.tables().isEmpty()) {
            text(words, context.voice(), in, inside);
        }
        for (Block.Table table : answer.tables()) {
            for (Box piece : tables.forAnswer(table, INSIDE - 2 * Measures.NORMAL, in)) {
                if (!first) {
                    framed(inside, flow);
                    flow.breakable(300, 40);
                    inside = new Flow();
                }
                if (first && !bare) {
                    inside.noLeading();
                    inside.space(BETWEEN).box(piece, 0);
                } else {
                    Tag tag = in.part(Tag.Role.PARAGRAPH);
                    Box start = context.prose().inOneLine(letter, context.voice(), tag);
                    inside.box(Boxes.row(Boxes.tagged(start, tag), piece), 0);
                }
                first = false;
            }
        }
        if (!answer.note().isEmpty()) {
            inside.space(2);
            text(answer.note(), context.grey(), in, inside);
        }
        framed(inside, flow);
    }

    private void text(List<Inline> words, Voice voice, Tag in, Flow inside) {
        Tag tag = in.part(Tag.Role.PARAGRAPH);
        List<Prose.Piece> pieces = new ArrayList<>();
        for (Prose.Piece piece : context.prose().pieces(words, voice, tag)) {
            if (piece instanceof Prose.End) {
                lines(pieces, voice, tag, inside);
                pieces.clear();
                inside.space(BETWEEN);
            } else {
                pieces.add(piece);
            }
        }
        lines(pieces, voice, tag, inside);
    }

    private static void lines(List<Prose.Piece> pieces, Voice voice, Tag tag, Flow inside) {
        Paragraph.lines(pieces, INSIDE, voice, tag).forEach(line -> inside.line(line, 0, voice.size(), 1));
    }

    private void framed(Flow inside, Flow flow) {
        Box content = Stack.of(inside.strips(), INSIDE);
        double height = content.total() + 2 * SEPARATION + 2 * FRAME;
        Box box = new Boxes.Canvas()
                .put(frame(Measures.WIDTH, height, FRAME, context.answerColour()), 0, 0)
                .put(content, SEPARATION + FRAME, SEPARATION + FRAME)
                .box(Measures.WIDTH, height, 0);
        double most = MOST_OF_PAGE * Measures.HEIGHT;
        flow.noLeading();
        flow.space(ABOVE).box(height > most ? Boxes.scaled(box, most / height) : box, 0);
        flow.noLeading();
        flow.space(2);
    }

    /** An empty frame on the line. */
    static Box frame(double width, double height, double thickness, int colour) {
        double half = thickness / 2;
        return new Drawn(
                width,
                height,
                0,
                (pen, x, y) -> pen.line(
                        List.of(
                                new Point(x, y + half),
                                new Point(x + width - half, y + half),
                                new Point(x + width - half, y + height - half),
                                new Point(x + half, y + height - half),
                                new Point(x + half, y)),
                        Pen.Line.of(thickness, colour)));
    }
}
