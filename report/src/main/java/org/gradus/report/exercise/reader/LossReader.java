package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Reads the loss and checks targets against it. */
final class LossReader {
    private static final String DELTA = "delta";
    static final List<String> KEYS = List.of("name", DELTA);
    static final List<String> NAMES = Losses.names();

    private final Problems problems;
    private final Words words;
    private final NumberReader numbers;

    LossReader(NumberReader numbers, Problems problems) {
        this.numbers = numbers;
        this.problems = problems;
        this.words = new Words(problems);
    }

    Optional<Loss> loss(Node node) {
        if (!(node instanceof Node.Mapping map)) {
            return words.scalar(node, "a loss").flatMap(this::named);
        }
        Fields fields = Fields.of(map, "loss", KEYS, problems);
        if (!fields.has("name")) {
            problems.add(map.at(), "a loss needs 'name'");
            return Optional.empty();
        }
        Optional<Loss> loss = words.scalar(fields.get("name").orElseThrow(), "the name of a loss")
                .flatMap(this::named);
        Optional<Expr> delta = fields.get(DELTA).flatMap(value -> numbers.number(value, DELTA));
        if (delta.isPresent() && numbers.sign(delta.get()).orElse(1) <= 0) {
            problems.add(
                    fields.get(DELTA).orElseThrow().at(),
                    "delta is " + fields.get(DELTA).orElseThrow().kind() + " but must be positive");
            delta = Optional.empty();
        }
        if (fields.has(DELTA) && loss.isPresent() && !loss.get().parameters().containsKey(DELTA)) {
            problems.add(fields.keyAt(DELTA), "loss '" + loss.get().name() + "' takes no delta");
            return loss;
        }
        Optional<Expr> parameter = delta;
        return loss.map(
                known -> parameter.map(value -> known.with(DELTA, value)).orElse(known));
    }

    /** Behind softmax with several outputs log-loss is the name of two losses. */
    void checkLogLoss(Node node, Optional<Activation> output, OptionalInt outputs) {
        boolean named = node instanceof Node.Scalar scalar && scalar.text().equals("log-loss");
        if (named
                && outputs.orElse(0) > 1
                && output.filter(Activation::isDistribution).isPresent()) {
            problems.add(
                    node.at(),
                    "behind softmax the loss 'log-loss' is read in two ways: cross-entropy is −Σ t ln y,"
                            + " binary-cross-entropy adds −Σ (1 − t) ln(1 − y); name the one meant");
        }
    }

    private Optional<Loss> named(Node.Scalar scalar) {
        String name = scalar.text();
        Optional<Loss> known = Losses.named(name);
        if (known.isPresent()) {
            return known;
        }
        Optional<String> ways = OtherNames.waysToRead(name);
        problems.add(
                scalar.at(),
                ways.isPresent()
                        ? "the loss '" + scalar.shortened() + "' is read in more than one way: " + ways.get()
                        : "unknown loss '" + scalar.shortened() + "'; "
                                + OtherNames.loss(name)
                                        .map(loss -> "did you mean '" + loss + "'?")
                                        .orElse("the losses are " + String.join(", ", NAMES)));
        return Optional.empty();
    }

    /** Checks the entries of a target; {@code nodes} are where they stand. */
    void checkTarget(Loss loss, List<Expr> target, List<Node> nodes) {
        for (int i = 0; i < target.size(); i++) {
            String rule = rule(loss, target.get(i));
            if (!rule.isEmpty()) {
                problems.add(
                        nodes.get(i).at(),
                        "target " + nodes.get(i).kind() + " does not fit loss '" + loss.name() + "': it must be "
                                + rule);
            }
        }
    }

    /** Checks the vector of 0 and 1 that stands for a class. */
    void checkClass(Loss loss, Position at) {
        String rule = rule(loss, Expr.Num.of(0));
        if (!rule.isEmpty()) {
            problems.add(
                    at,
                    "a class stands for a vector of 0 and 1, which does not fit loss '" + loss.name()
                            + "': a target must be " + rule);
        }
    }

    /** The broken rule, or nothing. */
    private String rule(Loss loss, Expr target) {
        return loss.targets().contains(bound -> against(target, bound))
                ? ""
                : loss.targets().text();
    }

    /** The sign of {@code target − bound}; what cannot be told apart counts as equal. */
    private int against(Expr target, long bound) {
        return numbers.compare(target, Expr.Num.of(bound)).orElse(0);
    }
}
