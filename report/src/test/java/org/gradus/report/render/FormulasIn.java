package org.gradus.report.render;

import java.util.ArrayList;
import java.util.List;

/** Finds the formulas of a rendered Markdown text, of either profile. */
public final class FormulasIn {
    private FormulasIn() {}

    /**
     * A formula as it stands in the source.
     *
     * @param raw with its signs, {@code $x$}
     */
    public record Found(String tex, boolean display, String raw) {}

    public static List<Found> markdown(String markdown) {
        List<Found> found = new ArrayList<>();
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals("$$") || line.equals("```math")) {
                int end = lines.subList(i + 1, lines.size()).indexOf(line.equals("$$") ? "$$" : "```") + i + 1;
                if (end <= i) {
                    throw new AssertionError("line " + (i + 1) + ": a formula without end");
                }
                found.add(new Found(
                        String.join("\n", lines.subList(i + 1, end)),
                        true,
                        String.join("\n", lines.subList(i, end + 1))));
                i = end;
            } else {
                inline(line, i + 1, found);
            }
        }
        return found;
    }

    private static void inline(String line, int number, List<Found> found) {
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == '\\') {
                i += 2;
            } else if (line.charAt(i) == '$') {
                boolean ticks = line.startsWith("$`", i);
                String close = ticks ? "`$" : "$";
                int start = i + (ticks ? 2 : 1);
                int end = line.indexOf(close, start);
                if (end < 0) {
                    throw new AssertionError("line " + number + ": a formula without end: " + line);
                }
                found.add(new Found(line.substring(start, end), false, line.substring(i, end + close.length())));
                i = end + close.length();
            } else {
                i++;
            }
        }
    }
}
