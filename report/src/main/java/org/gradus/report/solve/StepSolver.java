package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.StepTrace.Forecast;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.symbolic.kernel.Prover;

/** W ← W − η ∂C/∂W, b ← b − η ∂C/∂b, and what that does to the loss. */
final class StepSolver {
    private static final Expr TWO = Expr.Num.of(2);
    private static final Real ZERO = Real.of(Expr.Num.of(0), Prover.zeroTest());

    private final Exercise exercise;
    private final Ledger ledger;
    private final Parameters parameters;
    private final Optimiser optimiser;
    private final Names names;
    private final Names after;
    private final QuantityId rate;

    /** @param ledger holds the gradients, and C and newC when {@link #forecast} is asked for */
    StepSolver(Exercise exercise, Ledger ledger, Parameters parameters, Optimiser optimiser) {
        this.exercise = exercise;
        this.ledger = ledger;
        this.parameters = parameters;
        this.optimiser = optimiser;
        this.names = ledger.names();
        this.after = names.afterUpdate();
        this.rate = names.of(Letter.ETA);
        ledger.give(rate, exercise.learningRate().orElseThrow());
        optimiser.constants(names).forEach(constant -> ledger.give(constant.id(), constant.given()));
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
        List<Evaluation> memory = new ArrayList<>();
        List<List<Evaluation>> weights = gradients.weights().isEmpty()
                ? List.of()
                : Edges.of(gradients.weights())
                        .evaluate(
                                ledger,
                                (i, j) -> after.ofLayer(Letter.W, l, i, j),
                                (i, j) -> updated(gradients.weights().get(i - 1).get(j - 1), memory));
        Optional<List<Evaluation>> bias = gradients.bias().map(entries -> bias(l, entries, memory));
        List<Evaluation> others = new ArrayList<>(ledger.evaluate(
                gradients.others().stream()
                        .map(gradient -> updated(gradient, memory))
                        .toList(),
                Operands.DECIMAL));
        others.addAll(memory);
        return new LayerStep(weights, bias, others);
    }

    private List<Evaluation> bias(int l, List<Evaluation> gradient, List<Evaluation> memory) {
        if (exercise.conventions().updateBias()) {
            return ledger.evaluate(
                    gradient.stream().map(entry -> updated(entry, memory)).toList(), Operands.DECIMAL);
        }
        return IntStream.rangeClosed(1, gradient.size())
                .mapToObj(i ->
                        ledger.carry(after.ofLayer(Letter.B, l, i), ledger.given(names.ofLayer(Letter.B, l, i)), true))
                .toList();
    }

    /** The parameter after the update; what the optimiser calculates on the way is added to {@code memory}. */
    private Definition updated(Evaluation gradient, List<Evaluation> memory) {
        QuantityId parameter =
                gradient.id().of(gradient.id().letter().gradientOf().orElseThrow());
        parameters.enter(ledger, optimiser.memory(names, parameter));
        List<Definition> lines = optimiser.update(names, parameter, gradient.id(), rate.symbol());
        int last = lines.size() - 1;
        // each may use the one before it
        lines.subList(0, last).forEach(line -> memory.addAll(ledger.evaluate(List.of(line), Operands.DECIMAL)));
        return lines.get(last);
    }

    // ---- the first-order term ----

    /** Where that is asked. */
    Optional<Forecast> forecast(List<BatchTrace.LayerGradients> gradients) {
        boolean asked = exercise.tasks().stream().anyMatch(Task.StepCheck.class::isInstance);
        return asked ? Optional.of(check(gradients)) : Optional.empty();
    }

    private List<Expr> squares(BatchTrace.LayerGradients layer) {
        List<Expr> squares = new ArrayList<>();
        layer.weights()
                .forEach(row ->
                        row.stream().filter(entry -> !entry.isAbsent()).forEach(entry -> squares.add(square(entry))));
        if (exercise.conventions().updateBias()) {
            layer.bias().ifPresent(bias -> bias.forEach(entry -> squares.add(square(entry))));
        }
        layer.others().forEach(entry -> squares.add(square(entry)));
        return squares;
    }

    private Forecast check(List<BatchTrace.LayerGradients> gradients) {
        List<Evaluation> layers = new ArrayList<>();
        for (int l = 1; l <= gradients.size() && gradients.size() > 1; l++) {
            Expr sum = Terms.sum(squares(gradients.get(l - 1)));
            layers.add(evaluate(new Definition(names.ofLayer(Letter.SQUARED_NORM, l), sum)));
        }
        List<Expr> squares = layers.isEmpty()
                ? squares(gradients.get(0))
                : layers.stream().map(Evaluation::symbol).toList();
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
        return new Forecast(layers, squaredNorm, firstOrder, difference, share);
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
