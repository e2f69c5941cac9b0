package org.gradus.report.exercise.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Position;

/** The YAML library's complaints in words that say what to write instead. */
public final class YamlFaults {
    /** What a YAML value may begin with only if it is no plain text. */
    private static final String MEANT_FOR_YAML = "|>@`%*&!-?[{,";
    /** A formula of a claim: to the end of its line, or to the next key or brace in a map in braces. */
    private static final Pattern FORMULA = Pattern.compile(
            "(?:^|[\\s{,])(of|claim)\\s*:\\s+(\\S.*?)\\s*(?=,\\s*[a-z]+\\s*:\\s|}\\s*[,\\]]|}\\s*$|\\s#|$)");

    private static final Pattern GOES_ON = Pattern.compile("(\"[^\"]*\"|'[^']*')\\s*[^\\s,#}\\]].*");

    /** In a longer line nobody looks for a formula. */
    private static final int LONGEST = 2000;

    private YamlFaults() {}

    /**
     * Where a message points.
     *
     * @param at as people count
     * @param line the text of that line
     * @param column where in that text, from 0
     */
    record Place(Position at, String line, int column) {}

    /**
     * @param problem the library's message
     * @param start where the list, map or quote begins that is not understood
     * @param end where it is no longer understood
     */
    static String explain(String problem, Optional<Place> start, Place end) {
        String line = end.line;
        if (problem.contains("unknown escape character")) {
            return "'\\' in double quotes has a meaning in YAML; put a text with '\\' in single quotes";
        }
        if (problem.contains("unexpected end of stream")) {
            return "the quote" + start.map(at -> " that opens at " + at.at).orElse("") + " is not closed";
        }
        if (problem.contains("mapping values are not allowed")
                && isKey(line.substring(0, Math.min(end.column, line.length())))) {
            return "this line goes on with the text above; is it indented alike?";
        }
        return aboutStructure(problem, start.map(Place::at), line);
    }

    /** Which formula of a claim must be quoted, if the library stumbled over one. */
    static Optional<String> aboutFormula(Optional<Place> start, Place end) {
        return formula(end.line, end.column)
                .flatMap(YamlFaults::aboutFormula)
                .or(() -> start.flatMap(at -> formula(at.line, at.column)).flatMap(YamlFaults::aboutFormula));
    }

    private static boolean isKey(String start) {
        return start.matches("\\s*(-\\s+)?[A-Za-z]+\\s*");
    }

    private record Formula(String key, String value) {}

    /** The formula of a claim that the message is about. */
    private static Optional<Formula> formula(String line, int column) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = FORMULA.matcher(line);
        Optional<Formula> last = Optional.empty();
        while (matcher.find() && matcher.start(2) <= column) {
            last = Optional.of(new Formula(matcher.group(1), matcher.group(2)));
        }
        return last;
    }

    private static Optional<String> aboutFormula(Formula formula) {
        String value = formula.value;
        String first = value.substring(0, 1);
        if (MEANT_FOR_YAML.contains(first)) {
            return Optional.of("a text that begins with '" + first + "' must be quoted" + inQuotes(formula.key, value));
        }
        return GOES_ON.matcher(value).matches()
                ? Optional.of("text follows the closing quote; put the whole text in quotes")
                : Optional.empty();
    }

    /** {@code : claim: "|x|"}, if the text can simply be put in quotes. */
    private static String inQuotes(String key, String value) {
        boolean simple = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        String quote = simple ? "\"" : "'";
        return value.contains(quote) ? "" : ": " + key + ": " + quote + Near.shortened(value) + quote;
    }

    private static String aboutStructure(String problem, Optional<Position> start, String line) {
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
