package org.gradus.report.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.report.worksheet.Evaluation;

/**
 * The parameters of a layer after a gradient step.
 *
 * @param weights W^l − η ∂C/∂W^l, N_l × N_{l−1}; ids {@code newW1[1,2]}
 * @param bias b^l − η ∂C/∂b^l, or the given b^l where biases are not updated; absent for a layer without bias
 * @param others whatever else is updated or remembered for the next step
 */
public record LayerStep(List<List<Evaluation>> weights, Optional<List<Evaluation>> bias, List<Evaluation> others) {
    public LayerStep {
        weights = weights.stream().map(List::copyOf).toList();
        bias = bias.map(List::copyOf);
        others = List.copyOf(others);
    }

    /** The weights, row by row, then the bias; without the weights where there is no edge. */
    public List<Evaluation> parameters() {
        return Stream.concat(
                        weights.stream().flatMap(List::stream).filter(weight -> !weight.isAbsent()),
                        bias.stream().flatMap(List::stream))
                .toList();
    }

    /** Everything that is calculated in the step. */
    Stream<Evaluation> evaluations() {
        return Stream.concat(parameters().stream(), others.stream());
    }
}
