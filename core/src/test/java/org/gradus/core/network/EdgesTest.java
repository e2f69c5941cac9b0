package org.gradus.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.core.matrix.Matrix;
import org.junit.jupiter.api.Test;

/** A place of W that is no edge has no gradient, and no step makes one of it. */
class EdgesTest {
    /** x1 feeds only unit 1, x2 only unit 2, both feed the output: the gradients are those of the public question. */
    private static final Network NETWORK = Network.of(
            new Layer(Matrix.of(new double[][] {{0.4, 9}, {9, 0.6}}), Matrix.column(-0.3, 0.4), Activations.RELU)
                    .without(0, 1)
                    .without(1, 0),
            new Layer(Matrix.of(new double[][] {{-0.7, 1}}), Matrix.column(-0.5), Activations.RELU));

    private static final Matrix X = Matrix.column(1, 1);
    private static final Matrix T = Matrix.column(0.6);

    private static void assertClose(Matrix actual, double[]... expected) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                assertThat(actual.get(i, j)).isCloseTo(expected[i][j], within(1e-15));
            }
        }
    }

    @Test
    void gradientsOfAPublishedNetwork() {
        ForwardPass pass = NETWORK.forward(X);
        assertThat(pass.output().get(0)).isCloseTo(0.43, within(1e-15));
        BackwardPass gradients = NETWORK.backward(pass, Losses.SQUARED_ERROR, T);
        assertClose(gradients.weightGradient(1), new double[] {0.238, 0}, new double[] {0, -0.34});
        assertClose(gradients.weightGradient(2), new double[] {-0.034, -0.34});
        Network after = NETWORK.step(gradients, 0.1);
        assertClose(after.layer(1).weights(), new double[] {0.3762, 0}, new double[] {0, 0.634});
        assertThat(after.layer(1).missing()).isEqualTo(NETWORK.layer(1).missing());
    }

    @Test
    void noStepMakesAnEdge() {
        Network network = NETWORK;
        for (int k = 0; k < 50; k++) {
            network = network.step(network.backward(network.forward(X), Losses.SQUARED_ERROR, T), 0.3);
        }
        assertThat(network.layer(1).weights().get(0, 1)).isZero();
        assertThat(network.layer(1).weights().get(1, 0)).isZero();
        assertThat(network.layer(1).weights().get(0, 0)).isNotEqualTo(0.4);
    }

    /** Gradients from elsewhere, and a rate that turns 0 into no number. */
    @Test
    void notEvenWithOtherGradients() {
        Network full = Network.of(
                new Layer(NETWORK.layer(1).weights(), NETWORK.layer(1).bias(), Activations.RELU), NETWORK.layer(2));
        BackwardPass foreign = full.backward(full.forward(X), Losses.SQUARED_ERROR, T);
        assertThat(foreign.weightGradient(1).get(0, 1)).isNotZero();
        for (double rate : new double[] {0.1, Double.POSITIVE_INFINITY}) {
            Matrix weights = NETWORK.step(foreign, rate).layer(1).weights();
            assertThat(weights.get(0, 1)).isZero();
            assertThat(weights.get(1, 0)).isZero();
        }
    }

    @Test
    void aWeightNeedsAnEdge() {
        Matrix weights = Matrix.of(new double[][] {{1, 2}});
        assertThatThrownBy(() -> new Layer(weights, Optional.empty(), Activations.TANH, Set.of(new Layer.Edge(0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0")
                .hasMessageContaining("row 0, column 1");
        assertThatThrownBy(() -> new Layer(weights, Activations.TANH).without(1, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("1×2");
        assertThat(new Layer(weights, Activations.TANH))
                .isNotEqualTo(new Layer(weights, Activations.TANH).without(0, 1));
    }
}
