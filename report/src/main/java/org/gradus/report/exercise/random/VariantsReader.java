package org.gradus.report.exercise.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.random.Variants.Required;

/** Reads {@code variants: {seed: 2026, require: [no-kink, results-at-least: 0.01]}}. */
final class VariantsReader {
    private static final List<String> KEYS = List.of("seed", "require");

    private final Complaints complaints;

    private VariantsReader(Complaints complaints) {
        this.complaints = complaints;
    }

    static Variants read(Node node, Complaints complaints) {
        if (!(node instanceof Node.Mapping map)) {
            complaints.add(
                    node.at(),
                    "variants must be a map, for example {seed: 2026, require: [no-kink]}, not " + node.kind());
            return Variants.DEFAULT;
        }
        VariantsReader reader = new VariantsReader(complaints);
        Keys keys = Keys.of(map, "variants", KEYS, complaints);
        List<Required> required = keys.get("require").map(reader::require).orElse(List.of());
        reader.checkContradictions(required);
        return new Variants(keys.get("seed").map(reader::seed).orElse(Variants.DEFAULT.seed()), required);
    }

    private long seed(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().matches("0|[1-9][0-9]{0,17}")) {
            return Long.parseLong(scalar.text());
        }
        complaints.add(node.at(), "seed is " + node.kind() + " but must be an integer of at most 18 digits");
        return 0;
    }

    private List<Required> require(Node node) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Required> required = new ArrayList<>();
        for (Node item : items) {
            required(item).ifPresent(found -> {
                boolean twice = required.stream().anyMatch(other -> other.requirement() == found.requirement());
                if (twice) {
                    complaints.add(
                            found.at(),
                            "the requirement '" + found.requirement().text() + "' stands here twice");
                } else {
                    required.add(found);
                }
            });
        }
        return required;
    }

    private Optional<Required> required(Node item) {
        if (item instanceof Node.Mapping map && map.entries().size() == 1) {
            Node.Entry entry = map.entries().get(0);
            return named(entry.key(), Optional.of(entry.value()));
        }
        if (item instanceof Node.Scalar scalar) {
            return named(scalar, Optional.empty());
        }
        complaints.add(item.at(), "a requirement must be a name such as no-kink, not " + item.kind());
        return Optional.empty();
    }

    private Optional<Required> named(Node.Scalar name, Optional<Node> value) {
        Position at = name.at();
        if (!Requirement.names().contains(name.text())) {
            String hint = Near.hint(name.text(), Requirement.names());
            complaints.add(
                    at,
                    "unknown requirement '" + name.shortened() + "'"
                            + (hint.isEmpty()
                                    ? "; the requirements are " + String.join(", ", Requirement.names())
                                    : hint));
            return Optional.empty();
        }
        Requirement requirement = Requirement.values()[Requirement.names().indexOf(name.text())];
        if (requirement == Requirement.RESULTS_AT_LEAST) {
            return bound(at, value).map(bound -> new Required(requirement, at, bound));
        }
        if (value.isPresent()) {
            complaints.add(at, "the requirement '" + requirement.text() + "' takes no value");
            return Optional.empty();
        }
        return Optional.of(new Required(requirement, at, BigDecimal.ZERO));
    }

    private Optional<BigDecimal> bound(Position at, Optional<Node> value) {
        if (value.isPresent()
                && value.get() instanceof Node.Scalar scalar
                && scalar.text().matches("(0|[1-9][0-9]{0,5})(\\.[0-9]{1,15})?")
                && new BigDecimal(scalar.text()).signum() > 0) {
            return Optional.of(new BigDecimal(scalar.text()));
        }
        complaints.add(
                value.map(Node::at).orElse(at),
                "results-at-least needs a number larger than 0: results-at-least: 0.01");
        return Optional.empty();
    }

    private void checkContradictions(List<Required> required) {
        Optional<Required> off = find(required, Requirement.SOME_UNITS_OFF);
        Optional<Required> on = find(required, Requirement.ALL_UNITS_ON);
        if (off.isPresent() && on.isPresent()) {
            complaints.add(on.get().at(), "some-units-off and all-units-on contradict each other; keep one");
        }
    }

    private static Optional<Required> find(List<Required> required, Requirement requirement) {
        return required.stream()
                .filter(each -> each.requirement() == requirement)
                .findFirst();
    }
}
