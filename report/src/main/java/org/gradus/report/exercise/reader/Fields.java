package org.gradus.report.exercise.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/**
 * The entries of a map whose keys are known in advance.
 *
 * <p>An unknown key is reported once, here. When it is near a known one that is missing, its value is read under the known key, so
 * that the same run also checks the value and no "is missing" follows.
 */
final class Fields {
    /** What people write who know the symbols and not the keys. */
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("W", "weights"),
            Map.entry("w", "weights"),
            Map.entry("weight", "weights"),
            Map.entry("b", "bias"),
            Map.entry("B", "bias"),
            Map.entry("f", "activation"),
            Map.entry("x", "input"),
            Map.entry("X", "inputs"),
            Map.entry("t", "target"),
            Map.entry("y", "target"),
            Map.entry("T", "targets"),
            Map.entry("Y", "targets"),
            Map.entry("z", "logits"),
            Map.entry("p", "probabilities"),
            Map.entry("eta", "learningRate"),
            Map.entry("lr", "learningRate"),
            Map.entry("η", "learningRate"),
            Map.entry("C", "loss"),
            Map.entry("L", "loss"),
            Map.entry("cost", "loss"),
            Map.entry("task", "tasks"),
            Map.entry("question", "text"),
            Map.entry("lang", "language"),
            Map.entry("places", "digits"),
            Map.entry("rate", "learningRate"));

    /** Keys of later versions, wherever they will stand. */
    private static final Set<String> LATER = Set.of("l1");

    /** Names of other libraries that look like a key here and mean something else: a layer of Keras. */
    private static final Set<String> NO_SLIPS = Set.of("Masking", "masking");

    private final Position at;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    private final Map<String, Node.Entry> mentioned = new LinkedHashMap<>();

    private Fields(Position at) {
        this.at = at;
    }

    /** Reads a map's keys; reports unknown ones and keys without value, which then count as missing. */
    static Fields of(Node.Mapping map, String owner, List<String> known, Problems problems) {
        Fields fields = new Fields(map.at());
        for (Node.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (known.contains(key)) {
                fields.entries.put(key, entry);
            }
        }
        for (Node.Entry entry : map.entries()) {
            if (!known.contains(entry.key().text())) {
                fields.unknown(entry, owner, known, problems);
            }
        }
        fields.mentioned.putAll(fields.entries);
        fields.entries.values().removeIf(entry -> isMissing(entry, problems));
        return fields;
    }

    private void unknown(Node.Entry entry, String owner, List<String> known, Problems problems) {
        String key = entry.key().text();
        if (problems.areMany()) {
            problems.add(entry.key().at(), "unknown key '" + entry.key().shortened() + "' in " + owner);
            return;
        }
        if (LATER.contains(key)) {
            problems.add(entry.key().at(), "key '" + key + "' is not available in this version");
            return;
        }
        Optional<String> meant = Optional.ofNullable(SYMBOLS.get(key))
                .filter(known::contains)
                .or(() -> NO_SLIPS.contains(key) ? Optional.empty() : Near.meant(key, known));
        String hint = meant.map(name -> "; did you mean '" + name + "'?")
                .orElse("; the keys here are " + String.join(", ", known));
        problems.add(entry.key().at(), "unknown key '" + entry.key().shortened() + "' in " + owner + hint);
        meant.ifPresent(name -> entries.putIfAbsent(name, entry));
    }

    private static boolean isMissing(Node.Entry entry, Problems problems) {
        if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
            problems.add(
                    entry.key().at(), "'" + entry.key().shortened() + "' has no value; write one or leave the key out");
            return true;
        }
        return false;
    }

    /** The map's own place. */
    Position at() {
        return at;
    }

    /** Whether the key has a value. */
    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Whether the key stands there, be it without a value (which has then been reported). */
    boolean mentions(String key) {
        return mentioned.containsKey(key);
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    /** The place of a key; of the map if it is not there. */
    Position keyAt(String key) {
        Node.Entry entry = mentioned.get(key);
        return entry == null ? at : entry.key().at();
    }
}
