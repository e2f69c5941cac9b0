package org.gradus.report.exercise.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;

/** Finds the random numbers of a file and reads from what they are drawn. */
final class RandomReader {
    static final String KEY = "random";
    private static final List<String> KINDS = List.of("integers", "decimals", "choice");
    private static final List<String> SHAPE = List.of("rows", "columns");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,15})?");
    private static final int MOST_PLACES = 15;
    /** What is no number of the exercise: a random one there would change what is asked. */
    private static final Set<String> FIXED = Set.of(
            "title",
            "text",
            "names",
            "language",
            "conventions",
            "rounding",
            "notation",
            "course",
            "answers",
            "ask",
            "show",
            "given",
            "variants",
            "variant",
            "marking");

    /** As many as nobody calculates with; every one is drawn again at every attempt. */
    private static final int MOST_NUMBERS = 10_000;

    private final int most;
    private int numbers;
    private boolean isFull;
    private final Complaints complaints;
    private final List<RandomPlace> places = new ArrayList<>();

    private RandomReader(int most, Complaints complaints) {
        this.most = most;
        this.complaints = complaints;
    }

    /**
     * The random numbers, in the order of the file.
     *
     * @param most how many rows or columns there may be
     */
    static List<RandomPlace> read(Node root, int most, Complaints complaints) {
        RandomReader reader = new RandomReader(most, complaints);
        if (root instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                reader.find(
                        entry.value(),
                        entry.key().text(),
                        FIXED.contains(entry.key().text()));
            }
        }
        return reader.places;
    }

    private void find(Node node, String path, boolean fixed) {
        if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                find(list.items().get(i), path + "[" + i + "]", fixed);
            }
        } else if (node instanceof Node.Mapping map) {
            boolean random =
                    map.entries().stream().anyMatch(entry -> entry.key().text().equals(KEY));
            if (random && fixed) {
                complaints.add(
                        map.at(), "a random number stands for a number of the network or its samples, not in " + path);
            } else if (random) {
                place(map, path);
            } else {
                map.entries()
                        .forEach(entry ->
                                find(entry.value(), path + "." + entry.key().text(), fixed));
            }
        }
    }

    private void place(Node.Mapping map, String path) {
        String kind = map.entries().stream()
                .filter(entry -> entry.key().text().equals(KEY))
                .map(entry -> entry.value() instanceof Node.Scalar scalar
                        ? scalar.text()
                        : entry.value().kind())
                .findFirst()
                .orElseThrow();
        if (!KINDS.contains(kind)) {
            complaints.add(
                    map.at(),
                    "random is '" + Near.shortened(kind) + "' but must be " + String.join(" | ", KINDS)
                            + Near.hint(kind, KINDS));
            return;
        }
        Keys keys = Keys.of(map, "a random number of " + kind, keysOf(kind), complaints);
        OptionalInt rows = count(keys, "rows");
        OptionalInt columns = count(keys, "columns");
        Optional<? extends RandomNumber> number = kind.equals("choice") ? choice(map, keys) : decimals(map, keys, kind);
        if (number.isPresent() && rows.isPresent() && columns.isPresent()) {
            numbers += Math.max(1, rows.getAsInt()) * Math.max(1, columns.getAsInt());
            if (numbers > MOST_NUMBERS) {
                if (!isFull) {
                    complaints.add(map.at(), "the file has more than " + MOST_NUMBERS + " random numbers");
                }
                isFull = true;
                return;
            }
            boolean row = rows.getAsInt() == 0 && columns.getAsInt() > 0; // a list may be written either way
            places.add(new RandomPlace(
                    map, path, number.get(), row ? columns.getAsInt() : rows.getAsInt(), row ? 0 : columns.getAsInt()));
        }
    }

    private static List<String> keysOf(String kind) {
        List<String> keys = new ArrayList<>(List.of(KEY));
        keys.addAll(
                switch (kind) {
                    case "choice" -> List.of("of");
                    case "decimals" -> List.of("places", "from", "to", "not");
                    default -> List.of("from", "to", "not");
                });
        keys.addAll(SHAPE);
        return keys;
    }

    /** 0 where the key is not there; empty where it is wrong. */
    private OptionalInt count(Keys keys, String key) {
        Optional<Node> node = keys.get(key);
        if (node.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (node.get() instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches("[1-9][0-9]{0,5}")) {
            int count = Integer.parseInt(scalar.text());
            if (count <= most) {
                return OptionalInt.of(count);
            }
        }
        complaints.add(node.get().at(), key + " is " + node.get().kind() + " but must be an integer from 1 to " + most);
        return OptionalInt.empty();
    }

    private Optional<RandomNumber.Choice> choice(Node.Mapping map, Keys keys) {
        Optional<Node> of = keys.get("of");
        if (of.isEmpty()
                || !(of.get() instanceof Node.Sequence list)
                || list.items().isEmpty()) {
            complaints.add(
                    of.map(Node::at).orElse(map.at()),
                    "a choice needs 'of', a list of numbers: {random: choice, of: [0.1, 0.5, 1]}");
            return Optional.empty();
        }
        List<Node.Scalar> numbers = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
                numbers.add(scalar);
            } else {
                complaints.add(item.at(), "an entry of 'of' must be a number, not " + item.kind());
            }
        }
        return numbers.size() == list.items().size() ? Optional.of(new RandomNumber.Choice(numbers)) : Optional.empty();
    }

    private Optional<RandomNumber.Decimals> decimals(Node.Mapping map, Keys keys, String kind) {
        OptionalInt places = kind.equals("integers") ? OptionalInt.of(0) : places(keys);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int scale = places.getAsInt();
        Optional<BigDecimal> from = bound(map, keys, kind, "from", scale);
        Optional<BigDecimal> to = bound(map, keys, kind, "to", scale);
        Optional<Set<BigDecimal>> not = not(keys);
        if (from.isEmpty() || to.isEmpty() || not.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().compareTo(to.get()) > 0) {
            complaints.add(
                    map.at(),
                    "from is " + from.get().toPlainString() + " and to is "
                            + to.get().toPlainString() + "; from must not be larger");
            return Optional.empty();
        }
        RandomNumber.Decimals decimals = new RandomNumber.Decimals(
                from.get().movePointRight(scale).longValueExact(),
                to.get().movePointRight(scale).longValueExact(),
                scale,
                not.get());
        if (decimals.isEmpty()) {
            complaints.add(
                    map.at(),
                    "nothing is left to draw: every number from " + from.get().toPlainString() + " to "
                            + to.get().toPlainString() + " stands in 'not'");
            return Optional.empty();
        }
        return Optional.of(decimals);
    }

    /** How many decimal places; one if nothing is said. */
    private OptionalInt places(Keys keys) {
        Optional<Node> node = keys.get("places");
        if (node.isEmpty()) {
            return OptionalInt.of(1);
        }
        boolean number =
                node.get() instanceof Node.Scalar scalar && scalar.text().matches("[1-9]|1[0-5]") && !scalar.quoted();
        if (!number) {
            complaints.add(
                    node.get().at(),
                    "places is " + node.get().kind() + " but must be an integer from 1 to " + MOST_PLACES);
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(((Node.Scalar) node.get()).text()));
    }

    private Optional<BigDecimal> bound(Node.Mapping map, Keys keys, String kind, String key, int places) {
        Optional<Node> node = keys.get(key);
        if (node.isEmpty()) {
            complaints.add(map.at(), "a random number of " + kind + " needs '" + key + "'");
            return Optional.empty();
        }
        Optional<BigDecimal> value = decimal(node.get());
        boolean fits = value.filter(v -> v.scale() <= places && v.precision() - v.scale() + places <= 18)
                .isPresent();
        if (!fits) {
            complaints.add(
                    node.get().at(),
                    key + " is " + node.get().kind() + " but must be "
                            + (places == 0
                                    ? "an integer"
                                    : "a number with at most " + Near.count(places, "decimal place"))
                            + (value.isPresent() && value.get().scale() <= places ? ", of at most 18 digits" : ""));
            return Optional.empty();
        }
        return value;
    }

    private Optional<Set<BigDecimal>> not(Keys keys) {
        Optional<Node> node = keys.get("not");
        Set<BigDecimal> excluded = new HashSet<>();
        List<Node> items = node.map(list -> list instanceof Node.Sequence sequence ? sequence.items() : List.of(list))
                .orElse(List.of());
        boolean all = true;
        for (Node item : items) {
            Optional<BigDecimal> value = decimal(item);
            value.ifPresent(excluded::add);
            if (value.isEmpty()) {
                complaints.add(item.at(), "an entry of 'not' must be a number such as 0 or 0.5, not " + item.kind());
                all = false;
            }
        }
        return all ? Optional.of(excluded) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(Node node) {
        return node instanceof Node.Scalar scalar
                        && DECIMAL.matcher(scalar.text()).matches()
                ? Optional.of(RandomNumber.shortest(new BigDecimal(scalar.text())))
                : Optional.empty();
    }
}
