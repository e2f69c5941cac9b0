package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ClassRule;
import org.gradus.core.function.LogitForm;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Classification;
import org.gradus.report.solution.Classification.Rule;
import org.gradus.report.solution.LayerTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Display;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Exact;
import org.gradus.report.worksheet.Terms;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.kernel.Prover;

/** Reads the class from the output; every comparison is decided, never taken from rounded numbers. */
final class Classifier {
    private static final Rational HALF = Rational.ONE.over(Rational.of(2));

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
        return exercise.loss()
                .flatMap(loss -> loss.logitForm(neuron.activation()))
                .filter(LogitForm.SIGMOID::equals)
                .isPresent();
    }

    private Classification single(SampleTrace sample) {
        LayerTrace layer = sample.layers().get(sample.layers().size() - 1);
        Activation function = layer.function();
        Evaluation y = layer.activation().get(0);
        ClassRule reading = function.classRule()
                .orElseThrow(() ->
                        new IllegalArgumentException("one unit with '" + function.name() + "' is not read as a class"));
        if (function instanceof ScalarActivation scalar) {
            requireThreshold(scalar, reading);
        }
        return switch (reading) {
            case OUTPUT -> labelled(Rule.OUTPUT, sign(y, Rational.ZERO), sign -> sign > 0);
            case AT_LEAST_HALF -> labelled(Rule.AT_LEAST_HALF, side(layer, HALF), sign -> sign >= 0);
            case AT_LEAST_ZERO -> labelled(Rule.AT_LEAST_ZERO, side(layer, Rational.ZERO), sign -> sign >= 0);
        };
    }

    /** The boundary z = 0 that the sheet draws is where the class changes: what says otherwise is not read as a class. */
    private static void requireThreshold(ScalarActivation function, ClassRule reading) {
        Rational threshold = reading == ClassRule.AT_LEAST_HALF ? HALF : Rational.ZERO;
        if (reading != ClassRule.OUTPUT && !Exact.is(function.formula(Expr.Num.of(0)), threshold)) {
            throw new IllegalArgumentException("'" + function.name() + "' is read as a class by " + reading
                    + " but does not have that value at 0");
        }
    }

    /** The sign of y − threshold. */
    private OptionalInt side(LayerTrace layer, Rational threshold) {
        // σ(z) ≥ 1/2 and tanh(z) ≥ 0 exactly where z ≥ 0: z still has its digits where y is saturated
        boolean byPreactivation = layer.function().isIncreasing()
                && !layer.preactivation().isEmpty()
                && exercise.rounding().mode() != Mode.DISPLAYED;
        return byPreactivation
                ? sign(layer.preactivation().get(0), Rational.ZERO)
                : sign(layer.activation().get(0), threshold);
    }

    private static Classification labelled(Rule rule, OptionalInt sign, IntPredicate isOne) {
        return sign.isEmpty()
                ? Classification.undecided(rule)
                : new Classification(rule, OptionalInt.of(isOne.test(sign.getAsInt()) ? 1 : 0), "", List.of());
    }

    private Classification largest(SampleTrace sample) {
        LayerTrace layer = sample.layers().get(sample.layers().size() - 1);
        boolean byLogits = layer.function().isDistribution();
        if (layer.preactivation().isEmpty() || !layer.function().isIncreasing()) {
            return largest(layer.activation());
        }
        if (byLogits) {
            return largest(layer.preactivation());
        }
        // what is saturated still has an order: that of z
        Classification own = largest(layer.activation());
        return own.isDecided() ? own : largest(layer.preactivation());
    }

    private Classification largest(List<Evaluation> compared) {
        List<Integer> leaders = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            if (compared.get(i).value().printed().equals(Display.NEGATIVE_INFINITY)) {
                continue;
            }
            OptionalInt order =
                    leaders.isEmpty() ? OptionalInt.of(1) : compare(compared.get(i), compared.get(leaders.get(0) - 1));
            if (order.isEmpty()) {
                return Classification.undecided(Rule.LARGEST);
            }
            if (order.getAsInt() > 0) {
                leaders.clear();
            }
            if (order.getAsInt() >= 0) {
                leaders.add(i + 1);
            }
        }
        if (leaders.size() > 1) {
            return new Classification(Rule.LARGEST, OptionalInt.empty(), "", leaders);
        }
        int label = leaders.get(0);
        return new Classification(Rule.LARGEST, OptionalInt.of(label), "", List.of());
    }

    private static OptionalInt compare(Evaluation left, Evaluation right) {
        Map<Expr, Real> values = new HashMap<>();
        values.put(left.symbol(), left.value().real());
        values.put(right.symbol(), right.value().real());
        Expr difference = Expr.Sum.of(left.symbol(), new Expr.Negation(right.symbol()));
        return signOf(difference, values);
    }

    private static OptionalInt sign(Evaluation y, Rational threshold) {
        Expr bound = new Expr.Quotient(
                Expr.Num.of(threshold.numerator().longValueExact()),
                Expr.Num.of(threshold.denominator().longValueExact()));
        Expr difference = Expr.Sum.of(y.symbol(), new Expr.Negation(bound));
        return signOf(difference, Map.of(y.symbol(), y.value().real()));
    }

    /** Absent where 1,000 digits do not decide it. */
    private static OptionalInt signOf(Expr difference, Map<Expr, Real> values) {
        try {
            return OptionalInt.of(
                    Real.of(difference, symbol -> Optional.ofNullable(values.get(symbol)), Prover.zeroTest())
                            .signum());
        } catch (UndecidedException | OutOfRangeException undecided) {
            return OptionalInt.empty();
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
        return Real.of(constant, Prover.zeroTest()).rational();
    }
}
