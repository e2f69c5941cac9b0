package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradus.report.check.DoublePath;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Task;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;

/**
 * All samples once: their forward passes, and what training asks of them. The next round goes on with the parameters that this one's
 * updates leave: each sample with its own, with those of the sample before it, or with those of the batch.
 */
final class Round {
    private final Exercise exercise;
    private final Optimiser optimiser;
    private final Transcript transcript;
    private final int number;
    private final List<SampleTrace> traces = new ArrayList<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<SampleTraining> trainings = new ArrayList<>();
    private final Optional<BatchSolver> batch;

    /** @param start the parameters with which each sample, counted from 1, starts; with sequential samples only the first */
    private Round(
            Exercise exercise,
            Optimiser optimiser,
            Transcript transcript,
            int number,
            Function<Integer, Parameters> start) {
        this.exercise = exercise;
        this.optimiser = optimiser;
        this.transcript = transcript;
        this.number = number;
        run(start);
        Batch convention = exercise.conventions().batch();
        boolean reduced = trainings.size() > 1 && (convention == Batch.MEAN || convention == Batch.SUM);
        this.batch = reduced
                ? Optional.of(new BatchSolver(
                        exercise,
                        trainings,
                        start.apply(1),
                        optimiser,
                        new Ledger(exercise.rounding(), names(0), transcript)))
                : Optional.empty();
    }

    /** With the parameters of the exercise. */
    static Round first(
            Exercise exercise, Function<LayerData, LayerKind> kind, Optimiser optimiser, Transcript transcript) {
        return new Round(exercise, optimiser, transcript, 0, sample -> Parameters.given(exercise.network(), kind));
    }

    /** With those that this round's updates leave. */
    Round next() {
        return new Round(exercise, optimiser, transcript, number + 1, this::left);
    }

    private Parameters left(int sample) {
        if (batch.isPresent()) {
            return batch.get().left();
        }
        int from = isSequential() ? trainings.size() : sample;
        return left(from, trainings.get(from - 1));
    }

    private Parameters left(int sample, SampleTraining training) {
        List<LayerStep> steps = naming(sample, () -> training.step().layers());
        return training.parameters().after(steps);
    }

    private void run(Function<Integer, Parameters> start) {
        for (int sample = 1; sample <= exercise.samples().size(); sample++) {
            boolean goesOn = isSequential() && sample > 1;
            Parameters parameters = goesOn ? left(sample - 1, trainings.get(sample - 2)) : start.apply(sample);
            run(sample, exercise.samples().get(sample - 1), parameters);
        }
    }

    private void run(int number, Sample sample, Parameters parameters) {
        Ledger ledger = new Ledger(exercise.rounding(), names(number), transcript);
        ForwardSolver forward = new ForwardSolver(exercise, ledger, parameters);
        SampleTrace trace = naming(number, () -> forward.solve(number, sample));
        Optional<DoublePath.Bounds> doubles = transcript.isOriginal() && parameters.isDense()
                ? DoublePath.check(exercise, parameters, trace)
                : Optional.empty();
        traces.add(trace);
        ledgers.add(ledger);
        if (exercise.tasks().stream().anyMatch(Round::isAboutTheLoss)) {
            trainings.add(new SampleTraining(exercise, trace, ledger, parameters, optimiser, doubles));
        }
    }

    /** @param sample 0 for the batch */
    private Names names(int sample) {
        boolean oneByOne = isSequential() && sample > 0;
        int time = oneByOne ? number * exercise.samples().size() + sample - 1 : number;
        return new Names(sample, time, false);
    }

    private boolean isSequential() {
        return exercise.conventions().batch() == Batch.SEQUENTIAL && updates();
    }

    /** Whether some task asks for a gradient step. */
    boolean updates() {
        return exercise.tasks().stream()
                .anyMatch(task -> task instanceof Task.GradientStep || task instanceof Task.StepCheck);
    }

    Exercise exercise() {
        return exercise;
    }

    Transcript transcript() {
        return transcript;
    }

    private static boolean isAboutTheLoss(Task task) {
        return task instanceof Task.Loss
                || task instanceof Task.LossGradient
                || task instanceof Task.Backpropagation
                || task instanceof Task.InputGradient
                || task instanceof Task.GradientStep
                || task instanceof Task.StepCheck;
    }

    private <T> T naming(int sample, Supplier<T> calculation) {
        return UnsolvableException.naming(sample, exercise.samples().size(), calculation);
    }

    /** Whether gradients hold more than those of the loss of the data. */
    boolean isRegularised() {
        return exercise.regularisation().isPresent();
    }

    /** The forward passes. */
    List<SampleTrace> traces() {
        return traces;
    }

    /** The quantities of each sample. */
    List<Ledger> ledgers() {
        return ledgers;
    }

    /** One for each sample; empty if no task is about the loss. */
    List<SampleTraining> trainings() {
        return trainings;
    }

    /** The samples' common loss, gradient and step, where they have one. */
    Optional<BatchSolver> batch() {
        return batch;
    }
}
