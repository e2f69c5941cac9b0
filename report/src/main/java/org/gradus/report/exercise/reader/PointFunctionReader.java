package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FormulaException;
import org.gradus.core.expr.Variables;
import org.gradus.report.exercise.FormulaGraph;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.PointFunction;
import org.gradus.report.exercise.Problems;

/** Reads the settings of the tasks about functions of several variables: jacobian, hessian and graph. */
final class PointFunctionReader {
    static final List<String> KEYS = List.of("of", "wrt", "at");
    static final List<String> GRAPH_KEYS = List.of("formula", "wrt", "at", "upstream");
    static final String JACOBIAN_EXAMPLE = "{jacobian: {of: [\"x1^2\", \"x1*x2\"], wrt: [x1, x2]}}";
    static final String HESSIAN_EXAMPLE = "{hessian: {of: \"x1^2*x2\", wrt: [x1, x2]}}";
    static final String GRAPH_EXAMPLE = "{graph: {formula: \"(x+y)*z\", at: {x: -2, y: 5, z: -4}}}";

    /** Each entry is a derivation of its own. */
    private static final int MOST_ENTRIES = 100;

    private static final int MOST_OF_HESSIAN = 8;
    private static final Expr ONE = Expr.Num.of(1);

    private final Limits limits;
    private final NumberReader numbers;
    private final Problems problems;
    private final Words words;

    PointFunctionReader(Limits limits, NumberReader numbers, Problems problems) {
        this.limits = limits;
        this.numbers = numbers;
        this.problems = problems;
        this.words = new Words(problems);
    }

    Optional<PointFunction> jacobian(Node settings) {
        Optional<Fields> fields = fields(settings, "jacobian", KEYS, JACOBIAN_EXAMPLE);
        Optional<PointFunction> function = fields.flatMap(read -> function(read, "jacobian"));
        if (function.isPresent()) {
            int entries =
                    function.get().components().size() * function.get().wrt().size();
            if (entries > MOST_ENTRIES) {
                problems.add(
                        settings.at(), "a Jacobian has at most " + MOST_ENTRIES + " entries here, this one " + entries);
            }
        }
        return function;
    }

    Optional<PointFunction> hessian(Node settings) {
        Optional<Fields> fields = fields(settings, "hessian", KEYS, HESSIAN_EXAMPLE);
        Optional<PointFunction> function = fields.flatMap(read -> function(read, "hessian"));
        if (function.isPresent() && function.get().components().size() > 1) {
            problems.add(
                    fields.orElseThrow().keyAt("of"),
                    "the Hessian is that of one function; 'of' holds "
                            + function.get().components().size());
        }
        if (function.isPresent() && function.get().wrt().size() > MOST_OF_HESSIAN) {
            problems.add(
                    fields.orElseThrow().keyAt("wrt"),
                    "a Hessian has at most " + MOST_OF_HESSIAN + " variables here, this one "
                            + function.get().wrt().size());
        }
        return function;
    }

    Optional<FormulaGraph> graph(Node settings) {
        Optional<Fields> fields = fields(settings, "graph", GRAPH_KEYS, GRAPH_EXAMPLE);
        return fields.flatMap(this::graph);
    }

    private Optional<Fields> fields(Node settings, String task, List<String> keys, String example) {
        return words.mapping(settings, "the settings of '" + task + "'", example)
                .map(map -> Fields.of(
                        new CutFormulas(problems).reported(map), "the settings of '" + task + "'", keys, problems));
    }

    private Optional<PointFunction> function(Fields fields, String task) {
        List<Expr> of = required(fields, "of", task).map(this::formulas).orElse(List.of());
        Map<Expr.Symbol, Expr> at = at(fields);
        List<Expr.Symbol> wrt = wrt(fields, List.copyOf(at.isEmpty() ? variables(of) : at.keySet()));
        if (of.isEmpty() || wrt.isEmpty() && fields.mentions("wrt")) {
            return Optional.empty();
        }
        if (wrt.isEmpty()) {
            problems.add(fields.at(), "'" + task + "' needs a variable; 'of' holds none");
            return Optional.empty();
        }
        checkNames(fields, of, "of", wrt, at);
        return Optional.of(new PointFunction(of, wrt, at));
    }

    private Optional<FormulaGraph> graph(Fields fields) {
        Optional<Expr> formula = required(fields, "formula", "graph").flatMap(this::formula);
        required(fields, "at", "graph");
        Map<Expr.Symbol, Expr> at = at(fields);
        List<Expr.Symbol> wrt = wrt(fields, List.copyOf(at.keySet()));
        Optional<Expr> upstream =
                fields.mentions("upstream") ? number(fields, "upstream", "upstream") : Optional.of(ONE);
        if (formula.isEmpty() || at.isEmpty() || wrt.isEmpty() || upstream.isEmpty()) {
            return Optional.empty();
        }
        checkNames(fields, List.of(formula.get()), "formula", wrt, at);
        Set<Expr.Symbol> occurring = variables(List.of(formula.get()));
        for (Expr.Symbol given : at.keySet()) {
            if (!occurring.contains(given)) {
                problems.add(fields.keyAt("at"), "'" + given.name() + "' in 'at' does not occur in the formula");
            }
        }
        return Optional.of(new FormulaGraph(formula.get(), wrt, at, upstream.get()));
    }

    private Optional<Node> required(Fields fields, String key, String task) {
        if (!fields.mentions(key) && !fields.has(key)) {
            String example =
                    task.equals("graph") ? GRAPH_EXAMPLE : task.equals("hessian") ? HESSIAN_EXAMPLE : JACOBIAN_EXAMPLE;
            problems.add(fields.at(), "'" + task + "' needs '" + key + "', for example " + example);
        }
        return fields.get(key);
    }

