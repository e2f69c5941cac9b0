package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Diagram;
import org.gradus.report.sheet.Inline;

/** Writes the blocks of a sheet as Markdown, one blank line between them. */
final class MarkdownBlocks implements Block.Visitor<Void> {
    /** About as wide as a page on GitHub. */
    private static final double MOST = 44;

    private final ChainWriter chains;
    private final MarkdownFormulas formulas;
    private final LineBreaker breaker;
    private final List<String> blocks = new ArrayList<>();

    MarkdownBlocks(ChainWriter chains, MarkdownFormulas formulas) {
        this.chains = chains;
        this.formulas = formulas;
        this.breaker = new LineBreaker(chains, MOST);
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
        overview.diagram().ifPresent(this::names);
        return null;
    }

    @Override
    public Void data(Block.Data data) {
        for (List<Chain> row : data.rows()) {
            StringBuilder line = new StringBuilder();
            double width = 0;
            for (Chain chain : row) {
                if (chain.left().isEmpty() && chain.links().isEmpty()) {
                    continue; // an empty cell
                }
                double more = 2 + LineBreaker.width(chain);
                String tex =
                        LineBreaker.lead(chains, chain) + chains.chain(chain).strip();
                if (width > 0 && (width + more > MOST || line.length() + tex.length() > ChainWriter.MOST_CHARACTERS)) {
                    add(formulas.display(line.toString()));
                    line.setLength(0);
                    width = 0;
                }
                line.append(line.isEmpty() ? "" : " \\qquad ").append(tex);
                width += more;
            }
            add(formulas.display(line.toString()));
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
        add("## (" + MarkdownText.escape(part.letter()) + ") " + inline(part.title()));
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
        List<LineBreaker.Row> rows = new ArrayList<>();
        for (Block.Line line : step.lines()) {
            if (TexText.isHarmless(line.remark())) {
                rows.addAll(withMargin(line, breaker.rows(line)));
            } else {
                rows.addAll(withMargin(new Block.Line(line.chains(), List.of(), line.equation()), breaker.rows(line)));
                formulas.aligned(rows).forEach(this::add);
                rows.clear();
                add(italic(line.remark()));
            }
        }
        formulas.aligned(rows).forEach(this::add);
        return null;
    }

    /** The number of the equation ends the first row, the remark the last. */
    private List<LineBreaker.Row> withMargin(Block.Line line, List<LineBreaker.Row> rows) {
        List<LineBreaker.Row> result = new ArrayList<>(rows);
        if (!line.remark().isEmpty()) {
            int last = result.size() - 1;
            result.set(last, ending(result.get(last), chains.words(line.remark())));
        }
        if (line.equation().isPresent()) {
            result.set(0, ending(result.get(0), "(" + line.equation().getAsInt() + ")"));
        }
        return result;
    }

    private static LineBreaker.Row ending(LineBreaker.Row row, String tex) {
        return new LineBreaker.Row(row.left(), row.right().stripTrailing() + " \\qquad " + tex, row.width());
    }

    @Override
    public Void table(Block.Table table) {
        add(rows(table));
        return null;
    }

    @Override
    public Void tables(Block.Tables tables) {
        tables.tables().forEach(this::table);
        return null;
    }

    private String rows(Block.Table table) {
        StringBuilder text = new StringBuilder(row(table.header()));
        text.append('|').append(":-:|".repeat(table.header().size())).append('\n');
        table.rows().forEach(cells -> text.append(row(cells)));
        return text.toString();
    }

    private String row(List<List<Inline>> cells) {
        StringBuilder text = new StringBuilder("|");
        cells.forEach(cell -> text.append(' ').append(inline(cell)).append(" |"));
        return text.append('\n').toString();
    }

    @Override
    public Void answer(Block.Answer answer) {
        String letter = answer.letter().isEmpty() ? "" : "**(" + MarkdownText.escape(answer.letter()) + ")** ";
        StringBuilder quoted = new StringBuilder("> " + letter);
        for (Inline inline : answer.text()) {
            quoted.append(inline instanceof Inline.Break ? "\n>\n> " : inline(List.of(inline)));
        }
        answer.tables()
                .forEach(table ->
                        quoted.append("\n>\n> ").append(rows(table).strip().replace("\n", "\n> ")));
        if (!answer.note().isEmpty()) {
            quoted.append("\n>\n> ").append(italic(answer.note()));
        }
        add(quoted.toString());
        return null;
    }

    @Override
    public Void note(Block.Note note) {
        add(italic(note.text()));
        return null;
    }

    /** The names of inputs and outputs, numbered: Markdown has no picture. */
    private void names(Diagram diagram) {
        List<Diagram.Column> named = diagram.columns().stream()
                .filter(c -> c.nodes().stream().anyMatch(n -> !n.name().isEmpty()))
                .toList();
        if (named.isEmpty()) {
            return;
        }
        StringBuilder table = new StringBuilder("| |");
        named.forEach(
                c -> table.append(' ').append(MarkdownText.escape(c.caption())).append(" |"));
        table.append("\n|---|").append("---|".repeat(named.size())).append('\n');
        int rows = named.stream().mapToInt(c -> c.nodes().size()).max().orElse(0);
        for (int i = 0; i < rows; i++) {
            table.append("| ").append(i + 1).append(" |");
            for (Diagram.Column column : named) {
                String name = i < column.nodes().size() ? column.nodes().get(i).name() : "";
                table.append(' ').append(MarkdownText.escape(name)).append(" |");
            }
            table.append('\n');
        }
        add(table.toString());
    }

    private String italic(List<Inline> text) {
        String inside = inline(text).strip();
        return inside.isEmpty() ? "" : "*" + inside + "*";
    }

    private String inline(List<Inline> text) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Formula formula) {
                out.append(inline(formula.chain().lead())).append(formulas.inText(chains.inText(formula.chain())));
            } else if (inline instanceof Inline.Strong strong) {
                out.append("**").append(MarkdownText.escape(strong.text())).append("**");
            } else {
                out.append(MarkdownText.escape(ChainWriter.plain(inline)));
            }
        }
        return out.toString();
    }
}
