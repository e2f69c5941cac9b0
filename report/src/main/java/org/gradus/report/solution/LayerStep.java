package org.gradus.report.solution;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a layer after a gradient step.
 *
 * @param weights W^l − η ∂C/∂W^l, N_l × N_{l−1}; ids {@code newW1[1,2]}
 * @param bias b^l − η ∂C/∂b^l, or the given b^l where biases are not updated; absent for a layer without bias
 */
public record LayerStep(List<List<Evaluation>> weights, Optional<List<Evaluation>> bias) {
    public LayerStep {
        weights = weights.stream().map(List::copyOf).toList();
        bias = bias.map(List::copyOf);
    }
}
