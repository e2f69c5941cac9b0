package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.report.check.DoublePath;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Task;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.GradientDescent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.plan.Parameters;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.Worksheet;

/** Solves exercises. */
public final class Solver {
    private final Exercise exercise;
    private final Function<LayerData, LayerKind> kind;
    private final Optimiser optimiser;
    private final Transcript transcript;
    private final List<SampleTrace> samples = new ArrayList<>();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<SampleTraining> trainings = new ArrayList<>();

    private Solver(Exercise exercise, Function<LayerData, LayerKind> kind, Optimiser optimiser, Transcript transcript) {
        this.exercise = exercise;
        this.kind = kind;
        this.optimiser = optimiser;
        this.transcript = transcript;
    }

    /**
     * The solution of an exercise: every number exact or certified, every formula proved.
     *
     * @throws UnsolvableException when a number cannot be had, for example because its magnitude is over the limit
     * @throws IllegalStateException when two independent ways to a number disagree: a fault of this library
     */
    public static Solution solve(Exercise exercise) {
        return solve(exercise, Dense::new, new GradientDescent());
    }

    /**
     * With layers that calculate in another way, or another way to update; their sheets have no composer.
     *
     * @param kind of each layer of the exercise
     */
    static Solution solve(Exercise exercise, Function<LayerData, LayerKind> kind, Optimiser optimiser) {
        Transcript transcript = Transcript.alone();
        Solver solver = new Solver(exercise, kind, optimiser, transcript);
        List<Answer> answers = solver.answers();
        return new Solution(
                exercise,
                solver.samples,
                answers,
                Worksheet.of(again -> new Solver(exercise, kind, optimiser, again).answers(), transcript),
                solver.undecided());
    }

    private List<Answer> answers() {
        samples();
        AnswerSolver answers =
                new AnswerSolver(exercise, samples, ledgers, new TrainingSolver(exercise, trainings, transcript));
        List<Answer> solved = new ArrayList<>();
        for (Task task : exercise.tasks()) {
            solved.add(task.accept(answers));
        }
        return solved;
    }

    private void samples() {
        boolean trains = exercise.tasks().stream().anyMatch(Solver::isAboutTheLoss);
        boolean sequential = exercise.conventions().batch() == Batch.SEQUENTIAL
                && exercise.tasks().stream().anyMatch(Task.GradientStep.class::isInstance);
        int count = exercise.samples().size();
        Parameters parameters = Parameters.given(exercise.network(), kind);
        for (int number = 1; number <= count; number++) {
            Sample sample = exercise.samples().get(number - 1);
            Names names = new Names(number, sequential ? number - 1 : 0, false);
            Ledger ledger = new Ledger(exercise.rounding(), names, transcript);
            ForwardSolver forward = new ForwardSolver(exercise, ledger, parameters);
            int own = number;
            SampleTrace trace = UnsolvableException.naming(number, count, () -> forward.solve(own, sample));
            Optional<DoublePath.Bounds> doubles = transcript.isOriginal() && parameters.isDense()
                    ? DoublePath.check(exercise, parameters, trace)
                    : Optional.empty();
            samples.add(trace);
            ledgers.add(ledger);
            if (trains) {
                SampleTraining training = new SampleTraining(exercise, trace, ledger, parameters, optimiser, doubles);
                trainings.add(training);
                if (sequential) {
                    parameters = parameters.after(UnsolvableException.naming(
                            number, count, () -> training.step().layers()));
                }
            }
        }
    }

    private List<QuantityId> undecided() {
        return trainings.stream()
                .flatMap(training -> training.undecided().stream())
                .toList();
    }

    private static boolean isAboutTheLoss(Task task) {
        return task instanceof Task.Loss
                || task instanceof Task.LossGradient
                || task instanceof Task.Backpropagation
                || task instanceof Task.GradientStep;
    }
}
