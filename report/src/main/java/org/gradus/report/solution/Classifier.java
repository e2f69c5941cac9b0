package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.Activation;
import org.gradus.core.Softmax;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Rational;
import org.gradus.core.expr.Real;
import org.gradus.core.expr.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.solution.Classification.Rule;
import org.gradus.symbolic.Derivations;
import org.gradus.symbolic.Verifier;

/** Reads the class from the output; every comparison is decided, never taken from rounded numbers. */
final class Classifier {
    private final Exercise exercise;

    Classifier(Exercise exercise) {
        this.exercise = exercise;
    }

    Answer.Classify classify(List<SampleTrace> samples) {
        List<Classification> classes = new ArrayList<>();
        for (SampleTrace sample : samples) {
            Classification decided = UnsolvableException.naming(
                    sample.number(),
                    samples.size(),
                    () -> sample.output().size() == 1 ? single(sample) : largest(sample));
            classes.add(decided.named(exercise));
        }
        Optional<LayerData> neuron = exercise.network()
                .filter(network -> network.layers().size() == 1 && network.outputs() == 1)
                .map(network -> network.layers().get(0));
        return new Answer.Classify(
                classes,
                neuron.flatMap(Classifier::boundary),
                neuron.flatMap(Classifier::boundarySolved),
                neuron.filter(this::isLogisticRegression).map(unit -> Derivations.logOdds()));
    }

    private boolean isLogisticRegression(LayerData neuron) {
        boolean sigmoid = neuron.activation().name().equals("sigmoid");
        return sigmoid
                && exercise.loss()
                        .filter(loss -> loss.name().equals("binary-cross-entropy"))
                        .isPresent();
    }

    private Classification single(SampleTrace sample) {
        LayerTrace layer = sample.layers().get(sample.layers().size() - 1);
        Activation function = layer.function();
        Evaluation y = layer.activation().get(0);
        if (function.name().equals("step") || function.name().equals("step-strict")) {
            return labelled(Rule.OUTPUT, sign(y, Rational.ZERO) > 0 ? 1 : 0);
        }
        boolean sigmoid = function.name().equals("sigmoid");
        Rational threshold =
                sigmoid ? new Rational(Rational.ONE.numerator(), Rational.of(2).numerator()) : Rational.ZERO;
        int label = sign(y, threshold) >= 0 ? 1 : 0;
        return labelled(sigmoid ? Rule.AT_LEAST_HALF : Rule.AT_LEAST_ZERO, label);
    }

    private static Classification labelled(Rule rule, int label) {
        return new Classification(rule, OptionalInt.of(label), "", List.of());
    }

    private Classification largest(SampleTrace sample) {
        LayerTrace layer = sample.layers().get(sample.layers().size() - 1);
        boolean byLogits =
                layer.function() instanceof Softmax && !layer.preactivation().isEmpty();
        List<Evaluation> compared = byLogits ? layer.preactivation() : layer.activation();
        List<Integer> leaders = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            if (compared.get(i).value().printed().equals(Display.NEGATIVE_INFINITY)) {
                continue;
            }
            int order = leaders.isEmpty() ? 1 : compare(compared.get(i), compared.get(leaders.get(0) - 1));
            if (order > 0) {
                leaders.clear();
            }
            if (order >= 0) {
                leaders.add(i + 1);
            }
        }
        if (leaders.size() > 1) {
            return new Classification(Rule.LARGEST, OptionalInt.empty(), "", leaders);
        }
        int label = leaders.get(0);
        return new Classification(Rule.LARGEST, OptionalInt.of(label), "", List.of());
    }

    private static int compare(Evaluation left, Evaluation right) {
        Map<Expr, Real> values = new HashMap<>();
        values.put(left.symbol(), left.value().real());
        values.put(right.symbol(), right.value().real());
        Expr difference = Expr.Sum.of(left.symbol(), new Expr.Negation(right.symbol()));
        return signOf(difference, values, left.id() + " − " + right.id());
    }

    private static int sign(Evaluation y, Rational threshold) {
        Expr bound = new Expr.Quotient(
                Expr.Num.of(threshold.numerator().longValueExact()),
                Expr.Num.of(threshold.denominator().longValueExact()));
        Expr difference = Expr.Sum.of(y.symbol(), new Expr.Negation(bound));
        return signOf(difference, Map.of(y.symbol(), y.value().real()), y.id() + " − " + threshold);
    }

    private static int signOf(Expr difference, Map<Expr, Real> values, String name) {
        try {
            return Real.of(difference, symbol -> Optional.ofNullable(values.get(symbol)), Verifier.zeroTest())
                    .signum();
        } catch (UndecidedException undecided) {
            throw new UnsolvableException("the sign of " + name + " could not be decided", undecided);
        }
    }

    /** {@code w_1 x_1 + … + w_n x_n + b = 0}; none where no input counts. */
    private static Optional<Relation> boundary(LayerData neuron) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> weights = neuron.weights().get(0);
        for (int j = 1; j <= weights.size(); j++) {
            if (neuron.hasEdge(1, j)) {
                terms.add(Expr.Product.of(weights.get(j - 1), Expr.Indexed.of("x", j)));
            }
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        neuron.bias().ifPresent(bias -> terms.add(bias.get(0)));
        return Optional.of(Relation.equal(Terms.sum(terms), Expr.Num.of(0)));
    }

    /** {@code x_2 = −(w_1/w_2) x_1 − b/w_2}, for two inputs and w_2 ≠ 0, where the numbers are fractions. */
    private static Optional<Relation> boundarySolved(LayerData neuron) {
        List<Expr> weights = neuron.weights().get(0);
        if (weights.size() != 2 || !neuron.isFullyConnected()) {
            return Optional.empty();
        }
        Optional<Rational> w1 = rational(weights.get(0));
        Optional<Rational> w2 = rational(weights.get(1));
        Optional<Rational> b = neuron.bias().map(bias -> rational(bias.get(0))).orElse(Optional.of(Rational.ZERO));
        if (w1.isEmpty() || w2.isEmpty() || b.isEmpty() || w2.get().signum() == 0) {
            return Optional.empty();
        }
        Expr slope = w1.get().over(w2.get()).negate().toExpr();
        Expr intercept = b.get().over(w2.get()).negate().toExpr();
        Expr line = Expr.Sum.of(Expr.Product.of(slope, Expr.Indexed.of("x", 1)), intercept);
        return Optional.of(Relation.equal(Expr.Indexed.of("x", 2), line));
    }

    private static Optional<Rational> rational(Expr constant) {
        return Real.of(constant, Verifier.zeroTest()).rational();
    }
}
