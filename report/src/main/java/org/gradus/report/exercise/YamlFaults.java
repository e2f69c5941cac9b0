package org.gradus.report.exercise;

import java.util.Locale;

/** The YAML library's complaints in words that say what to write instead. */
final class YamlFaults {
    private YamlFaults() {}

    /**
     * @param problem the library's message
     * @param line the line it points at
     */
    static String explain(String problem, String line) {
        String said = problem.toLowerCase(Locale.ROOT);
        if (said.contains("mapping values are not allowed")) {
            return "a text with ': ' must be quoted" + quoted(line);
        }
        if (said.contains("tab")) {
            return "a tab stands here; YAML indents with spaces";
        }
        if (said.contains("but got") || said.contains("but found") || said.contains("expected")) {
            return "not YAML: " + problem + indentation(said);
        }
        return "not YAML: " + problem;
    }

    private static String indentation(String said) {
        return said.contains("<block end>") ? "; are the lines indented alike, is a text quoted that holds ': '?" : "";
    }

    /** The line with quotes where its author forgot them, if it is simple enough. */
    private static String quoted(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0 || line.indexOf('"') >= 0) {
            return "";
        }
        String value = line.substring(colon + 2).strip();
        return value.isEmpty() ? "" : ": " + Near.shortened(line.substring(0, colon + 2).strip()) + " \"" + value + "\"";
    }
}
