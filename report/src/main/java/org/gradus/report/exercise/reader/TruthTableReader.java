package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.network.TruthTable;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads the settings of the task xor-impossibility: {@code {table: [0, 1, 1, 0]}}. */
final class TruthTableReader {
    static final List<String> KEYS = List.of("table");
    private static final String EXAMPLE = "{table: [0, 1, 1, 0]}";

    private final Problems problems;

    TruthTableReader(Problems problems) {
        this.problems = problems;
    }

    Optional<TruthTable> table(Node settings) {
        Optional<Fields> fields = new Words(problems)
                .mapping(settings, "the settings of xor-impossibility", EXAMPLE)
                .map(map -> Fields.of(map, "xor-impossibility", KEYS, problems));
        if (fields.isPresent()
                && !fields.get().mentions(KEYS.get(0))
                && !fields.get().has(KEYS.get(0))) {
            problems.add(settings.at(), "xor-impossibility needs 'table', for example " + EXAMPLE);
        }
        return fields.flatMap(read -> read.get(KEYS.get(0))).flatMap(this::values);
    }

    private Optional<TruthTable> values(Node node) {
        if (!(node instanceof Node.Sequence list)) {
            problems.add(node.at(), "table must be a list of 0 and 1, for example [0, 1, 1, 0], not " + node.kind());
            return Optional.empty();
        }
        boolean fits = TruthTable.fits(list.items().size());
        if (!fits) {
            problems.add(
                    list.at(),
                    "table has " + Near.count(list.items().size(), "value")
                            + " but must have 4, 8 or 16: one for each point of 2, 3 or 4 inputs");
        }
        List<Boolean> values = new ArrayList<>();
        for (Node item : list.items()) {
            entry(item).ifPresent(values::add);
        }
        return fits && values.size() == list.items().size() ? Optional.of(new TruthTable(values)) : Optional.empty();
    }

    private Optional<Boolean> entry(Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            if (scalar.text().equals("0") || scalar.text().equals("1")) {
                return Optional.of(scalar.text().equals("1"));
            }
        }
        if (!problems.areMany()) {
            problems.add(node.at(), "an entry of table is " + node.kind() + " but must be 0 or 1");
        }
        return Optional.empty();
    }
}
