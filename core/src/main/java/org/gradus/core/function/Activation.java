package org.gradus.core.function;

import org.gradus.core.matrix.Matrix;

/** An activation function: entry by entry ({@link ScalarActivation}, an open set) or over the whole layer ({@link Softmax}). */
public sealed interface Activation permits ScalarActivation, Softmax {

    /** The name in the exercise file, for example {@code "relu"}. */
    String name();

    /** a = σ(z) for the preactivation {@code z} of a layer, N × 1 both. */
    Matrix value(Matrix z);
}
