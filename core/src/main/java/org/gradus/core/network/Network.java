package org.gradus.core.network;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.gradus.core.function.Activation;
import org.gradus.core.function.AtKink;
import org.gradus.core.function.Loss;
import org.gradus.core.matrix.Matrix;

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
        return LayerNumber.in(layers, l);
    }

    /** Every z^l and a^l for the input {@code x}, N_0 × 1, or for m samples at once, N_0 × m: each column is one. */
    public ForwardPass forward(Matrix x) {
        if (x.rows() != inputs() && x.columns() == inputs()) {
            throw new IllegalArgumentException(
                    "x is " + x.shape() + "; the input has a column for each sample, " + inputs() + "×m");
        }
        requireFit(layers.get(0), 1, "x", x.rows());
        Matrix[] preactivations = new Matrix[layers.size()];
        Matrix[] activations = new Matrix[layers.size()];
        Matrix a = x;
        for (int l = 0; l < preactivations.length; l++) {
            preactivations[l] = layers.get(l).preactivation(a);
            activations[l] = layers.get(l).activation().value(preactivations[l]);
            a = activations[l];
        }
        return new ForwardPass(x, List.of(preactivations), List.of(activations));
    }

    /**
     * The gradients of the loss for the target {@code t}, N_L × m as the output is, by backpropagation through {@code pass}:
     *
     * <pre>
     * δ^L = ∂C/∂y ⊙ σ′(z^L)                     for softmax Jᵀ ∂C/∂y
     * δ^l = (W^{l+1})ᵀ δ^{l+1} ⊙ σ′(z^l)
     * ∂C/∂W^l = δ^l (a^{l−1})ᵀ      ∂C/∂b^l = δ^l 1      ∂C/∂x = (W^1)ᵀ δ^1
     * </pre>
     *
     * Of m samples C is the sum of their losses, not the mean; δ^l 1 is the sum of the columns of δ^l, δ^l itself for one sample.
     *
     * <p>A place of W^l that is no edge has no gradient: there ∂C/∂W^l holds 0. At a kink the derivative from the left is used
     * (ReLU′(0) = 0). Source: Rumelhart, Hinton and Williams, Learning representations by back-propagating errors, 1986.
     *
     * @throws ArithmeticException where the loss is infinite or undefined
     */
    public BackwardPass backward(ForwardPass pass, Loss loss, Matrix t) {
        return backward(pass, loss, t, AtKink.LEFT);
    }

    /** As {@link #backward(ForwardPass, Loss, Matrix)}, with another convention for the derivative at a kink. */
    public BackwardPass backward(ForwardPass pass, Loss loss, Matrix t, AtKink atKink) {
        int last = layers.size();
        if (pass.layers() != last) {
            throw new IllegalArgumentException(
                    "the forward pass has " + pass.layers() + " layers but the network has " + last);
        }
        Activation output = layer(last).activation();
        double value = loss.value(output, pass.preactivation(last), t);
        Matrix delta = loss.delta(output, pass.preactivation(last), t, atKink);
        LinkedList<Matrix> deltas = new LinkedList<>();
        LinkedList<Matrix> weightGradients = new LinkedList<>();
        LinkedList<Optional<Matrix>> biasGradients = new LinkedList<>();
        for (int l = last; ; l--) {
            deltas.addFirst(delta);
            weightGradients.addFirst(layer(l).onEdges(delta.timesTransposed(pass.activation(l - 1))));
            Matrix own = delta;
            biasGradients.addFirst(layer(l).bias().map(bias -> own.rowSums()));
            Matrix before = layer(l).weights().transposedTimes(delta);
            if (l == 1) {
                return new BackwardPass(value, deltas, weightGradients, biasGradients, before);
            }
            delta = Loss.through(layer(l - 1).activation(), pass.preactivation(l - 1), before, atKink);
        }
    }

    /** The network after one step of gradient descent: W^l − η ∂C/∂W^l, b^l − η ∂C/∂b^l; what is no edge becomes none. */
    public Network step(BackwardPass gradients, double learningRate) {
        return step(gradients, learningRate, true);
    }

    /** As {@link #step(BackwardPass, double)}; the biases stay as they are unless {@code updateBias}. */
    public Network step(BackwardPass gradients, double learningRate, boolean updateBias) {
        if (gradients.layers() != layers.size()) {
            throw new IllegalArgumentException(
                    "there are gradients for " + gradients.layers() + " layers but the network has " + layers.size());
        }
        List<Layer> stepped = new ArrayList<>();
        for (int l = 1; l <= layers.size(); l++) {
            Layer layer = layer(l);
            Matrix weights = layer.onEdges(
                    layer.weights().plus(gradients.weightGradient(l).map(g -> -learningRate * g)));
            Optional<Matrix> gradient = updateBias ? gradients.biasGradient(l) : Optional.empty();
            Optional<Matrix> bias = layer.bias()
                    .map(b -> gradient.map(g -> b.plus(g.map(entry -> -learningRate * entry)))
                            .orElse(b));
            stepped.add(new Layer(weights, bias, layer.activation(), layer.missing()));
        }
        return new Network(stepped);
    }

    /** A line for each layer. */
    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner("\n");
        for (int l = 1; l <= layers.size(); l++) {
            lines.add("layer " + l + ": " + layer(l));
        }
        return lines.toString();
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
