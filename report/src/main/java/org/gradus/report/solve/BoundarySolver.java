package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Relation.Operator;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.DecisionLine;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Terms;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.WorkingPlaces;
import org.gradus.symbolic.closed.ExactForm;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;

/** The lines z = 0 of units with two inputs, solved for an input and proved. */
final class BoundarySolver {
    private static final Expr ZERO = Expr.Num.of(0);

    private final Exercise exercise;
    private final NetworkData network;
    private final WorkingPlaces places;

    BoundarySolver(Exercise exercise, WorkingPlaces places) {
        this.exercise = exercise;
        this.network = exercise.network().orElseThrow();
        this.places = places;
    }

    Answer.DecisionBoundary solve() {
        LayerData first = network.layers().get(0);
        List<DecisionLine> lines = new ArrayList<>();
        for (int unit = 1; unit <= first.units(); unit++) {
            lines.add(line(first, 1, unit, "x"));
        }
        boolean twoLayers = network.layers().size() == 2;
        if (twoLayers && first.units() == 2 && network.outputs() == 1) {
            lines.add(line(network.layers().get(1), 2, 1, "a"));
        }
        return new Answer.DecisionBoundary(
                lines, twoLayers ? Optional.of(new TruthTableSolver(exercise, places).solve()) : Optional.empty());
    }

    /** @param input what goes into the layer is called */
    private static DecisionLine line(LayerData layer, int number, int unit, String input) {
        Expr.Symbol base = number == 1 ? Expr.Symbol.of(input) : Expr.Symbol.of(input, number - 1);
        Expr one = Expr.Indexed.of(base, 1);
        Expr two = Expr.Indexed.of(base, 2);
        Expr w1 = weight(layer, unit, 1);
        Expr w2 = weight(layer, unit, 2);
        Expr b = layer.bias().map(bias -> bias.get(unit - 1)).orElse(ZERO);
        List<Expr> terms = new ArrayList<>();
        if (layer.hasEdge(unit, 1)) {
            terms.add(Expr.Product.of(w1, one));
        }
        if (layer.hasEdge(unit, 2)) {
            terms.add(Expr.Product.of(w2, two));
        }
        layer.bias().ifPresent(bias -> terms.add(b));
        Expr z = Terms.sum(terms);
        Activation activation =
                layer.activation().unit(unit - 1).<Activation>map(own -> own).orElse(layer.activation());
        Optional<Boolean> included = included(activation);
        int sign = sign(w2, number, unit);
        if (sign != 0) {
            Expr line = sum(scaled(w1, w2, one), divided(b, w2));
            return solved(number, unit, activation, z, two, w2, line, sign, included);
        }
        sign = sign(w1, number, unit);
        if (sign != 0) {
            return solved(number, unit, activation, z, one, w1, divided(b, w1), sign, included);
        }
        return new DecisionLine(
                number,
                unit,
                activation,
                z,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sign(b, number, unit),
                included);
    }

    private static DecisionLine solved(
            int layer,
            int unit,
            Activation activation,
            Expr z,
            Expr variable,
            Expr weight,
            Expr line,
            int sign,
            Optional<Boolean> included) {
        Expr distance = line.equals(ZERO) ? variable : Expr.Sum.of(variable, new Expr.Negation(line));
        Expr factored = Expr.Product.of(weight, distance);
        Theorem theorem = proved(z, factored);
        Operator side = sign > 0 ? Operator.GREATER : Operator.LESS;
        return new DecisionLine(
                layer,
                unit,
                activation,
                z,
                Optional.of(Relation.equal(variable, line)),
                Optional.of(new Relation(variable, side, line)),
                Optional.of(theorem),
                0,
                included);
    }

    private static Theorem proved(Expr z, Expr factored) {
        Verdict verdict = Prover.equal(z, factored, List.of());
        if (verdict instanceof Verdict.Proved proved) {
            return proved.theorem();
        }
        throw new UnsolvableException("decision boundary: not proved: " + z + " = " + factored, null);
    }

    private static Expr weight(LayerData layer, int unit, int input) {
        return layer.hasEdge(unit, input) ? layer.weights().get(unit - 1).get(input - 1) : ZERO;
    }

    private static int sign(Expr constant, int layer, int unit) {
        try {
            return Real.of(constant, Prover.zeroTest()).signum();
        } catch (ArithmeticException undecided) {
            throw new UnsolvableException(
                    "decision boundary of unit " + unit + " in layer " + layer + ": the sign of " + constant
                            + " is not decided: " + undecided.getMessage(),
                    undecided);
        }
    }

    // ---- −(w_1/w_2) x_1 − b/w_2 ----

    private static Expr sum(Expr slope, Expr intercept) {
        if (slope.equals(ZERO)) {
            return intercept;
        }
        return intercept.equals(ZERO) ? slope : Expr.Sum.of(slope, intercept);
    }

    private static Expr scaled(Expr weight, Expr by, Expr variable) {
        Expr factor = divided(weight, by);
        return factor.equals(ZERO) ? ZERO : Expr.Product.of(factor, variable);
    }

    /** −numerator/denominator as a fraction; where it is none as a short form, or as it stands. */
    private static Expr divided(Expr numerator, Expr denominator) {
        Optional<Rational> one = Real.of(numerator, Prover.zeroTest()).rational();
        Optional<Rational> other = Real.of(denominator, Prover.zeroTest()).rational();
        if (one.isPresent() && other.isPresent()) {
            return one.get().over(other.get()).negate().toExpr();
        }
        Expr quotient = new Expr.Negation(new Expr.Quotient(numerator, denominator));
        return ExactForm.of(quotient).orElse(quotient);
    }

    /** Whether the unit's class is 1 on its line: its own rule, or empty where it has none. */
    private static Optional<Boolean> included(Activation activation) {
        Optional<ClassRule> rule = activation.classRule();
        if (rule.isEmpty() || !(activation instanceof ScalarActivation scalar)) {
            return Optional.empty();
        }
        if (rule.get() == ClassRule.OUTPUT) {
            return Optional.of(Exact.is(scalar.formula(ZERO), Rational.ONE));
        }
        return Optional.of(true);
    }
}
