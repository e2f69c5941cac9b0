package org.gradus.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.AtKink;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients against difference quotients and published digits; no weight matrix is square, so no transpose can hide. */
class BackwardPassTest {
    private static final Matrix X = Matrix.column(0.4, -1.1);

    /** 2 inputs, 3 and 4 hidden units, 2 outputs; the second layer has no bias. */
    private static Network network(Activation first, Activation second, Activation output) {
        return Network.of(
                new Layer(
                        Matrix.of(new double[][] {{0.3, -0.2}, {0.7, 0.5}, {-0.4, 0.9}}),
                        Matrix.column(0.1, -0.3, 0.2),
                        first),
                new Layer(
                        Matrix.of(new double[][] {{0.2, -0.6, 0.4}, {1.1, 0.3, -0.2}, {-0.5, 0.8, 0.6}, {0.9, -0.1, 0.2}
                        }),
                        second),
                new Layer(
                        Matrix.of(new double[][] {{0.5, -0.7, 0.2, 0.4}, {-0.3, 0.6, 0.1, -0.8}}),
                        Matrix.column(-0.1, 0.4),
                        output));
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, softmax, sigmoid, binary-cross-entropy",
        "sigmoid, tanh, softmax, cross-entropy",
        "softplus, relu, softmax, half-squared-error",
        "softmax, gelu, sigmoid, binary-cross-entropy",
        "silu, elu, identity, huber",
        "arctan, mish, tanh, mean-squared-error",
        "gaussian, softsign, identity, hinge",
        "leaky-relu, selu, log-sigmoid, absolute-error"
    })
    void gradientsAreDifferenceQuotients(String first, String second, String output, String name) {
        Network network = network(named(first), named(second), named(output));
        Loss loss = Losses.named(name).orElseThrow();
        Matrix t = name.equals("hinge") ? Matrix.column(1, -1) : Matrix.column(0.8, 0.3);
        BackwardPass pass = network.backward(network.forward(X), loss, t);
        double h = 1e-5;
        for (int l = 1; l <= 3; l++) {
            Layer layer = network.layer(l);
            assertThat(pass.weightGradient(l).shape()).isEqualTo(layer.weights().shape());
            assertThat(pass.biasGradient(l).isPresent()).isEqualTo(layer.bias().isPresent());
            for (int i = 0; i < layer.units(); i++) {
                for (int j = 0; j < layer.inputs(); j++) {
                    double more = loss(changed(network, l, i, j, h), loss, X, t);
                    double less = loss(changed(network, l, i, j, -h), loss, X, t);
                    assertThat(pass.weightGradient(l).get(i, j))
                            .as("dW%s[%s,%s]", l, i + 1, j + 1)
                            .isCloseTo((more - less) / (2 * h), within(1e-8));
                }
            }
        }
        for (int j = 0; j < 2; j++) {
            double more = loss(network, loss, shifted(j, h), t);
            double less = loss(network, loss, shifted(j, -h), t);
            assertThat(pass.inputGradient().get(j)).isCloseTo((more - less) / (2 * h), within(1e-8));
        }
    }

    private static Activation named(String name) {
        return Activations.named(name).orElseThrow();
    }

    private static double loss(Network network, Loss loss, Matrix x, Matrix t) {
        return loss.value(network.forward(x).output(), t);
    }

    private static Matrix shifted(int j, double h) {
        double[] x = {X.get(0), X.get(1)};
        x[j] += h;
        return Matrix.column(x);
    }

    private static Network changed(Network network, int l, int i, int j, double h) {
        double[][] weights = network.layer(l).weights().toArray();
        weights[i][j] += h;
        List<Layer> layers = new java.util.ArrayList<>(network.layers());
        Layer old = network.layer(l);
        layers.set(l - 1, new Layer(Matrix.of(weights), old.bias(), old.activation()));
        return new Network(layers);
    }

    /** Mazur, A step by step backpropagation example; the biases are not updated; 0.291027924 of the article is an erratum. */
    @Test
    void mazursStep() {
        Network network = Network.of(
                new Layer(
                        Matrix.of(new double[][] {{0.15, 0.20}, {0.25, 0.30}}),
                        Matrix.column(0.35, 0.35),
                        Activations.SIGMOID),
                new Layer(
                        Matrix.of(new double[][] {{0.40, 0.45}, {0.50, 0.55}}),
                        Matrix.column(0.60, 0.60),
                        Activations.SIGMOID));
        Matrix x = Matrix.column(0.05, 0.10);
        Matrix t = Matrix.column(0.01, 0.99);
        BackwardPass pass = network.backward(network.forward(x), Losses.HALF_SQUARED_ERROR, t);
        assertThat(pass.loss()).isCloseTo(0.298371109, within(5e-10));
        assertThat(pass.weightGradient(2).get(0, 0)).isCloseTo(0.0821670405642308, within(1e-16));
        assertThat(pass.delta(1).get(0)).isCloseTo(0.008771354689486931, within(1e-17));
        Network after = network.step(pass, 0.5, false);
        assertThat(after.layer(1).bias()).isEqualTo(Optional.of(Matrix.column(0.35, 0.35)));
        assertThat(after.layer(2).weights().get(1, 1)).isCloseTo(0.561370121, within(5e-10));
        double loss =
                after.backward(after.forward(x), Losses.HALF_SQUARED_ERROR, t).loss();
        assertThat(loss).isCloseTo(0.291027774, within(5e-10));
        assertThat(network.step(pass, 0.5).layer(2).bias().orElseThrow().get(0))
                .isCloseTo(0.60 - 0.5 * pass.delta(2).get(0), within(1e-15));
    }

    /** hard-tanh has slope 1 left of 1 and 0 right of it; leaky-relu 0.01 and 1 around 0. */
    @ParameterizedTest
    @CsvSource({
        "relu, 0, LEFT, 0",
        "relu, 0, RIGHT, 1",
        "relu, 0, MEAN, 0.5",
        "leaky-relu, 0, RIGHT, 1",
        "leaky-relu, 0, MEAN, 0.505",
        "hard-tanh, 1, LEFT, 1",
        "hard-tanh, 1, RIGHT, 0",
        "hard-tanh, -1, RIGHT, 1",
        "step, 0, MEAN, 0",
        "tanh, 0, MEAN, 1"
    })
    void conventionsAtKinks(String name, double z, AtKink atKink, double expected) {
        assertThat(atKink.derivative((ScalarActivation) named(name), z)).isEqualTo(expected);
    }

    @Test
    void undefinedRefusesOnlyAtTheKink() {
        assertThat(AtKink.UNDEFINED.derivative(Activations.RELU, 0.1)).isEqualTo(1);
        assertThatThrownBy(() -> AtKink.UNDEFINED.derivative(Activations.RELU, 0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("relu");
    }

    @Test
    void passesOfOtherNetworksAreRefused() {
        Network one = network(Activations.TANH, Activations.TANH, Activations.TANH);
        Network other = Network.of(new Layer(Matrix.of(new double[][] {{1, 1}}), Activations.TANH));
        ForwardPass pass = other.forward(X);
        assertThatThrownBy(() -> one.backward(pass, Losses.SQUARED_ERROR, Matrix.column(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 layers");
        BackwardPass gradients = other.backward(pass, Losses.SQUARED_ERROR, Matrix.column(1));
        assertThatThrownBy(() -> one.step(gradients, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
