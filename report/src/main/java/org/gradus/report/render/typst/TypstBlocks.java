package org.gradus.report.render.typst;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.SumPieces;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Inline;

/** Writes the blocks of a sheet with the words of {@code sheet.typ}. */
final class TypstBlocks implements Block.Visitor<Void> {
    /** In em: what is left of a line beside its left side. */
    private static final double MOST = 36;

    /** In em: what is left of it beside a picture. */
    private static final double MOST_BESIDE = 28;

    private final MathsWriter formulas;
    private final TypstInline words;
    private final SvgFigures figures;
    private final StringBuilder out = new StringBuilder(16384);
    private boolean beforeAnswer;

    TypstBlocks(MathsWriter formulas, SvgFigures figures) {
        this.formulas = formulas;
        this.words = new TypstInline(formulas);
        this.figures = figures;
    }

    String text() {
        return out.toString();
    }

    TypstInline words() {
        return words;
    }

    private Void line(String typst) {
        out.append(typst).append("\n\n");
        return null;
    }

    private static String display(Maths maths) {
        return "#f($display(" + TypstMaths.of(maths) + ")$)";
    }

    void all(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            beforeAnswer = i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.Answer;
            blocks.get(i).accept(this);
        }
    }

    @Override
    public Void overview(Block.Overview overview) {
        boolean beside = overview.left().stream()
                .filter(Block.Data.class::isInstance)
                .flatMap(data -> ((Block.Data) data).rows().stream())
                .allMatch(row -> Width.ofData(row) <= MOST_BESIDE);
        if (overview.drawing().isEmpty() || !beside) {
            all(overview.left());
            overview.drawing().ifPresent(drawing -> line(figures.of(drawing)));
            return null;
        }
        out.append("#beside[\n");
        all(overview.left());
        return line("][" + figures.of(overview.drawing().get()) + "]");
    }

    @Override
    public Void data(Block.Data data) {
        StringBuilder rows = new StringBuilder();
        for (List<Chain> row : data.rows()) {
            String cells = row.stream()
                    .filter(chain -> chain.left().isPresent() || !chain.links().isEmpty())
                    .map(chain ->
                            words.write(chain.lead()) + display(formulas.whole().chain(chain)))
                    .collect(Collectors.joining("#h(2em)"));
            rows.append("  [" + cells + "],\n");
        }
        return line("#data(\n" + rows + ")");
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        return line(words.write(paragraph.text()));
    }

    @Override
    public Void wanted(Block.Wanted wanted) {
        return line(words.write(wanted.inOneLine()));
    }

    @Override
    public Void part(Block.Part part) {
        line("#part(" + TypstText.quoted(part.letter()) + ")[" + words.write(part.title()) + "]["
                + TypstText.escape(part.points()) + "]");
        return part.asked().isEmpty() ? null : line(words.write(part.asked()));
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        return line("#strong[" + words.write(heading.title()) + "]");
    }

    @Override
    public Void step(Block.Step step) {
        out.append(
                "#step(" + step.number() + ")[" + words.write(step.title()) + "][" + words.write(step.why()) + "]\n");
        for (int i = 0; i < step.lines().size(); i++) {
            write(step.lines().get(i), beforeAnswer && i == step.lines().size() - 1);
        }
        out.append('\n');
        return null;
    }

    /**
     * Each relation sign with what follows it is a formula of its own, so that the line may be broken between them.
     *
     * @param kept whether it stays on the page with what follows
     */
    private void write(Block.Line line, boolean kept) {
        StringBuilder right = new StringBuilder();
        String left = "";
        for (int i = 0; i < line.chains().size(); i++) {
            Chain chain = line.chains().get(i);
            boolean aligned = i == 0 && !chain.links().isEmpty();
            String lead = chain.lead().isEmpty() ? "" : words.write(chain.lead()) + "#h(0.6em)";
            Optional<String> side = chain.left().map(formulas::write).map(TypstBlocks::display);
            if (aligned) {
                left = lead + side.orElse("");
            } else {
                right.append(i == 0 ? "" : " #h(1.6em) ").append(lead).append(side.orElse(""));
            }
            for (Chain.Link link : chain.links()) {
                right.append(right.isEmpty() ? "" : " ").append(display(link));
            }
        }
        String number = line.equation().isPresent() ? "(" + line.equation().getAsInt() + ")" : "";
        out.append((kept ? "#eq(keep: true)[" : "#eq[") + left + "][" + right + "][" + words.write(line.remark()) + "]["
                + number + "]\n");
    }

    /** A sum that no line could hold is broken before its signs too; what cannot be broken is shortened. */
    private String display(Chain.Link link) {
        if (Width.of(link.right()) <= MOST || link.isWithoutNumber()) {
            return display(formulas.link(link));
        }
        Optional<List<Maths>> pieces = SumPieces.of(link.right(), formulas);
        if (pieces.isEmpty()) {
            return display(formulas.shortened().link(link));
        }
        Maths sign = MathsWriter.sign(link.operator());
        return display(Maths.row(sign, pieces.get().get(0)))
                + pieces.get().stream()
                        .skip(1)
                        .map(piece -> " " + display(piece))
                        .collect(Collectors.joining());
    }

    @Override
    public Void table(Block.Table table) {
        return line("#" + ruled(table));
    }

    private String ruled(Block.Table table) {
        StringBuilder typst =
                new StringBuilder("ruled(columns: " + table.header().size() + ",\n  table.hline(),\n");
        typst.append("  table.header(" + cells(table.header(), false) + "),\n  table.hline(),\n");
        for (int i = 0; i < table.rows().size(); i++) {
            typst.append(i > 0 && table.groups().contains(i) ? "  table.hline(stroke: 0.4pt),\n" : "");
            typst.append("  " + cells(table.rows().get(i), table.strong().contains(i)) + ",\n");
        }
        return typst.append("  table.hline())").toString();
    }

    private String cells(List<List<Inline>> row, boolean strong) {
        return row.stream()
                .map(cell -> strong ? "[#strong[" + words.write(cell) + "]]" : "[" + words.write(cell) + "]")
                .collect(Collectors.joining(", "));
    }

    @Override
    public Void tables(Block.Tables tables) {
        tables.tables().forEach(this::table);
        return null;
    }

    @Override
    public Void figure(Block.Figure figure) {
        figure.drawings().forEach(drawing -> line(figures.of(drawing)));
        figure.words().forEach(text -> line("#remark[" + words.write(text) + "]"));
        return null;
    }

    @Override
    public Void answer(Block.Answer answer) {
        List<String> parts = new ArrayList<>();
        parts.add(words.write(answer.text()));
        answer.tables().forEach(table -> parts.add("#" + ruled(table)));
        if (!answer.note().isEmpty()) {
            parts.add("#remark[" + words.write(answer.note()) + "]");
        }
        return line("#answer(" + TypstText.quoted(answer.letter()) + ")[" + String.join("\n", parts) + "]");
    }

    @Override
    public Void space(Block.Space space) {
        String name = space.ruling() == Block.Space.Ruling.SQUARES ? "squares" : "ruledlines";
        return line("#" + name + "(" + space.rows() + ")");
    }

    @Override
    public Void rules(Block.Rules rules) {
        rules.rules()
                .forEach(rule -> out.append(
                        "- #strong[" + TypstText.escape(rule.name()) + ".]; " + words.write(rule.text()) + "\n"));
        out.append('\n');
        return null;
    }

    @Override
    public Void grids(Block.Grids grids) {
        grids.grids().forEach(grid -> line((grids.dense() ? "#text(size: 8pt, " : "#(") + grid(grid) + ")"));
        return null;
    }

    private String grid(Grid grid) {
        StringBuilder typst = new StringBuilder();
        String aligned = grid.columns().stream()
                .map(column -> switch (column.align()) {
                    case LEFT -> "left";
                    case RIGHT -> "right";
                    case CENTRE -> "center";
                })
                .collect(Collectors.joining(", "));
        typst.append("[#strong[" + words.write(grid.caption()) + "]\n#ruled(columns: "
                + grid.columns().size() + ", align: (" + aligned + ",),\n  table.hline(),\n");
        for (Grid.Column column : grid.columns()) {
            typst.append(
                    "  [" + column.head().stream().map(words::write).collect(Collectors.joining(" \\\n")) + "],\n");
        }
        for (Grid.Band band : grid.bands()) {
            typst.append("  table.hline(),\n").append(band(band, grid.columns().size()));
        }
        return typst.append("  table.hline())]").toString();
    }

    private String band(Grid.Band band, int columns) {
        StringBuilder typst = new StringBuilder();
        if (!band.title().isEmpty()) {
            typst.append("  table.cell(colspan: " + columns + ", align: left)[#strong[" + words.write(band.title())
                    + "];#h(1fr);" + TypstText.escape(band.total()) + "],\n");
        }
        for (Grid.Row row : band.rows()) {
            row.cells().forEach(cell -> typst.append("  [" + cell(cell, row.grey()) + "],\n"));
        }
        return typst.toString();
    }

    private String cell(Grid.Cell cell, boolean grey) {
        String text = words.write(cell.text());
        String marked = switch (cell.mark()) {
            case NONE -> text;
            case RIGHT -> "#strong[" + text + "]";
            case CAUSE -> "#box(stroke: 0.6pt, inset: 2pt)[#strong[" + text + "]]";
            case FOLLOWS -> "#underline[" + text + "]";
            case IMPOSSIBLE -> text + "†";
        };
        return grey ? "#text(fill: grey)[" + marked + "]" : marked;
    }

    @Override
    public Void note(Block.Note note) {
        return line("#remark[" + words.write(note.text()) + "]");
    }
}
