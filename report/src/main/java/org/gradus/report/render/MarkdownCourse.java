package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Grid;
import org.gradus.report.sheet.Head;
import org.gradus.report.sheet.Inline;

/** Writes what only sheets of a course have. */
final class MarkdownCourse {
    private static final String RULE = "\\_".repeat(40);

    private final Function<List<Inline>, String> inline;

    MarkdownCourse(Function<List<Inline>, String> inline) {
        this.inline = inline;
    }

    /** What stands above the title. */
    static String head(Head head) {
        String both = MarkdownText.escape(head.left())
                + (head.left().isEmpty() || head.right().isEmpty() ? "" : " · ")
                + MarkdownText.escape(head.right());
        return both.isEmpty() ? "" : "*" + both + "*";
    }

    /** The line for a name. */
    static String names(Head.NameLine line) {
        return MarkdownText.escape(line.name()) + ": " + RULE + " " + MarkdownText.escape(line.number()) + ": " + RULE;
    }

    /** Squared paper is left to the reader. */
    List<String> space(Block.Space space) {
        List<String> lines = new ArrayList<>();
        if (space.ruling() == Block.Space.Ruling.LINES) {
            for (int i = 0; i < space.rows() / 2; i++) {
                lines.add(RULE);
            }
        }
        return lines;
    }

    String rules(Block.Rules rules) {
        StringBuilder out = new StringBuilder();
        rules.rules()
                .forEach(rule -> out.append(
                        "* **" + MarkdownText.escape(rule.name()) + ".** " + inline.apply(rule.text()) + "\n"));
        return out.toString();
    }

    String grid(Grid grid) {
        StringBuilder out = new StringBuilder();
        if (!grid.caption().isEmpty()) {
            out.append("**").append(inline.apply(grid.caption())).append("**\n\n");
        }
        out.append('|');
        for (Grid.Column column : grid.columns()) {
            List<String> lines = column.head().stream().map(inline).toList();
            out.append(' ').append(String.join(" ", lines).strip()).append(" |");
        }
        out.append("\n|");
        for (Grid.Column column : grid.columns()) {
            out.append(
                    switch (column.align()) {
                        case LEFT -> ":-|";
                        case RIGHT -> "-:|";
                        case CENTRE -> ":-:|";
                    });
        }
        out.append('\n');
        grid.bands().forEach(band -> out.append(band(band, grid.columns().size())));
        return out.toString();
    }

    private String band(Grid.Band band, int columns) {
        StringBuilder out = new StringBuilder();
        if (!band.title().isEmpty()) {
            out.append("| **")
                    .append(inline.apply(band.title()).replace("**", ""))
                    .append("** |");
            for (int j = 1; j < columns; j++) {
                boolean last = j == columns - 1 && !band.total().isEmpty();
                out.append(last ? " **" + MarkdownText.escape(band.total()) + "** |" : " |");
            }
            out.append('\n');
        }
        for (Grid.Row row : band.rows()) {
            out.append('|');
            row.cells().forEach(cell -> out.append(' ').append(cell(cell)).append(" |"));
            out.append('\n');
        }
        return out.toString();
    }

    private String cell(Grid.Cell cell) {
        String text = inline.apply(cell.text());
        if (text.isEmpty()) {
            return "";
        }
        return switch (cell.mark()) {
            case NONE -> text;
            case RIGHT -> text.contains("$") ? text : "**" + text + "**";
            case CAUSE -> wrapped(text, "\\boxed{");
            case FOLLOWS -> wrapped(text, "\\underline{");
            case IMPOSSIBLE -> text + "†";
        };
    }

    /** Around a formula the sign is part of it; words are set off. */
    private static String wrapped(String text, String command) {
        boolean formula = text.length() > 2 && text.startsWith("$") && text.indexOf('$', 1) == text.length() - 1;
        return formula ? "$" + command + text.substring(1, text.length() - 1) + "}$" : "**" + text + "**";
    }
}
