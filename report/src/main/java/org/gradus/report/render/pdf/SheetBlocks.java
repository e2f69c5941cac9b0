package org.gradus.report.render.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.render.BesideNetwork;
import org.gradus.report.render.LastPage;
import org.gradus.report.render.pdf.type.Box;
import org.gradus.report.render.pdf.type.Boxes;
import org.gradus.report.render.pdf.type.Letters;
import org.gradus.report.render.pdf.type.Picture;
import org.gradus.report.render.pdf.type.Tag;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** Sets the blocks of a sheet below each other. */
final class SheetBlocks implements Block.Visitor<Void> {
    /** A step of more lines may be continued on another page. */
    private static final int MOST_KEPT_TOGETHER = 6;

    private static final double TITLE_SHARE = 0.72;
    private static final double BESIDE_KIND = 0.26;
    private static final double RULE = 0.6;

    /** How much wider than the room beside the network data may be and still be set there, smaller. */
    private static final double SQUEEZED = 1.22;

    private static final double NETWORK_SHARE = 0.62;
    private static final double BESIDE_NETWORK = 1.2 * Measures.NORMAL;

    private final Context context;
    private final Sheet sheet;
    private final Tag root;
    private final Flow flow;
    private final double width;
    private final Lines lines;
    private final Tables tables;
    private final DataRows data;
    private final Figures figures;
    private final Course course;
    private final Headings headings;
    private boolean lastBegins;
    private boolean belowHeading;

    SheetBlocks(Context context, Sheet sheet, Tag root, Flow flow) {
        this.context = context;
        this.sheet = sheet;
        this.root = root;
        this.flow = flow;
        this.width = Measures.WIDTH;
        this.lines = new Lines(context, sheet);
        this.tables = new Tables(context);
        this.data = new DataRows(context);
        this.figures = new Figures(context);
        this.course = new Course(context);
        this.headings = new Headings(context);
    }

    /** For a narrower column of the same sheet. */
    private SheetBlocks(SheetBlocks other, Flow flow, double width) {
        this.context = other.context;
        this.sheet = other.sheet;
        this.root = other.root;
        this.flow = flow;
        this.width = width;
        this.lines = other.lines;
        this.tables = other.tables;
        this.data = other.data;
        this.figures = other.figures;
        this.course = other.course;
        this.headings = other.headings;
    }

    /**
     * Adds the sheet.
     *
     * @param alone whether it is the only one of the document: then its last remark stands at the foot of the last page
     * @param pictures by the name that the head gives
     */
    void add(boolean alone, Function<String, Optional<Picture>> pictures) {
        sheet.head().ifPresent(head -> course.head(head, head.logo().flatMap(pictures), root, flow));
        title();
        sheet.head().flatMap(Head::names).ifPresent(names -> course.names(names, root, flow));
        if (!sheet.question().isEmpty()) {
            paragraph(new Block.Paragraph(sheet.question()));
        }
        List<Block> blocks = sheet.blocks();
        int tail = LastPage.firstKept(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            lastBegins = i == tail;
            if (i > 0 && block instanceof Block.Paragraph && isBoxed(blocks.get(i - 1))) {
                flow.breakable(0, 120).space(6);
            }
            if (block instanceof Block.Overview overview && overview.drawing().isPresent()) {
                i += words(overview, blocks.subList(i + 1, blocks.size()));
            } else if (alone && i == blocks.size() - 1 && block instanceof Block.Note note) {
                flow.space(5);
                flow.sink();
                text(note.text(), context.grey(), flow);
            } else {
                block.accept(this);
            }
            boolean heading = block instanceof Block.Part || block instanceof Block.SampleHeading;
            belowHeading = heading;
            boolean ends = i + 1 < blocks.size() && !isTable(blocks.get(i + 1));
            if (block instanceof Block.Paragraph && ends) {
                flow.breakable(0, 0); // but what is said of a table stays with it
            }
        }
    }

    private static boolean isTable(Block block) {
        return block instanceof Block.Table || block instanceof Block.Tables;
    }

    private static boolean isBoxed(Block block) {
        return isTable(block) || block instanceof Block.Answer;
    }

    private void title() {
        Tag tag = root.part(Tag.Role.HEADING_1);
        Voice voice = context.voice().at(Measures.TITLE).heading();
        List<Box> title =
                Paragraph.lines(context.prose().pieces(sheet.title(), voice, tag), TITLE_SHARE * width, voice, tag);
        Box kind = Boxes.tagged(
                Letters.set(
                        sheet.kind(),
                        context.voice().sans().coloured(Measures.GREY).look()),
                root.part(Tag.Role.PARAGRAPH));
        for (int i = 0; i < title.size(); i++) {
            boolean last = i == title.size() - 1;
            Box fitted = Boxes.fitted(kind, BESIDE_KIND * width);
            Box line = last
                    ? new Boxes.Canvas()
                            .put(title.get(i), 0, 0)
                            .put(fitted, width - fitted.width(), 0)
                            .box()
                    : title.get(i);
            flow.line(line, 0, Measures.TITLE, 0);
        }
        flow.space(1).box(Boxes.rule(width, RULE, 0, Measures.GREY), 0);
        flow.noLeading();
        flow.space(8);
    }

    // ---- running text ----

