package org.gradus.report.exercise.reader;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.OptimiserChoice.Method;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.exercise.TrainingPlan.GivenGradients;
import org.gradus.report.exercise.TrainingPlan.Rule;

/** Reads the settings of the task training and the key {@code optimiser}. */
final class TrainingReader {
    static final List<String> KEYS = List.of("epochs", "rule", "until", "optimiser", "gradients", "start");
    static final List<String> OPTIMISER = List.of("name", "momentum", "beta1", "beta2", "epsilon");
    static final List<String> RULES = List.of("gradient", "perceptron", "delta");
    static final List<String> METHODS =
            List.of("gradient-descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam");
    private static final int PLAIN_PLACES = 3;
    private static final String EXAMPLE = "{epochs: 4, rule: gradient}";

    /** Which numbers each method takes, and what they are where none is given. */
    private static final Map<Method, Map<String, String>> NUMBERS = Map.of(
            Method.PLAIN, Map.of(),
            Method.MOMENTUM, Map.of("momentum", "0.9"),
            Method.NESTEROV, Map.of("momentum", "0.9"),
            Method.ADAGRAD, Map.of("epsilon", "1e-8"),
            Method.RMSPROP, Map.of("beta2", "0.9", "epsilon", "1e-8"),
            Method.ADAM, Map.of("beta1", "0.9", "beta2", "0.999", "epsilon", "1e-8"));

    private final NumberReader numbers;
    private final Problems problems;
    private final Words words;

    TrainingReader(NumberReader numbers, Problems problems) {
        this.numbers = numbers;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /** @param standard the optimiser of the exercise, where these settings name none */
    Optional<TrainingPlan> plan(Node settings, OptimiserChoice standard) {
        Optional<Fields> read = words.mapping(settings, "the settings of 'training'", EXAMPLE)
                .map(map -> Fields.of(map, "training", KEYS, problems));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        Optional<String> rule = fields.get("rule").flatMap(node -> words.oneOf(node, "rule", RULES));
        Optional<OptimiserChoice> own = fields.get("optimiser").flatMap(this::optimiser);
        Optional<Integer> epochs = fields.get("epochs").flatMap(this::epochs);
        boolean until = fields.get("until")
                .flatMap(node -> words.oneOf(node, "until", List.of("no-change")))
                .isPresent();
        boolean given = fields.mentions("gradients");
        Optional<GivenGradients> gradients = fields.get("gradients").flatMap(node -> gradients(node, fields));
        if (given) {
            for (String other : List.of("epochs", "rule", "until")) {
                if (fields.mentions(other)) {
                    problems.add(
                            fields.keyAt(other),
                            "'" + other + "' does not go with 'gradients': each of them is one update");
                }
            }
        } else if (!fields.mentions("epochs") && !fields.mentions("until")) {
            problems.add(
                    settings.at(),
                    "training needs 'epochs', or 'until: no-change', or 'gradients'; for example " + EXAMPLE);
        }
        if (!given && fields.mentions("start")) {
            problems.add(
                    fields.keyAt("start"),
                    "'start' belongs to 'gradients'; a network starts with its own weights and biases");
        }
        return given && gradients.isEmpty() || fields.mentions("rule") && rule.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrainingPlan(
                        rule.map(RULES::indexOf).map(i -> Rule.values()[i]).orElse(Rule.GRADIENT),
                        epochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
                        until,
                        own.orElse(standard),
                        gradients));
    }

    private Optional<Integer> epochs(Node node) {
        boolean number = node instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().matches("[1-9][0-9]{0,3}")
                && Integer.parseInt(scalar.text()) <= TrainingPlan.MOST_UPDATES;
        if (!number) {
            problems.add(
                    node.at(),
                    "epochs is " + node.kind() + " but must be an integer from 1 to " + TrainingPlan.MOST_UPDATES);
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(((Node.Scalar) node).text()));
    }

    // ---- gradients without a network ----

    private Optional<GivenGradients> gradients(Node node, Fields fields) {
        if (!(node instanceof Node.Sequence list) || list.items().isEmpty()) {
            problems.add(
                    node.at(),
                    "gradients must be a list with a number, or a list of numbers, for each update, such as [4, 3],"
                            + " not " + node.kind());
            return Optional.empty();
        }
        if (list.items().size() > TrainingPlan.MOST_UPDATES) {
            problems.add(
                    node.at(),
                    "gradients holds " + list.items().size() + " updates; at most " + TrainingPlan.MOST_UPDATES
                            + " fit into a table");
            return Optional.empty();
        }
        List<List<Expr>> steps = new ArrayList<>();
        for (Node item : list.items()) {
            vector(item, "a gradient").ifPresent(steps::add);
        }
        Optional<List<Expr>> start = fields.get("start").flatMap(item -> vector(item, "start"));
        if (steps.size() < list.items().size() || fields.has("start") && start.isEmpty()) {
            return Optional.empty();
        }
        int size = steps.get(0).size();
        for (int k = 0; k < steps.size(); k++) {
            if (steps.get(k).size() != size) {
                problems.add(
                        list.items().get(k).at(),
                        "gradient " + (k + 1) + " has "
                                + Near.count(steps.get(k).size(), "number") + " but the first has " + size);
                return Optional.empty();
            }
        }
        if (start.isPresent() && start.get().size() != size) {
            problems.add(
                    fields.keyAt("start"),
                    "start has " + Near.count(start.get().size(), "number") + " but the gradients have " + size);
            return Optional.empty();
        }
        return Optional.of(new GivenGradients(steps, start.orElseGet(() -> Collections.nCopies(size, Expr.Num.of(0)))));
    }

