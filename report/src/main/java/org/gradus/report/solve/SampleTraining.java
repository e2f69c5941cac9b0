package org.gradus.report.solve;

import java.util.List;
import java.util.Optional;
import org.gradus.report.check.DoublePath;
import org.gradus.report.check.GradientPaths;
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
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/** Loss, gradients and step of one sample, each calculated when it is first asked for. */
final class SampleTraining {
    private final Exercise exercise;
    private final SampleTrace trace;
    private final Ledger ledger;
    private final Parameters parameters;
    private final Optimiser optimiser;
    private final Optional<DoublePath.Bounds> doubles;
    private final LossSolver solver;
    private final Optional<Penalty> penalty;
    private @Nullable LossTrace loss;
    private @Nullable List<Evaluation> gradient;
    private @Nullable BackwardTrace backward;
    private @Nullable StepTrace step;
    private List<QuantityId> undecided = List.of();

    /** @param doubles the forward pass in doubles, where there is one */
    SampleTraining(
            Exercise exercise,
            SampleTrace trace,
            Ledger ledger,
            Parameters parameters,
            Optimiser optimiser,
            Optional<DoublePath.Bounds> doubles) {
        this.exercise = exercise;
        this.trace = trace;
        this.ledger = ledger;
        this.parameters = parameters;
        this.optimiser = optimiser;
        this.doubles = doubles;
        this.penalty = Penalty.ofSample(exercise, parameters, ledger);
        this.solver = new LossSolver(exercise, ledger, trace, ledger.names(), penalty);
    }

    /** What enters layer {@code l} at place {@code j}, both from 1: x_j or a_j^{l−1}. */
    Evaluation entering(int l, int j) {
        return l == 1
                ? ledger.given(trace.entering(1, j))
                : trace.layers().get(l - 2).activation().get(j - 1);
    }

    /** With which the sample was calculated. */
    Parameters parameters() {
        return parameters;
    }

    LossTrace loss() {
        LossTrace known = loss;
        if (known == null) {
            known = solver.solve();
            loss = known;
        }
        return known;
    }

    /** ∂C/∂y; the loss has been calculated, so that it is known to be finite. */
    List<Evaluation> gradient() {
        List<Evaluation> known = gradient;
        if (known == null) {
            loss();
            known = solver.gradient();
            gradient = known;
        }
        return known;
    }

    BackwardTrace backward() {
        BackwardTrace known = backward;
        if (known == null) {
            loss();
            known = new BackwardSolver(exercise, ledger, parameters, trace, solver, penalty).solve(this::gradient);
            if (exercise.rounding().mode() != Mode.DISPLAYED && ledger.isOriginal()) {
                undecided = GradientPaths.check(exercise, trace, ledger, loss(), known, doubles);
            }
            backward = known;
        }
        return known;
    }

    /** Gradients that the second way to them could not decide. */
    List<QuantityId> undecided() {
        return undecided;
    }

    private List<BatchTrace.LayerGradients> gradients() {
        return backward().layers().stream()
                .map(layer -> new BatchTrace.LayerGradients(layer.weights(), layer.bias(), layer.others()))
                .toList();
    }

    /** The parameters after an update, without a look at what it did. */
    List<LayerStep> update() {
        return new StepSolver(exercise, ledger, parameters, optimiser).layers(gradients());
    }

    StepTrace step() {
        StepTrace known = step;
        if (known == null) {
            List<BatchTrace.LayerGradients> gradients = gradients();
            StepSolver steps = new StepSolver(exercise, ledger, parameters, optimiser);
            List<LayerStep> layers = steps.layers(gradients);
            SampleTrace after = after(layers);
            LossTrace newLoss = lossAfter(after);
            known = new StepTrace(
                    steps.rate(),
                    layers,
                    List.of(after),
                    List.of(newLoss),
                    List.of(),
                    newLoss.value(),
                    steps.forecast(gradients));
            step = known;
        }
        return known;
    }

    /** The forward pass with the parameters of {@code layers}, in this sample's ledger. */
    SampleTrace after(List<LayerStep> layers) {
        Parameters stepped = parameters.after(layers);
        SampleTrace after = new ForwardSolver(
                        exercise, ledger, stepped, ledger.names().afterUpdate())
                .solve(trace.number(), trace.sample());
        if (ledger.isOriginal() && stepped.isDense()) {
            DoublePath.check(exercise, stepped, after);
        }
        return after;
    }

    LossTrace lossAfter(SampleTrace after) {
        return new LossSolver(exercise, ledger, after, ledger.names().afterUpdate(), penalty).solve();
    }
}
