package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Operands;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;
import org.gradus.report.worksheet.UnsolvableException;
import org.jspecify.annotations.Nullable;

/** The mean or the sum over all samples: one loss, one gradient, one step. */
final class BatchSolver {
    private final Exercise exercise;
    private final List<SampleTraining> samples;
    private final Parameters parameters;
    private final Ledger ledger;
    private final Optimiser optimiser;
    private final Names names;
    private final Optional<Penalty> penalty;
    private @Nullable BatchTrace loss;
    private @Nullable List<BatchTrace.LayerGradients> gradients;
    private @Nullable StepTrace step;

    /** @param ledger that of the batch */
    BatchSolver(
            Exercise exercise,
            List<SampleTraining> samples,
            Parameters parameters,
            Optimiser optimiser,
            Ledger ledger) {
        this.exercise = exercise;
        this.samples = samples;
        this.parameters = parameters;
        this.optimiser = optimiser;
        this.ledger = ledger;
        this.names = ledger.names();
        this.penalty = Penalty.of(exercise, parameters, ledger);
        penalty.ifPresent(any -> enterParameters());
    }

    BatchTrace loss() {
        BatchTrace known = loss;
        if (known == null) {
            List<Evaluation> losses = carried(
                    names, samples.stream().map(sample -> sample.loss().value()).toList());
            Reduced reduced = reduced(names, losses);
            known = new BatchTrace(exercise.conventions().batch(), losses, reduced.data, reduced.penalty, reduced.loss);
            loss = known;
        }
        return known;
    }

    /** One quantity of every sample, with the sample's number as its index. */
    private List<Evaluation> carried(Names of, List<Evaluation> values) {
        List<Evaluation> carried = new ArrayList<>();
        for (int s = 1; s <= values.size(); s++) {
            carried.add(ledger.carry(of.of(Letter.C, s), values.get(s - 1), false));
        }
        return carried;
    }

    /** The mean or sum of the samples' losses, what regularisation adds to it, and both together. */
    private record Reduced(Evaluation data, Optional<Evaluation> penalty, Evaluation loss) {
        List<Evaluation> parts() {
            return penalty.map(added -> List.of(data, added)).orElse(List.of());
        }
    }

    private Reduced reduced(Names of, List<Evaluation> values) {
        Letter letter = penalty.isPresent() ? Letter.D : Letter.C;
        Expr formula = shared(Terms.sum(values.stream().map(Evaluation::symbol).toList()));
        Evaluation data = ledger.evaluate(List.of(new Definition(of.of(letter), formula)), Operands.DECIMAL)
                .get(0);
        Optional<Penalty.Total> total = penalty.map(added -> added.total(of));
        return new Reduced(
                data,
                total.map(Penalty.Total::penalty),
                total.map(Penalty.Total::loss).orElse(data));
    }

    private void enterParameters() {
        for (int l = 1; l <= exercise.network().orElseThrow().layers().size(); l++) {
            parameters.enter(ledger, l, names);
        }
    }

    private Expr penalised(Expr gradient, QuantityId parameter) {
        return penalty.map(added -> added.gradient(gradient, parameter)).orElse(gradient);
    }

    List<BatchTrace.LayerGradients> gradients() {
        List<BatchTrace.LayerGradients> known = gradients;
        if (known == null) {
            List<BackwardTrace> backward =
                    samples.stream().map(SampleTraining::backward).toList();
            known = new ArrayList<>();
            for (int l = 1; l <= backward.get(0).layers().size(); l++) {
                known.add(layer(l, backward));
            }
            gradients = known;
        }
        return known;
    }

    private BatchTrace.LayerGradients layer(int l, List<BackwardTrace> backward) {
        BackwardTrace.LayerGradients first = backward.get(0).layers().get(l - 1);
        if (first.weights().isEmpty()) {
            return new BatchTrace.LayerGradients(List.of(), Optional.empty(), List.of());
        }
        enter(l, backward);
        Edges edges = Edges.of(first.weights());
        List<List<Evaluation>> sums = isMean() && exercise.rounding().mode() != Mode.CARRY
                ? edges.evaluate(
                        ledger,
                        (i, j) -> names.ofLayer(Letter.SUM_W, l, i, j),
                        (i, j) -> new Definition(names.ofLayer(Letter.SUM_W, l, i, j), overSamples(l, i, j)))
                : List.of();
        List<List<Evaluation>> weights = edges.evaluate(
                ledger,
                (i, j) -> names.ofLayer(Letter.DW, l, i, j),
                (i, j) -> new Definition(
                        names.ofLayer(Letter.DW, l, i, j),
                        penalised(
                                shared(
                                        sums.isEmpty()
                                                ? overSamples(l, i, j)
                                                : sums.get(i - 1).get(j - 1).symbol()),
                                names.ofLayer(Letter.W, l, i, j))));
        Optional<List<Evaluation>> bias = first.bias().map(entries -> bias(l, entries.size()));
        Optional<Evaluation> factors = l == 1 && penalty.isEmpty() ? factors(backward, weights) : Optional.empty();
        return new BatchTrace.LayerGradients(weights, bias, List.of(), sums, factors);
    }

    private boolean isMean() {
        return exercise.conventions().batch() == Batch.MEAN;
    }

