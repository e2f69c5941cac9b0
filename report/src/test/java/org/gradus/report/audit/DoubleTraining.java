package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trains a seeded network in plain doubles, straight from the textbooks' formulas over one long vector of parameters. */
final class DoubleTraining {
    private final RandomEpochs exercise;
    private final double[] parameters;
    private final double[] first;
    private final double[] second;
    private int updates;

    DoubleTraining(RandomEpochs exercise) {
        this.exercise = exercise;
        List<Double> all = new ArrayList<>();
        for (int l = 0; l < exercise.weights.size(); l++) {
            for (double[] row : exercise.weights.get(l)) {
                Arrays.stream(row).forEach(all::add);
            }
            Arrays.stream(exercise.biases.get(l)).forEach(all::add);
        }
        this.parameters = all.stream().mapToDouble(Double::doubleValue).toArray();
        this.first = new double[parameters.length];
        this.second = new double[parameters.length];
    }

    List<Double> parameters() {
        for (int epoch = 0; epoch < exercise.epochs; epoch++) {
            if (exercise.reduced) {
                double[] at = ahead();
                double[] sum = new double[parameters.length];
                for (int s = 0; s < exercise.inputs.length; s++) {
                    add(sum, gradient(at, s), exercise.mean ? 1.0 / exercise.inputs.length : 1);
                }
                decay(sum, at);
                update(sum);
            } else {
                for (int s = 0; s < exercise.inputs.length; s++) {
                    double[] at = ahead();
                    double[] gradient = gradient(at, s);
                    decay(gradient, at);
                    update(gradient);
                }
            }
        }
        return Arrays.stream(parameters).boxed().toList();
    }

    /** λw for each weight, nothing for a bias. */
    private void decay(double[] gradient, double[] at) {
        int next = 0;
        for (int l = 0; l < exercise.weights.size(); l++) {
            int weights = exercise.weights.get(l).length * exercise.weights.get(l)[0].length;
            for (int k = next; k < next + weights; k++) {
                gradient[k] += exercise.decay * at[k];
            }
            next += weights + exercise.biases.get(l).length;
        }
    }

    private static void add(double[] to, double[] what, double times) {
        for (int k = 0; k < to.length; k++) {
            to[k] += times * what[k];
        }
    }

    private double[] ahead() {
        double[] at = parameters.clone();
        if (exercise.method.equals("nesterov")) {
            add(at, first, 0.9);
        }
        return at;
    }

    private void update(double[] g) {
        updates++;
        double rate = exercise.rate;
        for (int k = 0; k < parameters.length; k++) {
            switch (exercise.method) {
                case "gradient-descent" -> parameters[k] -= rate * g[k];
                case "momentum", "nesterov" -> {
                    double mu = exercise.method.equals("momentum") ? 0.5 : 0.9;
                    first[k] = mu * first[k] - rate * g[k];
                    parameters[k] += first[k];
                }
                case "adagrad" -> {
                    second[k] += g[k] * g[k];
                    parameters[k] -= rate * g[k] / (Math.sqrt(second[k]) + 1e-8);
                }
                case "rmsprop" -> {
                    second[k] = 0.8 * second[k] + 0.2 * g[k] * g[k];
                    parameters[k] -= rate * g[k] / (Math.sqrt(second[k]) + 1e-8);
                }
                case "adam" -> {
                    first[k] = 0.5 * first[k] + 0.5 * g[k];
                    second[k] = 0.75 * second[k] + 0.25 * g[k] * g[k];
                    double m = first[k] / (1 - Math.pow(0.5, updates));
                    double v = second[k] / (1 - Math.pow(0.75, updates));
                    parameters[k] -= rate * m / (Math.sqrt(v) + 1e-8);
                }
                default -> throw new IllegalStateException(exercise.method);
            }
        }
    }

    private double activate(double z) {
        // sums of one-decimal numbers: what is 0 must not be missed by 1e-17
        double rounded = Math.abs(z) < 1e-12 ? 0 : z;
        return switch (exercise.activation) {
            case "identity" -> z;
            case "sigmoid" -> 1 / (1 + Math.exp(-z));
            case "tanh" -> Math.tanh(z);
            case "step" -> rounded >= 0 ? 1 : 0;
            case "step-strict" -> rounded > 0 ? 1 : 0;
            case "sign" -> Math.signum(rounded);
            default -> throw new IllegalStateException(exercise.activation);
        };
    }

    private double slope(double a) {
        return switch (exercise.activation) {
            case "identity" -> 1;
            case "sigmoid" -> a * (1 - a);
            case "tanh" -> 1 - a * a;
            default -> 1; // the perceptron rule has no factor
        };
    }

    /** Of ½(y − t)², or what stands in its place in the perceptron rule, over all parameters at {@code at}. */
    private double[] gradient(double[] at, int sample) {
        int layers = exercise.weights.size();
        List<double[]> a = new ArrayList<>(List.of(exercise.inputs[sample]));
        int[] start = new int[layers];
        int next = 0;
        for (int l = 0; l < layers; l++) {
            start[l] = next;
            int units = exercise.biases.get(l).length;
            double[] before = a.get(l);
            double[] own = new double[units];
            for (int i = 0; i < units; i++) {
                double z = at[next + units * before.length + i];
                for (int j = 0; j < before.length; j++) {
                    z += at[next + i * before.length + j] * before[j];
                }
                own[i] = activate(z);
            }
            next += units * before.length + units;
            a.add(own);
        }
        double[] gradient = new double[at.length];
        double[] y = a.get(layers);
        double[] back = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            back[i] = y[i] - exercise.targets[sample][i];
        }
        for (int l = layers - 1; l >= 0; l--) {
            double[] before = a.get(l);
            double[] own = a.get(l + 1);
            double[] further = new double[before.length];
            for (int i = 0; i < own.length; i++) {
                double delta = back[i] * slope(own[i]);
                gradient[start[l] + own.length * before.length + i] = delta;
                for (int j = 0; j < before.length; j++) {
                    gradient[start[l] + i * before.length + j] = delta * before[j];
                    further[j] += delta * at[start[l] + i * before.length + j];
                }
            }
            back = further;
        }
        return gradient;
    }
}
