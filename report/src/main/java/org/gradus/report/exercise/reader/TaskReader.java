package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Task;
import org.gradus.report.exercise.TaskKind;

/** Reads the list of tasks. */
final class TaskReader {
    /** Tasks of later versions. */
    private static final List<String> LATER = List.of(
            "shapes",
            "decision-boundary",
            "optimiser",
            "regularisation",
            "graph",
            "jacobian",
            "hessian",
            "statements");

    private final ClaimFields claims;
    private final TrainingReader trainings;
    private final Problems problems;
    private OptimiserChoice optimiser = OptimiserChoice.PLAIN;
    private int verified;

    TaskReader(ClaimFields claims, TrainingReader trainings, Problems problems) {
        this.claims = claims;
        this.trainings = trainings;
        this.problems = problems;
    }

    /**
     * A task that the file asks for, and where.
     *
     * @param task with its settings; empty where those could not be read
     */
    record Asked(TaskKind kind, Position at, Optional<Task> task) {
        Asked(TaskKind kind, Position at) {
            this(kind, at, kind.task());
        }
    }

    /** @param standard how a training goes down the gradient that does not say it itself */
    List<Asked> tasks(Node node, OptimiserChoice standard) {
        optimiser = standard;
        if (!(node instanceof Node.Sequence list)) {
            return task(node).map(List::of).orElse(List.of());
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), "tasks is empty; name a task or leave the key out (then it is [forward])");
        }
        List<Asked> asked = new ArrayList<>();
        for (Node item : list.items()) {
            task(item).ifPresent(asked::add);
        }
        return asked;
    }

    private Optional<Asked> task(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return named(scalar);
        }
        if (node instanceof Node.Mapping map && map.entries().size() == 1) {
            Node.Scalar key = map.entries().get(0).key();
            Optional<TaskKind> kind = TaskKind.of(key.text());
            return kind.filter(TaskKind.VERIFY::equals).isPresent()
                    ? verify(key, map.entries().get(0).value())
                    : kind.map(known -> new Asked(known, key.at()))
                            .or(() -> named(key))
                            .map(task -> withSettings(task, map.entries().get(0).value()));
        }
        problems.add(
                node.at(),
                "a task must be a name, or one name with its settings such as {xor-impossibility: {table: [0, 1, 1, 0]}}, not "
                        + node.kind());
        return Optional.empty();
    }

    private Optional<Asked> verify(Node.Scalar key, Node settings) {
        return new Words(problems)
                .mapping(settings, "the settings of 'verify'", "{of: \"z^2\", wrt: z, claim: \"2*z\"}")
                .map(map -> new Task.Verify(claims.claim(map, Integer.toString(++verified), problems)))
                .map(task -> new Asked(TaskKind.VERIFY, key.at(), Optional.of(task)));
    }

    private Asked withSettings(Asked asked, Node settings) {
        if (asked.kind() == TaskKind.XOR_IMPOSSIBILITY) {
            Optional<Task> task = new TruthTableReader(problems).table(settings).map(Task.XorImpossibility::new);
            return new Asked(asked.kind(), asked.at(), task);
        }
        if (asked.kind() == TaskKind.TRAINING) {
            return new Asked(
                    asked.kind(), asked.at(), trainings.plan(settings, optimiser).map(Task.Training::new));
        }
        problems.add(settings.at(), "task '" + asked.kind().text() + "' takes no settings");
        return asked;
    }

    private Optional<Asked> named(Node.Scalar scalar) {
        String name = scalar.text();
        Optional<TaskKind> kind = TaskKind.of(name);
        if (kind.isPresent()) {
            if (kind.get() == TaskKind.VERIFY) {
                problems.add(
                        scalar.at(), "task 'verify' needs its claim: {verify: {of: \"z^2\", wrt: z, claim: \"2*z\"}}");
            }
            if (kind.get() == TaskKind.TRAINING) {
                problems.add(scalar.at(), "task 'training' needs its settings: {training: {epochs: 4}}");
            }
            return kind.map(known -> new Asked(known, scalar.at()));
        }
        if (LATER.contains(name)) {
            problems.add(scalar.at(), "task '" + name + "' is not available in this version");
            return Optional.empty();
        }
        String hint = name.contains(",")
                ? "several tasks stand in brackets: [" + scalar.shortened() + "]"
                : OtherNames.task(name)
                        .map(task -> "did you mean '" + task + "'?")
                        .orElse("the tasks are " + String.join(", ", TaskKind.names()));
        problems.add(scalar.at(), "unknown task '" + scalar.shortened() + "'; " + hint);
        return Optional.empty();
    }
}