    /** With 1/N before it where the batch is reduced to the mean. */
    private Expr shared(Expr sum) {
        Expr share = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(samples.size()));
        return isMean() ? Expr.Product.of(share, sum) : sum;
    }

    // ---- Δ^l (A^{l−1})ᵀ ----

    private QuantityId delta(int l, int i, int s) {
        return names.ofLayer(Letter.DELTA, l, i, s);
    }

    private QuantityId entering(int l, int j, int s) {
        return l == 1 ? names.of(Letter.X, j, s) : names.ofLayer(Letter.A, l - 1, j, s);
    }

    /** Every sample's δ^l and what entered the layer, with the sample's number as a second index. */
    private void enter(int l, List<BackwardTrace> backward) {
        for (int s = 1; s <= samples.size(); s++) {
            BackwardTrace.LayerGradients layer = backward.get(s - 1).layers().get(l - 1);
            for (int i = 1; i <= layer.delta().size(); i++) {
                ledger.carry(delta(l, i, s), layer.delta().get(i - 1), false);
            }
            for (int j = 1; j <= layer.weights().get(0).size(); j++) {
                ledger.carry(entering(l, j, s), samples.get(s - 1).entering(l, j), l == 1);
            }
        }
    }

    private ErrorSign sign() {
        return exercise.conventions().errorSign();
    }

    /** Σ_s δ_i a_j, with the sign that makes a derivative of it. */
    private Expr overSamples(int l, int i, int j) {
        return sign().of(overSamples(
                s -> Expr.Product.of(delta(l, i, s).symbol(), entering(l, j, s).symbol())));
    }

    private Expr overSamples(IntFunction<Expr> term) {
        return Terms.sum(IntStream.rangeClosed(1, samples.size()).mapToObj(term).toList());
    }

    private List<Evaluation> bias(int l, int units) {
        return ledger.evaluate(
                IntStream.rangeClosed(1, units)
                        .mapToObj(i -> new Definition(
                                names.ofLayer(Letter.DB, l, i),
                                penalised(
                                        shared(sign().of(overSamples(
                                                s -> delta(l, i, s).symbol()))),
                                        names.ofLayer(Letter.B, l, i))))
                        .toList(),
                Operands.DECIMAL);
    }

    /** The first gradient of layer 1 that is not 0, by the chain rule from layer 2: (Σ_k w_ki δ_k) σ′(z_i) x_j. */
    private Optional<Evaluation> factors(List<BackwardTrace> backward, List<List<Evaluation>> weights) {
        if (backward.get(0).layers().size() == 1
                || backward.get(0).layers().get(0).derivative().isEmpty()
                || backward.get(0).layers().get(1).weights().isEmpty()) {
            return Optional.empty();
        }
        Optional<Evaluation> found = weights.stream()
                .flatMap(List::stream)
                .filter(entry -> !entry.isAbsent())
                .filter(entry -> !entry.value().printed().equals(Expr.Num.of(0)))
                .filter(entry -> !slopes(entry.id().place(0)).isEmpty())
                .findFirst();
        return found.map(entry -> {
            parameters.enter(ledger, 2, names);
            enter(2, backward);
            int i = entry.id().place(0);
            for (int s = 1; s <= samples.size(); s++) {
                ledger.carry(
                        names.ofLayer(Letter.DA, 1, i, s),
                        backward.get(s - 1)
                                .layers()
                                .get(0)
                                .derivative()
                                .get(i - 1)
                                .value(),
                        false);
            }
            QuantityId name = entry.id().of(Letter.CHAIN_W);
            Expr formula = shared(sign().of(overSamples(s -> along(i, entry.id().place(1), s))));
            return ledger.evaluate(List.of(new Definition(name, formula)), Operands.DECIMAL)
                    .get(0);
        });
    }

    /** The weights that lead from unit {@code i} of layer 1 to layer 2, by the unit that they lead to. */
    private Map<Integer, Expr> slopes(int i) {
        Map<Integer, Expr> slopes = new TreeMap<>();
        for (int k = 1; k <= parameters.kind(2).units(); k++) {
            int unit = k;
            parameters.kind(2).slope(names, 2, k, i).ifPresent(slope -> slopes.put(unit, slope));
        }
        return slopes;
    }

    private Expr along(int i, int j, int s) {
        List<Expr> back = new ArrayList<>();
        slopes(i).forEach((k, slope) -> back.add(Expr.Product.of(delta(2, k, s).symbol(), slope)));
        Expr slope = names.ofLayer(Letter.DA, 1, i, s).symbol();
        Expr x = entering(1, j, s).symbol();
        return back.size() == 1
                ? Expr.Product.of(
                        delta(2, slopes(i).keySet().iterator().next(), s).symbol(),
                        slopes(i).values().iterator().next(),
                        slope,
                        x)
                : Expr.Product.of(new Expr.Sum(back), slope, x);
    }

    /** The parameters that the step leaves. */
    Parameters left() {
        return parameters.after(step().layers());
    }

    private StepSolver steps() {
        for (int l = 1; l <= gradients().size(); l++) {
            parameters.enter(ledger, l, names);
        }
        loss();
        return new StepSolver(exercise, ledger, parameters, optimiser);
    }

    /** The parameters after an update, without a look at what it did. */
    List<LayerStep> update() {
        return steps().layers(gradients());
    }

    StepTrace step() {
        StepTrace known = step;
        if (known == null) {
            StepSolver steps = steps();
            List<LayerStep> layers = steps.layers(gradients());
            List<SampleTrace> after = new ArrayList<>();
            List<LossTrace> losses = new ArrayList<>();
            for (int s = 0; s < samples.size(); s++) {
                SampleTraining sample = samples.get(s);
                SampleTrace trace = UnsolvableException.naming(s + 1, samples.size(), () -> sample.after(layers));
                after.add(trace);
                losses.add(sample.lossAfter(trace));
            }
            List<Evaluation> carried = carried(
                    names.afterUpdate(), losses.stream().map(LossTrace::value).toList());
            Reduced newLoss = reduced(names.afterUpdate(), carried);
            known = new StepTrace(
                    steps.rate(), layers, after, losses, newLoss.parts(), newLoss.loss, steps.forecast(gradients()));
            step = known;
        }
        return known;
    }
}
