package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that could be had and would say something false. */
class MisleadingLossesTest {
    private static final Matrix X = Matrix.column(1);

    /** −0·ln y = 0 and a gradient 0, for the target 0 of a unit that says 0.73. */
    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "tanh", "relu", "identity", "softplus"})
    void crossEntropyNeedsADistribution(String activation) {
        ScalarActivation function =
                (ScalarActivation) Activations.named(activation).orElseThrow();
        for (Matrix weights : List.of(Matrix.column(1), Matrix.column(1, -0.5))) {
            Network network = Network.of(new Layer(weights, function));
            Matrix t = weights.map(any -> 0);
            ForwardPass pass = network.forward(X);
            assertThatThrownBy(() -> network.backward(pass, Losses.CROSS_ENTROPY, t))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("binary-cross-entropy")
                    .hasMessageContaining("'" + activation + "'")
                    .hasMessageContaining("sum 1")
                    .hasMessageContaining("learns nothing");
            Matrix z = pass.preactivation(1);
            assertThatThrownBy(() -> Losses.CROSS_ENTROPY.value(function, z, t))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Losses.CROSS_ENTROPY.delta(function, z, t, AtKink.LEFT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oneProbabilityIsNoDistribution() {
        Matrix y = Matrix.column(0.7310585786300049);
        assertThatThrownBy(() -> Losses.CROSS_ENTROPY.value(y, Matrix.column(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("y_1 = 0.731")
                .hasMessageContaining("binary-cross-entropy");
        assertThatThrownBy(() -> Losses.CROSS_ENTROPY.gradient(y, Matrix.column(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Losses.CROSS_ENTROPY.value(Matrix.column(1), Matrix.column(1)))
                .isZero();
        assertThat(Losses.CROSS_ENTROPY.misfit(Activations.SOFTMAX)).isEmpty();
    }

    /** 0·ln 0 is 0 by convention, 0·ln(−0.3) is nothing. */
    @ParameterizedTest
    @CsvSource({
        "binary-cross-entropy, 1.3, 1",
        "binary-cross-entropy, -0.3, 0",
        "cross-entropy, -0.3, 0",
    })
    void noLogarithmOfANegativeNumber(String name, double y, double t) {
        Loss loss = Losses.named(name).orElseThrow();
        assertThatThrownBy(() -> loss.value(Matrix.column(y), Matrix.column(t)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("undefined");
        assertThatThrownBy(() -> loss.gradient(Matrix.column(y), Matrix.column(t)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("undefined");
    }

    /** The derivative of these is 0 wherever there is one; of no other function of the catalogue. */
    @Test
    void flatActivations() {
        for (String name : Activations.names()) {
            Activation activation = Activations.named(name).orElseThrow();
            if (activation instanceof ScalarActivation scalar) {
                assertThat(scalar.isFlat()).as(name).isEqualTo(name.startsWith("step") || name.equals("sign"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "piecewise(z > 0, 1, -1) | true",
                "sign(z)/2 + 1/2 | true",
                "2 | true",
                "piecewise(z > 0, 1, piecewise(z > -1, 1/2, 0)) | true",
                "abs(z) | false",
                "z*sign(z) | false",
                "piecewise(z > 0, 1, z) | false",
            })
    void ownFlatActivations(String formula, boolean flat) {
        assertThat(Activations.own("own", ExprParser.parse(formula)).isFlat()).isEqualTo(flat);
    }
}
