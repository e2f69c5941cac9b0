package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.core.function.Loss;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads one target: a number for each output or, where the outputs are probabilities of classes, a class. */
final class TargetReader {
    static final List<String> KEYS = List.of("class");
    /** Up to this many outputs a hint writes the one-hot vector out. */
    private static final int WRITTEN_OUT = 8;

    private final NumberReader numbers;
    private final LossReader losses;
    private final Problems problems;
    private final Outputs outputs;
    private final Optional<Loss> loss;

    TargetReader(Outputs outputs, Optional<Loss> loss, NumberReader numbers, LossReader losses, Problems problems) {
        this.outputs = outputs;
        this.loss = loss;
        this.numbers = numbers;
        this.losses = losses;
        this.problems = problems;
    }

    /**
     * What a target belongs to.
     *
     * @param count N_L, if known
     * @param probabilities whether the outputs themselves are given, as probabilities
     * @param activation of the output, if known
     * @param names of the outputs, or none
     */
    record Outputs(OptionalInt count, boolean probabilities, Optional<Activation> activation, List<String> names) {
        /** Whether each output is the probability of a class; not known counts as no. */
        boolean areClasses() {
            return probabilities
                    || activation.filter(Activation::isDistribution).isPresent();
        }

        boolean areSomethingElse() {
            return !probabilities && activation.isPresent() && !areClasses() && !isOneOfTwo();
        }

        /** Whether the one output is near 0 for class 0 and near 1 for class 1: a sigmoid unit, or a step. */
        boolean isOneOfTwo() {
            return count.orElse(0) == 1
                    && activation
                            .flatMap(Activation::classRule)
                            .filter(rule -> rule == ClassRule.AT_LEAST_HALF || rule == ClassRule.OUTPUT)
                            .isPresent();
        }
    }

    /**
     * A target.
     *
     * @param number the class it was written as, counted from 1; 0 or 1 for one output
     */
    record Target(List<Expr> values, OptionalInt number) {}

    Optional<Target> target(Node node) {
        if (node instanceof Node.Mapping map) {
            return ofClass(map);
        }
        if (node instanceof Node.Scalar scalar && !scalar.isNull() && isOneWord(scalar.text())) {
            problems.add(
                    scalar.at(),
                    "target must be a list of "
                            + (outputs.count().orElse(1) > 1
                                    ? outputs.count().getAsInt() + " numbers, one for each output"
                                    : "numbers")
                            + ", not " + scalar.kind() + inWords(scalar.text()));
            return Optional.empty();
        }
        if (node instanceof Node.Sequence list
                && list.items().size() == 1
                && list.items().get(0) instanceof Node.Mapping) {
            problems.add(node.at(), "a class stands without brackets: {class: 2}");
            return Optional.empty();
        }
        return ofNumbers(node);
    }

    private Optional<Target> ofNumbers(Node node) {
        Optional<List<Expr>> target = numbers.numbers(node, "target");
        if (node instanceof Node.Sequence list) {
            int size = list.items().size();
            if (outputs.count().isPresent()
                    && NumberReader.count(node).isPresent()
                    && size > 0
                    && size != outputs.count().getAsInt()) {
                String comma = NumberReader.decimalComma(node);
                String single =
                        size == 1 && list.items().get(0) instanceof Node.Scalar only ? inWords(only.text()) : "";
                problems.add(
                        node.at(),
                        "target has " + Near.count(size, "number") + " but the output has "
                                + outputs.count().getAsInt() + (comma.isEmpty() ? single : comma));
            }
            if (target.isPresent() && loss.isPresent()) {
                losses.checkTarget(loss.get(), target.get(), list.items());
            }
        }
        return target.map(values -> new Target(values, OptionalInt.empty()));
    }

    /** A number or a name, not a list in the notation of another program. */
    private static boolean isOneWord(String text) {
        return isInteger(text) || text.matches("[-+]?[0-9.]+|[\\p{L}_][\\p{L}\\p{N}_ -]*");
    }

    private static boolean isInteger(String text) {
        return text.matches("[0-9]{1,9}");
    }

    /** How to write a target that was written as one number or one name; nothing where that is not clear. */
    private String inWords(String text) {
        int count = outputs.count().orElse(0);
        if (count == 1 && text.matches("[-+]?[0-9.]+")) {
            return "; write [" + text + "]";
        }
        if (count < 2 || !outputs.areClasses()) {
            return "";
        }
        if (outputs.names().contains(text) && !isInteger(text)) {
            return "; write {class: " + text + "}";
        }
        boolean counts = isInteger(text) && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= count;
        int number = counts ? Integer.parseInt(text) : 1;
        String vector = count <= WRITTEN_OUT ? oneHot(number, count) + " or " : "";
        return counts
                ? "; class " + number + ", counted from 1, is written " + vector + "{class: " + number + "}"
                : "; a class is written like class 1, counted from 1: " + vector + "{class: 1}";
    }

