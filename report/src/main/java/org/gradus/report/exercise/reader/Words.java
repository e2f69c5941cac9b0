package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads values that are one word out of a list. */
final class Words {
    private final Problems problems;

    Words(Problems problems) {
        this.problems = problems;
    }

    /** The scalar that must stand here. */
    Optional<Node.Scalar> scalar(Node node, String what) {
        if (node instanceof Node.Scalar scalar) {
            return Optional.of(scalar);
        }
        problems.add(node.at(), what + " must be a single value, not " + node.kind());
        return Optional.empty();
    }

    /** One of {@code allowed}, as written. */
    Optional<String> oneOf(Node node, String what, List<String> allowed) {
        Optional<Node.Scalar> scalar = scalar(node, what);
        if (scalar.isPresent() && !allowed.contains(scalar.get().text())) {
            problems.add(
                    node.at(),
                    what + " is " + scalar.get().kind() + " but must be " + String.join(" | ", allowed)
                            + Near.hint(scalar.get().text(), allowed));
            return Optional.empty();
        }
        return scalar.map(Node.Scalar::text);
    }

    /** An unquoted word or number out of {@code allowed}: {@code true}, {@code 4}. */
    Optional<String> plainOneOf(Node node, String what, List<String> allowed) {
        if (node instanceof Node.Scalar scalar && scalar.quoted()) {
            problems.add(node.at(), what + " must be written without quotes: " + String.join(" | ", allowed));
            return Optional.empty();
        }
        return oneOf(node, what, allowed);
    }

    /** The map that must stand here. */
    Optional<Node.Mapping> mapping(Node node, String what, String example) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.add(node.at(), what + " must be a map, for example " + example + ", not " + node.kind());
        return Optional.empty();
    }
}
