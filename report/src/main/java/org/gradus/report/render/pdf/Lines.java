package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.SumPieces;
import org.gradus.report.render.pdf.Rows.Segment;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.MathsSetter;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Sheet;

/** Sets displayed lines: all relation signs of a sheet in one column, remarks and numbers at the right edge. */
final class Lines {
    private static final double LEAST_LEFT = 17 * Measures.MM;
    private static final double MOST_LEFT = 28 * Measures.MM;

    /** Words before a chain may reach as far into the margin as the numbers of the steps. */
    private static final double OVERHANG = 9 * Measures.MM;

    /** A left side that is wider still stands above its relation signs. */
    private static final double BEYOND_LEFT = 14 * Measures.MM;

    private static final double INDENT = 1.8 * Measures.NORMAL;

    /** What would have to shrink by more than this is shortened. */
    private static final double MOST_SCALED = 1.7;

    /** A remark may stand on two lines beside a row that is so high, where there is so much room. */
    private static final double HIGH_ROW = 20;

    private static final double ROOM_FOR_TWO_LINES = 20 * Measures.MM;
    private static final double TWO_LINES = 1.75;

    private static final double BEFORE_NUMBER = Measures.NORMAL;
    private static final double BEFORE_REMARK = 0.8 * Measures.NORMAL;

    private static final double ABOVE = 1.5;
    private static final double LEAST_BETWEEN = 3;

    private final MathsWriter writer;
    private final MathsSetter setter;
    private final Prose prose;
    private final Speech speech;
    private final Voice voice;
    private final Voice grey;
    private final double left;
    private final double room;

    Lines(Context context, Sheet sheet) {
        this.writer = context.writer();
        this.setter = context.voice().setter();
        this.prose = context.prose();
        this.speech = context.speech();
        this.voice = context.voice();
        this.grey = context.grey();
        this.left = leftWidth(sheet);
        this.room = Measures.WIDTH - left;
    }

    /** The room left of the relation signs. */
    double left() {
        return left;
    }

    private double leftWidth(Sheet sheet) {
        double width = LEAST_LEFT;
        Tag none = Tag.document();
        for (Block block : sheet.blocks()) {
            if (block instanceof Block.Step step) {
                for (Block.Line line : step.lines()) {
                    if (!line.chains().isEmpty()
                            && !line.chains().get(0).links().isEmpty()) {
                        Chain chain = line.chains().get(0);
                        double overhang = chain.lead().isEmpty() ? 0 : OVERHANG;
                        double own = Math.max(0, leftSide(chain, none).width() - overhang);
                        width = Math.max(width, Math.min(own + 1, MOST_LEFT));
                    }
                }
            }
        }
        return width;
    }

    /** The words before the chain and its left side. */
    private Box leftSide(Chain chain, Tag tag) {
        List<Box> boxes = new ArrayList<>();
        if (!chain.lead().isEmpty()) {
            boxes.add(prose.inOneLine(chain.lead(), voice, tag));
            boxes.add(Boxes.space(setter.size()));
        }
        if (!chain.links().isEmpty()) {
            chain.left().map(writer::write).map(setter::display).ifPresent(boxes::add);
        }
        return Boxes.row(boxes);
    }

    /** What a line is set from. */
    private record Parts(Box left, List<Segment> segments) {}

    /**
     * Adds the line.
     *
     * @param asides chains that stand beside it if all of it then stands on one row; those that do not are left in the list
     */
    void add(Block.Line line, List<Chain> asides, Tag in, Flow flow) {
        Tag tag = in.described(Tag.Role.FORMULA, speech.of(line));
        Box number = line.equation().isPresent()
                ? Boxes.row(
                        Boxes.space(BEFORE_NUMBER),
                        Letters.set("(" + line.equation().getAsInt() + ")", voice.look()))
                : Boxes.EMPTY;
        Parts parts = parts(line.chains(), tag, number.width());
        Box side = parts.left();
        flow.space(ABOVE);
        if (side.width() > left + BEYOND_LEFT) {
            flow.line(Boxes.tagged(Boxes.fitted(side, Measures.WIDTH), tag), 0, Measures.NORMAL, LEAST_BETWEEN);
            side = Boxes.EMPTY;
        }
        List<Segment> segments = parts.segments();
        if (!asides.isEmpty()) {
            List<Segment> all = new ArrayList<>(segments);
            asides.forEach(chain -> all.addAll(beside(chain, tag)));
            if (Rows.of(all, room - number.width(), room).rows().size() == 1) {
                segments = all;
                asides.clear();
            }
        }
        Box edge = line.remark().isEmpty() ? Boxes.EMPTY : prose.inOneLine(line.remark(), grey, tag(in));
        rows(segments, side, number, edge, line, in, tag, flow);
    }

    private static Tag tag(Tag in) {
        return in.part(Tag.Role.PARAGRAPH);
    }

