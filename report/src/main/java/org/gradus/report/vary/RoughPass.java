package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.matrix.Matrix;
import org.gradus.report.exercise.Conventions.Batch;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.Source;

/**
 * A forward pass in doubles, some hundred times as fast as a certified one: good enough to throw away a draw that misses a requirement by far,
 * never to accept one.
 *
 * @param samples the layers of every sample that could be calculated
 */
record RoughPass(List<List<Layer>> samples) {
    /** Numbers beyond it are left to the certified pass: their doubles may be off by more than the margins. */
    private static final double LARGE = 1e6;

    record Layer(Activation function, double[] z, double[] a) {}

    static RoughPass of(Sketch sketch) {
        Exercise exercise = sketch.exercise();
        List<List<Layer>> samples = new ArrayList<>();
        // later samples start with weights that only training gives
        int count = exercise.conventions().batch() == Batch.SEQUENTIAL
                ? Math.min(1, exercise.samples().size())
                : exercise.samples().size();
        for (int sample = 0; sample < count; sample++) {
            try {
                List<Layer> layers = layers(sketch, sample);
                if (layers.stream().allMatch(layer -> areUsual(layer.z()) && areUsual(layer.a()))) {
                    samples.add(layers);
                }
            } catch (ArithmeticException | IllegalArgumentException beyondDoubles) {
                // the certified pass decides
            }
        }
        return new RoughPass(samples);
    }

    /** Whether every sample of the exercise is here. */
    boolean isWhole(Exercise exercise) {
        return samples.size() == exercise.samples().size();
    }

    private static List<Layer> layers(Sketch sketch, int sample) {
        Exercise exercise = sketch.exercise();
        double[] values = sketch.values(sample);
        Source source = exercise.samples().get(sample).source();
        if (source == Source.PROBABILITIES) {
            return List.of();
        }
        if (source == Source.LOGITS) {
            return List.of(layer(exercise.activation().orElse(Activations.SOFTMAX), values));
        }
        List<Layer> layers = new ArrayList<>();
        List<LayerData> network = exercise.network().orElseThrow().layers();
        for (int l = 0; l < network.size(); l++) {
            Layer layer = layer(network.get(l).activation(), preactivations(sketch, l, values));
            layers.add(layer);
            values = layer.a();
        }
        return layers;
    }

    private static double[] preactivations(Sketch sketch, int l, double[] before) {
        double[] z = sketch.bias(l);
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < before.length; j++) {
                double weight = sketch.weight(l, i, j);
                z[i] += Double.isNaN(weight) ? 0 : weight * before[j];
            }
        }
        return z;
    }

    private static Layer layer(Activation function, double[] z) {
        double[] a = new double[z.length];
        if (function.isEntrywise()) {
            for (int i = 0; i < z.length; i++) {
                a[i] = function.unit(i).orElseThrow().value(z[i]);
            }
        } else {
            Matrix values = function.value(Matrix.column(z));
            for (int i = 0; i < z.length; i++) {
                a[i] = values.get(i);
            }
        }
        return new Layer(function, z, a);
    }

    private static boolean areUsual(double[] values) {
        for (double value : values) {
            if (!(Math.abs(value) < LARGE)) {
                return false;
            }
        }
        return true;
    }

    /** The layers of all samples. */
    List<Layer> layers() {
        return samples.stream().flatMap(List::stream).toList();
    }

    /** The outputs of each sample that has a last layer. */
    static Optional<Layer> last(List<Layer> layers) {
        return layers.isEmpty() ? Optional.empty() : Optional.of(layers.get(layers.size() - 1));
    }
}
