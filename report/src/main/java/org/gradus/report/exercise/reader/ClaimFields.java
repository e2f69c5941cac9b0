package org.gradus.report.exercise.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.ClaimSource.Part;
import org.gradus.report.exercise.ClaimSource.Place;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.StatedClaim;

/** Reads the keys of a claim: in a claims file, and in a task {@code verify}. */
final class ClaimFields {
    static final List<String> KEYS = List.of("id", "of", "wrt", "claim", "chain", "assume", "at");
    private static final List<String> REQUIRED = List.of("of", "wrt", "claim");
    private static final String CHAIN = "chain";
    private static final List<String> CHAINED = List.of("of", "wrt", CHAIN);

    private final String file;
    private final Limits limits;

    ClaimFields(String file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * One claim. A structure that is not that of a claim goes to {@code problems}; formulas that cannot be read make the claim
     * {@linkplain StatedClaim.Malformed malformed}.
     *
     * @param position the id of a claim without one
     */
    StatedClaim claim(Node.Mapping map, String position, Problems problems) {
        Fields fields = Fields.of(new CutFormulas(problems).reported(map), "a claim", KEYS, problems);
        Words words = new Words(problems);
        ClaimReader reader = new ClaimReader(limits);
        boolean chained = fields.mentions(CHAIN);
        for (String key : chained ? CHAINED : REQUIRED) {
            Optional<Node> node = fields.get(key);
            if (node.isPresent()) {
                formula(node.get(), key, words, reader)
                        .ifPresent(text -> reader.place(part(key), new Place(file, text)));
            } else if (!fields.mentions(key) && !chained) {
                problems.add(map.at(), "the claim needs '" + key + "'");
            }
        }
        if (chained) {
            fits(map, fields, problems);
        }
        fields.get("assume").ifPresent(node -> assume(node, reader, problems));
        Map<String, Place> at = new LinkedHashMap<>();
        fields.get("at")
                .flatMap(node -> words.mapping(node, "'at'", "{z: \"0.87\"}"))
                .ifPresent(point -> at(point, at, reader, words));
        String id = fields.get("id")
                .flatMap(node -> words.scalar(node, "'id'"))
                .map(scalar -> scalar.text().strip())
                .filter(text -> !text.isEmpty())
                .orElse(position);
        return chained ? reader.chain(id, at) : reader.claim(id, at);
    }

    /** A chain stands in place of the claim; what it begins with may be a derivative, or not. */
    private static void fits(Node.Mapping map, Fields fields, Problems problems) {
        if (fields.mentions("claim")) {
            problems.add(map.at(), "'chain' stands in place of 'claim'; leave one of them out");
        }
        if (fields.mentions("of") != fields.mentions("wrt")) {
            problems.add(map.at(), "a chain that begins with a derivative needs 'of' and 'wrt', another one neither");
        }
    }

    /** The text of a formula; a brace or bracket at its start makes YAML see something else, which costs this claim alone. */
    private Optional<Node.Scalar> formula(Node node, String key, Words words, ClaimReader reader) {
        String bracket = node instanceof Node.Mapping map && map.flow()
                ? "{"
                : node instanceof Node.Sequence list && list.flow() ? "[" : "";
        if (bracket.isEmpty()) {
            return words.scalar(node, "'" + key + "'");
        }
        reader.add(file + ":" + node.at() + ": '" + key + "' must be a single value, not " + node.kind()
                + "; a formula that begins with '" + bracket + "' must be quoted");
        return Optional.empty();
    }

    private static Part part(String key) {
        return switch (key) {
            case "of" -> Part.OF;
            case "wrt" -> Part.WRT;
            default -> Part.CLAIM;
        };
    }

    private void assume(Node node, ClaimReader reader, Problems problems) {
        Words words = new Words(problems);
        List<Node> conditions = node instanceof Node.Sequence list ? list.items() : List.of(node);
        for (Node condition : new CutFormulas(problems).reported(conditions)) {
            words.scalar(condition, "an assumption")
                    .ifPresent(text -> reader.place(Part.ASSUME, new Place(file, text)));
        }
    }

    private void at(Node.Mapping point, Map<String, Place> at, ClaimReader reader, Words words) {
        for (Node.Entry entry : point.entries()) {
            String name = entry.key().text();
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
                reader.add(new Place(file, entry.key())
                        .message(0, "'" + entry.key().shortened() + "' is no name of a variable"));
            }
            words.scalar(entry.value(), "a value in 'at'").ifPresent(value -> at.put(name, new Place(file, value)));
        }
    }
}
