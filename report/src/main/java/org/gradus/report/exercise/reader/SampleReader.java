package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Loss;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Reads samples and targets: one ({@code input}, {@code target}) or several ({@code inputs}, {@code targets}). */
final class SampleReader {
    private static final Expr ONE = Expr.Num.of(1);

    private final Limits limits;
    private final NumberReader numbers;
    private final LossReader losses;
    private final Problems problems;

    SampleReader(Limits limits, NumberReader numbers, LossReader losses, Problems problems) {
        this.limits = limits;
        this.numbers = numbers;
        this.losses = losses;
        this.problems = problems;
    }

    /**
     * Where the samples stand.
     *
     * @param several whether they are written as a list of samples
     */
    record Given(Source source, String key, Position at, List<Node> vectors, boolean several) {
        /** How many numbers the first sample has. */
        OptionalInt length() {
            return vectors.isEmpty() ? OptionalInt.empty() : NumberReader.count(vectors.get(0));
        }
    }

    /** Finds the samples of the file and checks how they are written. */
    Optional<Given> given(Fields fields) {
        List<String> keys = java.util.stream.Stream.of("input", "inputs", "logits", "probabilities")
                .filter(key -> fields.get(key).isPresent())
                .toList();
        if (keys.contains("input") && keys.contains("inputs")) {
            problems.add(fields.keyAt("inputs"), "give 'input' (one sample) or 'inputs' (several), not both");
        }
        return keys.stream().findFirst().flatMap(key -> switch (key) {
            case "logits" -> either(fields, key, Source.LOGITS);
            case "probabilities" -> either(fields, key, Source.PROBABILITIES);
            case "inputs" -> several(fields, key, "input").map(nodes -> given(Source.INPUT, fields, key, nodes, true));
            default ->
                single(fields, key, "inputs").map(node -> given(Source.INPUT, fields, key, List.of(node), false));
        });
    }

    private static Given given(Source source, Fields fields, String key, List<Node> nodes, boolean several) {
        return new Given(source, key, fields.keyAt(key), nodes, several);
    }

    private Optional<Given> either(Fields fields, String key, Source source) {
        Node node = fields.get(key).orElseThrow();
        return isNested(node)
                ? several(fields, key, key).map(nodes -> given(source, fields, key, nodes, true))
                : Optional.of(given(source, fields, key, List.of(node), false));
    }

    private static boolean isFlat(Node node) {
        return node instanceof Node.Sequence list && !list.items().isEmpty() && list.holdsOnlyScalars();
    }

    private static boolean isNested(Node node) {
        return node instanceof Node.Sequence list && list.items().stream().anyMatch(Node.Sequence.class::isInstance);
    }

    private Optional<Node> single(Fields fields, String key, String plural) {
        Node node = fields.get(key).orElseThrow();
        if (isNested(node)) {
            boolean column = node instanceof Node.Sequence list
                    && list.items().stream()
                            .allMatch(item -> item instanceof Node.Sequence row
                                    && row.items().size() == 1
                                    && row.holdsOnlyScalars());
            problems.add(
                    node.at(),
                    key + " is one list of numbers; several samples are written '" + plural + "'"
                            + (column ? ", a column is written as one list too" : ""));
            return Optional.empty();
        }
        return Optional.of(node);
    }

    private Optional<List<Node>> several(Fields fields, String key, String singular) {
        Node node = fields.get(key).orElseThrow();
        if (!(node instanceof Node.Sequence list) || list.items().isEmpty() || list.holdsOnlyScalars()) {
            problems.add(
                    node.at(),
                    key + " must be a list of samples, each a list of numbers: [[…], […]]"
                            + (singular.equals(key) ? "" : "; one sample is written '" + singular + "'"));
            return Optional.empty();
        }
        if (list.items().size() > limits.samples()) {
            problems.add(
                    node.at(),
                    key + " holds " + list.items().size() + " samples; at most " + limits.samples()
                            + " are allowed (--limit samples=N allows more)");
            return Optional.empty();
        }
        return Optional.of(list.items());
    }

