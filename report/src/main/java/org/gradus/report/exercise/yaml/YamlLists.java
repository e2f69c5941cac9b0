package org.gradus.report.exercise.yaml;

import java.util.Optional;
import org.gradus.report.exercise.Near;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Lists that YAML cannot read because they are written as another program writes them. */
public final class YamlLists {
    private static final int LONGEST = 4000;

    private YamlLists() {}

    /**
     * What to write instead, where it is certain that a list was meant.
     *
     * @param fault the library's complaint about {@code text}
     */
    static Optional<String> explain(MarkedYamlEngineException fault, String text) {
        String problem = String.valueOf(fault.getProblem());
        if (problem.contains("',' or ']'") || problem.contains("',' or '}'")) {
            return fault.getContextMark()
                    .flatMap(start -> ListNotation.list(listAt(text, start)))
                    .map(list -> "numbers are separated by commas, and each row stands in brackets: write "
                            + ListNotation.shown(list));
        }
        return problem.contains("<block end>")
                ? fault.getProblemMark().flatMap(mark -> behindBracket(text, mark))
                : Optional.empty();
    }

    /** The text from an opening bracket to its partner; empty if there is none nearby. */
    private static String listAt(String text, Mark start) {
        int open = 0;
        int from = offset(text, start);
        for (int i = from; i < Math.min(text.length(), from + LONGEST); i++) {
            open += "[({".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            open -= "])}".indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            if (open == 0) {
                return text.substring(from, i + 1);
            }
        }
        return "";
    }

    /** {@code [1, 0.5]^T} */
    private static Optional<String> behindBracket(String text, Mark mark) {
        int at = offset(text, mark);
        int lineStart = text.lastIndexOf('\n', at - 1) + 1;
        int lineEnd = text.indexOf('\n', at);
        String before = text.substring(lineStart, at).strip();
        String rest = text.substring(at, lineEnd < 0 ? text.length() : lineEnd).strip();
        return before.endsWith("]") || before.endsWith("}")
                ? Optional.of("nothing may follow the bracket that closes a list or a map, but here is '"
                        + Near.shortened(rest) + "'")
                : Optional.empty();
    }

    private static int offset(String text, Mark mark) {
        int points = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.min(mark.getIndex(), points));
    }
}
