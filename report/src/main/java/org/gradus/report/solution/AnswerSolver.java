package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradus.core.Activation;
import org.gradus.core.ScalarActivation;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Real;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.UndecidedException;
import org.gradus.report.exercise.Conventions.KinkDerivative;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.solution.Ledger.Line;
import org.gradus.report.solution.Ledger.Operands;
import org.gradus.report.solution.Quantity.Name;
import org.gradus.symbolic.Derivation;
import org.gradus.symbolic.Derivations;
import org.gradus.symbolic.Step;
import org.gradus.symbolic.Verdict;
import org.gradus.symbolic.Verifier;

/** Answers each task from the forward passes. */
final class AnswerSolver implements Task.Visitor<Answer> {
    private final Exercise exercise;
    private final List<SampleTrace> samples;
    private final List<Ledger> ledgers;

    /** @param ledgers the quantities of each sample, in the order of {@code samples} */
    AnswerSolver(Exercise exercise, List<SampleTrace> samples, List<Ledger> ledgers) {
        this.exercise = exercise;
        this.samples = samples;
        this.ledgers = ledgers;
    }

    @Override
    public Answer forward(Task.Forward task) {
        return new Answer.Forward();
    }

    @Override
    public Answer composition(Task.Composition task) {
        return Nesting.of(exercise.network().orElseThrow());
    }

    @Override
    public Answer classify(Task.Classify task) {
        return new Classifier(exercise).classify(samples);
    }

    @Override
    public Answer softmaxDerivative(Task.SoftmaxDerivative task) {
        return new Answer.SoftmaxDerivative(Derivations.softmax());
    }

    @Override
    public Answer softmaxJacobian(Task.SoftmaxJacobian task) {
        List<List<List<Evaluation>>> jacobians = new ArrayList<>();
        for (int s = 0; s < samples.size(); s++) {
            int sample = s;
            jacobians.add(named(
                    s, () -> jacobian(ledgers.get(sample), samples.get(sample).output())));
        }
        return new Answer.SoftmaxJacobian(Derivations.softmax(), jacobians);
    }

    private <T> T named(int sample, Supplier<T> calculation) {
        return UnsolvableException.naming(sample + 1, samples.size(), calculation);
    }

