package org.gradus.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.function.Activations;
import org.gradus.core.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forward passes against answers that lecturers and textbooks printed; the ids are those of the collection of published exercises. */
class NetworkTest {
    private static final Network LECTURE = Network.of(
            new Layer(Matrix.of(new double[][] {{1, 1}, {0, 1}, {-1, 0}}), Matrix.column(1, 0, -1), Activations.RELU),
            new Layer(Matrix.of(new double[][] {{1, 1, -1}, {0, 1, 0}}), Matrix.column(0, 1), Activations.SOFTMAX));

    @Test
    void lecture1ExerciseOfTheLecture() {
        ForwardPass pass = LECTURE.forward(Matrix.column(1, 0));
        assertThat(pass.activation(0)).isEqualTo(Matrix.column(1, 0));
        assertThat(pass.preactivation(1)).isEqualTo(Matrix.column(2, 0, -2));
        assertThat(pass.activation(1)).isEqualTo(Matrix.column(2, 0, 0));
        assertThat(pass.preactivation(2)).isEqualTo(Matrix.column(2, 1));
        assertThat(pass.output()).isEqualTo(Matrix.column(0.7310585786300049, 0.2689414213699951));
        assertThat(LECTURE.inputs()).isEqualTo(2);
        assertThat(LECTURE.outputs()).isEqualTo(2);
    }

    /** Jurafsky and Martin, Speech and Language Processing, chapter 7. */
    @Test
    void fwd03SingleSigmoidUnit() {
        Neuron neuron = Neuron.of(Activations.SIGMOID, 0.5, 0.2, 0.3, 0.9);
        assertThat(neuron.preactivation(0.5, 0.6, 0.1)).isCloseTo(0.87, within(1e-15));
        assertThat(neuron.output(0.5, 0.6, 0.1)).isCloseTo(0.70, within(0.005));
        assertThat(Network.of(neuron.toLayer())
                        .forward(Matrix.column(0.5, 0.6, 0.1))
                        .output()
                        .get(0))
                .isEqualTo(neuron.output(0.5, 0.6, 0.1));
    }

    /** Choi, NLP Essentials: sentiment with three classes; erratum: 0.14 is printed where 0.154281 rounds to 0.15. */
    @Test
    void fwd16SoftmaxRegression() {
        Network network = Network.of(new Layer(
                Matrix.of(new double[][] {{0, 1.5, -1, 0, 0, 0}, {0, -1, 1.5, 0, 0, 0}, {0, -1, -1, 0, 0, 1.5}}),
                Matrix.column(0, 0, 0),
                Activations.SOFTMAX));
        ForwardPass good = network.forward(Matrix.column(1, 1, 0, 1, 1, 0));
        assertThat(good.preactivation(1)).isEqualTo(Matrix.column(1.5, -1, -1));
        assertRounded(good.output(), 2, 0.86, 0.07, 0.07);
        assertRounded(network.forward(Matrix.column(1, 0, 0, 1, 1, 1)).output(), 2, 0.15, 0.15, 0.69);
    }

    /** Mazur, A step by step backpropagation example. */
    @Test
    void bp01TwoSigmoidLayers() {
        ForwardPass pass = Network.of(
                        new Layer(
                                Matrix.of(new double[][] {{0.15, 0.20}, {0.25, 0.30}}),
                                Matrix.column(0.35, 0.35),
                                Activations.SIGMOID),
                        new Layer(
                                Matrix.of(new double[][] {{0.40, 0.45}, {0.50, 0.55}}),
                                Matrix.column(0.60, 0.60),
                                Activations.SIGMOID))
                .forward(Matrix.column(0.05, 0.10));
        assertRounded(pass.preactivation(1), 4, 0.3775, 0.3925);
        assertRounded(pass.activation(1), 9, 0.593269992, 0.596884378);
        assertThat(pass.preactivation(2).get(0)).isCloseTo(1.105905967, within(5e-10));
        assertRounded(pass.output(), 9, 0.751365070, 0.772928465);
    }

