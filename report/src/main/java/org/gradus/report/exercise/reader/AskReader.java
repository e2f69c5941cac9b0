package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradus.report.exercise.CourseWork.Ask;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads names of quantities as ids have them: {@code y}, {@code delta2}, {@code "newW2[1,1]"}, {@code "z1[1]@2"}, {@code "W1@2.1"}. */
final class AskReader {
    private static final Pattern QUANTITY = Pattern.compile(
            "([A-Za-z][A-Za-z_]{0,23}[0-9]{0,2})(?:\\[ ?([0-9]{1,4})(?: ?, ?([0-9]{1,4}))? ?])?(?:@([0-9]{1,4})(?:\\.([0-9]{1,3}))?)?");

    private final String key;
    private final Problems problems;
    private final Words words;

    /** @param key under which they stand, for messages */
    AskReader(String key, Problems problems, Words words) {
        this.key = key;
        this.problems = problems;
        this.words = words;
    }

    List<Ask> ask(Node node) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            problems.add(
                    node.at(),
                    key + " is empty; name a quantity or leave the key out (then all results are "
                            + (key.equals("ask") ? "asked)" : "worked out)"));
        }
        List<Ask> asked = new ArrayList<>();
        items.forEach(item -> one(item).ifPresent(asked::add));
        return asked;
    }

    private Optional<Ask> one(Node node) {
        Optional<Node.Scalar> scalar = words.scalar(node, key);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        Matcher name = QUANTITY.matcher(scalar.get().text().strip());
        if (!name.matches()) {
            problems.add(
                    node.at(),
                    key + " names " + node.kind()
                            + ", which is no quantity; write y, delta2, \"newW2[1,1]\" or \"z1[1]@2\" for sample 2");
            return Optional.empty();
        }
        List<Integer> at = new ArrayList<>();
        for (int group = 2; group <= 3; group++) {
            if (name.group(group) != null) {
                at.add(Integer.valueOf(name.group(group)));
            }
        }
        return Optional.of(new Ask(node.at(), name.group(1), at, number(name.group(4)), number(name.group(5))));
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }
}
