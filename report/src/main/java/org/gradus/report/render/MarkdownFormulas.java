package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Puts formulas into Markdown: within the text and displayed. */
final class MarkdownFormulas {
    private static final String BEGIN = "\\begin{aligned}\n";
    private static final String END = "\n\\end{aligned}";

    private final TexDialect dialect;
    private final double most;

    /**
     * @param most the width in em that a display may have
     */
    MarkdownFormulas(TexDialect dialect, double most) {
        this.dialect = dialect;
        this.most = most;
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

    /** Rows with aligned relation signs, in as many displays as their length and width ask for. */
    List<String> aligned(List<LineBreaker.Row> rows) {
        List<String> displays = new ArrayList<>();
        List<LineBreaker.Row> open = new ArrayList<>();
        for (List<LineBreaker.Row> family : families(rows)) {
            if (!fit(open, family) && fit(List.of(), family)) {
                close(open, displays);
            }
            for (LineBreaker.Row row : family) {
                if (!fit(open, List.of(row))) {
                    close(open, displays);
                }
                open.add(row);
                if (row.apart()) {
                    close(open, displays);
                }
            }
        }
        close(open, displays);
        return displays;
    }

    /** Whether all these rows can share their columns. */
    private boolean fit(List<LineBreaker.Row> open, List<LineBreaker.Row> more) {
        List<LineBreaker.Row> all = new ArrayList<>(open);
        all.addAll(more);
        double left = 0;
        double right = 0;
        for (LineBreaker.Row row : all) {
            if (row.apart()) {
                return false;
            }
            left = Math.max(left, row.leftWidth());
            right = Math.max(right, row.width());
        }
        return left + right <= most && length(all) <= ChainWriter.MOST_CHARACTERS;
    }

    private void close(List<LineBreaker.Row> open, List<String> displays) {
        if (!open.isEmpty()) {
            displays.add(block(open));
            open.clear();
        }
    }

    /** Rows that belong together: a chain with its further rows, y_1 = … with y_2 = …. */
    private static List<List<LineBreaker.Row>> families(List<LineBreaker.Row> rows) {
        List<List<LineBreaker.Row>> families = new ArrayList<>();
        String open = "";
        for (LineBreaker.Row row : rows) {
            String name = withoutDigits(row.left());
            boolean goesOn = name.isBlank() || name.equals(open);
            if (!goesOn || families.isEmpty()) {
                families.add(new ArrayList<>());
                open = name;
            }
            families.get(families.size() - 1).add(row);
        }
        return families;
    }

    private static String withoutDigits(String tex) {
        StringBuilder out = new StringBuilder();
        tex.chars().filter(c -> c < '0' || c > '9').forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static int length(List<LineBreaker.Row> rows) {
        return rows.stream().mapToInt(MarkdownFormulas::length).sum();
    }

    private static int length(LineBreaker.Row row) {
        return row.left().length() + row.right().length() + 12;
    }

    private String block(List<LineBreaker.Row> rows) {
        if (rows.size() == 1 && rows.get(0).apart()) {
            return display(rows.get(0).right());
        }
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
        boolean harmless =
                first == '\\' || first == '{' || first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
        return harmless ? tex : "{}" + tex;
    }
}
