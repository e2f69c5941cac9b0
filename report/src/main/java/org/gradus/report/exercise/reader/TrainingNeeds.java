package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.Task;
import org.gradus.report.exercise.TaskKind;
import org.gradus.report.exercise.TrainingPlan;
import org.gradus.report.exercise.TrainingPlan.Rule;

/**
 * Checks that a training has what it needs, and that its rule fits its network.
 *
 * @param samples how many there are
 */
record TrainingNeeds(
        Fields fields,
        Optional<NetworkData> network,
        int samples,
        Optional<Loss> loss,
        Conventions conventions,
        Problems problems) {
    private static final String HALF = "half-squared-error";

    void check(List<TaskReader.Asked> tasks) {
        boolean any = false;
        for (TaskReader.Asked asked : tasks) {
            checkErrorSign(asked);
            any |= asked.kind() == TaskKind.TRAINING;
            if (asked.task().orElse(null) instanceof Task.Training training) {
                check(training.plan(), asked.at());
            }
        }
        boolean given = tasks.stream()
                .anyMatch(asked -> asked.task().orElse(null) instanceof Task.Training training
                        && training.plan().gradients().isPresent());
        boolean lossOfNetwork = fields.mentions("network") && fields.mentions("loss");
        if (fields.mentions("regularisation") && !lossOfNetwork && !given) {
            problems.add(
                    fields.keyAt("regularisation"),
                    "regularisation adds the squares of the weights to the loss, so it needs 'network' and 'loss'");
        }
        if (!any && fields.mentions("optimiser")) {
            problems.add(
                    fields.keyAt("optimiser"),
                    "optimiser is used by the task 'training' alone, which is not asked; one step is"
                            + " {training: {epochs: 1}}");
        }
    }

    /** The equations of backpropagation are derived with the error terms that are derivatives. */
    private void checkErrorSign(TaskReader.Asked asked) {
        boolean turned = conventions.errorSign() == ErrorSign.TARGET_MINUS_OUTPUT;
        if (turned && asked.kind() == TaskKind.BACKPROPAGATION_DERIVATION) {
            problems.add(
                    asked.at(),
                    "task 'backpropagation-derivation' derives the equations with δ = ∂C/∂z, but errorSign is"
                            + " 'target-minus-output': put it into an exercise of its own");
        }
    }

    private void check(TrainingPlan plan, Position at) {
        require(at, "learningRate");
        if (plan.gradients().isPresent()) {
            return;
        }
        boolean complete = fields.mentions("network")
                && (fields.mentions("input") || fields.mentions("inputs"))
                && (fields.mentions("target") || fields.mentions("targets"));
        if (!complete) {
            problems.add(at, "task 'training' needs a network with inputs and targets, or 'gradients'");
            return;
        }
        if (plan.rule() == Rule.GRADIENT) {
            require(at, "loss");
        } else {
            withoutGradient(plan, at);
        }
        int updates = plan.epochs().orElse(1) * (isReduced() ? 1 : Math.max(1, samples));
        if (updates > TrainingPlan.MOST_UPDATES) {
            problems.add(
                    at,
                    "training over " + plan.epochs().orElse(1) + " epochs of " + samples + " samples makes " + updates
                            + " updates; at most " + TrainingPlan.MOST_UPDATES + " fit into a table");
        }
    }

    private void require(Position at, String key) {
        if (!fields.mentions(key)) {
            problems.add(at, "task 'training' needs '" + key + "'");
        }
    }

    private boolean isReduced() {
        return samples > 1
                && (conventions.batch() == Conventions.Batch.MEAN || conventions.batch() == Conventions.Batch.SUM);
    }

    /** The rules that look at the error t − y of one layer. */
    private void withoutGradient(TrainingPlan plan, Position at) {
        String rule = TrainingReader.RULES.get(plan.rule().ordinal());
        if (plan.optimiser().remembers()) {
            problems.add(at, "the " + rule + " rule takes no optimiser; write rule: gradient");
        }
        if (fields.mentions("regularisation") && fields.mentions("loss")) {
            problems.add(
                    fields.keyAt("regularisation"),
                    "regularisation adds to the gradient of a loss, which the " + rule + " rule does not use");
        }
        if (isReduced()) {
            problems.add(
                    at,
                    "the " + rule
                            + " rule changes the weights after every sample; leave conventions.batch out, or write"
                            + " rule: gradient");
        }
        if (network.isEmpty()) {
            return;
        }
        if (network.get().layers().size() > 1) {
            problems.add(
                    at, "the " + rule + " rule trains one layer; a network with hidden layers needs rule: gradient");
            return;
        }
        Activation activation = network.get().layers().get(0).activation();
        List<Activation> flat = activation.parts().stream()
                .filter(part -> part.unit(0).filter(ScalarActivation::isFlat).isPresent())
                .toList();
        boolean threshold = flat.size() == activation.parts().size()
                && flat.stream().allMatch(part -> part.classRule().isPresent());
        if (plan.rule() == Rule.PERCEPTRON && !threshold) {
            problems.add(
                    at,
                    "the perceptron rule trains threshold units (step, step-strict, sign); here the activation is '"
                            + activation.name() + "', for which rule: delta or gradient fits");
        }
        if (plan.rule() == Rule.DELTA) {
            delta(at, activation, flat);
        }
    }

    private void delta(Position at, Activation activation, List<Activation> flat) {
        if (!flat.isEmpty()) {
            problems.add(
                    at,
                    "the delta rule needs the derivative of the activation, and that of '"
                            + flat.get(0).name()
                            + "' is 0 where it exists; write rule: perceptron, or activation: identity (Adaline)");
        } else if (!activation.isEntrywise()) {
            problems.add(at, "the delta rule trains units with activations of their own; softmax needs rule: gradient");
        }
        Expr y = Expr.Symbol.of("y");
        Expr t = Expr.Symbol.of("t");
        Expr difference = Expr.Sum.of(y, new Expr.Negation(t));
        boolean other = loss.filter(
                        chosen -> !chosen.gradient(List.of(y), List.of(t), 0).equals(difference))
                .isPresent();
        if (other) {
            problems.add(
                    fields.keyAt("loss"),
                    "the delta rule is the gradient step of " + HALF + "; for another loss write rule: gradient");
        }
    }
}
