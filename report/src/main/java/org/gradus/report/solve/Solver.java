package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.report.worksheet.WorkingPlaces;
import org.gradus.report.worksheet.Worksheet;

/** Solves exercises. */
public final class Solver {
    /** Calculated with every exercise; the tasks whose sheets show them are for later versions. */
    private static final Set<Letter> NOT_SHOWN =
            Set.of(Letter.DX, Letter.SQUARED_NORM, Letter.FIRST_ORDER, Letter.CHANGE, Letter.SHARE);

    private Solver() {}

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
        return WorkingPlaces.found(exercise.rounding(), NOT_SHOWN, places -> solve(exercise, kind, optimiser, places));
    }

    private static Solution solve(
            Exercise exercise, Function<LayerData, LayerKind> kind, Optimiser optimiser, WorkingPlaces places) {
        Transcript transcript = Transcript.with(places);
        Round round = Round.first(exercise, kind, optimiser, transcript);
        TrainingSolver training = new TrainingSolver(round);
        List<Answer> answers = answers(exercise, round, training, places);
        Worksheet worksheet = Worksheet.of(
                again -> {
                    Round anew = Round.first(exercise, kind, optimiser, again);
                    answers(exercise, anew, new TrainingSolver(anew), again.places());
                },
                transcript);
        return new Solution(exercise, round.traces(), answers, worksheet, training.undecided());
    }

    private static List<Answer> answers(Exercise exercise, Round round, TrainingSolver training, WorkingPlaces places) {
        AnswerSolver answers = new AnswerSolver(exercise, round.traces(), round.ledgers(), training, places);
        List<Answer> solved = new ArrayList<>();
        for (Task task : exercise.tasks()) {
            solved.add(task.accept(answers));
        }
        return solved;
    }
}
