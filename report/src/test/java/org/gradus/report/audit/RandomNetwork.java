package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded exercise: 1 to 3 layers of up to 4 units, one-decimal weights, as YAML and as numbers for an independent forward pass. */
final class RandomNetwork {
    private static final String[] HIDDEN = {"relu", "sigmoid", "tanh", "identity"};
    private static final String[] LAST = {"softmax", "sigmoid", "tanh", "relu", "softmax"};

    private record Layer(List<List<BigDecimal>> weights, List<BigDecimal> bias, String activation) {}

    private final List<Layer> layers = new ArrayList<>();
    private final List<BigDecimal> input = new ArrayList<>();
    private final String rounding;

    RandomNetwork(long seed, String mode) {
        Random random = new Random(seed);
        int inputs = 1 + random.nextInt(3);
        for (int j = 0; j < inputs; j++) {
            input.add(decimal(random));
        }
        int count = 1 + random.nextInt(3);
        int previous = inputs;
        for (int l = 1; l <= count; l++) {
            int units = 1 + random.nextInt(4);
            String[] choice = l == count ? LAST : HIDDEN;
            layers.add(layer(random, units, previous, choice[random.nextInt(choice.length)]));
            previous = units;
        }
        rounding = "{ digits: " + (1 + random.nextInt(6)) + ", mode: " + mode + " }";
    }

    private static Layer layer(Random random, int units, int previous, String activation) {
        List<List<BigDecimal>> weights = new ArrayList<>();
        List<BigDecimal> bias = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            List<BigDecimal> row = new ArrayList<>();
            for (int j = 0; j < previous; j++) {
                row.add(decimal(random));
            }
            weights.add(row);
            bias.add(decimal(random));
        }
        return new Layer(weights, random.nextInt(5) == 0 ? List.of() : bias, activation);
    }

    /** One decimal, sometimes an integer, sometimes large enough to saturate. */
    private static BigDecimal decimal(Random random) {
        int tenths = random.nextInt(41) - 20;
        return switch (random.nextInt(12)) {
            case 0 -> BigDecimal.valueOf(tenths);
            case 1 -> BigDecimal.ZERO;
            default -> BigDecimal.valueOf(tenths, 1);
        };
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
        for (Layer layer : layers) {
            yaml.append("    - weights: ").append(layer.weights).append('\n');
            if (!layer.bias.isEmpty()) {
                yaml.append("      bias: ").append(layer.bias).append('\n');
            }
            yaml.append("      activation: ").append(layer.activation).append('\n');
        }
        String last = layers.get(layers.size() - 1).activation;
        boolean classifies = outputs() > 1 || !last.equals("relu") && !last.equals("softmax");
        return yaml.append("input: ")
                .append(input)
                .append('\n')
                .append("rounding: ")
                .append(rounding)
                .append('\n')
                .append("tasks: [forward, composition")
                .append(classifies ? ", classify" : "")
                .append(last.equals("softmax") ? ", softmax-jacobian" : "")
                .append("]\n")
                .toString();
    }

    private int outputs() {
        return layers.get(layers.size() - 1).weights.size();
    }

    /** y to 60 digits, by a forward pass of the test's own. */
    List<BigDecimal> output() {
        List<BigDecimal> a = input;
        for (Layer layer : layers) {
            List<BigDecimal> z = new ArrayList<>();
            for (int i = 0; i < layer.weights.size(); i++) {
                BigDecimal sum = layer.bias.isEmpty() ? BigDecimal.ZERO : layer.bias.get(i);
                for (int j = 0; j < a.size(); j++) {
                    sum = sum.add(layer.weights.get(i).get(j).multiply(a.get(j)), Decimals.PRECISION);
                }
                z.add(sum);
            }
            a = RandomTraining.activate(layer.activation, z);
        }
        return a;
    }
}
