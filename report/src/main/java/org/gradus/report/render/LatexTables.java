package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradus.report.render.maths.TableColumn;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Inline;

/** Writes tables with hairlines: numbers right-aligned, words at the left, all else centred. */
final class LatexTables {
    /** A longer table is continued in a new one, which may stand on the next page. */
    private static final int MOST_ROWS = 16;

    /** Of one whose rows belong together in groups, which may be parted. */
    private static final int MOST_GROUPED = 12;

    /** Of the answers: in lines of the text. */
    private static final int MOST_LINES = 40;

    private final LatexInline words;

    LatexTables(LatexInline words) {
        this.words = words;
    }

    /** Tables beside each other; of one table that is long several pieces. */
    String below(List<Block.Table> tables) {
        StringBuilder out = new StringBuilder();
        if (tables.size() == 1) {
            List<Block.Table> pieces =
                    TableShape.pieces(tables.get(0), tables.get(0).groups().size() > 1 ? MOST_GROUPED : MOST_ROWS);
            for (int i = 0; i < pieces.size(); i++) {
                out.append(i == 0 ? "" : "\\maybreak")
                        .append("\\tables{\\onetable{")
                        .append(ruled(pieces.get(i)))
                        .append("}}\n");
            }
            return out.toString();
        }
        out.append("\\tables{");
        tables.forEach(table -> out.append("\\onetable{").append(ruled(table)).append("}%\n"));
        return out.append("}\n").toString();
    }

    /** The table in pieces that an answer box can hold. */
    List<Block.Table> forAnswer(Block.Table table) {
        int highest = table.rows().stream().mapToInt(TableShape::lines).max().orElse(1);
        return TableShape.pieces(table, Math.max(1, MOST_LINES / (highest + 1)));
    }

    private String ruled(Block.Table table) {
        return "\\begin{tabular}[t]{" + columns(table) + "}\\toprule\n" + header(table) + "\\midrule\n" + rows(table)
                + "\\bottomrule\\end{tabular}";
    }

    /** With one rule below what stands over the columns. */
    String open(Block.Table table) {
        return "\\begin{tabular}[t]{" + columns(table) + "}\n" + header(table) + "\\midrule\n" + rows(table)
                + "\\end{tabular}";
    }

    private String columns(Block.Table table) {
        StringBuilder columns = new StringBuilder("@{}");
        for (int j = 0; j < table.header().size(); j++) {
            columns.append(
                    switch (TableColumn.of(table, j)) {
                        case NUMBERS -> 'r';
                        case WORDS -> 'l';
                        case OTHER -> 'c';
                    });
        }
        return columns.append("@{}").toString();
    }

    private String header(Block.Table table) {
        List<String> cells = new ArrayList<>();
        for (int j = 0; j < table.header().size(); j++) {
            String cell = words.inline(table.header().get(j));
            String edge = j == 0 ? "@{}" : "";
            String end = j == table.header().size() - 1 ? "@{}" : "";
            boolean centred = !cell.isEmpty() && TableColumn.of(table, j) == TableColumn.NUMBERS;
            cells.add(centred ? "\\multicolumn{1}{" + edge + "c" + end + "}{" + cell + "}" : cell);
        }
        return String.join(" & ", cells) + " \\\\";
    }

    private String rows(Block.Table table) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < table.rows().size(); i++) {
            List<List<Inline>> row = table.rows().get(i);
            boolean high = i > 0
                    && (TableShape.lines(row) > 1
                            || TableShape.lines(table.rows().get(i - 1)) > 1);
            boolean strong = table.strong().contains(i);
            out.append(i > 0 && table.groups().contains(i) ? "\\midrule\n" : high ? "\\addlinespace[4pt]\n" : "")
                    .append(row.stream()
                            .map(words::inline)
                            .map(cell -> strong && !cell.isEmpty() ? "\\boldmath " + cell : cell)
                            .collect(Collectors.joining(" & ")))
                    .append(" \\\\\n");
        }
        return out.toString();
    }
}