    /** J_ij = y_j(1 − y_j) for i = j, else −y_i y_j. */
    private static List<List<Evaluation>> jacobian(Ledger ledger, List<Evaluation> y) {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= y.size(); i++) {
            for (int j = 1; j <= y.size(); j++) {
                lines.add(i == j ? diagonal(y, j) : offDiagonal(y, i, j));
            }
        }
        List<Evaluation> entries = ledger.evaluate(lines, Operands.EXACT_IF_SHORT);
        List<List<Evaluation>> rows = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            rows.add(entries.subList(i * y.size(), (i + 1) * y.size()));
        }
        return rows;
    }

    /** y_j(1 − y_j); where the digits of 1 − y_j cancel, y_j times the sum of all other outputs. */
    private static Line diagonal(List<Evaluation> y, int j) {
        Expr own = y.get(j - 1).symbol();
        List<Expr> others = new ArrayList<>();
        y.forEach(output -> {
            if (!output.symbol().equals(own)) {
                others.add(output.symbol());
            }
        });
        Expr formula = Expr.Product.of(own, Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(own)));
        List<Expr> instead = others.isEmpty()
                ? List.of()
                : List.of(Expr.Product.of(own, others.size() == 1 ? others.get(0) : new Expr.Sum(others)));
        return new Line(Name.of("J", j, j), formula, instead);
    }

    private static Line offDiagonal(List<Evaluation> y, int i, int j) {
        Expr product = Expr.Product.of(y.get(i - 1).symbol(), y.get(j - 1).symbol());
        return new Line(Name.of("J", i, j), new Expr.Negation(product));
    }

    @Override
    public Answer activationDerivative(Task.ActivationDerivative task) {
        Map<String, ScalarActivation> different = new LinkedHashMap<>();
        exercise.network()
                .ifPresent(network -> network.layers().forEach(layer -> collect(layer.activation(), different)));
        exercise.activation().ifPresent(activation -> collect(activation, different));
        List<Answer.ActivationDerivative.OfActivation> answers = new ArrayList<>();
        for (ScalarActivation activation : different.values()) {
            Derivation derivation = Derivations.of(activation);
            List<List<Answer.ActivationDerivative.AtPoint>> values = new ArrayList<>();
            for (int s = 0; s < samples.size(); s++) {
                int sample = s;
                values.add(named(s, () -> derivativeValues(derivation, activation, sample)));
            }
            answers.add(new Answer.ActivationDerivative.OfActivation(activation, derivation, values));
        }
        return new Answer.ActivationDerivative(answers);
    }

    private static void collect(Activation activation, Map<String, ScalarActivation> different) {
        if (activation instanceof ScalarActivation scalar) {
            different.putIfAbsent(scalar.name(), scalar);
        }
    }

    private List<Answer.ActivationDerivative.AtPoint> derivativeValues(
            Derivation derivation, ScalarActivation activation, int sample) {
        List<Answer.ActivationDerivative.AtPoint> points = new ArrayList<>();
        for (LayerTrace layer : samples.get(sample).layers()) {
            if (!layer.function().name().equals(activation.name())) {
                continue;
            }
            List<Line> lines = new ArrayList<>();
            List<Boolean> kinks = new ArrayList<>();
            for (int i = 0; i < layer.preactivation().size(); i++) {
                Evaluation z = layer.preactivation().get(i);
                Evaluation a = layer.activation().get(i);
                boolean kink = derivation.kinks().stream().anyMatch(point -> isAt(z, point));
                if (kink && exercise.conventions().kinkDerivative() == KinkDerivative.UNDEFINED) {
                    throw new UnsolvableException(
                            z.id() + " stands at a kink of " + activation.name()
                                    + ", where conventions.kinkDerivative: undefined gives no derivative",
                            new ArithmeticException("kink"));
                }
                kinks.add(kink);
                lines.add(new Line(
                        Name.ofLayer("da", layer.layer(), i + 1),
                        atPoint(derivation, z.symbol(), a.symbol()),
                        alongTheRoute(derivation, z.symbol())));
            }
            List<Evaluation> evaluated = ledgers.get(sample).evaluate(lines, Operands.DECIMAL);
            for (int i = 0; i < evaluated.size(); i++) {
                points.add(new Answer.ActivationDerivative.AtPoint(evaluated.get(i), kinks.get(i)));
            }
        }
        return points;
    }

    private static boolean isAt(Evaluation z, Expr kink) {
        Expr difference = Expr.Sum.of(z.symbol(), new Expr.Negation(kink));
        Optional<Real> value = Optional.of(z.value().real());
        try {
            return Real.of(
                                    difference,
                                    symbol -> symbol.equals(z.symbol()) ? value : Optional.empty(),
                                    Verifier.zeroTest())
                            .signum()
                    == 0;
        } catch (UndecidedException undecided) {
            throw new UnsolvableException(
                    "whether " + z.id() + " stands at a kink: " + undecided.getMessage(), undecided);
        }
    }

    /** The derivative in terms of the function's own value where there is such a form, else in terms of z. */
    private Expr atPoint(Derivation derivation, Expr z, Expr a) {
        Map<Expr, Expr> values = Map.of(derivation.wrt(), z, Expr.Symbol.of("y"), a);
        Expr form = Substitution.apply(derivation.closedForm().orElse(derivation.result()), values);
        if (form instanceof Expr.Piecewise cases && !derivation.kinks().isEmpty()) {
            List<Case> all = new ArrayList<>(cases.cases());
            if (all.get(all.size() - 1).condition().isPresent()) {
                all.add(Case.otherwise(conventional()));
            }
            return new Expr.Piecewise(all);
        }
        return form;
    }

    /** The lines of the route that hold nothing but z and equal the derivative: one of them can be typed in where σ(z) ≈ 1. */
    private static List<Expr> alongTheRoute(Derivation derivation, Expr z) {
        List<Expr> lines = new ArrayList<>();
        for (Step step : derivation.steps()) {
            boolean[] onlyZ = {true};
            Expr line = Substitution.apply(step.after(), symbol -> {
                onlyZ[0] &= symbol.equals(derivation.wrt());
                return symbol.equals(derivation.wrt()) ? Optional.of(z) : Optional.empty();
            });
            if (onlyZ[0] && Verifier.equal(step.after(), derivation.result(), List.of()) instanceof Verdict.Proved) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** ReLU′(0) by convention: from the left 0, from the right 1, their mean ½. */
    private Expr conventional() {
        return switch (exercise.conventions().kinkDerivative()) {
            case LEFT, UNDEFINED -> Expr.Num.of(0);
            case RIGHT -> Expr.Num.of(1);
            case MEAN -> new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2));
        };
    }
}
