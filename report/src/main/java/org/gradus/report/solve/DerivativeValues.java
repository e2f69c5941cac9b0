package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Substitution;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.HoldingCase;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Step;
import org.gradus.symbolic.derive.Switch;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/** The derivative of an activation at the preactivations of a layer; at a kink by the convention of the exercise. */
final class DerivativeValues {
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final int MOST_REMEMBERED = 100;
    /** By the derivative: to prove the lines equal to the result takes longer than all numbers of a small network. */
    private static final Map<Expr, List<Expr>> ROUTES = new ConcurrentHashMap<>();

    private final Exercise exercise;
    private final ScalarActivation activation;
    private final Derivation derivation;
    private final Expr form;
    private final List<Expr> route;

    DerivativeValues(Exercise exercise, ScalarActivation activation, Derivation derivation) {
        this.activation = activation;
        this.exercise = exercise;
        this.derivation = derivation;
        this.form = withSwitches(derivation.closedForm().orElse(derivation.result()));
        this.route = form instanceof Expr.Piecewise ? List.of() : rememberedRoute();
    }

    /**
     * Those of a layer, entry by entry, each unit with its own function. Ids {@code da1[2]}.
     *
     * @throws UnsolvableException at a kink that the convention gives no derivative
     */
    static List<AtPoint> of(Exercise exercise, LayerTrace layer, Ledger ledger) {
        Map<Activation, DerivativeValues> functions = new HashMap<>();
        for (Activation part : layer.function().parts()) {
            ScalarActivation function = part.unit(0).orElseThrow();
            functions.put(part, new DerivativeValues(exercise, function, KnownDerivations.of(function)));
        }
        List<Definition> lines = new ArrayList<>();
        List<Optional<Switch>> kinks = new ArrayList<>();
        for (int i = 0; i < layer.preactivation().size(); i++) {
            ScalarActivation unit = layer.function().unit(i).orElseThrow();
            DerivativeValues own = Objects.requireNonNull(functions.get(unit));
            kinks.add(own.kink(layer.preactivation().get(i), ledger));
            lines.add(own.line(layer, i, ledger));
        }
        List<Evaluation> values = ledger.evaluate(lines, Operands.DECIMAL);
        List<AtPoint> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new AtPoint(values.get(i), kinks.get(i)));
        }
        return points;
    }

    /** @param i the unit, from 0 */
    private Definition line(LayerTrace layer, int i, Ledger ledger) {
        Evaluation z = layer.preactivation().get(i);
        Expr formula = holding(z, layer.activation().get(i), ledger);
        List<Expr> instead = new ArrayList<>();
        SteepDerivative.of(activation, z).ifPresent(instead::add);
        route.forEach(line -> instead.add(at(z, line)));
        return new Definition(ledger.names().ofLayer(Letter.DA, layer.layer(), i + 1), formula, instead);
    }

    /** The derivative in z and y, with a value at every switch. */
    Expr formula() {
        return form;
    }

    // ---- kinks ----

    private Optional<Switch> kink(Evaluation z, Ledger ledger) {
        Optional<Switch> kink = derivation.switches().stream()
                .filter(Switch::isKink)
                .filter(point -> !(point.at() instanceof Expr.Relation) && isAt(z, point.at(), ledger))
                .findFirst();
        if (kink.isPresent() && exercise.conventions().kinkDerivative() == KinkDerivative.UNDEFINED) {
            throw new UnsolvableException(
                    z.id().text() + " stands at a kink of " + derivation.name()
                            + ", where conventions.kinkDerivative: undefined gives no derivative",
                    new ArithmeticException("kink"));
        }
        return kink;
    }

    /** Where that cannot be decided no case of the derivative holds for sure either, and it is not calculated. */
    private static boolean isAt(Evaluation z, Expr kink, Ledger ledger) {
        Expr difference = Expr.Sum.of(z.symbol(), new Expr.Negation(kink));
        Optional<Real> value = Optional.of(ledger.decisive(z.value()));
        try {
            return Real.of(
                                    difference,
                                    symbol -> symbol.equals(z.symbol()) ? value : Optional.empty(),
                                    Prover.zeroTest())
                            .signum()
                    == 0;
        } catch (UndecidedException | OutOfRangeException undecided) {
            return false;
        }
    }

    /** At a kink the derivative from the left, from the right, or their mean. */
    private Expr conventional(Switch at) {
        return switch (exercise.conventions().kinkDerivative()) {
            case LEFT, UNDEFINED -> at.left();
            case RIGHT -> at.right();
            case MEAN -> mean(at.left(), at.right());
        };
    }

    private static Expr mean(Expr left, Expr right) {
        Expr mean = new Expr.Quotient(Expr.Sum.of(left, right), Expr.Num.of(2));
        return Real.of(mean, ZeroTest.NONE).rational().map(Rational::toExpr).orElse(mean);
    }

    // ---- the formula ----

    /** With a value at every switch: the cases themselves are open. */
    private Expr withSwitches(Expr derivative) {
        if (!(derivative instanceof Expr.Piecewise cases)
                || derivation.switches().isEmpty()) {
            return derivative;
        }
        List<Case> all = new ArrayList<>(cases.cases());
        if (all.get(all.size() - 1).condition().isEmpty()) {
            return derivative;
        }
        int last = derivation.switches().size() - 1;
        for (int i = 0; i <= last; i++) {
            Switch at = derivation.switches().get(i);
            Expr value = at.isKink() ? conventional(at) : at.left();
            all.add(
                    i == last
                            ? Case.otherwise(value)
                            : Case.when(Expr.Relation.equal(derivation.wrt(), at.at()), value));
        }
        return new Expr.Piecewise(all);
    }

    /** In terms of the function's own value where there is such a form; of cases with something to calculate the one that holds. */
    private Expr holding(Evaluation z, Evaluation a, Ledger ledger) {
        boolean numbers =
                form instanceof Expr.Piecewise cases && cases.cases().stream().allMatch(line -> isNumber(line.value()));
        Expr chosen = numbers ? form : HoldingCase.of(form, ledger.decisive(z.value()), derivation.wrt());
        return Substitution.apply(chosen, Map.of(derivation.wrt(), z.symbol(), Y, a.symbol()));
    }

    private static boolean isNumber(Expr value) {
        return value instanceof Expr.Num
                || value instanceof Expr.Negation minus && isNumber(minus.operand())
                || value instanceof Expr.Quotient q && isNumber(q.numerator()) && isNumber(q.denominator());
    }

    private List<Expr> rememberedRoute() {
        List<Expr> known = ROUTES.get(derivation.result());
        if (known == null) {
            known = alongTheRoute();
            if (ROUTES.size() < MOST_REMEMBERED) {
                ROUTES.put(derivation.result(), known);
            }
        }
        return known;
    }

    /** The lines of the route that hold nothing but z and equal the derivative: one of them can be typed in where σ(z) ≈ 1. */
    private List<Expr> alongTheRoute() {
        List<Expr> lines = new ArrayList<>();
        for (Step step : derivation.steps()) {
            boolean[] onlyZ = {true};
            Substitution.apply(step.after(), symbol -> {
                onlyZ[0] &= symbol.equals(derivation.wrt());
                return Optional.empty();
            });
            if (onlyZ[0]
                    && isCalculation(step.after())
                    && Prover.equal(step.after(), derivation.result(), List.of()) instanceof Verdict.Proved) {
                lines.add(step.after());
            }
        }
        return lines;
    }

    /** A line that still holds a derivative has nothing to type in. */
    private static boolean isCalculation(Expr line) {
        return !Children.any(line, node -> node instanceof Expr.Derivative);
    }

    private Expr at(Evaluation z, Expr line) {
        return Substitution.apply(line, Map.of(derivation.wrt(), z.symbol()));
    }
}
