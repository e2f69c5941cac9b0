package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Evaluation;

/**
 * The forward pass through one layer, entry by entry.
 *
 * @param layer counted from 1
 * @param data weights and bias; absent when logits or probabilities are given
 * @param preactivation z, N_l entries; given numbers for logits; empty for probabilities
 * @param shift the largest logit and the logits minus it, where a softmax line needs that (a |logit| over 50)
 * @param activation a, N_l entries; those of the last layer are called y; given numbers for probabilities
 */
public record LayerTrace(
        int layer,
        Optional<LayerData> data,
        Activation function,
        List<Evaluation> preactivation,
        Optional<Shift> shift,
        List<Evaluation> activation) {
    public LayerTrace {
        preactivation = List.copyOf(preactivation);
        activation = List.copyOf(activation);
    }

    /** m = max z_k and s_i = z_i − m; a logit −∞ stays −∞. */
    public record Shift(Evaluation maximum, List<Evaluation> shifted) {
        public Shift {
            shifted = List.copyOf(shifted);
        }
    }

    /** Everything that is calculated in this layer, in its order. */
    public List<Evaluation> evaluations() {
        List<Evaluation> all = new ArrayList<>(preactivation);
        shift.ifPresent(found -> {
            all.add(found.maximum());
            all.addAll(found.shifted());
        });
        all.addAll(activation);
        return all;
    }
}
