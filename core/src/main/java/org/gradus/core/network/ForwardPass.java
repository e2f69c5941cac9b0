package org.gradus.core.network;

import java.util.List;
import org.gradus.core.matrix.Matrix;

/**
 * The trace of a forward pass. Of m samples at once each is a column of every matrix.
 *
 * @param input x = a^0, N_0 × m
 * @param preactivations z^1, …, z^L
 * @param activations a^1, …, a^L
 */
public record ForwardPass(Matrix input, List<Matrix> preactivations, List<Matrix> activations) {
    public ForwardPass {
        preactivations = List.copyOf(preactivations);
        activations = List.copyOf(activations);
        if (activations.isEmpty() || preactivations.size() != activations.size()) {
            throw new IllegalArgumentException("a forward pass has one z and one a for each layer, not "
                    + preactivations.size() + " and " + activations.size());
        }
    }

    /** L. */
    public int layers() {
        return activations.size();
    }

    /** z^l, N_l × m, for l from 1 to L. */
    public Matrix preactivation(int l) {
        return LayerNumber.in(preactivations, l);
    }

    /** a^l, N_l × m, for l from 0 (the input) to L. */
    public Matrix activation(int l) {
        return l == 0 ? input : LayerNumber.in(activations, l);
    }

    /** y = a^L. */
    public Matrix output() {
        return activation(layers());
    }
}
