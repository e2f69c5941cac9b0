package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;

/** Writes the blocks of a sheet as Markdown, one blank line between them. */
final class MarkdownBlocks implements Block.Visitor<Void> {
    /**
     * In em of KaTeX, 19.36 px each where the text has 16 px: 700 px, what previews and pages leave beside their margins, less the few
     * in a hundred by which widths are estimated.
     */
    static final double MOST = 34.2;

    private final Optional<Function<Drawing, String>> pictures;
    private final ChainWriter chains;
    private final MarkdownFormulas formulas;
    private final LineBreaker breaker;
    private final MarkdownTables tables;
    private final MarkdownCourse course;
    private final List<String> blocks = new ArrayList<>();

    /** @param pictures where a drawing is to be found; empty if it is left out */
    MarkdownBlocks(ChainWriter chains, Optional<Function<Drawing, String>> pictures) {
        this.pictures = pictures;
        TexDialect dialect = chains.writer().style().dialect();
        this.chains = chains;
        this.formulas = new MarkdownFormulas(dialect, MOST);
        this.breaker = new LineBreaker(chains, MOST, dialect != TexDialect.PANDOC);
        this.tables = new MarkdownTables(this::inline);
        this.course = new MarkdownCourse(this::inline);
    }

    String text() {
        return String.join("\n", blocks);
    }

    void title(List<Inline> title, String kind) {
        add("# " + inline(title));
        if (!kind.isEmpty()) {
            add(italic(List.of(new Inline.Text(kind))));
        }
    }

    /** What stands above the title of a sheet that is given out. */
    void head(Head head) {
        String line = MarkdownCourse.head(head);
        if (!line.isEmpty()) {
            add(line);
        }
    }

    /** The line for a name. */
    void names(Head.NameLine names) {
        add(MarkdownCourse.names(names));
    }

    /** The words and formulas on one line. */
    String line(List<Inline> text) {
        return inline(text);
    }

    void paragraph(List<Inline> text) {
        add(MarkdownText.paragraph(inline(text)));
    }

    void all(List<Block> more) {
        more.forEach(block -> block.accept(this));
    }

    private void add(String block) {
        blocks.add(block.endsWith("\n") ? block : block + "\n");
    }

    @Override
    public Void overview(Block.Overview overview) {
        all(overview.left());
        pictures.ifPresent(addresses -> overview.drawing().ifPresent(drawing -> add(picture(drawing, addresses))));
        names(overview.names());
        return null;
    }

    /** Side by side where they fit; a matrix that is too large for a formula becomes a table, nothing is left out. */
    @Override
    public Void data(Block.Data data) {
        ChainWriter whole = new ChainWriter(chains.writer().whole());
        for (List<Chain> row : data.rows()) {
            StringBuilder line = new StringBuilder();
            double width = 0;
            for (Chain chain : row) {
                if (chain.left().isEmpty() && chain.links().isEmpty()) {
                    continue; // an empty cell
                }
                String tex =
                        LineBreaker.lead(chains, chain) + whole.chain(chain).strip();
                double more = LineBreaker.leadWidth(chain) + LineBreaker.width(chain, Extent.WHOLE);
                boolean large = MarkdownTables.isLarge(chain) || tex.length() > ChainWriter.MOST_CHARACTERS;
                boolean full =
                        width + 2 + more > MOST || line.length() + tex.length() > ChainWriter.MOST_CHARACTERS || large;
                if (full && !line.isEmpty()) {
                    add(formulas.display(line.toString()));
                    line.setLength(0);
                    width = 0;
                }
                if (large) {
                    add(tables.matrix(chain));
                } else {
                    line.append(line.isEmpty() ? "" : " \\qquad ").append(breaker.sized(tex, more, MOST));
                    width += 2 + more;
                }
            }
            if (!line.isEmpty()) {
                add(formulas.display(line.toString()));
            }
        }
        return null;
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        paragraph(paragraph.text());
        return null;
    }

    @Override
    public Void wanted(Block.Wanted wanted) {
        paragraph(wanted.inOneLine());
        return null;
    }

    @Override
    public Void part(Block.Part part) {
        String points = part.points().isEmpty() ? "" : " · " + MarkdownText.escape(part.points());
        add("## (" + MarkdownText.escape(part.letter()) + ") " + inline(part.title()) + points);
        if (!part.asked().isEmpty()) {
            paragraph(part.asked());
        }
        return null;
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        paragraph(heading.title());
        return null;
    }

