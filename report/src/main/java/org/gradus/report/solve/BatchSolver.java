package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
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
    }

    BatchTrace loss() {
        BatchTrace known = loss;
        if (known == null) {
            List<Evaluation> losses = carried(
                    names, samples.stream().map(sample -> sample.loss().value()).toList());
            Evaluation reduced = ledger.evaluate(List.of(reduced(names.of(Letter.C), losses)), Operands.DECIMAL)
                    .get(0);
            known = new BatchTrace(exercise.conventions().batch(), losses, reduced);
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

    private Definition reduced(QuantityId name, List<Evaluation> values) {
        List<Expr> symbols = values.stream().map(Evaluation::symbol).toList();
        Expr sum = symbols.size() == 1 ? symbols.get(0) : new Expr.Sum(symbols);
        boolean mean = exercise.conventions().batch() == Batch.MEAN && symbols.size() > 1;
        Expr share = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(symbols.size()));
        return new Definition(name, mean ? Expr.Product.of(share, sum) : sum);
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
        List<List<Evaluation>> weights = Edges.of(first.weights())
                .evaluate(
                        ledger,
                        (i, j) -> names.ofLayer(Letter.DW, l, i, j),
                        (i, j) -> over(
                                backward,
                                names.ofLayer(Letter.DW, l, i, j),
                                s -> names.ofLayer(Letter.DW, l, i, j, s),
                                trace -> trace.layers()
                                        .get(l - 1)
                                        .weights()
                                        .get(i - 1)
                                        .get(j - 1)));
        return new BatchTrace.LayerGradients(
                weights, first.bias().map(bias -> bias(l, bias.size(), backward)), List.of());
    }

    private List<Evaluation> bias(int l, int units, List<BackwardTrace> backward) {
        List<Definition> lines = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            int unit = i;
            lines.add(over(
                    backward,
                    names.ofLayer(Letter.DB, l, i),
                    s -> names.ofLayer(Letter.DB, l, unit, s),
                    trace -> trace.layers().get(l - 1).bias().orElseThrow().get(unit - 1)));
        }
        return ledger.evaluate(lines, Operands.DECIMAL);
    }

    private Definition over(
            List<BackwardTrace> backward,
            QuantityId name,
            Function<Integer, QuantityId> ofSample,
            Function<BackwardTrace, Evaluation> entry) {
        List<Evaluation> values = new ArrayList<>();
        for (int s = 1; s <= backward.size(); s++) {
            values.add(ledger.carry(ofSample.apply(s), entry.apply(backward.get(s - 1)), false));
        }
        return reduced(name, values);
    }

    /** The parameters that the step leaves. */
    Parameters left() {
        return parameters.after(step().layers());
    }

    StepTrace step() {
        StepTrace known = step;
        if (known == null) {
            for (int l = 1; l <= gradients().size(); l++) {
                parameters.enter(ledger, l, names);
            }
            loss();
            StepSolver steps = new StepSolver(exercise, ledger, parameters, optimiser);
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
            Evaluation newLoss = ledger.evaluate(
                            List.of(reduced(names.afterUpdate().of(Letter.C), carried)), Operands.DECIMAL)
                    .get(0);
            known = new StepTrace(steps.rate(), layers, after, losses, newLoss, steps.forecast(gradients()));
            step = known;
        }
        return known;
    }
}
