package org.gradus.report.exercise.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;

/** The values of a map by its keys; unknown keys are reported. */
final class Keys {
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Keys() {}

    static Keys of(Node.Mapping map, String owner, List<String> known, Complaints complaints) {
        Keys keys = new Keys();
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            keys.values.put(key, entry.value());
            if (!known.contains(key)) {
                String hint = Near.hint(key, known);
                complaints.add(
                        entry.key().at(),
                        "unknown key '" + entry.key().shortened() + "' in " + owner
                                + (hint.isEmpty() ? "; the keys here are " + String.join(", ", known) : hint));
            }
        }
        return keys;
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
