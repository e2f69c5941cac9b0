package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gradus.report.calculus.PartialSolver;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Task;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.GradientDescent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.QuantityId;
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
        Settled settled = new Settled();
        return WorkingPlaces.found(
                exercise.rounding(), Aside.of(exercise), places -> solve(exercise, kind, optimiser, places, settled));
    }

    private static Solution solve(
            Exercise exercise,
            Function<LayerData, LayerKind> kind,
            Optimiser optimiser,
            WorkingPlaces places,
            Settled settled) {
        Transcript transcript = Transcript.with(places);
        Round round = Round.first(exercise, kind, optimiser, transcript);
        TrainingSolver training = new TrainingSolver(round);
        FunctionTasks functions = new FunctionTasks(exercise, transcript, settled.partials);
        List<Answer> answers = answers(exercise, round, training, functions, transcript, settled);
        Worksheet worksheet = Worksheet.of(
                again -> {
                    Round anew = Round.first(exercise, kind, optimiser, again);
                    FunctionTasks own = new FunctionTasks(exercise, again, settled.partials);
                    answers(exercise, anew, new TrainingSolver(anew), own, again, settled);
                },
                transcript);
        List<QuantityId> undecided = new ArrayList<>(training.undecided());
        undecided.addAll(functions.undecided());
        return new Solution(exercise, round.traces(), answers, worksheet, undecided);
    }

    /** What holds no number of the exercise, and need not be found twice. */
    private static final class Settled {
        private final Map<Task, Answer> answers = new IdentityHashMap<>();
        private final StatementsSolver.Settled statements = new StatementsSolver.Settled();
        private final PartialSolver partials = new PartialSolver();
    }

    private static List<Answer> answers(
            Exercise exercise,
            Round round,
            TrainingSolver training,
            FunctionTasks functions,
            Transcript transcript,
            Settled settled) {
        StatementsSolver statements = new StatementsSolver(exercise, transcript, settled.statements);
        AnswerSolver solver = new AnswerSolver(
                exercise, round.traces(), round.ledgers(), training, functions, statements, transcript.places());
        Map<Integer, Answer> solved = new TreeMap<>();
        List<Task> tasks = exercise.tasks();
        for (boolean last : new boolean[] {false, true}) { // statements are about what the other tasks calculate
            for (int i = 0; i < tasks.size(); i++) {
                Task task = tasks.get(i);
                if (task instanceof Task.Statements == last) {
                    boolean settles = task instanceof Task.Verify || task instanceof Task.XorImpossibility;
                    solved.put(
                            i,
                            settles
                                    ? settled.answers.computeIfAbsent(task, own -> own.accept(solver))
                                    : task.accept(solver));
                }
            }
        }
        return List.copyOf(solved.values());
    }
}
