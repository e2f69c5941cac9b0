package org.gradus.report.cli.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradus.report.compose.marked.MarkedTable;

/** Words in columns, for a terminal. */
public final class ColumnWriter {
    private static final String GAP = "  ";
    /** Longer cells do not push the columns to the right. */
    private static final int WIDEST = 40;
    /** Columns that hold numbers: points. */
    private static final Set<Integer> RIGHT = Set.of(1, 2);

    private ColumnWriter() {}

    /** The table with its summary, each line ending with a line feed. */
    public static String write(MarkedTable table) {
        List<List<String>> all = new ArrayList<>(List.of(table.head()));
        all.addAll(table.rows());
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : GAP)
                        .append(padded(row.get(column), width(all, column), RIGHT.contains(column)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append('\n');
        table.summary().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .mapToInt(row -> length(row.get(column)))
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String padded(String cell, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - length(cell)));
        return right ? blanks + cell : cell + blanks;
    }
}
