package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.Variables;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.function.Softmax;
import org.gradus.core.function.UnitActivations;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Reads an activation: a name, a name with parameters, or the user's own formula in z. */
final class ActivationReader {
    private static final String ALPHA = "alpha";
    private static final String AT_ZERO = "stepAtZero";
    static final List<String> KEYS =
            List.of("name", "formula", ALPHA, "lambda", "gamma", "slope", "offset", "beta", Softmax.TEMPERATURE);

    /** What books and libraries call parameters, by the name of the function and theirs. */
    private static final Map<String, Map<String, String>> CALLED = Map.of(
            "selu", Map.of("gamma", "lambda"),
            "hard-sigmoid", Map.of(ALPHA, "slope", "beta", "offset"));

    /** Which must be positive, and which must not be 0. */
    private static final List<String> POSITIVE = List.of(Softmax.TEMPERATURE);

    private static final List<String> NOT_ZERO = List.of("slope");

    private static final String UNNAMED = "f";

    private final Limits limits;
    private final Problems problems;
    private final Words words;
    private final NumberReader numbers;
    private final int stepAtZero;
    private final List<Own> own = new ArrayList<>();

    /** Somebody's own activation, and where its formula stands. */
    record Own(ScalarActivation activation, Position at) {}

    /** @param stepAtZero the value of {@code step} at 0 */
    ActivationReader(Limits limits, NumberReader numbers, int stepAtZero, Problems problems) {
        this.limits = limits;
        this.numbers = numbers;
        this.stepAtZero = stepAtZero;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /** The own activations read so far. */
    List<Own> own() {
        return own;
    }

    /** The activation of a layer; an unknown one is a problem. */
    Optional<Activation> activation(Node node) {
        return node instanceof Node.Sequence list ? ofUnits(list) : one(node);
    }

    /** The activation where there is no network, so that no units have their own. */
    Optional<Activation> alone(Node node) {
        Optional<Activation> read = activation(node);
        read.filter(activation -> activation.parts().size() > 1)
                .ifPresent(several -> problems.add(
                        node.at(), "different activations belong to the units of a layer of a network; name one here"));
        return read.filter(activation -> activation.parts().size() == 1);
    }

    private Optional<Activation> one(Node node) {
        return node instanceof Node.Mapping map
                ? ofMap(map)
                : words.scalar(node, "an activation").flatMap(this::named);
    }

    /** One for each unit. */
    private Optional<Activation> ofUnits(Node.Sequence list) {
        if (list.items().isEmpty()) {
            problems.add(list.at(), "activation is an empty list; name one");
        }
        List<ScalarActivation> units = new ArrayList<>();
        for (Node item : list.items()) {
            Optional<Activation> read = one(item);
            read.flatMap(activation -> activation.unit(0)).ifPresent(units::add);
            read.filter(activation -> !activation.isEntrywise())
                    .ifPresent(activation -> problems.add(
                            item.at(),
                            "'" + activation.name() + "' takes all units of a layer and cannot stand in a list of"
                                    + " activations for single units"));
        }
        boolean complete = units.size() == list.items().size() && !units.isEmpty();
        return complete ? Optional.of(UnitActivations.of(UnitNames.FIRST, units)) : Optional.empty();
    }

    private Optional<Activation> named(Node.Scalar scalar) {
        String name = scalar.text();
        Optional<Activation> known = Activations.named(name)
                .map(activation -> activation.parameters().containsKey(AT_ZERO)
                        ? activation.with(AT_ZERO, Expr.Num.of(stepAtZero))
                        : activation);
        if (known.isPresent()) {
            return known;
        }
        String hint = OtherNames.activation(name)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElseGet(() -> isFormula(name)
                        ? "an own one is written {formula: \"" + scalar.shortened() + "\", name: f}"
                        : "an own one is written with its formula in z: {formula: \"…\", name: f}");
        problems.add(scalar.at(), "unknown activation '" + scalar.shortened() + "'; " + hint);
        return Optional.empty();
    }

    /** Whether a formula in z stands where a name belongs. */
    private boolean isFormula(String text) {
        try {
            return Variables.of(ExprParser.parse(text, limits.formula())).equals(Set.of("z"));
        } catch (FormulaException e) {
            return false;
        }
    }

    private Optional<Activation> ofMap(Node.Mapping map) {
        if (isSplitFormula(map)) {
            return Optional.empty();
        }
        Fields fields = Fields.of(map, "an activation", KEYS, problems);
        List<String> given = KEYS.stream()
                .filter(key -> !key.equals("name") && !key.equals("formula"))
                .filter(fields::has)
                .toList();
        if (fields.has("formula")) {
            given.forEach(key -> problems.add(
                    fields.keyAt(key), "an own formula takes no parameter; put the number into the formula"));
            return own(fields);
        }
        if (!fields.has("name")) {
            problems.add(map.at(), "an activation needs 'name' or 'formula'");
            return Optional.empty();
        }
        Optional<Activation> function = words.scalar(fields.get("name").orElseThrow(), "the name of an activation")
                .flatMap(this::named);
        Set<String> set = new HashSet<>();
        for (String key : given) {
            function = function.flatMap(activation -> with(activation, key, fields, set));
        }
        return function;
    }

    /** @param set the parameters that have been given before */
    private Optional<Activation> with(Activation activation, String key, Fields fields, Set<String> set) {
        Map<String, String> called = CALLED.getOrDefault(activation.name(), Map.of());
        String parameter = called.getOrDefault(key, key);
        if (!activation.parameters().containsKey(parameter) || parameter.equals(AT_ZERO)) {
            problems.add(
                    fields.keyAt(key), "activation '" + activation.name() + "' takes no " + key + takes(activation));
            return Optional.empty();
        }
        if (!set.add(parameter)) {
            problems.add(
                    fields.keyAt(key),
                    "activation '" + activation.name() + "' has " + parameter + " twice: '" + key
                            + "' is another name for it");
            return Optional.empty();
        }
        Node node = fields.get(key).orElseThrow();
        Optional<Expr> value = numbers.number(node, key);
        boolean wrong = value.isPresent()
                && (POSITIVE.contains(parameter) && numbers.sign(value.get()).orElse(1) <= 0
                        || NOT_ZERO.contains(parameter)
                                && numbers.sign(value.get()).orElse(1) == 0);
        if (wrong) {
            problems.add(
                    node.at(),
                    key + " is " + node.kind() + " but must "
                            + (POSITIVE.contains(parameter)
                                    ? "be positive"
                                    : "not be 0 (the function would be constant)"));
            return Optional.empty();
        }
        return value.map(number -> activation.with(parameter, number));
    }

    private static String takes(Activation activation) {
        List<String> parameters = activation.parameters().keySet().stream()
                .filter(name -> !name.equals(AT_ZERO))
                .sorted()
                .toList();
        return parameters.isEmpty() ? "" : "; it takes " + String.join(" and ", parameters);
    }

    private Optional<Activation> own(Fields fields) {
        Optional<Expr> formula =
                words.scalar(fields.get("formula").orElseThrow(), "a formula").flatMap(this::formula);
        Optional<String> name = fields.has("name")
                ? words.scalar(fields.get("name").orElseThrow(), "the name of an activation")
                        .flatMap(this::ownName)
                : Optional.of(UNNAMED);
        if (formula.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        ScalarActivation activation = Activations.own(name.get(), formula.get());
        own.add(new Own(activation, fields.get("formula").orElseThrow().at()));
        return Optional.of(activation);
    }

    private Optional<String> ownName(Node.Scalar scalar) {
        String name = scalar.text();
        boolean taken = Activations.names().contains(name);
        if (taken || !isName(name)) {
            problems.add(
                    scalar.at(),
                    "'" + scalar.shortened() + "' cannot name an own activation; "
                            + (taken ? "the name is taken" : "a name holds letters, digits, - and _"));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= 40
                && Character.isLetter(text.charAt(0))
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }

    private Optional<Expr> formula(Node.Scalar scalar) {
        try {
            Expr formula = ExprParser.parse(scalar.text(), limits.formula());
            List<String> others = Variables.of(formula).stream()
                    .filter(name -> !name.equals("z"))
                    .toList();
            if (others.isEmpty()) {
                return Optional.of(formula);
            }
            problems.add(
                    scalar.at(Math.max(0, scalar.text().indexOf(others.get(0)))),
                    "the formula holds '" + others.get(0) + "' but may hold one variable only, z");
        } catch (FormulaException e) {
            problems.add(scalar.at(e.offset()), "formula: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** {@code {formula: max(0,z), name: m}}: YAML ends the formula at its comma, and {@code z)} becomes a key. */
    private boolean isSplitFormula(Node.Mapping map) {
        for (int i = 0; map.flow() && i + 1 < map.entries().size(); i++) {
            Node.Entry entry = map.entries().get(i);
            Node.Entry next = map.entries().get(i + 1);
            if (entry.value() instanceof Node.Scalar start
                    && !start.quoted()
                    && start.text().indexOf('(') >= 0
                    && next.value() instanceof Node.Scalar empty
                    && empty.isNull()) {
                String rest = next.key().text();
                problems.add(
                        start.at(),
                        "YAML ends '" + start.shortened() + "' at the comma; quote the formula: \""
                                + Near.shortened(start.text() + ", " + rest) + "\"");
                return true;
            }
        }
        return false;
    }
}
