package org.gradus.core.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.function.Activation;
import org.gradus.core.matrix.Matrix;

/**
 * One layer of a network: a^l = σ(W^l a^{l−1} + b^l).
 *
 * @param weights W^l, N_l × N_{l−1}: a row for each unit; 0 where there is no edge
 * @param bias b^l, N_l × 1; absent if the layer has none
 * @param activation σ
 * @param missing the places of W^l that are no edges: they have no gradient, and no step gives them a weight
 */
public record Layer(Matrix weights, Optional<Matrix> bias, Activation activation, Set<Edge> missing) {

    /** A place in W^l, as in {@link Matrix} both counted from 0: from {@code input}, a unit of the layer before, to {@code unit}. */
    public record Edge(int unit, int input) {}

    /** Checks that the bias has an entry for each unit, and that W^l is 0 where there is no edge. */
    public Layer {
        missing = Set.copyOf(missing);
        bias.ifPresent(b -> {
            if (b.rows() != weights.rows() || b.columns() != 1) {
                throw new IllegalArgumentException("b is " + b.shape() + " but W is " + weights.shape() + "; b must be "
                        + weights.rows() + "×1, an entry for each row of W");
            }
        });
        if (!activation.fits(weights.rows())) {
            throw new IllegalArgumentException("W is " + weights.shape() + " but the activations are "
                    + activation.name() + "; there must be one for each row of W");
        }
        for (Edge edge : missing) {
            if (weights.get(edge.unit(), edge.input()) != 0) {
                throw new IllegalArgumentException("W has the weight " + weights.get(edge.unit(), edge.input())
                        + " in row " + edge.unit() + ", column " + edge.input()
                        + ", counted from 0, where there is no edge; it must be 0 there");
            }
        }
    }

    /** A fully connected layer. */
    public Layer(Matrix weights, Optional<Matrix> bias, Activation activation) {
        this(weights, bias, activation, Set.of());
    }

    /** A layer with a bias. */
    public Layer(Matrix weights, Matrix bias, Activation activation) {
        this(weights, Optional.of(bias), activation);
    }

    /** A layer without a bias. */
    public Layer(Matrix weights, Activation activation) {
        this(weights, Optional.empty(), activation);
    }

    /** This layer without the edge from {@code input} to {@code unit}, both from 0; its weight becomes 0 for good. */
    public Layer without(int unit, int input) {
        weights.get(unit, input); // names the shape if there is no such place
        double[][] rows = weights.toArray();
        rows[unit][input] = 0;
        Set<Edge> fewer = new HashSet<>(missing);
        fewer.add(new Edge(unit, input));
        return new Layer(Matrix.of(rows), bias, activation, fewer);
    }

    /** N_l. */
    public int units() {
        return weights.rows();
    }

    /** N_{l−1}. */
    public int inputs() {
        return weights.columns();
    }

    /**
     * z = W a + b, N_l × m, for the activation {@code a} of the layer before, N_{l−1} × m: a column for each of m samples, to each of which
     * b is added.
     */
    public Matrix preactivation(Matrix a) {
        return bias.isPresent() ? weights.timesPlus(a, bias.get()) : weights.times(a);
    }

    /** {@code relu(W a + b) with W = [[1.0, 0.5]], b = [[0.0]]}. */
    @Override
    public String toString() {
        return activation.name() + "(W a" + (bias.isPresent() ? " + b" : "") + ") with W = " + weights
                + bias.map(b -> ", b = " + b).orElse("")
                + (missing.isEmpty() ? "" : ", without the edges " + missing);
    }

    /** A matrix of the shape of W^l with 0 in the places that are no edges. */
    Matrix onEdges(Matrix matrix) {
        if (missing.isEmpty()) {
            return matrix;
        }
        double[][] rows = matrix.toArray();
        missing.forEach(edge -> rows[edge.unit()][edge.input()] = 0);
        return Matrix.of(rows);
    }
}
