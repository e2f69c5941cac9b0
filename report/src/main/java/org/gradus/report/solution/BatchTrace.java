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
 * @param data their mean or sum: D, or C itself
 * @param penalty R, what regularisation adds to it
 * @param loss C
 */
public record BatchTrace(
        Batch reduced, List<Evaluation> losses, Evaluation data, Optional<Evaluation> penalty, Evaluation loss) {
    public BatchTrace {
        losses = List.copyOf(losses);
    }

    /**
     * The reduced gradients of one layer; ids {@code dW1[1,2]}.
     *
     * @param weights N_l × N_{l−1}
     * @param bias absent for a layer without bias
     * @param others of other parameters than these
     * @param sums over the samples, of which {@code weights} are the mean, ids {@code sumW1[1,2]}; empty where there is no line for them
     * @param factors one of {@code weights} that is not 0 once more, factor by factor, id {@code chainW1[1,2]}; only of the first layer
     */
    public record LayerGradients(
            List<List<Evaluation>> weights,
            Optional<List<Evaluation>> bias,
            List<Evaluation> others,
            List<List<Evaluation>> sums,
            Optional<Evaluation> factors) {
        public LayerGradients {
            weights = weights.stream().map(List::copyOf).toList();
            bias = bias.map(List::copyOf);
            others = List.copyOf(others);
            sums = sums.stream().map(List::copyOf).toList();
        }

        /** Those of a single sample, which nothing is added to. */
        public LayerGradients(
                List<List<Evaluation>> weights, Optional<List<Evaluation>> bias, List<Evaluation> others) {
            this(weights, bias, others, List.of(), Optional.empty());
        }

        public List<Evaluation> evaluations() {
            List<Evaluation> all = new ArrayList<>();
            sums.forEach(all::addAll);
            weights.forEach(all::addAll);
            bias.ifPresent(all::addAll);
            all.addAll(others);
            factors.ifPresent(all::add);
            return all;
        }
    }
}
