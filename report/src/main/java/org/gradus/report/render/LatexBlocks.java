package org.gradus.report.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Diagram;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** Writes the blocks of a sheet as LaTeX, with the commands of {@code preamble.tex}. */
final class LatexBlocks implements Block.Visitor<Void> {
    /** The text is 166 mm wide, an em of it 10.95 pt. */
    private static final double EM = 43.1;

    private static final double MM_PER_EM = 166 / EM;

    /** The data must leave room for the network beside it. */
    private static final double MOST_BESIDE_NETWORK = 25;

    private static final int MOST_COLUMNS_BESIDE = 4;

    /** A calculation of more rows than this may be broken over pages. */
    private static final int MOST_KEPT_TOGETHER = 10;

    /** A table starts below the relation signs, with more room between its rows; what is too wide is scaled. */
    private static final String BEFORE_TABLE =
            "{\\par\\nobreak\\vspace{3pt}\\noindent\\hspace*{\\leftwidth}\\renewcommand{\\arraystretch}{1.15}%\n"
                    + "\\fit[\\dimexpr\\linewidth-\\leftwidth\\relax]{";

    private static final String AFTER_TABLE = "}\\par\\vspace{2pt}}";

    /** A longer table is continued in a new one, which may stand on the next page. */
    private static final int MOST_ROWS_OF_TABLE = 16;

    /** Title, gap between two columns. */
    private static final double COLUMN_GAPS = 8;

    /** Running text is wider than remarks. */
    private static final double WORDS = 1.25;

    private final ChainWriter chains;
    private final LatexInline words;
    private final LatexInline grey;
    private final Sheet sheet;
    private final double left;
    private final LineBreaker breaker;
    private final StringBuilder out = new StringBuilder(16384);

    LatexBlocks(ChainWriter chains, Sheet sheet) {
        this.chains = chains;
        this.words = new LatexInline(chains);
        this.grey = new LatexInline(new ChainWriter(chains.writer().colourless()));
        this.sheet = sheet;
        this.left = LeftSides.width(sheet) * MM_PER_EM;
        this.breaker = new LineBreaker(chains, EM - left / MM_PER_EM);
    }

    /** The room left of the relation signs. */
    String leftWidth() {
        return String.format(Locale.ROOT, "%.1fmm", left);
    }

