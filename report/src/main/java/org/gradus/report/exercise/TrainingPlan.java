package org.gradus.report.exercise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;

/**
 * What the task training trains, and how long.
 *
 * @param epochs how often all samples are gone through; empty where it ends when nothing changes
 * @param untilNoChange whether it ends with the first epoch that changes nothing
 * @param gradients the gradients of parameters that no network has; empty where the network is trained
 */
public record TrainingPlan(
        Rule rule,
        OptionalInt epochs,
        boolean untilNoChange,
        OptimiserChoice optimiser,
        Optional<GivenGradients> gradients) {
    /** More updates than any table should have; also where it would end when nothing changes. */
    public static final int MOST_UPDATES = 1000;

    /** What a sample changes. */
    public enum Rule {
        /** W ← W − η ∂C/∂W. */
        GRADIENT,
        /** w ← w + η(t − y)x, with y the output of a threshold unit (Rosenblatt 1958). */
        PERCEPTRON,
        /** w ← w + η(t − y)σ′(z)x (Widrow and Hoff 1960). */
        DELTA
    }

    /**
     * Gradients without a network.
     *
     * @param steps for each update the gradient, an entry for each parameter
     * @param start the parameters before the first
     */
    public record GivenGradients(List<List<Expr>> steps, List<Expr> start) {
        public GivenGradients {
            steps = steps.stream().map(List::copyOf).toList();
            start = List.copyOf(start);
        }
    }
}