    private void text(List<Inline> text, Voice voice, Flow into) {
        Tag tag = root.part(Tag.Role.PARAGRAPH);
        List<Box> all = Paragraph.lines(context.prose().pieces(text, voice, tag), width, voice, tag);
        for (int i = 0; i < all.size(); i++) {
            if (i > 1 && i < all.size() - 1) {
                into.breakable(150, 0);
            }
            into.line(all.get(i), 0, voice.size(), 1);
        }
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        text(paragraph.text(), context.voice(), flow);
        flow.space(3);
        return null;
    }

    @Override
    public Void note(Block.Note note) {
        flow.space(2);
        text(note.text(), context.grey(), flow);
        flow.space(2);
        return null;
    }

    @Override
    public Void wanted(Block.Wanted wanted) {
        Optional<Box> columns = headings.wanted(wanted, width, root);
        if (columns.isEmpty()) {
            return paragraph(new Block.Paragraph(wanted.inOneLine()));
        }
        flow.line(columns.get(), 0, Measures.NORMAL, 1);
        flow.space(3);
        return null;
    }

    // ---- data and pictures ----

    @Override
    public Void data(Block.Data block) {
        for (Box box : data.boxes(block, width, root)) {
            flow.space(4).line(box, 0, Measures.NORMAL, 1);
            flow.space(4);
        }
        return null;
    }

    @Override
    public Void overview(Block.Overview overview) {
        if (overview.drawing().isPresent()) {
            words(overview, List.of());
        } else {
            overview.left().forEach(block -> block.accept(this));
        }
        return null;
    }

    /**
     * The network beside the data, or where these need the whole width, beside the words that follow.
     *
     * @param next what follows
     * @return how much of that are such words
     */
    private int words(Block.Overview overview, List<Block> next) {
        BesideNetwork split = BesideNetwork.of(overview, next);
        Box network = Boxes.fitted(figures.drawing(overview.drawing().orElseThrow(), root), NETWORK_SHARE * width);
        double beside = width - network.width() - BESIDE_NETWORK;
        double natural = split.data().stream()
                .mapToDouble(block -> block instanceof Block.Data rows ? data.natural(rows) : 0)
                .max()
                .orElse(0);
        if (natural > SQUEEZED * beside) {
            split.data().forEach(block -> block.accept(this));
            besides(split.words(), network, beside);
        } else {
            besides(split.data(), network, beside);
            split.words().forEach(block -> block.accept(this));
        }
        return split.taken();
    }

    private void besides(List<Block> blocks, Box network, double room) {
        Flow column = new Flow();
        SheetBlocks narrow = new SheetBlocks(this, column, room);
        blocks.forEach(block -> block.accept(narrow));
        Box left = Stack.of(column.strips(), room);
        double height = Math.max(left.total(), network.total());
        Box both = new Boxes.Canvas()
                .put(left, 0, (height - left.total()) / 2)
                .put(network, width - network.width(), (height - network.total()) / 2)
                .box(width, height, 0);
        flow.noLeading();
        flow.box(both, 0);
        flow.space(3);
    }

    @Override
    public Void figure(Block.Figure figure) {
        figures.add(figure, width, root, flow);
        return null;
    }

    // ---- parts and steps ----

    @Override
    public Void part(Block.Part part) {
        flow.breakable(-100, 60).space(9);
        headings.part(part, root, flow);
        flow.space(part.points().isEmpty() && part.asked().isEmpty() ? 0 : 3);
        tail();
        return null;
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        above(80, -200);
        flow.space(7);
        headings.sample(heading, root, flow);
        return null;
    }

    private void above(double room, int penalty) {
        if (!belowHeading) {
            flow.breakable(penalty, room);
        }
    }

    @Override
    public Void step(Block.Step step) {
        above(70, -100);
        flow.space(6.5);
        headings.step(step, root, flow);
        tail();
        boolean isLong = step.lines().size() > MOST_KEPT_TOGETHER;
        List<Chain> asides = new ArrayList<>();
        int last = step.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            Block.Line line = step.lines().get(i);
            boolean next = i < last && step.lines().get(i + 1).goesOn();
            if (isLong && !line.goesOn() && i > 1 && i < last) {
                flow.breakable(300, 40);
            }
            if (next && line.chains().size() > 1) {
                List<Chain> further =
                        new ArrayList<>(line.chains().subList(1, line.chains().size()));
                Block.Line first = new Block.Line(line.chains().subList(0, 1), line.remark(), line.equation());
                lines.add(first, further, root, flow);
                asides.addAll(further);
            } else {
                lines.add(line, new ArrayList<>(), root, flow);
            }
            if (!next && !asides.isEmpty()) {
                lines.add(Block.Line.of(asides.toArray(Chain[]::new)), new ArrayList<>(), root, flow);
                asides.clear();
            }
        }
        return null;
    }

    /** Below the heading with which the end of the sheet begins. */
    private void tail() {
        if (lastBegins) {
            flow.keep();
            lastBegins = false;
        }
    }

    @Override
    public Void table(Block.Table table) {
        tables.below(List.of(table), lines.left(), root, flow);
        return null;
    }

    @Override
    public Void tables(Block.Tables block) {
        tables.below(block.tables(), lines.left(), root, flow);
        return null;
    }

    @Override
    public Void answer(Block.Answer answer) {
        new Answers(context, tables).add(answer, root, flow);
        return null;
    }

    @Override
    public Void space(Block.Space space) {
        course.space(space, flow);
        return null;
    }

    @Override
    public Void rules(Block.Rules rules) {
        course.rules(rules, root, flow);
        return null;
    }

    @Override
    public Void grids(Block.Grids grids) {
        new Grids(context).add(grids, root, flow);
        return null;
    }
}