    private static List<Integer> oneHot(int number, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> i == number ? 1 : 0)
                .toList();
    }

    // ---- a class ----

    private Optional<Target> ofClass(Node.Mapping map) {
        Fields fields = Fields.of(map, "a target", KEYS, problems);
        if (!fields.has("class")) {
            if (map.entries().isEmpty()) {
                problems.add(map.at(), "a target is a list of numbers, or a class: {class: 2}");
            }
            return Optional.empty();
        }
        Node node = fields.get("class").orElseThrow();
        if (outputs.areSomethingElse()) {
            problems.add(
                    fields.keyAt("class"),
                    "a class as target needs a softmax output, or one sigmoid or step unit; here it is '"
                            + outputs.activation().orElseThrow().name()
                            + "', so write one number for each output: "
                            + (outputs.count().orElse(0) == 1 ? "[0] or [1]" : "[…]"));
            return Optional.empty();
        }
        Optional<Node.Scalar> written = new Words(problems).scalar(node, "class");
        if (written.isEmpty() || outputs.count().isEmpty()) {
            return Optional.empty();
        }
        if (outputs.isOneOfTwo()) {
            return ofTwo(written.get());
        }
        OptionalInt number = number(written.get(), outputs.count().getAsInt());
        if (number.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> values = new ArrayList<>();
        oneHot(number.getAsInt(), outputs.count().getAsInt()).forEach(entry -> values.add(Expr.Num.of(entry)));
        if (loss.isPresent()) {
            losses.checkClass(loss.get(), node.at());
        }
        return Optional.of(new Target(values, number));
    }

    /** Class 0 or class 1 of one unit; the one name of a unit is that of class 1. */
    private Optional<Target> ofTwo(Node.Scalar written) {
        List<String> names = outputs.names();
        String text = written.text();
        List<Integer> classes = IntStream.rangeClosed(0, 1)
                .filter(k -> names.size() == 2 && names.get(k).equals(text)
                        || k == 1 && names.size() == 1 && names.get(0).equals(text)
                        || !written.quoted() && text.equals(Integer.toString(k)))
                .boxed()
                .toList();
        if (classes.size() != 1) {
            problems.add(
                    written.at(),
                    classes.isEmpty()
                            ? "class is " + written.kind() + " but must be 0 or 1 (the two classes of one unit)"
                                    + orNamed()
                            : "class '" + written.shortened()
                                    + "' is read in two ways, by its name and by its number; write [0] or [1]");
            return Optional.empty();
        }
        if (loss.isPresent()) {
            losses.checkClass(loss.get(), written.at());
        }
        int number = classes.get(0);
        return Optional.of(new Target(List.of(Expr.Num.of(number)), OptionalInt.of(number)));
    }

    /** The number of a class, from its number or its name. */
    private OptionalInt number(Node.Scalar written, int count) {
        String text = written.text();
        List<String> names = outputs.names();
        List<Integer> named = IntStream.rangeClosed(1, names.size())
                .filter(i -> names.get(i - 1).equals(text))
                .boxed()
                .toList();
        boolean byNumber = !written.quoted() && isInteger(text);
        if (named.size() > 1) {
            problems.add(
                    written.at(),
                    "the name '" + written.shortened() + "' stands for several classes, " + named
                            + "; write the number of the one meant");
            return OptionalInt.empty();
        }
        if (byNumber) {
            return counted(written, count, named);
        }
        if (named.isEmpty()) {
            problems.add(written.at(), unknown(written, count));
            return OptionalInt.empty();
        }
        return OptionalInt.of(named.get(0));
    }

    private OptionalInt counted(Node.Scalar written, int count, List<Integer> named) {
        int number = Integer.parseInt(written.text());
        if (!named.isEmpty() && named.get(0) != number) {
            problems.add(
                    written.at(),
                    "class " + number + " is read in two ways: the class called " + number + ", which is number "
                            + named.get(0) + ", or the one that counts as number " + number
                            + "; write its name in quotes or the vector of 0 and 1");
            return OptionalInt.empty();
        }
        if (number < 1 || number > count) {
            problems.add(
                    written.at(),
                    "class is '" + number + "' but must be from 1 to " + count + " (the outputs, counted from 1)"
                            + orNamed());
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    private String orNamed() {
        return outputs.names().isEmpty()
                ? ""
                : " or one of the names " + Near.shortened(String.join(", ", outputs.names()));
    }

    private String unknown(Node.Scalar written, int count) {
        if (outputs.names().isEmpty()) {
            return "class is " + written.kind() + " but must be a whole number from 1 to " + count
                    + "; names of classes stand under names: {output: […]}";
        }
        return "unknown class '" + written.shortened() + "'"
                + Near.meant(written.text(), outputs.names())
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse("; the classes are " + Near.shortened(String.join(", ", outputs.names()))
                                + ", or their numbers from 1 to " + count);
    }
}
