package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Puts formulas into Markdown: within the text and displayed. */
final class MarkdownFormulas {
    private static final String BEGIN = "\\begin{aligned}\n";
    private static final String END = "\n\\end{aligned}";

    private final TexDialect dialect;

    MarkdownFormulas(TexDialect dialect) {
        this.dialect = dialect;
    }

    /** A formula within the text. */
    String inText(String tex) {
        return dialect == TexDialect.GITHUB ? "$`" + tex + "`$" : "$" + tex + "$";
    }

    /** A displayed formula. */
    String display(String tex) {
        String safe = startingHarmlessly(tex.strip());
        return dialect == TexDialect.GITHUB ? "```math\n" + safe + "\n```\n" : "$$\n" + safe + "\n$$\n";
    }

    /** Rows with aligned relation signs, in as many displays as their length asks for. */
    List<String> aligned(List<LineBreaker.Row> rows) {
        List<String> displays = new ArrayList<>();
        List<LineBreaker.Row> open = new ArrayList<>();
        int length = 0;
        for (LineBreaker.Row row : rows) {
            int more = row.left().length() + row.right().length() + 12;
            if (!open.isEmpty() && length + more > ChainWriter.MOST_CHARACTERS) {
                displays.add(block(open));
                open.clear();
                length = 0;
            }
            open.add(row);
            length += more;
        }
        if (!open.isEmpty()) {
            displays.add(block(open));
        }
        return displays;
    }

    private String block(List<LineBreaker.Row> rows) {
        if (rows.size() == 1) {
            return display(left(rows.get(0)) + " " + rows.get(0).right().strip());
        }
        StringJoiner lines = new StringJoiner(dialect.rowEnd().stripTrailing() + "\n", BEGIN, END);
        rows.forEach(row -> lines.add(left(row) + " & " + row.right().strip()));
        return display(lines.toString());
    }

    private static String left(LineBreaker.Row row) {
        return row.left().isBlank() ? "{}" : startingHarmlessly(row.left().strip());
    }

    /** No line of a formula may look like the start of a list, a heading, a quotation or the underline of a heading. */
    private static String startingHarmlessly(String tex) {
        char first = tex.isEmpty() ? '{' : tex.charAt(0);
        boolean harmless = first == '\\' || first == '{' || first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
        return harmless ? tex : "{}" + tex;
    }
}
