package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded exercise of a course, as plain numbers and as YAML: 1 to 3 layers of up to 4 units, one sample or a batch. */
final class RandomCourse {
    private static final String[] HIDDEN = {"sigmoid", "sigmoid", "tanh", "relu", "leaky-relu", "identity", "softplus"};
    private static final String[] SQUARES = {
        "half-squared-error", "half-squared-error", "squared-error", "mean-squared-error"
    };

    record Layer(double[][] weights, double[] bias, String activation) {}

    final List<Layer> layers = new ArrayList<>();
    final List<double[]> inputs = new ArrayList<>();
    final List<double[]> targets = new ArrayList<>();
    final String loss;
    final int decimals;
    final double rate;
    /** single, mean or sum. */
    final String batch;

    final boolean carryWritten;
    /** Whether error terms have the sign of target minus output. */
    final boolean turned;

    private final boolean slopesAsked;

    RandomCourse(long seed) {
        Random random = new Random(seed * 6151 + 3);
        turned = seed % 4 == 2;
        int previous = 1 + random.nextInt(3);
        int first = previous;
        int count = 1 + random.nextInt(3);
        int square = random.nextInt(3) == 0 ? previous : 0;
        for (int l = 1; l <= count; l++) {
            int units = square > 0 ? square : 1 + random.nextInt(4);
            String activation = l < count
                    ? HIDDEN[random.nextInt(HIDDEN.length)]
                    : List.of("sigmoid", "softmax", "identity", "tanh").get(random.nextInt(units > 1 ? 4 : 1));
            layers.add(layer(random, units, previous, activation));
            previous = units;
        }
        String last = layers.get(count - 1).activation;
        loss = last.equals("softmax") && random.nextInt(3) > 0
                ? "cross-entropy"
                : last.equals("sigmoid") && random.nextInt(3) == 0
                        ? "binary-cross-entropy"
                        : SQUARES[random.nextInt(SQUARES.length)];
        batch = random.nextInt(5) == 0 ? random.nextBoolean() ? "mean" : "sum" : "single";
        int samples = batch.equals("single") ? 1 : 2 + random.nextInt(2);
        for (int s = 0; s < samples; s++) {
            inputs.add(vector(random, first));
            double[] target = new double[previous];
            int hot = random.nextInt(previous);
            for (int i = 0; i < previous; i++) {
                target[i] = loss.equals("cross-entropy") ? i == hot ? 1 : 0 : random.nextInt(2);
            }
            targets.add(target);
        }
        decimals = 2 + random.nextInt(4);
        rate = List.of(0.5, 0.1, 1.0, 0.2).get(random.nextInt(4));
        carryWritten = random.nextInt(3) > 0;
        boolean entrywise = layers.stream().noneMatch(layer -> layer.activation.equals("softmax"));
        slopesAsked = entrywise && random.nextInt(3) == 0;
    }

    private static Layer layer(Random random, int units, int inputs, String activation) {
        double[][] weights = new double[units][];
        for (int i = 0; i < units; i++) {
            weights[i] = vector(random, inputs);
        }
        return new Layer(weights, random.nextInt(5) == 0 ? new double[0] : vector(random, units), activation);
    }

    private static double[] vector(Random random, int size) {
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            int tenths = random.nextInt(31) - 15;
            vector[i] = random.nextInt(5) == 0 ? Math.round(tenths / 8.0) : tenths / 10.0;
        }
        return vector;
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
        for (Layer layer : layers) {
            yaml.append("    - weights: ")
                    .append(java.util.Arrays.deepToString(layer.weights))
                    .append('\n');
            if (layer.bias.length > 0) {
                yaml.append("      bias: ")
                        .append(java.util.Arrays.toString(layer.bias))
                        .append('\n');
            }
            yaml.append("      activation: ").append(layer.activation).append('\n');
        }
        boolean single = batch.equals("single");
        yaml.append(single ? "input: " : "inputs: ")
                .append(written(inputs, single))
                .append('\n');
        yaml.append(single ? "target: " : "targets: ")
                .append(written(targets, single))
                .append('\n');
        yaml.append("loss: ")
                .append(loss)
                .append("\nlearningRate: ")
                .append(rate)
                .append('\n');
        String sign = turned ? "errorSign: target-minus-output" : "";
        if (!single) {
            yaml.append("conventions: {batch: ")
                    .append(batch)
                    .append(turned ? ", " : "")
                    .append(sign)
                    .append("}\n");
        } else if (turned) {
            yaml.append("conventions: {").append(sign).append("}\n");
        }
        yaml.append("answers: {decimals: ").append(decimals).append(", carry: ");
        yaml.append(carryWritten ? "written" : "kept").append("}\n");
        return yaml.append("tasks: [forward, ")
                .append(slopesAsked ? "activation-derivative, " : "")
                .append("loss, backpropagation, gradient-step]\n")
                .toString();
    }

    private static String written(List<double[]> vectors, boolean single) {
        List<String> rows = vectors.stream().map(java.util.Arrays::toString).toList();
        return single ? rows.get(0) : rows.toString();
    }

    int outputs() {
        return layers.get(layers.size() - 1).weights.length;
    }
}
