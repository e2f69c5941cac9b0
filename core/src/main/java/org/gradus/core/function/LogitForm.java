package org.gradus.core.function;

/**
 * How a loss and its derivative are written in the logits z, without the digits of y = σ(z) that saturation takes away. T is the sum
 * of the targets.
 */
public enum LogitForm {
    /** Cross-entropy of a softmax: C = T ln Σ_k e^{z_k} − Σ_k t_k z_k and ∂C/∂z_j = T y_j − t_j. */
    SOFTMAX,
    /** Binary cross-entropy of sigmoids: C = Σ ((1 − t_i) z_i + ln(1 + e^{−z_i})) and ∂C/∂z_i = y_i − t_i. */
    SIGMOID
}
