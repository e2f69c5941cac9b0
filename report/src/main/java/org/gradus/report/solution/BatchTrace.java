package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.worksheet.Evaluation;

/**
 * Several samples with one loss: the mean or the sum of theirs.
 *
 * @param reduced {@link Batch#MEAN} or {@link Batch#SUM}
 * @param losses the samples' losses, ids {@code C[1]}
 * @param loss C
 */
public record BatchTrace(Batch reduced, List<Evaluation> losses, Evaluation loss) {
    public BatchTrace {
        losses = List.copyOf(losses);
    }

    /**
     * The reduced gradients of one layer; ids {@code dW1[1,2]}.
     *
     * @param weights N_l × N_{l−1}
     * @param bias absent for a layer without bias
     * @param others of other parameters than these
     */
    public record LayerGradients(
            List<List<Evaluation>> weights, Optional<List<Evaluation>> bias, List<Evaluation> others) {
        public LayerGradients {
            weights = weights.stream().map(List::copyOf).toList();
            bias = bias.map(List::copyOf);
            others = List.copyOf(others);
        }

        public List<Evaluation> evaluations() {
            List<Evaluation> all = new ArrayList<>();
            weights.forEach(all::addAll);
            bias.ifPresent(all::addAll);
            all.addAll(others);
            return all;
        }
    }
}
