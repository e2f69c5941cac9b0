package org.gradus.report.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.report.check.SecondWay;
import org.gradus.report.exercise.PointFunction;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Partial;
import org.gradus.report.solution.Partials;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Switch;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;

/** First and second derivatives of functions of several variables: derived, proved, and evaluated at a point. */
public final class PartialSolver {
    private static final String JACOBIAN = "J";
    private static final String GRADIENT = "g";
    private static final String HESSIAN = "H";

    /** What has no numbers in it is not found twice. */
    private final Map<PointFunction, List<List<Partial>>> first = new IdentityHashMap<>();

    private final Map<PointFunction, List<List<Partial>>> second = new IdentityHashMap<>();
    private final Map<PointFunction, List<Theorem>> symmetric = new IdentityHashMap<>();
    private final Set<QuantityId> undecided = new LinkedHashSet<>();

    /** The derivatives that a second way was not narrow enough to compare. */
    public Set<QuantityId> undecided() {
        return undecided;
    }

    /**
     * The Jacobian.
     *
     * @param ledger for its numbers alone
     * @throws UnsolvableException when an entry has no derivative by rules, or no value at the point
     */
    public Answer.Jacobian jacobian(PointFunction function, OwnNames names, Ledger ledger) {
        List<List<Partial>> entries = first.computeIfAbsent(function, own -> matrix(own.components(), own.wrt()));
        Map<Expr, QuantityId> point = given(function, names, ledger);
        return new Answer.Jacobian(partials(function, entries, point, names, ledger, JACOBIAN));
    }

    /** As {@link #jacobian}. */
    public Answer.Hessian hessian(PointFunction function, OwnNames names, Ledger ledger) {
        List<List<Partial>> gradient = first.computeIfAbsent(function, own -> matrix(own.components(), own.wrt()));
        List<List<Partial>> entries = second.computeIfAbsent(
                function,
                own -> matrix(gradient.get(0).stream().map(Partial::result).toList(), own.wrt()));
        List<Theorem> theorems = symmetric.computeIfAbsent(function, own -> symmetric(entries));
        Map<Expr, QuantityId> point = given(function, names, ledger);
        return new Answer.Hessian(
                partials(function, gradient, point, names, ledger, GRADIENT),
                partials(function, entries, point, names, ledger, HESSIAN),
                theorems);
    }

    // ---- formulas ----

    private static List<List<Partial>> matrix(List<Expr> of, List<Expr.Symbol> wrt) {
        List<List<Partial>> rows = new ArrayList<>();
        for (Expr component : of) {
            rows.add(wrt.stream().map(variable -> partial(component, variable)).toList());
        }
        return rows;
    }

    private static Partial partial(Expr of, Expr.Symbol wrt) {
        try {
            return new Partial(Derivations.of(of, wrt));
        } catch (IllegalArgumentException | ArithmeticException noRule) {
            throw new UnsolvableException(
                    "the derivative of " + TextWriter.write(of) + " with respect to " + wrt.name() + ": "
                            + noRule.getMessage(),
                    noRule);
        }
    }

    /** H_ij = H_ji, as far as it is proved; what is neither proved nor refuted is not said. */
    private static List<Theorem> symmetric(List<List<Partial>> entries) {
        List<Theorem> theorems = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                Expr one = entries.get(i).get(j).result();
                Expr other = entries.get(j).get(i).result();
                if (Prover.equal(one, other, List.of()) instanceof Verdict.Proved proved) {
                    theorems.add(proved.theorem());
                }
            }
        }
        return theorems;
    }

    // ---- numbers ----

    /** The variables with their values, by their names in the formulas. */
    private static Map<Expr, QuantityId> given(PointFunction function, OwnNames names, Ledger ledger) {
        Map<Expr, QuantityId> point = new LinkedHashMap<>();
        function.at().forEach((variable, number) -> {
            QuantityId id = names.value(variable.name(), variable);
            ledger.give(id, number);
            point.put(variable, id);
        });
        return point;
    }

    private Partials partials(
            PointFunction function,
            List<List<Partial>> entries,
            Map<Expr, QuantityId> point,
            OwnNames names,
            Ledger ledger,
            String matrix) {
        if (point.isEmpty()) {
            return new Partials(function, entries, List.of(), List.of());
        }
        Map<Expr, Expr> symbols = new HashMap<>();
        point.forEach((variable, id) -> symbols.put(variable, id.symbol()));
        List<Definition> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < entries.get(i).size(); j++) {
                Partial entry = entries.get(i).get(j);
                QuantityId id = names.entry(matrix, i + 1, j + 1);
                Expr formula = at(entry.derivation(), id, symbols, ledger, point);
                lines.add(new Definition(id, formula));
            }
        }
        List<Evaluation> all = evaluated(lines, ledger, point);
        int columns = entries.get(0).size();
        List<List<Evaluation>> values = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            values.add(all.subList(i * columns, (i + 1) * columns));
            for (int j = 0; j < columns; j++) {
                Partial entry = entries.get(i).get(j);
                Evaluation value = all.get(i * columns + j);
                Expr of = Substitution.apply(entry.of(), symbols);
                if (!SecondWay.check(value, of, Substitution.apply(entry.wrt(), symbols), ledger)) {
                    undecided.add(value.id());
                }
            }
        }
        return new Partials(
                function, entries, point.values().stream().map(ledger::given).toList(), values);
    }

    private static List<Evaluation> evaluated(List<Definition> lines, Ledger ledger, Map<Expr, QuantityId> point) {
        try {
            return ledger.evaluate(lines, Operands.EXACT_IF_SHORT);
        } catch (UnsolvableException noValue) {
            throw new UnsolvableException("at " + place(point, ledger) + ": " + noValue.getMessage(), noValue);
        }
    }

    /** The entry's formula in the worksheet's symbols; of cases the one that holds at the point. */
    private static Expr at(
            Derivation derivation, QuantityId id, Map<Expr, Expr> symbols, Ledger ledger, Map<Expr, QuantityId> point) {
        for (Switch join : derivation.switches()) {
            Expr distance = join.at() instanceof Expr.Relation equation
                    ? difference(equation.left(), equation.right())
                    : difference(derivation.wrt(), join.at());
            if (isZero(Substitution.apply(distance, symbols), id, ledger)) {
                if (join.isKink()) {
                    throw new UnsolvableException(
                            id.text() + ": at " + place(point, ledger)
                                    + " two cases of the formula meet, and no derivative is proved there",
                            null);
                }
                return Substitution.apply(join.left(), symbols);
            }
        }
        Expr formula = Substitution.apply(derivation.result(), symbols);
        return HoldingCase.of(formula, symbol -> ledger.get(symbol).real());
    }

    private static Expr difference(Expr left, Expr right) {
        return Expr.Sum.of(left, new Expr.Negation(right));
    }

    private static boolean isZero(Expr distance, QuantityId id, Ledger ledger) {
        try {
            return Real.of(distance, symbol -> Optional.of(ledger.get(symbol).real()), Prover.zeroTest())
                            .signum()
                    == 0;
        } catch (ArithmeticException unknown) {
            throw new UnsolvableException(
                    id.text() + ": it is not decided which case of the formula holds: " + unknown.getMessage(),
                    unknown);
        }
    }

    private static String place(Map<Expr, QuantityId> point, Ledger ledger) {
        return point.entrySet().stream()
                .map(entry -> TextWriter.write(entry.getKey()) + " = "
                        + TextWriter.write(ledger.get(entry.getValue().symbol()).printed()))
                .collect(Collectors.joining(", "));
    }
}