    /**
     * Reads the samples with their targets.
     *
     * @param network what is known of the network, if there is one
     * @param outputs what the targets belong to
     */
    List<Sample> samples(
            Given given, Fields fields, NetworkReader.Read network, TargetReader.Outputs outputs, Optional<Loss> loss) {
        TargetReader reader = new TargetReader(outputs, loss, numbers, losses, problems);
        List<Node> targets = targets(given, fields, outputs);
        OptionalInt expected = given.source() == Source.INPUT ? network.inputs() : given.length();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < given.vectors().size(); i++) {
            Node node = given.vectors().get(i);
            Optional<List<Expr>> values = values(given.source(), node);
            checkLength(given, node, expected, network);
            Optional<TargetReader.Target> target =
                    i < targets.size() ? reader.target(targets.get(i)) : Optional.empty();
            values.ifPresent(list -> samples.add(new Sample(
                    given.source(),
                    list,
                    target.map(TargetReader.Target::values),
                    target.map(TargetReader.Target::number).orElse(OptionalInt.empty()))));
        }
        return samples;
    }

    private Optional<List<Expr>> values(Source source, Node node) {
        Optional<List<Expr>> values = switch (source) {
            case INPUT -> numbers.numbers(node, "input");
            case LOGITS -> numbers.logits(node);
            case PROBABILITIES -> numbers.numbers(node, "probabilities");
        };
        if (values.isPresent()
                && source == Source.LOGITS
                && values.get().stream().allMatch(NumberReader::isMinusInfinity)) {
            problems.add(node.at(), "every logit is -.inf; at least one must be finite");
        }
        if (values.isPresent() && source == Source.PROBABILITIES) {
            checkProbabilities(values.get(), (Node.Sequence) node);
        }
        return values;
    }

    private void checkProbabilities(List<Expr> values, Node.Sequence node) {
        boolean negative = false;
        for (int i = 0; i < values.size(); i++) {
            if (numbers.sign(values.get(i)).orElse(1) < 0) {
                problems.add(
                        node.items().get(i).at(),
                        "a probability is " + node.items().get(i).kind() + " but must be 0 or more");
                negative = true;
            }
        }
        if (negative) {
            return;
        }
        Optional<Integer> difference = numbers.compare(new Expr.Sum(values), ONE);
        if (difference.isEmpty()) {
            problems.add(node.at(), "it could not be decided whether the probabilities have the exact sum 1");
        } else if (difference.get() != 0) {
            problems.add(
                    node.at(),
                    "the probabilities must have the exact sum 1 but have " + (difference.get() < 0 ? "less" : "more")
                            + "; write 1/3, not 0.3333");
        }
    }

    private void checkLength(Given given, Node node, OptionalInt expected, NetworkReader.Read network) {
        if (!(node instanceof Node.Sequence list)
                || expected.isEmpty()
                || NumberReader.count(node).isEmpty()
                || list.items().size() == expected.getAsInt()
                || list.items().isEmpty()) {
            return;
        }
        String own = NumberReader.decimalComma(node);
        String rule = given.source() == Source.INPUT
                ? " but layer 1 takes " + expected.getAsInt() + " (the "
                        + (network.layout().rowVectors() ? "rows" : "columns") + " of its weights"
                        + (network.layout().holdsBias() ? " without the bias)" : ")")
                : " but the first sample has " + expected.getAsInt();
        String what = given.several() ? "a sample of " + given.key() : given.key();
        String column = given.source() == Source.INPUT
                ? LayerShape.biasColumn(list.items().size(), expected.getAsInt(), network.firstBias())
                : "";
        String comma = own.isEmpty() ? network.commaHint() : own;
        problems.add(node.at(), what + " has " + count(list) + rule + (comma.isEmpty() ? column : comma));
    }

    private static String count(Node.Sequence list) {
        return Near.count(list.items().size(), "number");
    }

    private List<Node> targets(Given given, Fields fields, TargetReader.Outputs outputs) {
        String right = given.several() ? "targets" : "target";
        String wrong = given.several() ? "target" : "targets";
        if (fields.get(wrong).isPresent()) {
            problems.add(
                    fields.keyAt(wrong),
                    given.several()
                            ? "several samples have 'targets', a list with one target for each sample"
                            : "one sample has 'target', one list of numbers");
        }
        if (fields.get(right).isEmpty()) {
            return List.of();
        }
        if (!given.several()) {
            return single(fields, "target", "targets").map(List::of).orElse(List.of());
        }
        if (outputs.areClasses()
                && outputs.count().orElse(0) > 1
                && isFlat(fields.get(right).orElseThrow())) {
            problems.add(
                    fields.get(right).orElseThrow().at(),
                    "targets holds one target for each sample: a list of "
                            + outputs.count().getAsInt() + " numbers or a class, counted from 1, such as {class: 2}");
            return List.of();
        }
        List<Node> targets = several(fields, "targets", "target").orElse(List.of());
        if (!targets.isEmpty() && targets.size() != given.vectors().size()) {
            problems.add(
                    fields.get(right).orElseThrow().at(),
                    "targets holds " + Near.count(targets.size(), "target") + " but there are "
                            + Near.count(given.vectors().size(), "sample"));
        }
        return targets;
    }
}
