package org.gradus.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.gradus.core.check.GradientCheck;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.AtKink;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.function.Softmax;
import org.gradus.core.function.UnitActivations;
import org.gradus.core.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many samples at once: each is what it is alone, and the gradients are the sums of theirs. */
class BatchTest {
    private static final int SAMPLES = 5;

    /** Every activation behind the first layer, with each loss and an output that fits it. */
    static Stream<Arguments> networks() {
        return Activations.names().stream()
                .flatMap(hidden -> Losses.names().stream().map(loss -> Arguments.of(hidden, loss)));
    }

    /** A network 3-4-3-2 with its samples and their targets. */
    private record Batch(Network network, Loss loss, Matrix x, Matrix t) {
        BackwardPass backward() {
            return network.backward(network.forward(x), loss, t);
        }

        Batch sample(int j) {
            return new Batch(network, loss, x.columnAt(j), t.columnAt(j));
        }

        double lossOf(Network other, Matrix input) {
            return loss.value(other.layer(3).activation(), other.forward(input).preactivation(3), t);
        }
    }

    private static Batch batch(String hidden, String lossName) {
        Random random = new Random((hidden + lossName).hashCode());
        Activation mixed = new UnitActivations(
                "phi",
                List.of((ScalarActivation) named("tanh"), (ScalarActivation) named("softplus"), (ScalarActivation)
                        named("silu")));
        Activation output = named(
                switch (lossName) {
                    case "cross-entropy" -> "softmax";
                    case "binary-cross-entropy" -> "sigmoid";
                    default -> "identity";
                });
        Network network = Network.of(
                new Layer(matrix(4, 3, random::nextGaussian), matrix(4, 1, random::nextGaussian), named(hidden)),
                new Layer(matrix(3, 4, random::nextGaussian), mixed).without(1, 2),
                new Layer(matrix(2, 3, random::nextGaussian), matrix(2, 1, random::nextGaussian), output));
        DoubleSupplier target = lossName.equals("hinge") ? () -> random.nextBoolean() ? 1 : -1 : random::nextDouble;
        return new Batch(
                network,
                Losses.named(lossName).orElseThrow(),
                matrix(3, SAMPLES, random::nextGaussian),
                matrix(2, SAMPLES, target));
    }

    private static Activation named(String name) {
        return Activations.named(name).orElseThrow();
    }

    private static Matrix matrix(int rows, int columns, DoubleSupplier entry) {
        double[][] entries = new double[rows][columns];
        for (double[] row : entries) {
            Arrays.setAll(row, j -> entry.getAsDouble());
        }
        return Matrix.of(entries);
    }

    /** To the last bit, as the sums have the same order. */
    @ParameterizedTest
    @MethodSource("networks")
    void eachSampleIsWhatItIsAlone(String hidden, String lossName) {
        Batch batch = batch(hidden, lossName);
        ForwardPass forward = batch.network().forward(batch.x());
        BackwardPass together = batch.backward();
        List<BackwardPass> alone = new ArrayList<>();
        for (int j = 0; j < SAMPLES; j++) {
            ForwardPass own = batch.network().forward(batch.x().columnAt(j));
            BackwardPass pass = batch.sample(j).backward();
            alone.add(pass);
            for (int l = 1; l <= 3; l++) {
                assertThat(forward.preactivation(l).columnAt(j)).isEqualTo(own.preactivation(l));
                assertThat(forward.activation(l).columnAt(j)).isEqualTo(own.activation(l));
                assertThat(together.delta(l).columnAt(j)).isEqualTo(pass.delta(l));
            }
            assertThat(together.inputGradient().columnAt(j)).isEqualTo(pass.inputGradient());
        }
        assertThat(together.loss())
                .isEqualTo(alone.stream().mapToDouble(BackwardPass::loss).reduce(0, Double::sum));
        for (int l = 1; l <= 3; l++) {
            int layer = l;
            assertThat(together.weightGradient(l))
                    .isEqualTo(sum(alone.stream().map(pass -> pass.weightGradient(layer))));
            assertThat(together.biasGradient(l).isPresent()).isEqualTo(l != 2);
            assertThat(together.biasGradient(l))
                    .isEqualTo(alone.stream()
                            .flatMap(pass -> pass.biasGradient(layer).stream())
                            .reduce(Matrix::plus));
        }
        assertThat(together.weightGradient(2).get(1, 2)).isZero();
    }

