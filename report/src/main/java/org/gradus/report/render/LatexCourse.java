package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;

/** Writes what only sheets of a course have, with the commands of {@code course.tex}. */
final class LatexCourse {
    /** As many rows of half a centimetre as fit on a page. */
    private static final int MOST_ROWS = 46;

    private final LatexInline words;

    LatexCourse(LatexInline words) {
        this.words = words;
    }

    /** What stands above the title; written before it. */
    static String head(Head head) {
        String logo = head.logo().map(name -> "\\courselogo{" + name + "}").orElse("");
        return "\\coursehead{" + LatexText.escape(head.left()) + "}{" + LatexText.escape(head.right()) + "}{" + logo
                + "}\n";
    }

    /** The line for a name; written below the title. */
    static String names(Optional<Head.NameLine> names) {
        return names.map(line ->
                        "\\nameline{" + LatexText.escape(line.name()) + "}{" + LatexText.escape(line.number()) + "}\n")
                .orElse("");
    }

    String space(Block.Space space) {
        StringBuilder out = new StringBuilder();
        String command = space.ruling() == Block.Space.Ruling.SQUARES ? "\\squares{" : "\\ruledlines{";
        for (int left = space.rows(); left > 0; left -= MOST_ROWS) {
            out.append(left < space.rows() ? "\\penalty0\n" : "")
                    .append(command)
                    .append(Math.min(left, MOST_ROWS))
                    .append("}\n");
        }
        return out.toString();
    }

    String rules(Block.Rules rules) {
        StringBuilder out = new StringBuilder("\\begin{rules}\n");
        rules.rules()
                .forEach(rule -> out.append(
                        "\\rul{" + LatexText.escape(rule.name()) + "}{" + words.inline(rule.text()) + "}\n"));
        return out.append("\\end{rules}\n").toString();
    }

    String grids(Block.Grids grids) {
        StringBuilder out = new StringBuilder("\\begin{grids}").append(grids.dense() ? "[\\densegrids]\n" : "\n");
        for (Grid grid : grids.grids()) {
            out.append("\\onegrid{%\n").append(grid(grid)).append("}%\n");
        }
        return out.append("\\end{grids}\n").toString();
    }

    private String grid(Grid grid) {
        StringBuilder out = new StringBuilder();
        if (!grid.caption().isEmpty()) {
            out.append("\\gridcaption{").append(words.inline(grid.caption())).append("}");
        }
        out.append("\\begin{tabular}[t]{@{}");
        grid.columns().forEach(column -> out.append(letter(column.align())));
        out.append("@{}}\\toprule\n");
        if (grid.columns().stream().anyMatch(column -> !column.head().isEmpty())) {
            out.append(header(grid)).append("\\midrule\n");
        }
        for (int i = 0; i < grid.bands().size(); i++) {
            out.append(i == 0 ? "" : "\\midrule\n").append(band(grid.bands().get(i), grid.columns()));
        }
        return out.append("\\bottomrule\\end{tabular}").toString();
    }

    private static char letter(Grid.Align align) {
        return switch (align) {
            case LEFT -> 'l';
            case RIGHT -> 'r';
            case CENTRE -> 'c';
        };
    }

    private String header(Grid grid) {
        List<String> cells = new ArrayList<>();
        for (Grid.Column column : grid.columns()) {
            if (column.head().stream().allMatch(List::isEmpty)) {
                cells.add("");
                continue;
            }
            StringBuilder lines = new StringBuilder();
            for (List<Inline> line : column.head()) {
                lines.append(lines.isEmpty() ? "" : "\\\\").append(words.inline(line));
            }
            cells.add("\\headcell{" + (column.align() == Grid.Align.LEFT ? "l" : "c") + "}{" + lines + "}");
        }
        return String.join(" & ", cells) + " \\\\\n";
    }

    private String band(Grid.Band band, List<Grid.Column> columns) {
        StringBuilder out = new StringBuilder();
        if (!band.title().isEmpty()) {
            int wide = columns.size() - (band.total().isEmpty() ? 0 : 1);
            out.append("\\multicolumn{" + wide + "}{@{}l}{\\sheetstrong{" + words.inline(band.title()) + "}}");
            out.append(band.total().isEmpty() ? "" : " & \\sheetstrong{" + LatexText.escape(band.total()) + "}")
                    .append(" \\\\\n");
        }
        for (int i = 0; i < band.rows().size(); i++) {
            Grid.Row row = band.rows().get(i);
            List<String> cells = new ArrayList<>();
            for (int j = 0; j < columns.size(); j++) {
                cells.add(cell(row.cells().get(j), row.grey()));
            }
            out.append(row.apart() && i > 0 ? "\\addlinespace[2.5pt]\n" : "")
                    .append(String.join(" & ", cells))
                    .append(" \\\\\n");
        }
        return out.toString();
    }

    private String cell(Grid.Cell cell, boolean grey) {
        String text = words.inline(cell.text());
        if (text.isEmpty()) {
            return "";
        }
        String marked = switch (cell.mark()) {
            case NONE -> text;
            case RIGHT -> "\\rightcell{" + text + "}";
            case CAUSE -> "\\causecell{" + text + "}";
            case FOLLOWS -> "\\followscell{" + text + "}";
            case IMPOSSIBLE -> "\\impossiblecell{" + text + "}";
        };
        return grey ? "\\greycell{" + marked + "}" : marked;
    }
}
