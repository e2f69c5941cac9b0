package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/**
 * Formulas without quotes that YAML cut at a comma: in braces {@code claim: max(0, z)} is the text {@code max(0} and an empty key
 * {@code z)}, in brackets {@code max(a, b) > 1} is two texts.
 */
final class CutFormulas {
    /** A longer text is no formula. */
    private static final int LONGEST = 2000;

    private final Problems problems;

    CutFormulas(Problems problems) {
        this.problems = problems;
    }

    /** The map without the cut formulas and their rests, each of which is reported. */
    Node.Mapping reported(Node.Mapping map) {
        if (!map.flow()) {
            return map;
        }
        List<Node.Entry> whole = new ArrayList<>();
        List<Node.Entry> entries = map.entries();
        for (int i = 0; i < entries.size(); i++) {
            Node.Entry entry = entries.get(i);
            StringBuilder text = new StringBuilder(entry.value() instanceof Node.Scalar scalar ? scalar.text() : "");
            int rest = i + 1;
            while (isOpen(entry.value(), text) && rest < entries.size() && isRest(entries.get(rest))) {
                text.append(", ").append(entries.get(rest++).key().text());
            }
            if (rest == i + 1) {
                whole.add(entry);
                continue;
            }
            String key = entry.key().text();
            report((Node.Scalar) entry.value(), "'" + key + "'", key + ": \"" + Near.shortened(text.toString()) + "\"");
            // read as if it were there, so that nothing else is said about it
            whole.add(new Node.Entry(entry.key(), new Node.Scalar(entry.value().at(), text.toString(), true, false)));
            i = rest - 1;
        }
        return new Node.Mapping(map.at(), whole, true);
    }

    /** The texts of a list in brackets, the cut ones whole. */
    List<Node> reported(List<Node> items) {
        List<Node> whole = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            StringBuilder text = new StringBuilder(item instanceof Node.Scalar scalar ? scalar.text() : "");
            int rest = i + 1;
            while (isOpen(item, text)
                    && rest < items.size()
                    && items.get(rest) instanceof Node.Scalar next
                    && !next.quoted()) {
                text.append(", ").append(next.text());
                rest++;
            }
            if (rest > i + 1) {
                report((Node.Scalar) item, "the text", "\"" + Near.shortened(text.toString()) + "\"");
                item = new Node.Scalar(item.at(), text.toString(), true, false);
            }
            whole.add(item);
            i = rest - 1;
        }
        return whole;
    }

    /** Whether a parenthesis is open at the end of an unquoted text. */
    private static boolean isOpen(Node node, CharSequence text) {
        if (!(node instanceof Node.Scalar scalar) || scalar.quoted() || text.length() > LONGEST) {
            return false;
        }
        long opened = text.chars().filter(c -> c == '(').count();
        return opened > text.chars().filter(c -> c == ')').count();
    }

    private static boolean isRest(Node.Entry entry) {
        return !entry.key().quoted() && entry.value() instanceof Node.Scalar scalar && scalar.isNull();
    }

    private void report(Node.Scalar cut, String what, String quoted) {
        problems.add(
                cut.at(cut.text().length()), what + " ends at this ','; a text with a comma must be quoted: " + quoted);
    }
}
