package org.gradus.report.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.DataShape;
import org.gradus.report.render.maths.Extent;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.sheet.Sheet;

/** Writes the blocks of a sheet as LaTeX, with the commands of {@code macros.tex}. */
final class LatexBlocks implements Block.Visitor<Void> {
    /** What the running foot has room for, in em. */
    private static final double FOOT = 24;

    /** A step of more lines may be continued on another page. */
    private static final int MOST_KEPT_TOGETHER = 6;

    /** In em: the width of the text. */
    private static final double LINE = 43;

    private static final int MOST_ROWS_BELOW_EACH_OTHER = 4;

    /** Title, gap between two columns. */
    private static final double COLUMN_GAPS = 7;

    /** Running text is wider than remarks. */
    private static final double WORDS = 1.06;

    private final ChainWriter chains;
    private final ChainWriter data;
    private final LatexInline words;
    private final LatexInline grey;
    private final LatexLines lines;
    private final LatexTables tables;
    private final LatexCourse course;
    private final LatexFigures figures;
    private final Sheet sheet;
    private final boolean alone;
    private int steps;
    private boolean lastBegins;
    private final StringBuilder out = new StringBuilder(16384);

    /**
     * @param prefix tells the labels of this sheet from those of the others in one document
     */
    LatexBlocks(ChainWriter chains, Sheet sheet, String prefix) {
        this.chains = chains;
        this.data = new ChainWriter(chains.writer().whole());
        LatexInline.Labels labels = new LatexInline.Labels(prefix, sheet.equations());
        this.words = new LatexInline(chains, labels);
        this.grey = new LatexInline(new ChainWriter(chains.writer().colourless()), labels);
        this.lines = new LatexLines(chains, grey, LeftSides.width(sheet));
        this.tables = new LatexTables(words);
        this.course = new LatexCourse(words);
        this.figures = new LatexFigures(words, grey);
        this.sheet = sheet;
        this.alone = prefix.isEmpty();
    }

