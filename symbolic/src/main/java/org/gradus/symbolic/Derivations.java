package org.gradus.symbolic;

import org.gradus.core.ScalarActivation;

/** Authored textbook routes at board level; every arrow is proved when the derivation is made. */
public final class Derivations {
    private Derivations() {}

    /** σ′, tanh′, ReLU′. Throws an {@link IllegalArgumentException} naming an activation that has no route in this version. */
    public static Derivation of(ScalarActivation activation) {
        throw new UnsupportedOperationException("stub");
    }

    /** ∂y_i/∂z_j of softmax for general N, both cases. */
    public static Derivation softmax() {
        throw new UnsupportedOperationException("stub");
    }
}
