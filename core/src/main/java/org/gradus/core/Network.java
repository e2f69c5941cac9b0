package org.gradus.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A feed-forward network; layers count from 1.
 *
 * <pre>{@code
 * Network network = Network.of(
 *         new Layer(Matrix.of(new double[][] {{1, 1}, {0, 1}, {-1, 0}}), Matrix.column(1, 0, -1), Activations.RELU),
 *         new Layer(Matrix.of(new double[][] {{1, 1, -1}, {0, 1, 0}}), Matrix.column(0, 1), Activations.SOFTMAX));
 * Matrix y = network.forward(Matrix.column(1, 0)).output();
 * }</pre>
 */
public record Network(List<Layer> layers) {

    /** Checks that there is a layer and that each fits the one before. */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int l = 2; l <= layers.size(); l++) {
            requireFit(layers.get(l - 1), l, "a^" + (l - 1), layers.get(l - 2).units());
        }
    }

    public static Network of(Layer... layers) {
        return new Network(List.of(layers));
    }

    /** N_0. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** N_L. */
    public int outputs() {
        return layers.get(layers.size() - 1).units();
    }

    /** Layer {@code l}, from 1 to L. */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /** Every z^l and a^l for the input {@code x}, N_0 × 1. */
    public ForwardPass forward(Matrix x) {
        if (x.columns() != 1) {
            throw new IllegalArgumentException("x is " + x.shape() + "; the input is one column, " + inputs() + "×1");
        }
        requireFit(layers.get(0), 1, "x", x.rows());
        List<Matrix> preactivations = new ArrayList<>();
        List<Matrix> activations = new ArrayList<>();
        Matrix a = x;
        for (Layer layer : layers) {
            Matrix z = layer.preactivation(a);
            a = layer.activation().value(z);
            preactivations.add(z);
            activations.add(a);
        }
        return new ForwardPass(x, preactivations, activations);
    }

    private static void requireFit(Layer layer, int l, String before, int units) {
        if (layer.inputs() != units) {
            throw new IllegalArgumentException(
                    "W^" + l + " is " + layer.weights().shape() + " but " + before + " has "
                            + units + (units == 1 ? " row" : " rows")
                            + "; columns of W^l must equal the units of layer l\u22121");
        }
    }
}
