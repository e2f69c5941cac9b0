package org.gradus.core.network;

import java.util.List;
import java.util.Optional;
import org.gradus.core.matrix.Matrix;

/**
 * What a backward pass finds: the loss C and its gradients. A gradient has the shape of what it is the gradient of.
 *
 * <p>Of m samples at once C is the sum of their losses, and so the gradients of weights and biases are the sums of theirs; what belongs to
 * a sample alone is a column. For the mean of the samples divide all of them by m.
 *
 * @param loss C
 * @param deltas δ^l = ∂C/∂z^l, N_l × m
 * @param weightGradients ∂C/∂W^l, N_l × N_{l−1}
 * @param biasGradients ∂C/∂b^l, N_l × 1; absent for a layer without bias
 * @param inputGradient ∂C/∂x, N_0 × m
 */
public record BackwardPass(
        double loss,
        List<Matrix> deltas,
        List<Matrix> weightGradients,
        List<Optional<Matrix>> biasGradients,
        Matrix inputGradient) {
    public BackwardPass {
        deltas = List.copyOf(deltas);
        weightGradients = List.copyOf(weightGradients);
        biasGradients = List.copyOf(biasGradients);
        if (deltas.isEmpty() || deltas.size() != weightGradients.size() || deltas.size() != biasGradients.size()) {
            throw new IllegalArgumentException("a backward pass has gradients for each layer, not " + deltas.size()
                    + ", " + weightGradients.size() + " and " + biasGradients.size());
        }
    }

    /** L. */
    public int layers() {
        return deltas.size();
    }

    /** δ^l for l from 1 to L. */
    public Matrix delta(int l) {
        return LayerNumber.in(deltas, l);
    }

    /** ∂C/∂W^l for l from 1 to L. */
    public Matrix weightGradient(int l) {
        return LayerNumber.in(weightGradients, l);
    }

    /** ∂C/∂b^l for l from 1 to L; empty for a layer without bias. */
    public Optional<Matrix> biasGradient(int l) {
        return LayerNumber.in(biasGradients, l);
    }
}
