package org.gradus.core.network;

import org.gradus.core.function.ScalarActivation;
import org.gradus.core.matrix.Matrix;

/**
 * One unit: y = σ(w_1 x_1 + … + w_N x_N + b).
 *
 * @param weights w as a row, 1 × N
 */
public record Neuron(Matrix weights, double bias, ScalarActivation activation) {
    public Neuron {
        if (weights.rows() != 1) {
            throw new IllegalArgumentException("w is " + weights.shape() + "; the weights of a neuron are one row");
        }
    }

    public static Neuron of(ScalarActivation activation, double bias, double... weights) {
        return new Neuron(Matrix.of(weights), bias, activation);
    }

    /** z = w·x + b for N inputs. */
    public double preactivation(double... x) {
        return toLayer().preactivation(Matrix.column(x)).get(0);
    }

    /** y = σ(z) for N inputs. */
    public double output(double... x) {
        return activation.value(preactivation(x));
    }

    /** The layer that has this unit alone. */
    public Layer toLayer() {
        return new Layer(weights, Matrix.column(bias), activation);
    }
}
