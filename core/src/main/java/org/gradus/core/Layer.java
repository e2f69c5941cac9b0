package org.gradus.core;

import java.util.Optional;

/**
 * One layer of a network: a^l = σ(W^l a^{l−1} + b^l).
 *
 * @param weights W^l, N_l × N_{l−1}: a row for each unit
 * @param bias b^l, N_l × 1; absent if the layer has none
 * @param activation σ
 */
public record Layer(Matrix weights, Optional<Matrix> bias, Activation activation) {

    /** Checks that the bias has an entry for each unit. */
    public Layer {
        bias.ifPresent(b -> {
            if (b.rows() != weights.rows() || b.columns() != 1) {
                throw new IllegalArgumentException("b is " + b.shape() + " but W is " + weights.shape() + "; b must be "
                        + weights.rows() + "×1, an entry for each row of W");
            }
        });
    }

    /** A layer with a bias. */
    public Layer(Matrix weights, Matrix bias, Activation activation) {
        this(weights, Optional.of(bias), activation);
    }

    /** A layer without a bias. */
    public Layer(Matrix weights, Activation activation) {
        this(weights, Optional.empty(), activation);
    }

    /** N_l. */
    public int units() {
        return weights.rows();
    }

    /** N_{l−1}. */
    public int inputs() {
        return weights.columns();
    }

    /** z = W a + b, N_l × 1, for the activation {@code a} of the layer before, N_{l−1} × 1. */
    public Matrix preactivation(Matrix a) {
        Matrix weighted = weights.times(a);
        return bias.map(weighted::plus).orElse(weighted);
    }
}
