package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded exercise with several samples, as YAML: 1 to 3 layers of up to 4 units, any convention, with or without bias. */
final class RandomBatch {
    private static final List<String> HIDDEN =
            List.of("sigmoid", "tanh", "relu", "leaky-relu", "identity", "softplus", "softmax");
    private static final List<String> CONVENTIONS = List.of("mean", "sum", "independent", "sequential");

    private final Random random;
    private final List<String> layers = new ArrayList<>();
    private final String output;
    private final String loss;
    private final int inputs;
    private final int outputs;
    private final int samples;
    private final String convention;
    /** Whether the exercise has a temperature, smoothed labels and regularisation where they fit. */
    private final boolean more;
    /** Whether error terms have the sign of target minus output. */
    private final boolean turned;

    RandomBatch(long seed) {
        random = new Random(seed * 104729 + 7);
        convention = CONVENTIONS.get((int) (seed % CONVENTIONS.size()));
        more = seed % 3 == 1;
        Random mixed = new Random(seed * 49979687 + 11);
        turned = seed / 4 % 4 == 1;
        inputs = 1 + random.nextInt(3);
        int count = 1 + random.nextInt(3);
        int before = inputs;
        String last = "";
        for (int l = 1; l <= count; l++) {
            int units = 1 + random.nextInt(l == count ? 3 : 4);
            boolean isLast = l == count;
            last = isLast
                    ? List.of("sigmoid", "identity", "tanh", units > 1 ? "softmax" : "sigmoid")
                            .get(random.nextInt(4))
                    : HIDDEN.get(random.nextInt(units > 1 ? HIDDEN.size() : HIDDEN.size() - 1));
            String activation = more && last.equals("softmax") ? "{name: softmax, temperature: 2}" : last;
            if (seed % 5 == 3 && units > 1 && !last.equals("softmax")) {
                activation = mixed(mixed, units);
                last = "mixed";
            }
            String bias = random.nextInt(4) == 0 ? "" : ", bias: " + vector(units);
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < units; i++) {
                rows.add(vector(before));
            }
            layers.add("    - {weights: " + rows + bias + ", activation: " + activation + "}");
            before = units;
        }
        output = last;
        outputs = before;
        loss = switch (output) {
            case "softmax" -> random.nextInt(3) > 0 ? "cross-entropy" : "squared-error";
            case "sigmoid" -> random.nextBoolean() ? "binary-cross-entropy" : "half-squared-error";
            default -> "half-squared-error";
        };
        samples = random.nextInt(5) == 0 ? 9 + random.nextInt(4) : 2 + random.nextInt(4);
    }

    /** Units with activations of their own. */
    private static String mixed(Random random, int units) {
        List<String> functions = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            functions.add(HIDDEN.get(random.nextInt(HIDDEN.size() - 1)));
        }
        return functions.toString();
    }

    /** Whether the samples have one loss, the mean or the sum of theirs. */
    boolean isReduced() {
        return convention.equals("mean") || convention.equals("sum");
    }

    private String vector(int size) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(BigDecimal.valueOf(random.nextInt(31) - 15, 1).toPlainString());
        }
        return entries.toString();
    }

    private String target() {
        List<String> entries = new ArrayList<>();
        int hot = random.nextInt(outputs);
        for (int i = 0; i < outputs; i++) {
            entries.add(
                    output.equals("softmax")
                            ? i == hot ? "1" : "0"
                            : output.equals("sigmoid") ? Integer.toString(random.nextInt(2)) : "0.5");
        }
        return entries.toString();
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
        layers.forEach(layer -> yaml.append(layer).append('\n'));
        List<String> xs = new ArrayList<>();
        List<String> ts = new ArrayList<>();
        for (int s = 0; s < samples; s++) {
            xs.add(vector(inputs));
            ts.add(target());
        }
        return yaml.append("inputs: ")
                .append(xs)
                .append("\ntargets: ")
                .append(ts)
                .append("\nloss: ")
                .append(more && loss.endsWith("cross-entropy") ? "{name: " + loss + ", labelSmoothing: 0.2}" : loss)
                .append(more ? "\nregularisation: {l2: 0.1, biases: " + (inputs > 1) + "}" : "")
                .append("\nlearningRate: 0.5\nconventions: {batch: ")
                .append(convention)
                .append(turned ? ", errorSign: target-minus-output" : "")
                .append("}\nrounding: {digits: ")
                .append(2 + random.nextInt(4))
                .append(
                        "}\ntasks: [forward, loss, loss-gradient, backpropagation, input-gradient, gradient-step, step-check]\n")
                .toString();
    }
}
