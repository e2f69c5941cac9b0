package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.OptimiserChoice;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Task;
import org.gradus.report.exercise.TaskKind;

/** Reads the list of tasks. */
final class TaskReader {
    /** What a training takes and is no task. */
    private static final List<String> KEYS = List.of("optimiser", "regularisation");

    /** Tasks whose name alone says too little, each as it may be written. */
    private static final Map<TaskKind, String> WITH_SETTINGS = Map.of(
            TaskKind.VERIFY, "its claim: {verify: {of: \"z^2\", wrt: z, claim: \"2*z\"}}",
            TaskKind.GRAPH, "its formula and a point: " + PointFunctionReader.GRAPH_EXAMPLE,
            TaskKind.JACOBIAN, "its functions: " + PointFunctionReader.JACOBIAN_EXAMPLE,
            TaskKind.HESSIAN, "its function: " + PointFunctionReader.HESSIAN_EXAMPLE,
            TaskKind.STATEMENTS, "them: " + StatementsReader.EXAMPLE);

    private final ClaimFields claims;
    private final PointFunctionReader functions;
    private final StatementsReader statements;
    private final TrainingReader trainings;
    private final Problems problems;
    private OptimiserChoice optimiser = OptimiserChoice.PLAIN;
    private int verified;

    TaskReader(ClaimFields claims, TrainingReader trainings, Limits limits, NumberReader numbers, Problems problems) {
        this.claims = claims;
        this.functions = new PointFunctionReader(limits, numbers, problems);
        this.statements = new StatementsReader(limits, claims, problems);
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
            Node settings = map.entries().get(0).value();
            Optional<TaskKind> kind = TaskKind.of(key.text());
            return kind.filter(WITH_SETTINGS::containsKey).isPresent()
                    ? task(kind.get(), key, settings)
                    : kind.map(known -> new Asked(known, key.at()))
                            .or(() -> named(key))
                            .map(task -> withSettings(task, settings));
        }
        problems.add(
                node.at(),
                "a task must be a name, or one name with its settings such as {xor-impossibility: {table: [0, 1, 1, 0]}}, not "
                        + node.kind());
        return Optional.empty();
    }

    /** A task that is nothing without its settings. */
    private Optional<Asked> task(TaskKind kind, Node.Scalar key, Node settings) {
        Optional<Task> task = switch (kind) {
            case VERIFY -> verify(settings);
            case GRAPH -> functions.graph(settings).map(Task.Graph::new);
            case JACOBIAN -> functions.jacobian(settings).map(Task.Jacobian::new);
            case HESSIAN -> functions.hessian(settings).map(Task.Hessian::new);
            case STATEMENTS -> statements.statements(settings).map(Task.Statements::new);
            default -> throw new IllegalArgumentException(kind + " has no settings of its own");
        };
        return Optional.of(new Asked(kind, key.at(), task));
    }

    private Optional<Task> verify(Node settings) {
        return new Words(problems)
                .mapping(settings, "the settings of 'verify'", "{of: \"z^2\", wrt: z, claim: \"2*z\"}")
                .map(map -> new Task.Verify(claims.claim(map, Integer.toString(++verified), problems)));
    }

    private Asked withSettings(Asked asked, Node settings) {
        if (asked.kind() == TaskKind.XOR_IMPOSSIBILITY) {
            Optional<Task> task = new TruthTableReader(problems).table(settings).map(Task.XorImpossibility::new);
            return new Asked(asked.kind(), asked.at(), task);
        }
        if (asked.kind() == TaskKind.TRAINING) {
            return new Asked(
                    asked.kind(),
                    asked.at(),
                    trainings.plan(settings, optimiser).map(Task.Training::new));
        }
        problems.add(settings.at(), "task '" + asked.kind().text() + "' takes no settings");
        return asked;
    }

    private Optional<Asked> named(Node.Scalar scalar) {
        String name = scalar.text();
        Optional<TaskKind> kind = TaskKind.of(name);
        if (kind.isPresent()) {
            String needed = WITH_SETTINGS.get(kind.get());
            if (needed != null) {
                problems.add(scalar.at(), "task '" + name + "' needs " + needed);
            }
            if (kind.get() == TaskKind.TRAINING) {
                problems.add(scalar.at(), "task 'training' needs its settings: {training: {epochs: 4}}");
            }
            return kind.map(known -> new Asked(known, scalar.at()));
        }
        if (KEYS.contains(name)) {
            problems.add(scalar.at(), "'" + name + "' is a key of the exercise beside 'tasks', not a task");
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
