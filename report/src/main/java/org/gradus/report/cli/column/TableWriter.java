package org.gradus.report.cli.column;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.compose.claim.VerdictTable;
import org.gradus.report.compose.claim.VerdictTable.Row;
import org.gradus.report.solution.ClaimResult;

/** The verdicts in columns; the verdict in colour where the terminal has it. */
public final class TableWriter {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";
    private static final String GAP = "  ";
    /** Longer ids and witnesses do not push the columns to the right. */
    private static final int WIDEST = 40;

    private TableWriter() {}

    /** The launcher knows whether standard output is a terminal with colours, Java 17 does not; see no-color.org. */
    public static boolean coloursAreWanted() {
        String refused = System.getenv("NO_COLOR");
        return Boolean.getBoolean("gradus.colours") && (refused == null || refused.isEmpty());
    }

    /** The table with its summary, each line ending with a line feed. */
    public static String write(VerdictTable table, List<ClaimResult> results, boolean colours) {
        List<Row> all = new ArrayList<>(List.of(table.head()));
        all.addAll(table.rows());
        int claim = width(all.stream().map(Row::claim).toList());
        int verdict = width(all.stream().map(Row::verdict).toList());
        int witness = width(all.stream().map(Row::witness).toList());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            Row row = all.get(i);
            String rest = (padded(row.witness(), witness) + GAP + row.reason()).stripTrailing();
            String word = rest.isEmpty() ? row.verdict() : padded(row.verdict(), verdict);
            String shown = colours && i > 0 ? colour(results.get(i - 1)) + word + PLAIN : word;
            text.append(padded(row.claim(), claim)).append(GAP).append(shown);
            text.append(rest.isEmpty() ? "" : GAP + rest).append('\n');
        }
        return text.append('\n').append(table.summary()).append('\n').toString();
    }

    private static String colour(ClaimResult result) {
        return switch (result.verdict()) {
            case "proved" -> GREEN;
            case "refuted" -> RED;
            default -> YELLOW;
        };
    }

    private static int width(List<String> cells) {
        return cells.stream()
                .mapToInt(TableWriter::length)
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - length(cell)));
    }
}
