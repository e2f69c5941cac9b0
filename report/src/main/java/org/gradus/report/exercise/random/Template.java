package org.gradus.report.exercise.random;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;

/**
 * An exercise file that may hold random numbers.
 *
 * <p>Each number comes from a stream of its own: SplitMix64, begun with the 64-bit FNV-1a of the UTF-8 of seed, recipient, path of the key
 * and attempt, joined by line feeds ({@code "2026\nvariant 7\nnetwork.layers[0].bias[1]\n0"}). So nobody's numbers depend on who else
 * gets some, nor on the other keys of the file.
 */
public final class Template {
    private static final String VARIANTS = "variants";
    /** How often a number is drawn again that is not like another. */
    private static final int MOST_ALIKE = 500;

    /** Reads the tree of a file without random numbers. */
    public interface Reading {
        /**
         * Throws an {@link org.gradus.report.exercise.ExerciseException} with the places of the file.
         *
         * @param again whether a tree that differs in its numbers alone has been read before
         */
        Exercise read(Node root, boolean again);
    }

    private final Node root;
    private final VariantText texts;
    private final Variants variants;
    private final List<RandomPlace> places;
    private final Reading reading;
    private boolean again;
    /** Of each place the paths of its numbers: thousands of draws need them. */
    private List<List<String>> paths = List.of();

    private Template(Node root, VariantText texts, Variants variants, List<RandomPlace> places, Reading reading) {
        this.root = root;
        this.texts = texts;
        this.variants = variants;
        this.places = places;
        this.reading = reading;
    }

    /**
     * The file as a template.
     *
     * @param source its text and where the nodes of its tree stand there
     * @param most how many rows or columns random numbers may have
     * @param complaints takes what is wrong with random numbers and their requirements
     */
    public static Template of(Node root, Source source, int most, Complaints complaints, Reading reading) {
        List<RandomPlace> places = RandomReader.read(root, most, complaints);
        Optional<Node> stated = value(root, VARIANTS);
        Variants variants =
                stated.map(node -> VariantsReader.read(node, complaints)).orElse(Variants.DEFAULT);
        if (!places.isEmpty()) {
            value(root, "variant")
                    .ifPresent(node -> complaints.add(
                            node.at(), "a variant has no random numbers; leave 'variant' out, gradus vary writes it"));
        }
        return new Template(root, new VariantText(source, variants.seed()), variants, places, reading);
    }

    /**
     * A text.
     *
     * @param extents where nodes stand in it, by identity
     */
    public record Source(String text, IdentityHashMap<Node, Extent> extents) {}

    public boolean isRandom() {
        return !places.isEmpty();
    }

    /** The place of the first random number. */
    public Position firstRandom() {
        return places.get(0).at();
    }

    public Variants variants() {
        return variants;
    }

    /** The numbers of somebody. */
    public Draw draw(Recipient recipient, int attempt) {
        if (paths.isEmpty()) {
            paths = places.stream().map(RandomPlace::paths).toList();
        }
        List<List<Node.Scalar>> numbers = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            RandomPlace place = places.get(i);
            numbers.add(paths.get(i).stream()
                    .map(path -> place.number().draw(stream(recipient, path, attempt), place.at()))
                    .toList());
        }
        return new Draw(recipient, attempt, numbers);
    }

    /** Numbers of the same signs and with as many decimal places as those of {@code model}; empty where there are none. */
    public Optional<Draw> drawLike(Draw model, Recipient recipient, int attempt) {
        List<List<Node.Scalar>> numbers = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            RandomPlace place = places.get(i);
            List<Node.Scalar> drawn = new ArrayList<>();
            for (int j = 0; j < place.paths().size(); j++) {
                SplitMix64 stream = stream(recipient, place.paths().get(j), attempt);
                Node.Scalar like = model.numbers().get(i).get(j);
                Optional<Node.Scalar> number = Optional.empty();
                for (int k = 0; k < MOST_ALIKE && number.isEmpty(); k++) {
                    number =
                            Optional.of(place.number().draw(stream, place.at())).filter(one -> isLike(one, like));
                }
                number.ifPresent(drawn::add);
            }
            if (drawn.size() < place.paths().size()) {
                return Optional.empty();
            }
            numbers.add(drawn);
        }
        return Optional.of(new Draw(recipient, attempt, numbers));
    }

    private static boolean isLike(Node.Scalar one, Node.Scalar other) {
        return sign(one.text()) == sign(other.text()) && places(one.text()) == places(other.text());
    }

    private static int sign(String number) {
        return number.equals("0") ? 0 : number.startsWith("-") ? -1 : 1;
    }

    /** −1 for what is no decimal. */
    private static int places(String number) {
        if (!number.matches("-?[0-9]+(\\.[0-9]+)?")) {
            return -1;
        }
        int point = number.indexOf('.');
        return point < 0 ? 0 : number.length() - point - 1;
    }

    private SplitMix64 stream(Recipient recipient, String path, int attempt) {
        return SplitMix64.of(variants.seed() + "\n" + recipient.stream() + "\n" + path + "\n" + attempt);
    }

    /** The exercise of a file without random numbers. */
    public Exercise exercise() {
        return read(root);
    }

    /**
     * The exercise with the numbers drawn: that of the file which {@link #text} gives, but with the places of this one.
     *
     * @param working the decimal places of the calculation, where they are to be the same for all variants
     */
    public Exercise exercise(Draw draw, OptionalInt working) {
        return read(tree(draw, working));
    }

    private Exercise read(Node tree) {
        Exercise exercise = reading.read(tree, again);
        again = true;
        return exercise;
    }

    private Node tree(Draw draw, OptionalInt working) {
        Map<Node, Node> drawn = new IdentityHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            drawn.put(places.get(i).node(), places.get(i).tree(draw.numbers().get(i)));
        }
        return texts.variant((Node.Mapping) replaced(root, drawn), draw.recipient(), working);
    }

    private static Node replaced(Node node, Map<Node, Node> drawn) {
        Node instead = drawn.get(node);
        if (instead != null) {
            return instead;
        }
        if (node instanceof Node.Sequence list) {
            return new Node.Sequence(
                    list.at(),
                    list.items().stream().map(item -> replaced(item, drawn)).toList(),
                    list.flow());
        }
        if (node instanceof Node.Mapping map) {
            return new Node.Mapping(
                    map.at(),
                    map.entries().stream()
                            .map(entry -> new Node.Entry(entry.key(), replaced(entry.value(), drawn)))
                            .toList(),
                    map.flow());
        }
        return node;
    }

    /**
     * The text of the file with the numbers drawn in the place of the random ones and the variant in the place of {@code variants}; all
     * else as it stands there.
     *
     * @param working the decimal places of the calculation, where they are to be the same for all variants
     */
    public String text(Draw draw, OptionalInt working) {
        Map<Node, String> numbers = new IdentityHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            numbers.put(
                    places.get(i).node(),
                    VariantText.written(places.get(i).tree(draw.numbers().get(i))));
        }
        return texts.write((Node.Mapping) root, draw.recipient(), numbers, working);
    }

    /** Whether a tree that was read from {@link #text} says what was drawn. */
    public boolean isSame(Draw draw, OptionalInt working, Node read) {
        return VariantText.isSame(tree(draw, working), read);
    }

    static Optional<Node> value(Node root, String key) {
        return root instanceof Node.Mapping map
                ? map.entries().stream()
                        .filter(entry -> entry.key().text().equals(key))
                        .map(Node.Entry::value)
                        .findFirst()
                : Optional.empty();
    }
}