    String write() {
        out.append(String.format(Locale.ROOT, "\\setlength{\\leftwidth}{%.1fmm}%n", lines.leftWidth())
                .replace("\r", ""));
        sheet.head().ifPresent(head -> out.append(LatexCourse.head(head)));
        out.append("\\sheettitle{" + foot() + "}{" + words.inline(sheet.title()) + "}{" + LatexText.escape(sheet.kind())
                + "}\n");
        sheet.head().ifPresent(head -> out.append(LatexCourse.names(head.names())));
        if (!sheet.question().isEmpty()) {
            paragraph(new Block.Paragraph(sheet.question()));
        }
        List<Block> blocks = sheet.blocks();
        int tail = LastPage.firstKept(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Overview overview
                    && overview.drawing().isPresent()) {
                i += words(overview, blocks.subList(i + 1, blocks.size()));
                continue;
            }
            lastBegins = i == tail;
            if (i > 0 && blocks.get(i) instanceof Block.Paragraph && isBoxed(blocks.get(i - 1))) {
                out.append("\\sheetgap\n");
            }
            if (alone && i == blocks.size() - 1 && blocks.get(i) instanceof Block.Note note) {
                out.append("\\footline{" + grey.inline(note.text()) + "}\n");
            } else {
                blocks.get(i).accept(this);
            }
            boolean ends = i + 1 < blocks.size() && !isTable(blocks.get(i + 1));
            if (blocks.get(i) instanceof Block.Paragraph && ends) {
                out.append("\\penalty0\n"); // but what is said of a table stays with it
            }
        }
        return out.toString();
    }

    private static boolean isTable(Block block) {
        return block instanceof Block.Table || block instanceof Block.Tables;
    }

    private static boolean isBoxed(Block block) {
        return isTable(block) || block instanceof Block.Answer;
    }

    /** Title and kind, in one line. */
    private String foot() {
        boolean fits = Width.ofText(sheet.title()) <= FOOT;
        String title = fits ? grey.inline(sheet.title()) : LatexText.escape(cut(plain(sheet.title())));
        String kind = LatexText.escape(cut(sheet.kind()));
        return title + (title.isEmpty() || kind.isEmpty() ? "" : " \\textperiodcentered\\ ") + kind;
    }

    /** The first words, as many as the foot has room for. */
    private static String cut(String text) {
        StringBuilder cut = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (cut.length() + word.length() > FOOT * 1.5) {
                return cut.append(cut.isEmpty() ? "" : " \u2026").toString();
            }
            cut.append(cut.isEmpty() ? "" : " ").append(word);
        }
        return cut.toString();
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
        BesideNetwork beside = BesideNetwork.of(overview, next);
        out.append("\\sbox{\\network}{\\fit[.62\\linewidth]{%\n")
                .append(figures.drawing(overview.drawing().orElseThrow()))
                .append("}}%\n\\overview{%\n");
        beside.data().forEach(block -> block.accept(this));
        out.append("}{%\n");
        beside.words().forEach(block -> block.accept(this));
        out.append("}\n");
        return beside.taken();
    }

    /** Rows of small matrices share their columns, many stand in two halves beside each other; nothing is left out. */
    @Override
    public Void data(Block.Data block) {
        List<List<Chain>> rows = block.rows();
        if (!DataShape.isSmall(rows)) {
            rows.forEach(row -> out.append("\\data{" + alignedRows(List.of(row)) + "}\n"));
            return null;
        }
        int half = (rows.size() + 1) / 2;
        boolean halved = rows.size() >= MOST_ROWS_BELOW_EACH_OTHER
                && width(rows.subList(0, half)) + width(rows.subList(half, rows.size())) < 1.1 * LINE;
        String tex = halved
                ? alignedRows(rows.subList(0, half)) + "\\qquad\\qquad\n" + alignedRows(rows.subList(half, rows.size()))
                : alignedRows(rows);
        out.append("\\data{" + tex + "}\n");
        return null;
    }

    private static double width(List<List<Chain>> rows) {
        return rows.stream()
                .mapToDouble(row -> row.stream()
                        .mapToDouble(chain -> 2 + Width.ofText(chain.lead()) + LineBreaker.width(chain, Extent.WHOLE))
                        .sum())
                .max()
                .orElse(0);
    }

    private String alignedRows(List<List<Chain>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        StringBuilder tex = new StringBuilder("\\begin{alignedat}{" + columns + "}\n");
        for (int i = 0; i < rows.size(); i++) {
            List<Chain> row = rows.get(i);
            int skipped = DataShape.startsWithMatrix(row) ? columns - row.size() : 0;
            tex.append("&& ".repeat(skipped));
            for (int j = 0; j < row.size(); j++) {
                String gap = j == 0 ? "" : " &\\qquad ";
                tex.append(gap).append(aligned(row.get(j)));
            }
            tex.append(i == rows.size() - 1 ? "\n" : " \\\\[3pt]\n");
        }
        return tex.append("\\end{alignedat}").toString();
    }

    private String aligned(Chain chain) {
        StringBuilder tex = new StringBuilder(LineBreaker.lead(chains, chain));
        tex.append(chain.left().map(data::expr).orElse("")).append(" &");
        chain.links().forEach(link -> tex.append(data.link(link)));
        return tex.toString();
    }

    @Override
    public Void paragraph(Block.Paragraph paragraph) {
        out.append("{\\raggedright ").append(words.inline(paragraph.text())).append("\\par}\\nobreak\\vspace{3pt}\n");
        return null;
    }

    /** In two columns, the first half of the parts at the left; few parts, or long ones, in running text. */
    @Override
    public Void wanted(Block.Wanted wanted) {
        int half = (wanted.parts().size() + 1) / 2;
        double left = widest(wanted.parts().subList(0, half));
        double right = widest(wanted.parts().subList(half, wanted.parts().size()));
        if (wanted.parts().size() <= 2 || left + right + COLUMN_GAPS > LINE) {
            return paragraph(new Block.Paragraph(wanted.inOneLine()));
        }
        out.append("\\fit{")
                .append(words.inline(wanted.title()))
                .append("\\quad\\begin{tabular}[t]{@{}l@{\\qquad}l@{}}\n");
        for (int i = 0; i < half; i++) {
            out.append(words.inline(wanted.parts().get(i))).append(" & ");
            if (half + i < wanted.parts().size()) {
                out.append(words.inline(wanted.parts().get(half + i)));
            }
            out.append("\\\\\n");
        }
        out.append("\\end{tabular}}\\par\\vspace{3pt}\n");
        return null;
    }

    private static double widest(List<List<Inline>> parts) {
        return parts.stream().mapToDouble(Width::ofText).max().orElse(0) * WORDS;
    }

    @Override
    public Void part(Block.Part part) {
        String heading = "{" + LatexText.escape(part.letter()) + "}{" + words.inline(part.title()) + "}";
        out.append(
                part.points().isEmpty() && part.asked().isEmpty()
                        ? "\n\\sheetpart" + heading + "\n"
                        : "\n\\partpoints" + heading + "{" + words.inline(part.asked()) + "}{"
                                + LatexText.escape(part.points()) + "}\n");
        tail();
        return null;
    }

    @Override
    public Void sampleHeading(Block.SampleHeading heading) {
        out.append("\n\\sampleheading{" + words.inline(heading.title()) + "}\n");
        return null;
    }

    @Override
    public Void step(Block.Step step) {
        steps++;
        if (step.number() != steps) {
            out.append("\n\\setcounter{step}{" + (step.number() - 1) + "}");
            steps = step.number();
        }
        out.append("\n\\step{" + words.inline(step.title()) + "}{" + grey.inline(step.why()) + "}\n");
        tail();
        boolean aside = false;
        for (int i = 0; i < step.lines().size(); i++) {
            Block.Line line = step.lines().get(i);
            boolean begins = !line.goesOn();
            boolean isLong = step.lines().size() > MOST_KEPT_TOGETHER;
            boolean next =
                    i + 1 < step.lines().size() && step.lines().get(i + 1).goesOn();
            if (isLong && begins && i > 1 && i < step.lines().size() - 1) {
                out.append("\\maybreak\n");
            }
            out.append(lines.line(line, step.number(), next));
            aside |= next && line.chains().size() > 1;
            if (aside && !next) {
                out.append("\\asides\n");
                aside = false;
            }
        }
        return null;
    }

    /** Below the heading with which the end of the sheet begins. */
    private void tail() {
        if (lastBegins) {
            out.append("\\laststeps\n");
            lastBegins = false;
        }
    }

    @Override
    public Void table(Block.Table table) {
        out.append(tables.below(List.of(table)));
        return null;
    }

    @Override
    public Void tables(Block.Tables block) {
        out.append(tables.below(block.tables()));
        return null;
    }

    @Override
    public Void figure(Block.Figure figure) {
        out.append(figures.figure(figure));
        return null;
    }

    /** A box that no page could hold is continued in a second one. */
    @Override
    public Void answer(Block.Answer answer) {
        String letter =
                answer.letter().isEmpty() ? "" : "\\sheetstrong{(" + LatexText.escape(answer.letter()) + ")}\\quad ";
        out.append("\\answer{" + letter + words.inline(answer.text()));
        boolean first = true;
        for (Block.Table table : answer.tables()) {
            for (Block.Table piece : tables.forAnswer(table)) {
                String gap =
                        first ? answer.text().isEmpty() ? "" : "\\par\\vspace{4pt}" : "}\n\\maybreak\\answer{" + letter;
                out.append(gap)
                        .append("\\shrink[\\dimexpr\\linewidth-2em]{")
                        .append(tables.open(piece))
                        .append('}');
                first = false;
            }
        }
        out.append(answer.note().isEmpty() ? "" : "\\smallnote{" + grey.inline(answer.note()) + "}");
        out.append("}\n");
        return null;
    }

    @Override
    public Void space(Block.Space space) {
        out.append(course.space(space));
        return null;
    }

    @Override
    public Void rules(Block.Rules rules) {
        out.append(course.rules(rules));
        return null;
    }

    @Override
    public Void grids(Block.Grids grids) {
        out.append(course.grids(grids));
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
