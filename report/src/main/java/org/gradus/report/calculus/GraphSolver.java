package org.gradus.report.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.report.calculus.Operations.Operation;
import org.gradus.report.check.SecondWay;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.exercise.FormulaGraph;
import org.gradus.report.solution.GraphTrace;
import org.gradus.report.solution.GraphTrace.Input;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.kernel.Prover;

/** Calculates a formula operation by operation, then its derivatives from the last operation back to the variables. */
public final class GraphSolver {
    private static final Expr ONE = Expr.Num.of(1);

    private final FormulaGraph graph;
    private final Ledger ledger;
    private final Slopes slopes;
    private final OwnNames own;
    private final Set<QuantityId> undecided = new LinkedHashSet<>();

    private List<QuantityId> ids = List.of();
    private final List<Evaluation> values = new ArrayList<>();

    private GraphSolver(FormulaGraph graph, KinkDerivative atKink, OwnNames own, Ledger ledger) {
        this.graph = graph;
        this.own = own;
        this.ledger = ledger;
        this.slopes = new Slopes(ledger, atKink);
    }

    /**
     * The values and derivatives.
     *
     * @param undecided the derivatives that a second way was not narrow enough to compare
     */
    public record Solved(GraphTrace trace, Set<QuantityId> undecided) {}

    /**
     * The graph with its numbers.
     *
     * @param ledger for its numbers alone
     * @throws UnsolvableException when a value or a derivative cannot be had
     */
    public static Solved solve(FormulaGraph graph, KinkDerivative atKink, OwnNames own, Ledger ledger) {
        GraphSolver solver = new GraphSolver(graph, atKink, own, ledger);
        return new Solved(solver.trace(), solver.undecided);
    }

