package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Task;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.GradientDescent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.WorkingPlaces;
import org.gradus.report.worksheet.Worksheet;

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
        return solve(OwnLosses.derived(exercise), Dense::new, new GradientDescent());
    }

    /**
     * With layers that calculate in another way, or another way to update; their sheets have no composer.
     *
     * @param kind of each layer of the exercise
     */
    static Solution solve(Exercise exercise, Function<LayerData, LayerKind> kind, Optimiser optimiser) {
        Map<Task, Answer> settled = new IdentityHashMap<>();
        return WorkingPlaces.found(
                exercise.rounding(), Aside.of(exercise), places -> solve(exercise, kind, optimiser, places, settled));
    }

    private static Solution solve(
            Exercise exercise,
            Function<LayerData, LayerKind> kind,
            Optimiser optimiser,
            WorkingPlaces places,
            Map<Task, Answer> settled) {
        Transcript transcript = Transcript.with(places);
        Round round = Round.first(exercise, kind, optimiser, transcript);
        TrainingSolver training = new TrainingSolver(round);
        List<Answer> answers = answers(exercise, round, training, places, settled);
        Worksheet worksheet = Worksheet.of(
                again -> {
                    Round anew = Round.first(exercise, kind, optimiser, again);
                    answers(exercise, anew, new TrainingSolver(anew), again.places(), settled);
                },
                transcript);
        return new Solution(exercise, round.traces(), answers, worksheet, training.undecided());
    }

    /** @param settled answers without numbers of the exercise, which need not be found twice */
    private static List<Answer> answers(
            Exercise exercise, Round round, TrainingSolver training, WorkingPlaces places, Map<Task, Answer> settled) {
        AnswerSolver answers = new AnswerSolver(exercise, round.traces(), round.ledgers(), training, places);
        List<Answer> solved = new ArrayList<>();
        for (Task task : exercise.tasks()) {
            boolean settles = task instanceof Task.Verify || task instanceof Task.XorImpossibility;
            solved.add(settles ? settled.computeIfAbsent(task, own -> own.accept(answers)) : task.accept(answers));
        }
        return solved;
    }
}
