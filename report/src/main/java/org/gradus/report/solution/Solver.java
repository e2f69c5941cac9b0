package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
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
        List<SampleTrace> samples = new ArrayList<>();
        List<Ledger> ledgers = new ArrayList<>();
        for (Sample sample : exercise.samples()) {
            Ledger ledger = new Ledger(exercise.rounding());
            int number = samples.size() + 1;
            samples.add(UnsolvableException.naming(number, exercise.samples().size(), () -> {
                SampleTrace trace = new ForwardSolver(exercise, ledger).solve(number, sample);
                DoublePath.check(exercise, trace);
                return trace;
            }));
            ledgers.add(ledger);
        }
        AnswerSolver answers = new AnswerSolver(exercise, samples, ledgers);
        List<Answer> solved = new ArrayList<>();
        for (Task task : exercise.tasks()) {
            solved.add(task.accept(answers));
        }
        return new Solution(exercise, samples, solved);
    }
}