    String write() {
        out.append("\\sheettitle{" + words.inline(sheet.title()) + "}{" + LatexText.escape(sheet.kind()) + "}\n");
        if (!sheet.question().isEmpty()) {
            paragraph(new Block.Paragraph(sheet.question()));
        }
        List<Block> blocks = sheet.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (i == blocks.size() - 1 && blocks.get(i) instanceof Block.Note) {
                out.append("\n\\par\\vfill");
            }
            blocks.get(i).accept(this);
        }
        return out.toString();
    }

    @Override
    public Void overview(Block.Overview overview) {
        if (overview.diagram().isEmpty()) {
            overview.left().forEach(block -> block.accept(this));
            return null;
        }
        Diagram diagram = overview.diagram().get();
        boolean beside = diagram.columns().size() <= MOST_COLUMNS_BESIDE
                && overview.left().stream().allMatch(LatexBlocks::isNarrow);
        out.append("\\sbox{\\network}{\\fit[").append(beside ? ".42" : "").append("\\linewidth]{%\n");
        new LatexDiagram(chains, out).write(diagram);
        out.append("}}%\n");
        if (beside) {
            out.append("\\besides{%\n");
            overview.left().forEach(block -> block.accept(this));
            out.append("}\n");
        } else {
            overview.left().forEach(block -> block.accept(this));
            out.append("\\par\\addvspace{6pt}\\noindent\\hspace*{\\fill}\\usebox{\\network}\\hspace*{\\fill}\\par\n");
        }
        return null;
    }

    private static boolean isNarrow(Block block) {
        return !(block instanceof Block.Data data)
                || data.rows().stream()
                        .allMatch(row -> row.stream()
                                        .mapToDouble(chain -> 2 + Width.ofText(chain.lead()) + LineBreaker.width(chain))
                                        .sum()
                                < MOST_BESIDE_NETWORK + 2);
    }

    /** All rows share their columns; a row that starts with a matrix stands under the matrices. */
    @Override
    public Void data(Block.Data data) {
        int columns = data.rows().stream().mapToInt(List::size).max().orElse(0);
        out.append("\\par\\vspace{5pt}\\fit{$\\begin{alignedat}{" + columns + "}\n");
        for (int i = 0; i < data.rows().size(); i++) {
            List<Chain> row = data.rows().get(i);
            int skipped = startsWithMatrix(row) ? columns - row.size() : 0;
            out.append("&& ".repeat(skipped));
            for (int j = 0; j < row.size(); j++) {
                String gap = j == 0 ? "" : " &\\qquad ";
                out.append(gap).append(aligned(row.get(j)));
            }
            out.append(i == data.rows().size() - 1 ? "\n" : "\\\\\n");
        }
        out.append("\\end{alignedat}$}\\par\\vspace{5pt}\n");
        return null;
    }

    private static boolean startsWithMatrix(List<Chain> row) {
        return !row.isEmpty()
                && row.get(0).left().isPresent()
                && row.get(0).left().get() instanceof Expr.Symbol symbol
                && symbol.shape() == Expr.Shape.MATRIX;
    }

    private String aligned(Chain chain) {
        StringBuilder tex = new StringBuilder(LineBreaker.lead(chains, chain));
        tex.append(chain.left().map(chains::expr).orElse("")).append(" &");
        chain.links().forEach(link -> tex.append(chains.link(link)));
        return tex.toString();
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        out.append("{\\raggedright ").append(words.inline(paragraph.text())).append("\\par}\\vspace{3pt}\n");
        return null;
    }

    /** In two columns, the first half of the parts at the left; few parts, or long ones, in running text. */
    @Override
    public Void wanted(Block.Wanted wanted) {
        int half = (wanted.parts().size() + 1) / 2;
        double left = widest(wanted.parts().subList(0, half));
        double right = widest(wanted.parts().subList(half, wanted.parts().size()));
        if (wanted.parts().size() <= 2 || left + right + COLUMN_GAPS > EM) {
            return paragraph(new Block.Paragraph(wanted.inOneLine()));
        }
        out.append("{").append(words.inline(wanted.title())).append("\\quad\\begin{tabular}[t]{@{}l@{\\qquad}l@{}}\n");
        for (int i = 0; i < half; i++) {
            out.append(words.inline(wanted.parts().get(i))).append(" & ");
            if (half + i < wanted.parts().size()) {
                out.append(words.inline(wanted.parts().get(half + i)));
            }
            out.append("\\\\\n");
        }
        out.append("\\end{tabular}\\par}\\vspace{3pt}\n");
        return null;
    }

    private static double widest(List<List<Inline>> parts) {
        return parts.stream().mapToDouble(Width::ofText).max().orElse(0) * WORDS;
    }

    @Override
    public Void part(Block.Part part) {
        out.append("\n\\sheetpart{" + LatexText.escape(part.letter()) + "}{" + words.inline(part.title()) + "}\n");
        return null;
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        out.append("\n\\sampleheading{" + words.inline(heading.title()) + "}\n");
        return null;
    }

    @Override
    public Void step(Block.Step step) {
        out.append("\n\\step{" + step.number() + "}{" + words.inline(step.title()) + "}{" + grey.inline(step.why())
                + "}\n");
        for (int i = 0; i < step.lines().size(); i++) {
            if (i > 0) {
                out.append("\\penalty150");
            }
            line(step.lines().get(i));
        }
        return null;
    }

    private void line(Block.Line line) {
        List<LineBreaker.Row> rows = breaker.rows(line);
        for (int i = 0; i < rows.size(); i++) {
            LineBreaker.Row row = rows.get(i);
            String edge = edge(line, i == 0, i == rows.size() - 1);
            boolean goesOn = row.left().isBlank();
            boolean breakable = goesOn && rows.size() > MOST_KEPT_TOGETHER && i > 1 && i < rows.size() - 1;
            String command = breakable ? "\\penalty500\\eqline{}{" : "\\eqmore{";
            out.append(goesOn ? command : "\\eqline{" + row.left().strip() + "}{")
                    .append(row.right().strip());
            out.append("}{").append(edge).append("}\n");
        }
    }

    private String edge(Block.Line line, boolean first, boolean last) {
        String remark = last && !line.remark().isEmpty() ? "\\why{" + grey.inline(line.remark()) + "}" : "";
        String number =
                first && line.equation().isPresent() ? "(" + line.equation().getAsInt() + ")" : "";
        return remark + (remark.isEmpty() || number.isEmpty() ? "" : "\\quad ") + number;
    }

    @Override
    public Void table(Block.Table table) {
        for (int from = 0; from < table.rows().size(); from += MOST_ROWS_OF_TABLE) {
            int to = Math.min(from + MOST_ROWS_OF_TABLE, table.rows().size());
            String columns = "c".repeat(table.header().size());
            out.append(BEFORE_TABLE).append("\\begin{tabular}{" + columns + "}\n");
            row(table.header());
            out.append("\\hline\n");
            table.rows().subList(from, to).forEach(this::row);
            out.append("\\end{tabular}").append(AFTER_TABLE).append('\n');
        }
        return null;
    }

    @Override
    public Void tables(Block.Tables tables) {
        out.append(BEFORE_TABLE);
        for (Block.Table table : tables.tables()) {
            tabular(table);
            out.append("\\qquad ");
        }
        out.append(AFTER_TABLE).append('\n');
        return null;
    }

    private void tabular(Block.Table table) {
        out.append("\\begin{tabular}[t]{" + "c".repeat(table.header().size()) + "}\n");
        row(table.header());
        out.append("\\hline\n");
        table.rows().forEach(this::row);
        out.append("\\end{tabular}%\n");
    }

    private void row(List<List<Inline>> cells) {
        out.append(cells.stream().map(words::inline).collect(Collectors.joining(" & ")))
                .append("\\\\\n");
    }

    @Override
    public Void answer(Block.Answer answer) {
        String letter =
                answer.letter().isEmpty() ? "" : "\\sheetstrong{(" + LatexText.escape(answer.letter()) + ")}\\quad ";
        out.append("\\answer{" + letter + words.inline(answer.text()));
        for (Block.Table table : answer.tables()) {
            out.append(answer.text().isEmpty() ? "" : "\\par ");
            tabular(table);
        }
        out.append(answer.note().isEmpty() ? "" : "\\smallnote{" + grey.inline(answer.note()) + "}");
        out.append("}\n");
        return null;
    }

    @Override
    public Void note(Block.Note note) {
        out.append("\\smallnote{" + grey.inline(note.text()) + "}\n");
        return null;
    }

    /** The words without formulas. */
    static String plain(List<Inline> text) {
        return text.stream()
                .filter(inline -> !(inline instanceof Inline.Formula))
                .map(ChainWriter::plain)
                .collect(Collectors.joining());
    }
}
