package org.gradus.report.exercise.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;

/** Writes numbers into the text of a file and leaves all else, comments too, as its author wrote it. */
final class VariantText {
    /** What stands in a list in brackets as it is. */
    private static final Pattern PLAIN = Pattern.compile("[-0-9A-Za-z.][-+0-9A-Za-z_.^*/() ]*");

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
    private static final String ROUNDING = "rounding";
    private static final String VARIANTS = "variants";
    private static final String VARIANT = "variant";
    private static final String WORKING = "working";

    private final Template.Source source;
    private final int[] points;
    private final long seed;

    VariantText(Template.Source source, long seed) {
        this.source = source;
        this.points = source.text().codePoints().toArray();
        this.seed = seed;
    }

    /** What replaces the text of an extent. */
    private record Edit(int start, int end, String text) {}

    String write(Node.Mapping root, Recipient recipient, Map<Node, String> numbers, OptionalInt working) {
        List<Edit> edits = new ArrayList<>();
        numbers.forEach((node, text) -> edits.add(edit(extent(node), text)));
        String variant = "variant: {seed: " + seed + ", number: " + id(recipient.id()) + "}";
        Optional<Node.Entry> rounding = entry(root, ROUNDING);
        if (working.isPresent()) {
            String places = "working: " + working.getAsInt();
            if (rounding.isPresent()) {
                edits.add(first((Node.Mapping) rounding.get().value(), places));
            } else {
                variant += separator(root) + "rounding: {" + places + "}";
            }
        }
        Optional<Node.Entry> variants = entry(root, VARIANTS);
        edits.add(
                variants.isPresent()
                        ? new Edit(start(variants.get()), end(variants.get()), variant)
                        : first(root, variant));
        return apply(edits);
    }

    private int start(Node.Entry entry) {
        return extent(entry.key()).start();
    }

    /** Of an entry of several lines behind the comment of the last one, which is about what stands there. */
    private int end(Node.Entry entry) {
        int end = extent(entry.value()).end();
        boolean lines = Arrays.stream(points, start(entry), end).anyMatch(c -> c == '\n');
        int comment = end;
        while (comment < points.length && points[comment] == ' ') {
            comment++;
        }
        if (lines && comment < points.length && points[comment] == '#') {
            for (end = comment; end < points.length && points[end] != '\n'; end++) {
                // to the end of the line
            }
        }
        return end;
    }

    private static Edit edit(Extent extent, String text) {
        return new Edit(extent.start(), extent.end(), text);
    }

    /** A new first entry. */
    private Edit first(Node.Mapping map, String entry) {
        if (map.entries().isEmpty()) {
            int inside = extent(map).start() + 1; // {}
            return new Edit(inside, inside, entry);
        }
        int start = extent(map.entries().get(0).key()).start();
        return new Edit(start, start, entry + separator(map));
    }

    private static String separator(Node.Mapping map) {
        return map.flow()
                ? ", "
                : "\n" + " ".repeat(map.entries().get(0).key().at().column() - 1);
    }

    private Extent extent(Node node) {
        return Objects.requireNonNull(source.extents().get(node), "every node stands somewhere");
    }

    private String apply(List<Edit> edits) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (Edit edit :
                edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            text.append(new String(points, done, edit.start() - done)).append(edit.text());
            done = edit.end();
        }
        return text.append(new String(points, done, points.length - done)).toString();
    }

    private static Optional<Node.Entry> entry(Node.Mapping root, String key) {
        return root.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst();
    }

    private static String id(String id) {
        return PLAIN_ID.matcher(id).matches() ? id : quoted(id);
    }

    /** Numbers and lists of numbers as YAML. */
    static String written(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items().stream().map(VariantText::written).collect(Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        boolean plain = !scalar.quoted() && PLAIN.matcher(scalar.text()).matches();
        return plain ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** The tree of the text that {@link #write} gives, with the places of this file. */
    Node variant(Node.Mapping root, Recipient recipient, OptionalInt working) {
        Position at = entry(root, VARIANTS).map(entry -> entry.key().at()).orElse(root.at());
        Node.Entry variant = entry(
                at,
                VARIANT,
                map(
                        at,
                        List.of(
                                entry(at, "seed", scalar(at, Long.toString(seed))),
                                entry(at, "number", scalar(at, recipient.id())))));
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(variant);
        Optional<Node.Entry> places = working.isPresent()
                ? Optional.of(entry(at, WORKING, scalar(at, "" + working.getAsInt())))
                : Optional.empty();
        if (entry(root, ROUNDING).isEmpty()) {
            places.ifPresent(found -> entries.add(entry(at, ROUNDING, map(at, List.of(found)))));
        }
        for (Node.Entry entry : root.entries()) {
            boolean rounding = entry.key().text().equals(ROUNDING) && entry.value() instanceof Node.Mapping;
            if (rounding && places.isPresent()) {
                List<Node.Entry> inside = new ArrayList<>(List.of(places.get()));
                inside.addAll(((Node.Mapping) entry.value()).entries());
                entries.add(new Node.Entry(entry.key(), map(entry.value().at(), inside)));
            } else if (!entry.key().text().equals(VARIANTS)) {
                entries.add(entry);
            }
        }
        return map(root.at(), entries);
    }

    private static Node.Mapping map(Position at, List<Node.Entry> entries) {
        return new Node.Mapping(at, entries, true);
    }

    private static Node.Entry entry(Position at, String key, Node value) {
        return new Node.Entry(scalar(at, key), value);
    }

    private static Node.Scalar scalar(Position at, String text) {
        return new Node.Scalar(at, text, false, false);
    }

    /** Whether two trees say the same, their top level in any order. */
    static boolean isSame(Node one, Node other) {
        return one instanceof Node.Mapping map
                && other instanceof Node.Mapping written
                && haveSame(sorted(map), sorted(written));
    }

    private static List<Node.Entry> sorted(Node.Mapping map) {
        return map.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.key().text()))
                .toList();
    }

    private static boolean haveSame(List<Node.Entry> some, List<Node.Entry> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isAlike(some.get(i).key(), others.get(i).key())
                    || !isAlike(some.get(i).value(), others.get(i).value())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlike(Node one, Node other) {
        if (one instanceof Node.Scalar scalar && other instanceof Node.Scalar written) {
            return scalar.text().equals(written.text());
        }
        if (one instanceof Node.Sequence list && other instanceof Node.Sequence written) {
            boolean same = list.items().size() == written.items().size();
            for (int i = 0; same && i < list.items().size(); i++) {
                same = isAlike(list.items().get(i), written.items().get(i));
            }
            return same;
        }
        return one instanceof Node.Mapping map
                && other instanceof Node.Mapping written
                && haveSame(map.entries(), written.entries());
    }
}
