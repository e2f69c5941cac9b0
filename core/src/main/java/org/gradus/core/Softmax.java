package org.gradus.core;

/** y_i = e^{z_i} / Σ_k e^{z_k}, computed with the largest logit subtracted. */
public record Softmax() implements Activation {
    @Override
    public String name() {
        return "softmax";
    }
}