    private Optional<Expr> number(Fields fields, String key, String what) {
        return fields.get(key).flatMap(node -> numbers.number(node, what));
    }

    // ---- formulas ----

    private List<Expr> formulas(Node node) {
        List<Node> items = node instanceof Node.Sequence list
                ? list.flow() ? new CutFormulas(problems).reported(list.items()) : list.items()
                : List.of(node);
        if (items.isEmpty()) {
            problems.add(node.at(), "'of' is empty but must hold at least one formula");
        }
        if (items.size() > limits.units()) {
            problems.add(
                    node.at(),
                    "'of' holds " + items.size() + " formulas; at most " + limits.units()
                            + " are allowed (--limit units=N allows more)");
            return List.of();
        }
        List<Expr> formulas = new ArrayList<>();
        items.forEach(item -> formula(item).ifPresent(formulas::add));
        return formulas.size() == items.size() ? formulas : List.of();
    }

    private Optional<Expr> formula(Node node) {
        Optional<Node.Scalar> scalar = words.scalar(node, "a formula");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        try {
            Expr formula = ExprParser.parse(scalar.get().text(), limits.formula());
            Set<String> indexed = new LinkedHashSet<>(Variables.of(formula));
            indexed.removeIf(name -> !name.endsWith("]"));
            if (!indexed.isEmpty()) {
                problems.add(
                        node.at(),
                        "'" + indexed.iterator().next()
                                + "' has an index; name the variables of a formula without brackets, such as x1");
                return Optional.empty();
            }
            return Optional.of(formula);
        } catch (FormulaException slip) {
            problems.add(scalar.get().at(slip.offset()), "formula: " + slip.getMessage());
            return Optional.empty();
        }
    }

    private static Set<Expr.Symbol> variables(List<Expr> formulas) {
        Set<Expr.Symbol> variables = new LinkedHashSet<>();
        formulas.forEach(formula -> Variables.of(formula).forEach(name -> variables.add(Expr.Symbol.of(name))));
        return variables;
    }

    /** Where there is a point every name must have its value there; elsewhere a word is more likely a product without its sign. */
    private void checkNames(
            Fields fields, List<Expr> formulas, String key, List<Expr.Symbol> wrt, Map<Expr.Symbol, Expr> at) {
        List<String> missing = new ArrayList<>();
        Set<Expr.Symbol> needed = variables(formulas);
        if (!at.isEmpty()) {
            needed.addAll(wrt);
        }
        for (Expr.Symbol variable : needed) {
            boolean known = wrt.contains(variable) || at.containsKey(variable);
            if (!known && isRunOfLetters(variable.name())) {
                problems.add(
                        fields.keyAt(key),
                        "'" + variable.name() + "' is one name, which is not in 'wrt' or 'at'; a product is written "
                                + String.join("*", variable.name().split("")));
            } else if (!at.isEmpty() && !at.containsKey(variable)) {
                missing.add(variable.name());
            }
        }
        if (!missing.isEmpty()) {
            problems.add(fields.keyAt("at"), "'at' gives no value for " + String.join(", ", missing));
        }
    }

    private static boolean isRunOfLetters(String name) {
        return name.matches("[A-Za-z]{2,4}") && !LoneWord.isGreek(name);
    }

    // ---- variables and their values ----

    private List<Expr.Symbol> wrt(Fields fields, List<Expr.Symbol> otherwise) {
        if (fields.get("wrt").isEmpty()) {
            return fields.mentions("wrt") ? List.of() : otherwise;
        }
        Node node = fields.get("wrt").get();
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            problems.add(node.at(), "'wrt' is empty but must name at least one variable");
        }
        List<Expr.Symbol> wrt = new ArrayList<>();
        for (Node item : items) {
            Optional<Expr.Symbol> variable = words.scalar(item, "a variable").flatMap(this::variable);
            if (variable.filter(wrt::contains).isPresent()) {
                problems.add(item.at(), "'wrt' names " + variable.get().name() + " twice");
            } else {
                variable.ifPresent(wrt::add);
            }
        }
        return wrt;
    }

    private Optional<Expr.Symbol> variable(Node.Scalar scalar) {
        Optional<Expr.Symbol> read = Optional.empty();
        try {
            read = Optional.of(ExprParser.parse(scalar.text().strip(), limits.formula()))
                    .filter(Expr.Symbol.class::isInstance)
                    .map(Expr.Symbol.class::cast);
        } catch (FormulaException noName) {
            // said below
        }
        if (read.filter(Expr.Symbol.of(scalar.text().strip())::equals).isEmpty()) {
            problems.add(scalar.at(), "'" + scalar.shortened() + "' is no name of a variable, such as x or x1");
            return Optional.empty();
        }
        return read;
    }

    private Map<Expr.Symbol, Expr> at(Fields fields) {
        Map<Expr.Symbol, Expr> values = new LinkedHashMap<>();
        Optional<Node.Mapping> point = fields.get("at").flatMap(node -> words.mapping(node, "'at'", "{x: 1, y: 2}"));
        if (point.isEmpty()) {
            return values;
        }
        if (point.get().entries().isEmpty()) {
            problems.add(point.get().at(), "'at' is empty but must give each variable a value, for example {x: 1}");
        }
        for (Node.Entry entry : point.get().entries()) {
            Optional<Expr.Symbol> name = variable(entry.key());
            Optional<Expr> value = numbers.number(
                    entry.value(), "the value of " + Near.shortened(entry.key().text()));
            if (name.isPresent() && value.isPresent()) {
                values.put(name.get(), value.get());
            }
        }
        return values;
    }
}
