package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Task;
import org.gradus.report.exercise.TaskKind;
import org.gradus.report.exercise.TrainingPlan;

/** Refuses losses and gradients that would be numbers and yet teach something false: all 0, and nothing learnt. */
final class GradientNeeds {
    private final Optional<NetworkData> network;
    private final Optional<Activation> output;
    private final Problems problems;

    /** @param output the activation of the output; empty where probabilities are given */
    GradientNeeds(Optional<NetworkData> network, Optional<Activation> output, Problems problems) {
        this.network = network.filter(GradientNeeds::fitsTogether);
        this.output = output;
        this.problems = problems;
    }

    /** Rows of one length, as many as there are units before: what does not fit has been said. */
    private static boolean fitsTogether(NetworkData network) {
        int before = network.layers().get(0).inputs();
        for (Exercise.LayerData layer : network.layers()) {
            int inputs = before;
            if (layer.weights().stream().anyMatch(row -> row.size() != inputs)) {
                return false;
            }
            before = layer.units();
        }
        return true;
    }

    /** Whether the loss means behind this output what its name says. */
    void checkLoss(Loss loss, Position at) {
        output.flatMap(activation -> loss.misfit(activation)).ifPresent(why -> problems.add(at, "loss " + why));
    }

    /** @param logits how many logits are given instead of a network, 0 for none */
    void check(List<TaskReader.Asked> tasks, int logits, boolean updateBias) {
        for (TaskReader.Asked task : tasks) {
            if (task.kind() == TaskKind.INPUT_GRADIENT) {
                network.flatMap(GradientNeeds::noInputGradient)
                        .ifPresent(why -> problems.add(
                                task.at(), "task '" + task.kind().text() + "' would find only zeros: " + why));
            }
            boolean step = task.kind() == TaskKind.GRADIENT_STEP || task.kind() == TaskKind.STEP_CHECK;
            step |= task.task().orElse(null) instanceof Task.Training training
                    && training.plan().rule() == TrainingPlan.Rule.GRADIENT
                    && training.plan().gradients().isEmpty();
            if (step || task.kind() == TaskKind.BACKPROPAGATION) {
                boolean biases = !step || updateBias;
                boolean trains = step;
                network.flatMap(net -> reason(net, biases))
                        .or(() -> logits > 0 ? ofLogits(logits) : Optional.empty())
                        .ifPresent(why -> problems.add(
                                task.at(),
                                "task '" + task.kind().text() + "' would "
                                        + (trains ? "train nothing" : "find only zeros") + ": " + why));
            }
        }
    }

    private static Optional<String> reason(NetworkData network, boolean biases) {
        GradientReach reach = GradientReach.of(network);
        if (reach.reachesAny(biases)) {
            return Optional.empty();
        }
        String parameter = biases ? "weight or bias" : "weight, and biases are not updated";
        return Optional.of(reach.barrier()
                .map(l -> flat(network.layers().get(l - 1).activation()) + ", so that no gradient reaches a "
                        + parameter + instead(network.layers().get(l - 1).activation()))
                .orElse("no edge leads from a " + parameter + " to the output" + except(reach)));
    }

    private static Optional<String> noInputGradient(NetworkData network) {
        GradientReach reach = GradientReach.of(network);
        if (reach.reachesInput()) {
            return Optional.empty();
        }
        return Optional.of(reach.barrier()
                .map(l -> flat(network.layers().get(l - 1).activation()) + ", so that no gradient reaches an input")
                .orElse("no edge leads from an input to the output" + except(reach)));
    }

    private Optional<String> ofLogits(int logits) {
        return output.filter(activation -> GradientReach.isFlat(activation, logits))
                .map(activation -> flat(activation) + ", so that no gradient reaches the logits");
    }

    private static String except(GradientReach reach) {
        return reach.hasFlatUnits() ? " but through units whose derivative is 0" : "";
    }

    private static String flat(Activation activation) {
        if (!activation.isEntrywise()) {
            return "softmax over a single unit is always 1, its derivative 0";
        }
        boolean known = activation.parts().stream()
                .allMatch(part -> part.unit(0).orElseThrow().kinks().size() == 1);
        return "the derivative of '" + activation.name() + "' is 0 everywhere"
                + (known ? " except at its jump, where it has none" : " where there is one");
    }

    /** Where there is a rule that does train such units, its name. */
    private static String instead(Activation activation) {
        if (activation.isDistribution()) {
            return "; one unit with sigmoid gives a probability that can be trained";
        }
        return activation.classRule().isPresent()
                ? "; the perceptron rule trains such units where there is no hidden layer: {training: {rule: perceptron,"
                        + " until: no-change}}"
                : "";
    }
}
