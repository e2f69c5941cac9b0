package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Inline;

/** Sets drawings side by side, and the words about them below, or beside a narrow one. */
final class Figures {
    /** Beside a wider drawing there is no room for words. */
    private static final double WIDEST_BESIDE_WORDS = 285;

    private static final double BESIDE = 1.5 * Measures.NORMAL;
    private static final double BETWEEN_WORDS = 4;

    private final Context context;
    private final Drawings drawings;

    Figures(Context context) {
        this.context = context;
        this.drawings = new Drawings(context);
    }

    /** One drawing, on its lower edge. */
    Box drawing(Drawing drawing, Tag in) {
        return drawings.box(drawing, in);
    }

    void add(Block.Figure figure, double width, Tag in, Flow flow) {
        flow.noLeading();
        flow.breakable(0, 60).space(5);
        boolean beside = !figure.words().isEmpty()
                && figure.drawings().size() == 1
                && figure.drawings().get(0).width() <= WIDEST_BESIDE_WORDS;
        if (beside) {
            Box drawing = drawings.box(figure.drawings().get(0), in);
            double room = width - drawing.width() - BESIDE;
            Box words = words(figure.words(), room, in);
            double height = Math.max(drawing.total(), words.total());
            flow.box(
                    new Boxes.Canvas()
                            .put(drawing, 0, (height - drawing.total()) / 2)
                            .put(words, width - room, (height - words.total()) / 2)
                            .box(width, height, 0),
                    0);
        } else {
            rows(figure.drawings(), width, in, flow);
            if (!figure.words().isEmpty()) {
                flow.noLeading();
                flow.space(BETWEEN_WORDS).box(words(figure.words(), width, in), 0);
            }
        }
        flow.noLeading();
        flow.space(6);
    }

    private void rows(List<Drawing> all, double width, Tag in, Flow flow) {
        List<Box> row = new ArrayList<>();
        double used = 0;
        for (Drawing drawing : all) {
            Box box = Boxes.fitted(drawings.box(drawing, in), width);
            if (!row.isEmpty() && used + BESIDE + box.width() > width) {
                flush(row, width, flow);
                flow.noLeading();
                flow.space(5);
                used = 0;
            }
            used += (row.isEmpty() ? 0 : BESIDE) + box.width();
            row.add(box);
        }
        flush(row, width, flow);
    }

    private static void flush(List<Box> row, double width, Flow flow) {
        List<Box> apart = new ArrayList<>();
        for (Box box : row) {
            if (!apart.isEmpty()) {
                apart.add(Boxes.space(BESIDE));
            }
            apart.add(box);
        }
        Box whole = Boxes.row(apart);
        flow.box(whole, (width - whole.width()) / 2);
        row.clear();
    }

    /** The first words in the usual type, what more is to be said as a remark. */
    private Box words(List<List<Inline>> all, double room, Tag in) {
        Flow lines = new Flow();
        for (int i = 0; i < all.size(); i++) {
            Voice voice = i == 0 ? context.voice().at(Measures.SMALL) : context.grey();
            Tag tag = in.part(Tag.Role.PARAGRAPH);
            lines.space(i == 0 ? 0 : BETWEEN_WORDS);
            Paragraph.lines(context.prose().pieces(all.get(i), voice, tag), room, voice, tag)
                    .forEach(line -> lines.line(line, 0, voice.size(), 1));
        }
        return Stack.of(lines.strips(), room);
    }
}
