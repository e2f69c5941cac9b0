package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Task;

/** Solves exercises. */
public final class Solver {
    private Solver() {}

    /**
     * The solution of an exercise: every number exact or certified, every formula proved.
     *
     * @throws UnsolvableException when a number cannot be had, for example because its magnitude is over the limit
     * @throws IllegalStateException when two independent ways to a number disagree: a fault of this library
     */
    public static Solution solve(Exercise exercise) {
        boolean trains = exercise.tasks().stream().anyMatch(Solver::isAboutTheLoss);
        boolean sequential = exercise.conventions().batch() == Batch.SEQUENTIAL
                && exercise.tasks().stream().anyMatch(Task.GradientStep.class::isInstance);
        Parameters parameters = Parameters.given(exercise.network());
        List<SampleTrace> samples = new ArrayList<>();
        List<Ledger> ledgers = new ArrayList<>();
        List<SampleTraining> trainings = new ArrayList<>();
        for (Sample sample : exercise.samples()) {
            int number = samples.size() + 1;
            int updates = sequential ? number - 1 : 0;
            Ledger ledger = new Ledger(exercise.rounding(), new Names(number, updates, false));
            Parameters own = parameters;
            SampleTrace trace = UnsolvableException.naming(
                    number,
                    exercise.samples().size(),
                    () -> new ForwardSolver(exercise, ledger, own).solve(number, sample));
            Optional<DoublePath.Bounds> doubles = DoublePath.check(exercise, own, trace);
            samples.add(trace);
            ledgers.add(ledger);
            if (trains) {
                trainings.add(new SampleTraining(exercise, trace, ledger, own, doubles));
            }
            if (sequential) {
                SampleTraining training = trainings.get(number - 1);
                parameters = own.after(UnsolvableException.naming(
                        number, exercise.samples().size(), () -> training.step().layers()));
            }
        }
        AnswerSolver answers = new AnswerSolver(exercise, samples, ledgers, new TrainingSolver(exercise, trainings));
        List<Answer> solved = new ArrayList<>();
        for (Task task : exercise.tasks()) {
            solved.add(task.accept(answers));
        }
        return new Solution(exercise, samples, solved);
    }

    private static boolean isAboutTheLoss(Task task) {
        return task instanceof Task.Loss
                || task instanceof Task.LossGradient
                || task instanceof Task.Backpropagation
                || task instanceof Task.GradientStep;
    }
}
