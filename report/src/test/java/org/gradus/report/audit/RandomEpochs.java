package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A seeded exercise about the task training: rules, optimisers, networks, given gradients; in text and as numbers. */
final class RandomEpochs {
    private static final List<String> OPTIMISERS = List.of(
            "gradient-descent",
            "{name: momentum, momentum: 0.5}",
            "nesterov",
            "adagrad",
            "{name: rmsprop, beta2: 0.8}",
            "{name: adam, beta1: 0.5, beta2: 0.75}");
    private static final List<String> METHODS =
            List.of("gradient-descent", "momentum", "nesterov", "adagrad", "rmsprop", "adam");

    final String rule;
    final String method;
    final String activation;
    final boolean reduced;
    final boolean mean;
    final int epochs;
    final double rate;
    final List<double[][]> weights = new ArrayList<>();
    final List<double[]> biases = new ArrayList<>();
    final double[][] inputs;
    final double[][] targets;
    final double decay;
    private final int digits;
    private final int optimiser;

    RandomEpochs(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L); // seeds in a row would begin alike
        int kind = random.nextInt(4);
        rule = kind == 0 ? "perceptron" : kind == 1 ? "delta" : "gradient";
        optimiser = rule.equals("gradient") ? random.nextInt(OPTIMISERS.size()) : 0;
        method = METHODS.get(optimiser);
        activation = rule.equals("perceptron")
                ? List.of("step", "sign", "step-strict").get(random.nextInt(3))
                : List.of("identity", "sigmoid", "tanh").get(random.nextInt(3));
        int layers = rule.equals("gradient") && random.nextInt(3) == 0 ? 2 : 1;
        int in = 1 + random.nextInt(3);
        int out = random.nextInt(3) == 0 ? 2 : 1;
        int before = in;
        for (int l = 1; l <= layers; l++) {
            int units = l == layers ? out : 2;
            weights.add(matrix(random, units, before));
            biases.add(matrix(random, 1, units)[0]);
            before = units;
        }
        int samples = 1 + random.nextInt(4);
        inputs = matrix(random, samples, in);
        targets = new double[samples][out];
        for (double[] target : targets) {
            for (int i = 0; i < out; i++) {
                target[i] = activation.equals("sign") ? 2 * random.nextInt(2) - 1 : random.nextInt(2);
            }
        }
        reduced = rule.equals("gradient") && samples > 1 && random.nextInt(3) == 0;
        mean = random.nextBoolean();
        epochs = 1 + random.nextInt(3);
        rate = List.of(0.1, 0.5, 1.0).get(random.nextInt(3));
        digits = 3 + random.nextInt(3);
        decay = rule.equals("gradient") && random.nextInt(3) == 0 ? 0.1 : 0;
    }

    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (random.nextInt(21) - 10) / 10.0;
            }
        }
        return matrix;
    }

    private static String list(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f", numbers[i]))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String lists(double[][] rows) {
        return IntStream.range(0, rows.length).mapToObj(i -> list(rows[i])).collect(Collectors.joining(", ", "[", "]"));
    }

    String yaml() {
        StringBuilder text = new StringBuilder("network:\n  layers:\n");
        for (int l = 0; l < weights.size(); l++) {
            text.append("    - {weights: ")
                    .append(lists(weights.get(l)))
                    .append(", bias: ")
                    .append(list(biases.get(l)))
                    .append(", activation: ")
                    .append(activation)
                    .append("}\n");
        }
        text.append("inputs: ").append(lists(inputs)).append("\ntargets: ").append(lists(targets));
        text.append("\nlearningRate: ")
                .append(rate)
                .append("\nrounding: {digits: ")
                .append(digits)
                .append("}\n");
        if (rule.equals("gradient")) {
            text.append("loss: half-squared-error\noptimiser: ")
                    .append(OPTIMISERS.get(optimiser))
                    .append('\n');
            text.append(decay > 0 ? "regularisation: {l2: 0.1}\n" : "");
        }
        if (reduced) {
            text.append("conventions: {batch: ").append(mean ? "mean" : "sum").append("}\n");
        }
        return text.append("tasks: [{training: {epochs: ")
                .append(epochs)
                .append(", rule: ")
                .append(rule)
                .append("}}]\n")
                .toString();
    }
}