    @Test
    void bp06TwoLayersWithoutBias() {
        ForwardPass pass = Network.of(
                        new Layer(Matrix.of(new double[][] {{0.11, 0.21}, {0.12, 0.08}}), Activations.IDENTITY),
                        new Layer(Matrix.of(new double[] {0.14, 0.15}), Activations.IDENTITY))
                .forward(Matrix.column(2, 3));
        assertRounded(pass.preactivation(1), 2, 0.85, 0.48);
        assertRounded(pass.output(), 3, 0.191);
    }

    /** Karpathy, micrograd. */
    @Test
    void bp21TanhNeuron() {
        Neuron neuron = Neuron.of(Activations.TANH, 6.8813735870195432, -3, 1);
        assertThat(neuron.preactivation(2, 0)).isEqualTo(0.8813735870195432);
        assertThat(neuron.output(2, 0)).isCloseTo(0.7071067811865476, within(Math.ulp(0.7)));
    }

    /** Goodfellow, Bengio and Courville, Deep Learning, section 6.1. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void log02ExclusiveOr(double x1, double x2, double y) {
        Network xor = Network.of(
                new Layer(Matrix.of(new double[][] {{1, 1}, {1, 1}}), Matrix.column(0, -1), Activations.RELU),
                new Layer(Matrix.of(new double[] {1, -2}), Matrix.column(0), Activations.IDENTITY));
        assertThat(xor.forward(Matrix.column(x1, x2)).output()).isEqualTo(Matrix.column(y));
    }

    /** Each layer takes the mean, so the constant input 1 goes through unchanged: 1/64 and its sums are exact in doubles. */
    @Test
    void takesTheLargestNetwork() {
        double[][] mean = new double[64][64];
        for (double[] row : mean) {
            java.util.Arrays.fill(row, 1.0 / 64);
        }
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l <= 8; l++) {
            layers.add(new Layer(Matrix.of(mean), Activations.RELU));
        }
        double[] ones = new double[64];
        java.util.Arrays.fill(ones, 1);
        ForwardPass pass = new Network(layers).forward(Matrix.column(ones));
        assertThat(pass.layers()).isEqualTo(8);
        assertThat(pass.output()).isEqualTo(Matrix.column(ones));
    }

    /** 1 in truth, 0 in doubles: that the doubles cancel is no fault of the network. */
    @Test
    void cancellationIsNoFault() {
        Network network = Network.of(new Layer(Matrix.of(new double[] {1e16, 1, -1e16}), Activations.IDENTITY));
        assertThat(network.forward(Matrix.column(1, 1, 1)).output().get(0)).isBetween(0.0, 2.0);
    }

    @Test
    void namesTheLayerThatDoesNotFit() {
        Layer first = new Layer(Matrix.of(new double[4][2]), Activations.RELU);
        Layer second = new Layer(Matrix.of(new double[3][2]), Activations.RELU);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(first, second))
                .withMessage("W^2 is 3×2 but a^1 has 4 rows; columns of W^l must equal the units of layer l−1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LECTURE.forward(Matrix.column(1, 2, 3)))
                .withMessage("W^1 is 3×2 but x has 3 rows; columns of W^l must equal the units of layer l−1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LECTURE.forward(Matrix.of(new double[] {1, 0})))
                .withMessage("x is 1×2; the input has a column for each sample, 2×m");
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Layer(Matrix.of(new double[3][2]), Matrix.column(1, 2), Activations.RELU))
                .withMessage("b is 2×1 but W is 3×2; b must be 3×1, an entry for each row of W");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(Matrix.column(1, 2), 0, Activations.RELU))
                .withMessage("w is 2×1; the weights of a neuron are one row");
    }

    /** Within half a unit of the last printed place. */
    private static void assertRounded(Matrix actual, int places, double... printed) {
        assertThat(actual.rows()).isEqualTo(printed.length);
        for (int i = 0; i < printed.length; i++) {
            assertThat(actual.get(i))
                    .as("entry %d", i + 1)
                    .isCloseTo(printed[i], within(0.5001 * Math.pow(10, -places)));
        }
    }
}
