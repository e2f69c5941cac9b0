package org.gradus.examples.benchmark;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.BackwardPass;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Passes in doubles: 784-128-64-10 with 256 samples at once, forward and backward, in at most three times the time of NumPy on one
 * thread, 1.5 times with the optional BLAS ({@code matrices.py}); one sample through 2-3-2 in at most 0.3 µs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NetworkBenchmark {
    private static final int SAMPLES = 256;

    private final Random random = new Random(784);
    private final Network wide = Network.of(
            layer(128, 784, Activations.RELU), layer(64, 128, Activations.RELU), layer(10, 64, Activations.SOFTMAX));
    private final Matrix images = matrix(784, SAMPLES, j -> random.nextGaussian());
    private final Matrix classes = matrix(10, SAMPLES, j -> 0.1);
    private final ForwardPass pass = wide.forward(images);
    private final Network small = Network.of(layer(3, 2, Activations.RELU), layer(2, 3, Activations.SOFTMAX));
    private final Matrix input = Matrix.column(1, 0);

    private Layer layer(int units, int inputs, Activation activation) {
        double size = 1 / Math.sqrt(inputs);
        return new Layer(
                matrix(units, inputs, j -> size * random.nextGaussian()),
                matrix(units, 1, j -> size * random.nextGaussian()),
                activation);
    }

    private static Matrix matrix(int rows, int columns, IntToDoubleFunction entry) {
        double[][] entries = new double[rows][columns];
        for (double[] row : entries) {
            Arrays.setAll(row, entry);
        }
        return Matrix.of(entries);
    }

    @Benchmark
    public ForwardPass forward() {
        return wide.forward(images);
    }

    @Benchmark
    public BackwardPass backward() {
        return wide.backward(pass, Losses.CROSS_ENTROPY, classes);
    }

    @Benchmark
    public BackwardPass forwardAndBackward() {
        return wide.backward(wide.forward(images), Losses.CROSS_ENTROPY, classes);
    }

    @Benchmark
    public ForwardPass oneSmallSample() {
        return small.forward(input);
    }
}