    private GraphTrace trace() {
        List<Expr.Symbol> variables = List.copyOf(graph.at().keySet());
        Expr formula = holding(graph.formula());
        List<Expr.Symbol> occurring = variables.stream()
                .filter(variable -> !isFree(formula, variable) || graph.wrt().contains(variable))
                .toList();
        List<Operation> operations = Operations.of(formula, occurring);
        int inner = operations.size() - occurring.size() - 1;
        NodeNames names =
                NodeNames.of(inner, variables.stream().map(Expr.Symbol::name).collect(Collectors.toSet()));
        List<String> all =
                new ArrayList<>(occurring.stream().map(Expr.Symbol::name).toList());
        all.addAll(names.operations());
        all.add(names.end());
        ids = all.stream().map(name -> own.value(name, NodeNames.written(name))).toList();
        evaluate(operations, occurring);
        List<List<Slopes.Slope>> local = slopes(operations);
        boolean isEnd = graph.upstream().equals(ONE);
        String outer = isEnd ? names.end() : names.outer();
        List<Optional<Evaluation>> derivatives = backwards(operations, local, all, outer);
        check(formula, derivatives, occurring);
        List<GraphTrace.Node> nodes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            List<Input> inputs = new ArrayList<>();
            for (int k = 0; k < operation.operands().size(); k++) {
                Slopes.Slope slope = local.get(i).get(k);
                inputs.add(new Input(
                        operation.operands().get(k),
                        written(slope.formula()),
                        slope.side().map(this::written)));
            }
            nodes.add(new GraphTrace.Node(
                    NodeNames.written(all.get(i)),
                    operation.isVariable() ? Optional.empty() : Optional.of(written(named(operation.formula()))),
                    inputs,
                    values.get(i),
                    derivatives.get(i),
                    operation.uses()));
        }
        return new GraphTrace(graph, formula, nodes, NodeNames.written(outer));
    }

    private static boolean isFree(Expr formula, Expr.Symbol variable) {
        return !Children.any(formula, variable::equals);
    }

    // ---- formulas ----

    /** Of definitions by cases the one that holds; where cases meet there is no telling. */
    private Expr holding(Expr formula) {
        Children.walk(formula, node -> {
            if (node instanceof Expr.Piecewise piecewise) {
                piecewise.cases().forEach(each -> each.condition().ifPresent(this::requireOffTheJoin));
            }
        });
        return HoldingCase.of(formula, symbol -> Real.of(at(symbol), Prover.zeroTest()));
    }

    /** The number that the point gives a variable. */
    private Expr at(Expr variable) {
        return Objects.requireNonNull(graph.at().get(variable), () -> "no value for " + variable);
    }

    private void requireOffTheJoin(Expr.Relation condition) {
        Expr distance = Expr.Sum.of(condition.left(), new Expr.Negation(condition.right()));
        int sign;
        try {
            sign = Real.of(
                            distance,
                            symbol -> Optional.ofNullable(graph.at().get(symbol))
                                    .map(value -> Real.of(value, Prover.zeroTest())),
                            Prover.zeroTest())
                    .signum();
        } catch (ArithmeticException undecided) {
            throw new UnsolvableException(
                    "graph: it is not decided whether " + TextWriter.write(condition) + ": " + undecided.getMessage(),
                    undecided);
        }
        if (sign == 0) {
            throw new UnsolvableException(
                    "graph: at the point two cases of the formula meet, since "
                            + TextWriter.write(Expr.Relation.equal(condition.left(), condition.right())),
                    null);
        }
    }

    /** The operation in the symbols of the worksheet. */
    private Expr named(Expr operation) {
        return Substitution.apply(operation, symbol -> {
            for (int i = 0; i < ids.size(); i++) {
                if (symbol.equals(Operations.place(i))) {
                    return Optional.of(ids.get(i).symbol());
                }
            }
            return Optional.empty();
        });
    }

    /** A formula of the worksheet in the names of the sheet. */
    private Expr written(Expr formula) {
        return Substitution.apply(
                formula,
                symbol -> ids.stream()
                        .filter(id -> id.symbol().equals(symbol))
                        .findFirst()
                        .flatMap(QuantityId::written));
    }

    private Input.Side written(Input.Side side) {
        return new Input.Side((Expr.Relation) written(side.relation()), side.byConvention());
    }

    // ---- forwards ----

    private void evaluate(List<Operation> operations, List<Expr.Symbol> variables) {
        for (int i = 0; i < operations.size(); i++) {
            QuantityId id = ids.get(i);
            if (operations.get(i).isVariable()) {
                ledger.give(id, at(variables.get(i)));
                values.add(ledger.given(id));
            } else {
                values.add(line(id, named(operations.get(i).formula())));
            }
        }
    }

    private Evaluation line(QuantityId id, Expr formula) {
        try {
            return ledger.evaluate(List.of(new Definition(id, formula)), Operands.EXACT_IF_SHORT)
                    .get(0);
        } catch (UnsolvableException noValue) {
            throw new UnsolvableException("graph at " + place() + ": " + noValue.getMessage(), noValue);
        }
    }

    private String place() {
        return graph.at().entrySet().stream()
                .map(entry -> entry.getKey().name() + " = " + TextWriter.write(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    // ---- backwards ----

    private List<List<Slopes.Slope>> slopes(List<Operation> operations) {
        List<List<Slopes.Slope>> all = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            List<Slopes.Slope> local = new ArrayList<>();
            Expr formula = named(operations.get(i).formula());
            for (int operand : operations.get(i).operands()) {
                local.add(slopes.of(formula, ids.get(i).symbol(), (Expr.Symbol)
                        ids.get(operand).symbol()));
            }
            all.add(local);
        }
        return all;
    }

    /** What arrives at each node: from every operation that uses it, what arrives there times the local derivative. */
    private List<Optional<Evaluation>> backwards(
            List<Operation> operations, List<List<Slopes.Slope>> local, List<String> names, String outer) {
        Set<Integer> needed = needed(operations);
        int last = operations.size() - 1;
        List<Optional<Evaluation>> derivatives = new ArrayList<>();
        operations.forEach(any -> derivatives.add(Optional.empty()));
        for (int i = last; i >= 0; i--) {
            if (!needed.contains(i)) {
                continue;
            }
            QuantityId id = own.derivative(
                    outer, NodeNames.written(outer), ids.get(i), names.get(i), NodeNames.written(names.get(i)));
            if (i == last) {
                ledger.give(id, graph.upstream());
                derivatives.set(i, Optional.of(ledger.given(id)));
                continue;
            }
            List<Expr> terms = new ArrayList<>();
            for (int user = i + 1; user <= last; user++) {
                int operand = operations.get(user).operands().indexOf(i);
                if (operand >= 0) {
                    Expr arriving = derivatives.get(user).orElseThrow().symbol();
                    terms.add(times(arriving, local.get(user).get(operand).formula()));
                }
            }
            Expr formula = terms.isEmpty() ? Expr.Num.of(0) : terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
            derivatives.set(i, Optional.of(line(id, formula)));
        }
        return derivatives;
    }

    /** As one writes it: a product in one row, −1 as a sign. */
    private static Expr times(Expr arriving, Expr slope) {
        if (slope instanceof Expr.Num num && num.value().signum() < 0) {
            return negative(arriving, new Expr.Num(num.value().negate()));
        }
        if (slope instanceof Expr.Negation negation && negation.operand() instanceof Expr.Num size) {
            return negative(arriving, size);
        }
        List<Expr> factors = new ArrayList<>(List.of(arriving));
        factors.addAll(slope instanceof Expr.Product product ? product.factors() : List.of(slope));
        return new Expr.Product(factors);
    }

    private static Expr negative(Expr arriving, Expr.Num size) {
        return new Expr.Negation(size.equals(ONE) ? arriving : Expr.Product.of(arriving, size));
    }

    /** The nodes on the way from the end to a variable whose derivative is asked. */
    private Set<Integer> needed(List<Operation> operations) {
        Set<Integer> needed = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            boolean asked = operation.isVariable() && graph.wrt().contains(operation.formula());
            if (asked || operation.operands().stream().anyMatch(needed::contains)) {
                needed.add(i);
            }
        }
        return needed;
    }

    // ---- the second way ----

    /** What arrives at each variable, against the derivative of the whole formula. */
    private void check(Expr formula, List<Optional<Evaluation>> derivatives, List<Expr.Symbol> variables) {
        Map<Expr, Expr> symbols = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            symbols.put(variables.get(i), ids.get(i).symbol());
        }
        Expr scaled = Substitution.apply(formula, symbols);
        Expr whole = graph.upstream().equals(ONE) ? scaled : Expr.Product.of(graph.upstream(), scaled);
        for (int i = 0; i < variables.size(); i++) {
            Expr.Symbol variable = (Expr.Symbol) ids.get(i).symbol();
            Optional<Evaluation> derivative = derivatives.get(i);
            if (derivative.isPresent() && !SecondWay.checkByRules(derivative.get(), whole, variable, ledger)) {
                undecided.add(derivative.get().id());
            }
        }
    }
}