    private Optional<List<Expr>> vector(Node node, String what) {
        if (!(node instanceof Node.Sequence list)) {
            return numbers.number(node, what).map(List::of);
        }
        List<Expr> entries = new ArrayList<>();
        for (Node item : list.items()) {
            numbers.number(item, "an entry of " + what).ifPresent(entries::add);
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), what + " is an empty list");
        }
        return entries.isEmpty() || entries.size() < list.items().size() ? Optional.empty() : Optional.of(entries);
    }

    // ---- the optimiser ----

    /** A name, or a map with a name and numbers. */
    Optional<OptimiserChoice> optimiser(Node node) {
        if (node instanceof Node.Scalar) {
            return method(node).flatMap(method -> choice(method, Optional.empty()));
        }
        Optional<Fields> read = words.mapping(node, "optimiser", "{name: momentum, momentum: 0.9}")
                .map(map -> Fields.of(map, "optimiser", OPTIMISER, problems));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        if (!read.get().mentions("name")) {
            problems.add(node.at(), "optimiser needs its 'name': " + String.join(" | ", METHODS));
        }
        return read.get().get("name").flatMap(this::method).flatMap(method -> choice(method, read));
    }

    private Optional<Method> method(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.text().equals("sgd")) {
            problems.add(
                    node.at(),
                    "optimiser 'sgd' means two things: without momentum write gradient-descent, with it momentum");
            return Optional.empty();
        }
        return words.oneOf(node, "optimiser", METHODS).map(name -> Method.values()[METHODS.indexOf(name)]);
    }

    private Optional<OptimiserChoice> choice(Method method, Optional<Fields> fields) {
        Map<String, String> own = NUMBERS.getOrDefault(method, Map.of());
        fields.ifPresent(read -> OPTIMISER.stream()
                .filter(key -> !key.equals("name") && read.mentions(key) && !own.containsKey(key))
                .forEach(key -> problems.add(
                        read.keyAt(key),
                        "optimiser '" + METHODS.get(method.ordinal()) + "' has no '" + key + "'"
                                + (own.isEmpty()
                                        ? ""
                                        : "; its numbers are "
                                                + String.join(
                                                        ", ",
                                                        own.keySet().stream()
                                                                .sorted()
                                                                .toList())))));
        return Optional.of(new OptimiserChoice(
                method,
                share("momentum", own, fields),
                share("beta1", own, fields),
                share("beta2", own, fields),
                epsilon(own, fields)));
    }

    /** A number from 0 to below 1. */
    private Expr share(String key, Map<String, String> own, Optional<Fields> fields) {
        Optional<Node> node = fields.flatMap(read -> read.get(key));
        Optional<Expr> number = node.flatMap(found -> numbers.number(found, key));
        if (number.isPresent()) {
            Expr below = Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(number.get()));
            if (numbers.sign(number.get()).orElse(1) < 0 || numbers.sign(below).orElse(1) <= 0) {
                problems.add(
                        node.orElseThrow().at(),
                        key + " is " + node.orElseThrow().kind() + " but must be at least 0 and less than 1");
            }
        }
        return number.orElseGet(() -> standard(key, own));
    }

    private Expr epsilon(Map<String, String> own, Optional<Fields> fields) {
        Optional<Node> node = fields.flatMap(read -> read.get("epsilon"));
        Optional<Expr> number = node.flatMap(found -> numbers.number(found, "epsilon"));
        if (number.isPresent() && numbers.sign(number.get()).orElse(1) < 0) {
            problems.add(
                    node.orElseThrow().at(), "epsilon is " + node.orElseThrow().kind() + " but must be 0 or more");
        }
        return powerOfTen(number.orElseGet(() -> standard("epsilon", own)));
    }

    /** {@code 10^(-8)} reads better than 0.00000001. */
    private static Expr powerOfTen(Expr number) {
        if (!(number instanceof Expr.Num num) || num.value().signum() == 0) {
            return number;
        }
        BigDecimal value = num.value().stripTrailingZeros();
        boolean power = value.unscaledValue().equals(BigInteger.ONE) && value.scale() > PLAIN_PLACES;
        return power ? new Expr.Power(Expr.Num.of(10), Expr.Num.of(-value.scale())) : number;
    }

    private static Expr standard(String key, Map<String, String> own) {
        return new Expr.Num(new BigDecimal(own.getOrDefault(key, "0")));
    }
}
