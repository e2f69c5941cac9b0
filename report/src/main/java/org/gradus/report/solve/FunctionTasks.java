package org.gradus.report.solve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gradus.report.calculus.GraphSolver;
import org.gradus.report.calculus.OwnNames;
import org.gradus.report.calculus.PartialSolver;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Task;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Part;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Transcript;
import org.gradus.report.worksheet.UnsolvableException;

/** Answers the tasks about functions that stand in the task itself; each has its own variables. */
final class FunctionTasks {
    private final Exercise exercise;
    private final Transcript transcript;
    private final PartialSolver partials;
    private final Set<QuantityId> undecided = new LinkedHashSet<>();

    /** @param partials what is derived already */
    FunctionTasks(Exercise exercise, Transcript transcript, PartialSolver partials) {
        this.exercise = exercise;
        this.transcript = transcript;
        this.partials = partials;
    }

    Answer.Graph graph(Task.Graph task) {
        GraphSolver.Solved solved =
                GraphSolver.solve(task.graph(), exercise.conventions().kinkDerivative(), names(task), ledger());
        undecided.addAll(solved.undecided());
        return new Answer.Graph(solved.trace());
    }

    Answer.Jacobian jacobian(Task.Jacobian task) {
        return naming("jacobian", () -> partials.jacobian(task.function(), names(task), ledger()));
    }

    Answer.Hessian hessian(Task.Hessian task) {
        return naming("hessian", () -> partials.hessian(task.function(), names(task), ledger()));
    }

    private static <T> T naming(String task, Supplier<T> calculation) {
        try {
            return calculation.get();
        } catch (UnsolvableException unsolvable) {
            throw new UnsolvableException(task + ": " + unsolvable.getMessage(), unsolvable);
        }
    }

    private Ledger ledger() {
        return new Ledger(exercise.rounding(), Names.ALONE, transcript);
    }

    /** Where other parts have quantities too, the ids begin with the letter of the part. */
    private OwnNames names(Task task) {
        List<Task> tasks = exercise.tasks();
        long own = tasks.stream().filter(FunctionTasks::hasOwnQuantities).count();
        int index = 0;
        while (tasks.get(index) != task) {
            index++;
        }
        boolean alone =
                own == 1 && exercise.samples().isEmpty() && exercise.network().isEmpty();
        return new OwnNames(alone ? "" : Part.label(index) + "_");
    }

    private static boolean hasOwnQuantities(Task task) {
        return task instanceof Task.Graph || task instanceof Task.Jacobian || task instanceof Task.Hessian;
    }

    /** The derivatives that a second way was not narrow enough to compare. */
    Set<QuantityId> undecided() {
        Set<QuantityId> all = new LinkedHashSet<>(undecided);
        all.addAll(partials.undecided());
        return all;
    }
}
