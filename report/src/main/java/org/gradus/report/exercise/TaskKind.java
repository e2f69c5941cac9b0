package org.gradus.report.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.network.TruthTable;

/** Every task of the format, what it needs, and whether this version has it. */
public enum TaskKind {
    FORWARD("forward", Source.POINT, Optional.of(new Task.Forward())),
    COMPOSITION("composition", Source.NETWORK, Optional.of(new Task.Composition())),
    CLASSIFY("classify", Source.OUTPUT, Optional.of(new Task.Classify())),
    ACTIVATION_DERIVATIVE("activation-derivative", Source.ACTIVATION, Optional.of(new Task.ActivationDerivative())),
    SOFTMAX_DERIVATIVE("softmax-derivative", Source.NOTHING, Optional.of(new Task.SoftmaxDerivative())),
    SOFTMAX_JACOBIAN("softmax-jacobian", Source.OUTPUT, Optional.of(new Task.SoftmaxJacobian())),
    SOFTMAX_PROPERTIES("softmax-properties", Source.NOTHING, Optional.of(new Task.SoftmaxProperties())),
    BACKPROPAGATION_DERIVATION(
            "backpropagation-derivation", Source.NOTHING, Optional.of(new Task.BackpropagationDerivation())),
    XOR_IMPOSSIBILITY("xor-impossibility", Source.NOTHING, Optional.of(new Task.XorImpossibility(TruthTable.XOR))),
    VERIFY("verify", Source.NOTHING),
    TRUTH_TABLE("truth-table", Source.NETWORK, Optional.of(new Task.TruthTable())),
    LOSS("loss", Source.OUTPUT, Optional.of(new Task.Loss()), "target", "loss"),
    LOSS_GRADIENT("loss-gradient", Source.OUTPUT, Optional.of(new Task.LossGradient()), "target", "loss"),
    BACKPROPAGATION("backpropagation", Source.POINT, Optional.of(new Task.Backpropagation()), "target", "loss"),
    INPUT_GRADIENT("input-gradient", Source.NETWORK_POINT, Optional.of(new Task.InputGradient()), "target", "loss"),
    GRADIENT_STEP(
            "gradient-step",
            Source.NETWORK_POINT,
            Optional.of(new Task.GradientStep()),
            "target",
            "loss",
            "learningRate"),
    STEP_CHECK("step-check", Source.NETWORK_POINT, Optional.of(new Task.StepCheck()), "target", "loss", "learningRate"),
    GRAPH("graph", Source.NOTHING),
    JACOBIAN("jacobian", Source.NOTHING),
    HESSIAN("hessian", Source.NOTHING),
    SHAPES("shapes", Source.NETWORK, Optional.of(new Task.Shapes())),
    DECISION_BOUNDARY("decision-boundary", Source.NETWORK, Optional.of(new Task.DecisionBoundary())),
    STATEMENTS("statements", Source.NOTHING),
    TRAINING("training", Source.NOTHING);

    /** What a task works on. */
    public enum Source {
        NOTHING(""),
        ACTIVATION("a network, logits or an activation"),
        NETWORK("a network"),
        NETWORK_POINT("a network and its input"),
        POINT("a network and its input, or logits"),
        OUTPUT("a network and its input, or logits, or probabilities");

        private final String text;

        Source(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** Other names that are read as what they mean. */
    private static final Map<String, String> ALIASES = Map.of("backprop", BACKPROPAGATION.text);

    private final String text;
    private final Source source;
    private final Optional<Task> task;
    private final List<String> keys;

    TaskKind(String text, Source source, Optional<Task> task, String... keys) {
        this.text = text;
        this.source = source;
        this.task = task;
        this.keys = List.of(keys);
    }

    /** A task that its name alone does not say: it has settings. */
    TaskKind(String text, Source source) {
        this(text, source, Optional.empty());
    }

    /** The name in the exercise file. */
    public String text() {
        return text;
    }

    public Source source() {
        return source;
    }

    /** The task as its name says it; empty where it needs settings. */
    public Optional<Task> task() {
        return task;
    }

    /** The keys that the exercise must have besides the source. */
    public List<String> keys() {
        return keys;
    }

    /** The task of this name or alias. */
    public static Optional<TaskKind> of(String text) {
        String name = ALIASES.getOrDefault(text, text);
        return Arrays.stream(values()).filter(kind -> kind.text.equals(name)).findFirst();
    }

    /** Other names that are read as what they mean, each with the name used here. */
    public static Map<String, String> aliases() {
        return ALIASES;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(TaskKind::text).toList();
    }
}
