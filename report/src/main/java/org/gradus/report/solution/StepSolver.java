package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.solution.Ledger.Operands;
import org.gradus.report.solution.StepTrace.Forecast;
import org.gradus.symbolic.kernel.Prover;

/** W ← W − η ∂C/∂W, b ← b − η ∂C/∂b, and what that does to the loss. */
final class StepSolver {
    private static final Expr TWO = Expr.Num.of(2);
    private static final Real ZERO = Real.of(Expr.Num.of(0), Prover.zeroTest());

    private final Exercise exercise;
    private final Ledger ledger;
    private final Parameters parameters;
    private final Names names;
    private final Names after;
    private final QuantityId rate;

    /** @param ledger holds the gradients, and C and newC when {@link #forecast} is asked for */
    StepSolver(Exercise exercise, Ledger ledger, Parameters parameters) {
        this.exercise = exercise;
        this.ledger = ledger;
        this.parameters = parameters;
        this.names = ledger.names();
        this.after = names.afterUpdate();
        this.rate = names.of(Letter.ETA);
        ledger.give(rate, exercise.learningRate().orElseThrow());
    }

    /** η as an evaluation of itself. */
    Evaluation rate() {
        return ledger.given(rate);
    }

    List<LayerStep> layers(List<BatchTrace.LayerGradients> gradients) {
        List<LayerStep> layers = new ArrayList<>();
        for (int l = 1; l <= gradients.size(); l++) {
            layers.add(layer(l, gradients.get(l - 1)));
        }
        return layers;
    }

    private LayerStep layer(int l, BatchTrace.LayerGradients gradients) {
        LayerData data = parameters.layer(l);
        List<List<Evaluation>> weights = Edges.of(data)
                .evaluate(ledger, (i, j) -> after.ofLayer(Letter.W, l, i, j), (i, j) -> {
                    Expr gradient = gradients.weights().get(i - 1).get(j - 1).symbol();
                    return new Definition(
                            after.ofLayer(Letter.W, l, i, j), step(names.ofLayer(Letter.W, l, i, j), gradient));
                });
        return new LayerStep(weights, gradients.bias().map(bias -> bias(l, bias)));
    }

    private List<Evaluation> bias(int l, List<Evaluation> gradient) {
        List<Definition> lines = new ArrayList<>();
        List<Evaluation> unchanged = new ArrayList<>();
        for (int i = 1; i <= gradient.size(); i++) {
            QuantityId old = names.ofLayer(Letter.B, l, i);
            QuantityId name = after.ofLayer(Letter.B, l, i);
            if (exercise.conventions().updateBias()) {
                lines.add(new Definition(name, step(old, gradient.get(i - 1).symbol())));
            } else {
                unchanged.add(ledger.carry(name, ledger.given(old), true));
            }
        }
        return exercise.conventions().updateBias() ? ledger.evaluate(lines, Operands.DECIMAL) : unchanged;
    }

    private Expr step(QuantityId old, Expr gradient) {
        return Expr.Sum.of(old.symbol(), new Expr.Negation(Expr.Product.of(rate.symbol(), gradient)));
    }

    // ---- the first-order term ----

    Forecast forecast(List<BatchTrace.LayerGradients> gradients) {
        List<Expr> squares = new ArrayList<>();
        for (BatchTrace.LayerGradients layer : gradients) {
            layer.weights()
                    .forEach(row -> row.stream()
                            .filter(entry -> !entry.isAbsent())
                            .forEach(entry -> squares.add(square(entry))));
            if (exercise.conventions().updateBias()) {
                layer.bias().ifPresent(bias -> bias.forEach(entry -> squares.add(square(entry))));
            }
        }
        QuantityId norm = names.of(Letter.SQUARED_NORM);
        QuantityId first = names.of(Letter.FIRST_ORDER);
        QuantityId change = names.of(Letter.CHANGE);
        Evaluation squaredNorm = evaluate(new Definition(norm, Terms.sum(squares)));
        Evaluation firstOrder =
                evaluate(new Definition(first, new Expr.Negation(Expr.Product.of(rate.symbol(), norm.symbol()))));
        Expr formula = Expr.Sum.of(
                after.of(Letter.C).symbol(),
                new Expr.Negation(names.of(Letter.C).symbol()));
        // without a step nothing changes, which no number of digits of the two losses would show
        Evaluation difference = evaluate(
                isZero(firstOrder) ? Definition.known(change, formula, ZERO) : new Definition(change, formula));
        boolean compared = firstOrder.value().isCalculated()
                && difference.value().isCalculated()
                && isNotZero(firstOrder)
                && isNotZero(difference);
        Optional<Evaluation> share = compared
                ? Optional.of(evaluate(
                        new Definition(names.of(Letter.SHARE), new Expr.Quotient(first.symbol(), change.symbol()))))
                : Optional.empty();
        return new Forecast(squaredNorm, firstOrder, difference, share);
    }

    private Evaluation evaluate(Definition line) {
        return ledger.evaluate(List.of(line), Operands.DECIMAL).get(0);
    }

    private static Expr square(Evaluation entry) {
        return new Expr.Power(entry.symbol(), TWO);
    }

    private static boolean isZero(Evaluation evaluation) {
        try {
            return evaluation.value().real().signum() == 0;
        } catch (UndecidedException | OutOfRangeException undecided) {
            return false;
        }
    }

    private static boolean isNotZero(Evaluation evaluation) {
        try {
            return evaluation.value().real().signum() != 0;
        } catch (UndecidedException | OutOfRangeException undecided) {
            return false;
        }
    }
}