    private static Matrix sum(Stream<Matrix> summands) {
        return summands.reduce(Matrix::plus).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void gradientsAreDifferenceQuotients(String hidden, String lossName) {
        Batch batch = batch(hidden, lossName);
        BackwardPass pass = batch.backward();
        GradientCheck.ofMatrix(x -> batch.lossOf(batch.network(), x), x -> pass.inputGradient())
                .at(batch.x());
        for (int l : new int[] {1, 3}) {
            Layer layer = batch.network().layer(l);
            GradientCheck.ofMatrix(
                            weights -> batch.lossOf(
                                    with(batch.network(), l, new Layer(weights, layer.bias(), layer.activation())),
                                    batch.x()),
                            weights -> pass.weightGradient(l))
                    .at(layer.weights());
            GradientCheck.ofMatrix(
                            bias -> batch.lossOf(
                                    with(batch.network(), l, new Layer(layer.weights(), bias, layer.activation())),
                                    batch.x()),
                            bias -> pass.biasGradient(l).orElseThrow())
                    .at(layer.bias().orElseThrow());
        }
    }

    private static Network with(Network network, int l, Layer layer) {
        List<Layer> layers = new ArrayList<>(network.layers());
        layers.set(l - 1, layer);
        return new Network(layers);
    }

    /** Large enough for products by blocks, or by a BLAS, which adds in another order. */
    @Test
    void manySamplesOfAWideNetwork() {
        Random random = new Random(40);
        DoubleSupplier weight = () -> random.nextGaussian() / 6;
        Network network = Network.of(
                new Layer(matrix(35, 50, weight), matrix(35, 1, weight), Activations.SIGMOID),
                new Layer(matrix(30, 35, weight), Activations.RELU),
                new Layer(matrix(20, 30, weight), matrix(20, 1, weight), Activations.SOFTMAX));
        int samples = 60;
        Batch batch = new Batch(
                network,
                Losses.CROSS_ENTROPY,
                matrix(50, samples, random::nextGaussian),
                matrix(20, samples, random::nextDouble));
        BackwardPass together = batch.backward();
        List<BackwardPass> alone = new ArrayList<>();
        for (int j = 0; j < samples; j++) {
            BackwardPass pass = batch.sample(j).backward();
            alone.add(pass);
            assertClose(together.inputGradient().columnAt(j), pass.inputGradient());
        }
        assertThat(together.loss())
                .isCloseTo(alone.stream().mapToDouble(BackwardPass::loss).sum(), within(1e-9));
        for (int l = 1; l <= 3; l++) {
            int layer = l;
            assertClose(together.weightGradient(l), sum(alone.stream().map(pass -> pass.weightGradient(layer))));
        }
    }

    private static void assertClose(Matrix actual, Matrix expected) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertThat(actual.get(i, j)).isCloseTo(expected.get(i, j), within(1e-12));
            }
        }
    }

    /** Softmax behind a loss that has no short way, with a convention at kinks, and a temperature. */
    @Test
    void otherWaysToTheDelta() {
        Batch batch = batch("relu", "squared-error");
        Layer last = batch.network().layer(3);
        Network network = with(batch.network(), 3, new Layer(last.weights(), last.bias(), new Softmax(Expr.Num.of(2))));
        BackwardPass together = network.backward(network.forward(batch.x()), batch.loss(), batch.t(), AtKink.MEAN);
        for (int j = 0; j < SAMPLES; j++) {
            Matrix x = batch.x().columnAt(j);
            BackwardPass alone =
                    network.backward(network.forward(x), batch.loss(), batch.t().columnAt(j), AtKink.MEAN);
            assertThat(together.delta(3).columnAt(j)).isEqualTo(alone.delta(3));
            assertThat(together.delta(1).columnAt(j)).isEqualTo(alone.delta(1));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Batch batch = batch("tanh", "squared-error");
        ForwardPass pass = batch.network().forward(batch.x());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        batch.network().backward(pass, batch.loss(), batch.t().columnAt(0)))
                .withMessage(
                        "the target is 2×1 but the output is 2×5; both have a row for each output and a column for each sample");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.network().forward(batch.x().transpose()))
                .withMessage("x is 5×3; the input has a column for each sample, 3×m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.network().forward(batch.t()))
                .withMessage("W^1 is 4×3 but x has 2 rows; columns of W^l must equal the units of layer l−1");
    }

    @Test
    void namesTheSampleWithoutALoss() {
        Matrix y = Matrix.of(new double[][] {{0.5, 0.5}, {0.5, 0}});
        Matrix t = Matrix.of(new double[][] {{1, 0}, {0, 1}});
        assertThatThrownBy(() -> Losses.CROSS_ENTROPY.value(y, t))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("cross-entropy is infinite for y_2 = 0.0 and t_2 = 1.0 in sample 2");
        Matrix z = Matrix.of(new double[][] {{0, 0}, {0, Double.NEGATIVE_INFINITY}});
        assertThatThrownBy(() -> Losses.CROSS_ENTROPY.value(Activations.SOFTMAX, z, t))
                .hasMessage("cross-entropy is infinite: an output with a target has y = 0 in sample 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Losses.CROSS_ENTROPY.value(Matrix.of(new double[] {1, 0.5}), Matrix.of(new double[] {1, 1})))
                .withMessageContaining("y_1 = 0.5 in sample 2 is the only one");
    }
}
