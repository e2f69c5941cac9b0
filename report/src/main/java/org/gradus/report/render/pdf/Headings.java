package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** Sets the headings of parts, samples and steps, and what is wanted; levels follow the order in which they come. */
final class Headings {
    private static final double QUAD = Measures.NORMAL;
    private static final double BETWEEN_COLUMNS = 2 * Measures.NORMAL;
    private static final double BEFORE_STEP = 0.8 * Measures.NORMAL;
    private static final double POINTS_WIDTH = 16 * Measures.MM;
    private static final double POINTS_ROOM = 21 * Measures.MM;
    private static final double POINTS_HEIGHT = 4.6 * Measures.MM;

    private final Context context;
    private final Voice bold;
    private boolean inPart;
    private boolean inSample;

    Headings(Context context) {
        this.context = context;
        this.bold = context.voice().heading();
    }

    /** The parts in two columns, the first half at the left; absent where few or long ones rather stand in running text. */
    Optional<Box> wanted(Block.Wanted wanted, double width, Tag in) {
        int count = wanted.parts().size();
        if (count <= 2) {
            return Optional.empty();
        }
        Tag title = in.part(Tag.Role.PARAGRAPH);
        Box word = Boxes.row(
                Boxes.tagged(context.prose().inOneLine(wanted.title(), context.voice(), title), title),
                Boxes.space(QUAD));
        Tag list = in.part(Tag.Role.LIST);
        List<Box> parts = new ArrayList<>();
        for (List<Inline> part : wanted.parts()) {
            Tag body = list.part(Tag.Role.ITEM).part(Tag.Role.BODY);
            parts.add(context.prose().inOneLine(part, context.voice(), body));
        }
        int half = (count + 1) / 2;
        double first = widest(parts.subList(0, half));
        double second = widest(parts.subList(half, count));
        if (word.width() + first + BETWEEN_COLUMNS + second > width) {
            return Optional.empty();
        }
        Boxes.Canvas canvas = new Boxes.Canvas().put(word, 0, 0);
        double leading = Measures.LEADING * Measures.NORMAL;
        for (int i = 0; i < count; i++) {
            double x = word.width() + (i < half ? 0 : first + BETWEEN_COLUMNS);
            canvas.put(parts.get(i), x, -leading * (i % half));
        }
        return Optional.of(canvas.box());
    }

    private static double widest(List<Box> boxes) {
        return boxes.stream().mapToDouble(Box::width).max().orElse(0);
    }

    void part(Block.Part part, Tag in, Flow flow) {
        inPart = true;
        inSample = false;
        Tag tag = in.part(Tag.Role.HEADING_2);
        List<Inline> words = new ArrayList<>();
        words.add(new Inline.Strong("(" + part.letter() + ")\u2003"));
        words.addAll(part.title());
        flow.bookmark(new Flow.Mark("(" + part.letter() + ") " + plain(part.title()), 1));
        List<Prose.Piece> pieces = context.prose().pieces(words, bold, tag);
        if (!part.asked().isEmpty()) {
            pieces.addAll(context.prose().pieces(List.of(new Inline.Text("\u2003")), context.voice(), tag));
            pieces.addAll(context.prose().pieces(part.asked(), context.voice(), tag));
        }
        double room = Measures.WIDTH - (part.points().isEmpty() ? 0 : POINTS_ROOM);
        List<Box> lines = Paragraph.lines(pieces, room, context.voice(), tag);
        for (int i = 0; i < lines.size(); i++) {
            Box line = lines.get(i);
            if (i == 0 && !part.points().isEmpty()) {
                line = Boxes.row(line, Boxes.space(Measures.WIDTH - POINTS_WIDTH - line.width()), points(part, in));
            }
            flow.line(line, 0, Measures.NORMAL, 1);
        }
    }

    /** A frame for what a student earned, before what can be earned. */
    private Box points(Block.Part part, Tag in) {
        Voice small = context.grey().sans().coloured(Measures.BLACK);
        Box words = Boxes.tagged(Letters.set("/ " + part.points(), small.look()), in.part(Tag.Role.PARAGRAPH));
        double base = 1.4 * Measures.MM;
        Box frame = Answers.frame(POINTS_WIDTH, POINTS_HEIGHT + 3, 0.4, Measures.GREY);
        return Boxes.raised(
                new Boxes.Canvas()
                        .put(frame, 0, 0)
                        .put(words, POINTS_WIDTH - words.width() - 2.5, base + 1.5)
                        .box(POINTS_WIDTH, POINTS_HEIGHT + 3, 0),
                -base - 1.5);
    }

    void sample(Block.SampleHeading heading, Tag in, Flow flow) {
        inSample = true;
        Tag tag = in.part(Tag.Role.heading(inPart ? 3 : 2));
        flow.bookmark(new Flow.Mark(plain(heading.title()), inPart ? 2 : 1));
        List<Prose.Piece> pieces = context.prose().pieces(heading.title(), context.voice(), tag);
        Paragraph.lines(pieces, Measures.WIDTH, context.voice(), tag)
                .forEach(line -> flow.line(line, 0, Measures.NORMAL, 1));
    }

    /** Number, heading and why, in one line if there is room. */
    void step(Block.Step step, Tag in, Flow flow) {
        int level = 2 + (inPart ? 1 : 0) + (inSample ? 1 : 0);
        Tag tag = in.part(Tag.Role.heading(level));
        flow.bookmark(new Flow.Mark(step.number() + " " + plain(step.title()), level - 1));
        Box number = Boxes.tagged(Letters.set(step.number() + " ", bold.look().coloured(Measures.GREY)), tag);
        List<Box> title = Paragraph.lines(context.prose().pieces(step.title(), bold, tag), Measures.WIDTH, bold, tag);
        Tag whyTag = in.part(Tag.Role.PARAGRAPH);
        List<Box> why = Paragraph.lines(
                context.prose().pieces(step.why(), context.grey(), whyTag), Measures.WIDTH, context.grey(), whyTag);
        double blank = Letters.set(" ", bold.look()).width();
        double numberAt = -number.width() + blank - BEFORE_STEP;
        boolean oneLine =
                title.size() == 1 && why.size() <= 1 && title.get(0).width() + QUAD + widest(why) <= Measures.WIDTH;
        for (int i = 0; i < title.size(); i++) {
            List<Box> boxes = new ArrayList<>(List.of(title.get(i)));
            if (oneLine && !why.isEmpty()) {
                boxes.add(Boxes.space(QUAD));
                boxes.add(why.get(0));
            }
            Box line = Boxes.row(boxes);
            Box whole = i == 0
                    ? new Boxes.Canvas()
                            .put(number, numberAt, 0)
                            .put(line, 0, 0)
                            .box(line.width(), line.height(), line.depth())
                    : line;
            flow.line(whole, 0, Measures.NORMAL, 1);
        }
        if (!oneLine) {
            why.forEach(line -> flow.line(line, 0, Measures.FOOTNOTE, 1));
        }
    }

    /** For a bookmark: formulas as they are read out. */
    private String plain(List<Inline> text) {
        return text.stream()
                .map(inline -> inline instanceof Inline.Formula formula
                        ? context.speech().of(formula.chain())
                        : inline instanceof Inline.Text words
                                ? words.text()
                                : inline instanceof Inline.Strong strong ? strong.text() : " ")
                .collect(Collectors.joining())
                .strip();
    }
}
