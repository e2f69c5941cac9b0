package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.Variables;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Reads the loss and checks targets against it. */
final class LossReader {
    private static final String DELTA = "delta";
    private static final String SMOOTHING = "labelSmoothing";
    static final List<String> KEYS = List.of("name", DELTA, SMOOTHING, "formula");
    static final List<String> NAMES = Losses.names();

    private final Problems problems;
    private final Words words;
    private final NumberReader numbers;
    private final Limits limits;

    LossReader(Limits limits, NumberReader numbers, Problems problems) {
        this.limits = limits;
        this.numbers = numbers;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /**
     * A loss, and what is done to its targets before.
     *
     * @param smoothing ε of label smoothing
     */
    record Given(Loss loss, Optional<Expr> smoothing) {}

    Optional<Given> loss(Node node) {
        if (!(node instanceof Node.Mapping map)) {
            return words.scalar(node, "a loss").flatMap(this::named).map(loss -> new Given(loss, Optional.empty()));
        }
        Fields fields = Fields.of(map, "loss", KEYS, problems);
        Optional<Loss> loss = fields.has("formula") ? own(fields) : ofMap(map, fields);
        return loss.map(found -> new Given(found, smoothing(fields, found)));
    }

    /** ε in [0, 1), for a loss whose targets are probabilities. */
    private Optional<Expr> smoothing(Fields fields, Loss loss) {
        Optional<Expr> epsilon = fields.get(SMOOTHING).flatMap(node -> numbers.number(node, SMOOTHING));
        if (epsilon.isEmpty()) {
            return epsilon;
        }
        if (loss.classes(1).isEmpty()) {
            problems.add(
                    fields.keyAt(SMOOTHING),
                    "labelSmoothing belongs to cross-entropy and binary-cross-entropy, whose targets are probabilities; the"
                            + " loss is '" + loss.name() + "'");
            return Optional.empty();
        }
        boolean inside = numbers.sign(epsilon.get()).orElse(1) >= 0
                && numbers.compare(epsilon.get(), Expr.Num.of(1)).orElse(0) < 0;
        if (!inside) {
            Node node = fields.get(SMOOTHING).orElseThrow();
            problems.add(node.at(), SMOOTHING + " is " + node.kind() + " but must be at least 0 and less than 1");
            return Optional.empty();
        }
        return epsilon.filter(given -> numbers.sign(given).orElse(1) > 0);
    }

    /** Somebody's own loss. */
    private Optional<Loss> own(Fields fields) {
        for (String key : List.of(DELTA, SMOOTHING)) {
            if (fields.has(key)) {
                problems.add(fields.keyAt(key), "an own formula takes no " + key + "; put the number into the formula");
            }
        }
        Optional<Expr> formula =
                words.scalar(fields.get("formula").orElseThrow(), "a formula").flatMap(this::formula);
        if (!fields.has("name")) {
            problems.add(fields.keyAt("formula"), "an own loss needs a name: {formula: \"(y-t)^4\", name: quartic}");
            return Optional.empty();
        }
        Optional<String> name = words.scalar(fields.get("name").orElseThrow(), "the name of a loss")
                .flatMap(this::ownName);
        return formula.flatMap(term -> name.map(called -> Losses.own(called, term)));
    }

    private Optional<String> ownName(Node.Scalar scalar) {
        boolean taken = Losses.named(scalar.text()).isPresent();
        if (taken || !scalar.text().matches("\\p{L}[\\p{L}\\p{N}_-]{0,39}")) {
            problems.add(
                    scalar.at(),
                    "'" + scalar.shortened() + "' cannot name an own loss; "
                            + (taken ? "the name is taken" : "a name holds letters, digits, - and _"));
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private Optional<Expr> formula(Node.Scalar scalar) {
        try {
            Expr formula = ExprParser.parse(scalar.text(), limits.formula());
            Set<String> found = Variables.of(formula);
            Optional<String> other = found.stream()
                    .filter(name -> !name.equals("y") && !name.equals("t"))
                    .findFirst();
            if (other.isPresent() || !found.contains("y")) {
                problems.add(
                        scalar.at(Math.max(0, scalar.text().indexOf(other.orElse("")))),
                        other.map(name -> "the formula holds '" + name + "' but may hold two variables only, y and t")
                                .orElse("the formula of a loss must hold the output, y"));
                return Optional.empty();
            }
            return Optional.of(formula);
        } catch (FormulaException e) {
            problems.add(scalar.at(e.offset()), "formula: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Loss> ofMap(Node.Mapping map, Fields fields) {
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
