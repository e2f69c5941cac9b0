package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.worksheet.Evaluation;

/**
 * The forward pass through one layer, entry by entry.
 *
 * @param layer counted from 1
 * @param data weights and bias; absent when logits or probabilities are given
 * @param preactivation z, N_l entries; given numbers for logits; empty for probabilities
 * @param scaled the logits divided by the temperature, N_l entries; empty where a softmax has none
 * @param shift the largest logit and the logits minus it, where a softmax line needs that (a |logit| over 50)
 * @param powers e^{z_i} and their sum, where a softmax is calculated with them; absent where its lines hold the powers themselves
 * @param activation a, N_l entries; those of the last layer are called y; given numbers for probabilities
 */
public record LayerTrace(
        int layer,
        Optional<LayerData> data,
        Activation function,
        List<Evaluation> preactivation,
        List<Evaluation> scaled,
        Optional<Shift> shift,
        Optional<Powers> powers,
        List<Evaluation> activation) {
    public LayerTrace {
        preactivation = List.copyOf(preactivation);
        scaled = List.copyOf(scaled);
        activation = List.copyOf(activation);
    }

    /** m = max z_k and s_i = z_i − m; a logit −∞ stays −∞. */
    public record Shift(Evaluation maximum, List<Evaluation> shifted) {
        public Shift {
            shifted = List.copyOf(shifted);
        }
    }

    /** E_i = e^{z_i} (or e^{s_i}) and S = Σ E_k, so that y_i = E_i/S. */
    public record Powers(List<Evaluation> entries, Evaluation sum) {
        public Powers {
            entries = List.copyOf(entries);
        }
    }

    /** The units, from 0, that apply {@code activation}. */
    public List<Integer> unitsWith(ScalarActivation activation) {
        return IntStream.range(0, this.activation.size())
                .filter(i -> function.unit(i).filter(activation::equals).isPresent())
                .boxed()
                .toList();
    }

    /** What softmax is taken of: z, or z divided by the temperature. */
    public List<Evaluation> logits() {
        return scaled.isEmpty() ? preactivation : scaled;
    }

    /** The exponents of softmax: {@link #logits}, minus the largest where that is subtracted. */
    public List<Evaluation> exponents() {
        return shift.map(Shift::shifted).orElse(logits());
    }

    /** Everything that is calculated in this layer, in its order. */
    public List<Evaluation> evaluations() {
        List<Evaluation> all = new ArrayList<>(preactivation);
        all.addAll(scaled);
        shift.ifPresent(found -> {
            all.add(found.maximum());
            all.addAll(found.shifted());
        });
        powers.ifPresent(found -> {
            all.addAll(found.entries());
            all.add(found.sum());
        });
        all.addAll(activation);
        return all;
    }
}
