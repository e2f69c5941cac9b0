package org.gradus.report.exercise;

import java.util.Optional;

/** The YAML library's complaints in words that say what to write instead. */
final class YamlFaults {
    private YamlFaults() {}

    /**
     * @param problem the library's message
     * @param start where the list or map begins that is not understood
     * @param line the line the message points at
     */
    static String explain(String problem, Optional<Position> start, String line) {
        String since = start.map(at -> " that starts at " + at).orElse("");
        if (problem.contains("mapping values are not allowed")) {
            return "a text with ': ' must be quoted" + quoted(line);
        }
        if (problem.contains("TAB")) {
            return "a tab stands here; YAML indents with spaces";
        }
        if (problem.contains("',' or ']'")) {
            return "a ',' or the ']' is missing of the list" + since;
        }
        if (problem.contains("',' or '}'")) {
            return "a ',' or the '}' is missing of the map" + since;
        }
        if (problem.contains("<block end>")) {
            return "this line does not continue what stands above"
                    + start.map(at -> " (since " + at + ")").orElse("") + "; is it indented alike?";
        }
        if (problem.contains("could not find expected ':'")) {
            return "a ':' is missing after a key" + start.map(at -> " at " + at).orElse("");
        }
        return "not YAML: " + problem;
    }

    /** The line with quotes where its author forgot them, if it is simple enough. */
    private static String quoted(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0 || line.indexOf('"') >= 0) {
            return "";
        }
        String value = line.substring(colon + 2).strip();
        return value.isEmpty()
                ? ""
                : ": " + Near.shortened(line.substring(0, colon + 2).strip()) + " \"" + value + "\"";
    }
}