    private void rows(
            List<Segment> segments, Box side, Box number, Box edge, Block.Line line, Tag in, Tag tag, Flow flow) {
        Rows rows = Rows.of(segments, room - number.width(), room);
        Box remark = twoLines(rows, edge, number, line, in);
        boolean beside = remark.width() > 0 && remark.width() <= room - setter.size();
        if (beside) {
            rows = Rows.of(withRemark(segments, remark), room - number.width(), room);
        }
        int last = rows.rows().size() - 1;
        for (int i = 0; i <= last; i++) {
            Rows.Row row = rows.rows().get(i);
            Boxes.Canvas canvas = new Boxes.Canvas();
            if (i == 0) {
                canvas.put(Boxes.tagged(side, tag), left - side.width(), 0);
            }
            boolean remarked = beside && i == last;
            if (!row.isEmpty()) {
                canvas.put(Boxes.tagged(row.box(), tag), left - row.hang(), 0);
            }
            if (remarked) {
                double edgeOfRow = Measures.WIDTH - (i == 0 ? number.width() : 0);
                canvas.put(remark, edgeOfRow - remark.width(), 0);
            }
            if (i == 0) {
                canvas.put(Boxes.tagged(number, tag(in)), Measures.WIDTH - number.width(), 0);
            }
            flow.line(canvas.box(), 0, Measures.NORMAL, LEAST_BETWEEN);
        }
        if (remark.width() > 0 && !beside) {
            for (Box words :
                    Paragraph.lines(prose.pieces(line.remark(), grey, tag(in)), Measures.WIDTH, grey, tag(in))) {
                flow.line(words, Measures.WIDTH - words.width(), Measures.FOOTNOTE, 1);
            }
        }
    }

    /** A remark is one more segment, at the right edge. */
    private static List<Segment> withRemark(List<Segment> segments, Box remark) {
        List<Segment> all = new ArrayList<>(segments);
        all.add(Segment.atEdge(remark.width()));
        return all;
    }

    /** The remark, on two lines beside a high row where that saves one. */
    private Box twoLines(Rows rows, Box edge, Box number, Block.Line line, Tag in) {
        if (edge.width() == 0) {
            return edge;
        }
        Rows.Row last = rows.rows().get(rows.rows().size() - 1);
        double gap = (rows.rows().size() == 1 ? room - number.width() : room) - last.width() - BEFORE_REMARK;
        boolean fits = edge.width() <= gap || gap <= ROOM_FOR_TWO_LINES || edge.width() >= TWO_LINES * gap;
        if (fits || last.box().total() <= HIGH_ROW) {
            return edge;
        }
        Tag tag = tag(in);
        List<Box> words = Paragraph.lines(prose.pieces(line.remark(), grey, tag), gap, grey, tag);
        Boxes.Canvas canvas = new Boxes.Canvas();
        double leading = Measures.LEADING * Measures.FOOTNOTE;
        for (int i = 0; i < words.size(); i++) {
            Box box = words.get(i);
            canvas.put(box, gap - box.width(), -i * leading);
        }
        return Boxes.centred(canvas.box(), 0.25 * Measures.FOOTNOTE);
    }

    private Parts parts(List<Chain> chains, Tag tag, double number) {
        Box side = Boxes.EMPTY;
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            if (i == 0) {
                side = leftSide(chains.get(0), tag);
                segments.addAll(segments(chains.get(0), room - number));
            } else {
                segments.addAll(beside(chains.get(i), tag));
            }
        }
        return new Parts(side, segments);
    }

    /** A further chain: its left side hangs left of the column where a row begins with it. */
    private List<Segment> beside(Chain chain, Tag tag) {
        Box side = Boxes.fitted(leftSide(chain, tag), room / 2);
        double hang = Math.min(left, side.width());
        List<Segment> segments = segments(chain, room - (side.width() - hang));
        List<Segment> all = new ArrayList<>();
        Segment first = segments.get(0);
        Box both = Boxes.row(side, first.box());
        all.add(Segment.beside(both, hang));
        all.addAll(segments.subList(1, segments.size()));
        return all;
    }

    private List<Segment> segments(Chain chain, double roomOfFirst) {
        List<Segment> segments = new ArrayList<>();
        if (chain.links().isEmpty()) {
            Box box = chain.left()
                    .map(formula -> sized(writer.write(formula), roomOfFirst))
                    .orElse(Boxes.EMPTY);
            segments.add(Segment.first(box));
        }
        double available = roomOfFirst;
        for (Chain.Link link : chain.links()) {
            link(link, available, segments);
            available = room;
        }
        return segments;
    }

    private void link(Chain.Link link, double available, List<Segment> segments) {
        Maths whole = writer.link(link);
        double width = setter.displayBehind(whole).width();
        Optional<List<Maths>> terms =
                width > available && !link.isWithoutNumber() ? SumPieces.of(link.right(), writer) : Optional.empty();
        int before = segments.size();
        if (terms.isPresent()) {
            for (int i = 0; i < terms.get().size(); i++) {
                Maths term = terms.get().get(i);
                Maths piece = i == 0 ? Maths.row(MathsWriter.sign(link.operator()), term) : term;
                Box box = sized(piece, i == 0 ? available : room - INDENT);
                segments.add(i == 0 ? Segment.link(box, before) : Segment.term(box, INDENT));
            }
        } else {
            boolean hopeless = width > MOST_SCALED * available;
            segments.add(Segment.link(sized(hopeless ? writer.shortened().link(link) : whole, available), before));
        }
    }

    /** In smaller type if it must be, then scaled. */
    private Box sized(Maths maths, double available) {
        for (double size : new double[] {Measures.NORMAL, Measures.SMALL, Measures.FOOTNOTE}) {
            Box box = setter.at(size).displayBehind(maths);
            if (box.width() <= available || size == Measures.FOOTNOTE) {
                return Boxes.fitted(box, available);
            }
        }
        throw new IllegalStateException("the last size returns");
    }
}