    @Override
    public Void step(Block.Step step) {
        add("### " + step.number() + " " + inline(step.title()));
        if (!step.why().isEmpty()) {
            add(italic(step.why()));
        }
        long remarks =
                step.lines().stream().filter(line -> !line.remark().isEmpty()).count();
        List<LineBreaker.Row> rows = new ArrayList<>();
        for (Block.Line line : breaker.ordered(step.lines())) {
            rows.addAll(breaker.rows(line));
            boolean beside = remarks > 1 && remarkBeside(line, rows);
            if (!line.remark().isEmpty() && !beside) {
                formulas.aligned(rows).forEach(this::add);
                rows.clear();
                add(italic(line.remark()));
            }
        }
        formulas.aligned(rows).forEach(this::add);
        return null;
    }

    /** Where several lines have their remarks, each stands beside its line if it is short; else, as a single one, below. */
    private boolean remarkBeside(Block.Line line, List<LineBreaker.Row> rows) {
        int last = rows.size() - 1;
        if (line.remark().isEmpty()
                || !TexText.isHarmless(line.remark())
                || rows.get(last).apart()) {
            return false;
        }
        LineBreaker.Row row =
                rows.get(last).before(line.equation(), chains.words(line.remark()), 1.2 * Width.ofText(line.remark()));
        if (row.total() > MOST) {
            return false;
        }
        rows.set(last, row);
        return true;
    }

    @Override
    public Void table(Block.Table table) {
        add(tables.table(table));
        return null;
    }

    @Override
    public Void tables(Block.Tables tables) {
        tables.tables().forEach(this::table);
        return null;
    }

    /** Without pictures there is nothing for the words to be about. */
    @Override
    public Void figure(Block.Figure figure) {
        pictures.ifPresent(addresses -> {
            figure.drawings().forEach(drawing -> add(picture(drawing, addresses)));
            figure.words().forEach(this::paragraph);
        });
        return null;
    }

    private static String picture(Drawing drawing, Function<Drawing, String> addresses) {
        return "![" + MarkdownText.escape(drawing.title()) + "](" + addresses.apply(drawing) + ")";
    }

    @Override
    public Void answer(Block.Answer answer) {
        String letter = answer.letter().isEmpty() ? "" : "**(" + MarkdownText.escape(answer.letter()) + ")** ";
        StringBuilder quoted = new StringBuilder("> " + letter);
        for (Inline inline : answer.text()) {
            quoted.append(inline instanceof Inline.Break ? "\n>\n> " : inline(List.of(inline)));
        }
        answer.tables()
                .forEach(table -> quoted.append("\n>\n> ")
                        .append(tables.table(table).strip().replace("\n", "\n> ")));
        if (!answer.note().isEmpty()) {
            quoted.append("\n>\n> ").append(italic(answer.note()));
        }
        add(quoted.toString());
        return null;
    }

    @Override
    public Void space(Block.Space space) {
        course.space(space).forEach(this::add);
        return null;
    }

    @Override
    public Void rules(Block.Rules rules) {
        add(course.rules(rules));
        return null;
    }

    @Override
    public Void grids(Block.Grids grids) {
        grids.grids().forEach(grid -> add(course.grid(grid)));
        return null;
    }

    @Override
    public Void note(Block.Note note) {
        add(italic(note.text()));
        return null;
    }

    /** The names of inputs and outputs, each in a list of its own: Markdown has no picture. */
    private void names(List<Block.Overview.Names> columns) {
        for (Block.Overview.Names column : columns) {
            StringBuilder list = new StringBuilder(MarkdownText.escape(column.caption()) + ":\n\n");
            for (int i = 0; i < column.names().size(); i++) {
                list.append(i + 1)
                        .append(". ")
                        .append(MarkdownText.escape(column.names().get(i)))
                        .append('\n');
            }
            add(list.toString());
        }
    }

    private String italic(List<Inline> text) {
        String inside = inline(text).strip();
        return inside.isEmpty() ? "" : "*" + inside + "*";
    }

    /** Within the text a formula is broken before and behind relation signs and between the terms of a sum. */
    private static double widestPart(Chain chain) {
        return Stream.concat(chain.left().stream(), chain.links().stream().map(Chain.Link::right))
                .filter(part -> !(part instanceof Expr.Sum))
                .mapToDouble(Width::of)
                .max()
                .orElse(0);
    }

    private String inline(List<Inline> text) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Formula formula) {
                Chain chain = formula.chain();
                String tex = breaker.sized(chains.inText(chain), widestPart(chain), MOST - 2);
                out.append(inline(chain.lead())).append(formulas.inText(tex));
            } else if (inline instanceof Inline.Strong strong) {
                out.append("**").append(MarkdownText.escape(strong.text())).append("**");
            } else {
                out.append(MarkdownText.escape(ChainWriter.plain(inline)));
            }
        }
        return out.toString();
    }
}
