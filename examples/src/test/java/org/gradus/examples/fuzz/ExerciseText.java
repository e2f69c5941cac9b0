package org.gradus.examples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Exercises from a grammar: all tasks, activations, losses and conventions, in shapes that fit, numbers that need not. */
final class ExerciseText {
    private static final List<String> USUAL = List.of(
            "identity",
            "sigmoid",
            "tanh",
            "relu",
            "leaky-relu",
            "elu",
            "selu",
            "softplus",
            "softsign",
            "hard-sigmoid",
            "hard-tanh",
            "gelu",
            "gelu-tanh",
            "silu",
            "mish",
            "log-sigmoid",
            "gaussian",
            "arctan",
            "step",
            "sign",
            "softmax",
            "{ name: leaky-relu, alpha: 0.1 }",
            "{ name: elu, alpha: 1/2 }",
            "{ formula: \"z/(1+exp(-z))\", name: swish }",
            "{ formula: \"max(0, min(z, 6))\", name: relu6 }",
            "{ formula: \"z^3\" }",
            "{ formula: \"exp(-z^2/2)*cos(z)\" }",
            "{ formula: \"sqrt(1+z^2)\" }",
            "{ formula: \"ln(1+abs(z))\" }");
    private static final List<String> REAL_LOSSES = List.of(
            "half-squared-error",
            "squared-error",
            "mean-squared-error",
            "absolute-error",
            "huber",
            "{ name: huber, delta: 1/2 }");
    private static final List<String> PLAIN_TASKS = List.of(
            "forward",
            "composition",
            "activation-derivative",
            "softmax-derivative",
            "softmax-properties",
            "backpropagation-derivation",
            "xor-impossibility",
            "forward");
    private static final List<String> TRAINING_TASKS =
            List.of("loss", "loss-gradient", "backpropagation", "gradient-step");
    private static final List<String> ACTIVATIONS = List.of(
            "identity",
            "sigmoid",
            "tanh",
            "relu",
            "softmax",
            "step",
            "step-strict",
            "sign",
            "leaky-relu",
            "elu",
            "selu",
            "softplus",
            "softsign",
            "hard-sigmoid",
            "hard-tanh",
            "gelu",
            "gelu-tanh",
            "silu",
            "mish",
            "log-sigmoid",
            "gaussian",
            "arctan",
            "{ name: leaky-relu, alpha: 0.1 }",
            "{ name: elu, alpha: 1/2 }",
            "{ name: leaky-relu, alpha: sqrt(2)/10 }",
            "{ formula: \"z/(1+exp(-z))\", name: swish }",
            "{ formula: \"tanh(0.7978845608*z)\" }",
            "{ formula: \"max(0, min(z, 6))\", name: relu6 }",
            "{ formula: \"z^3\" }",
            "{ formula: \"piecewise(z > 1, z, z^2)\" }",
            "{ formula: \"exp(-z^2/2)*cos(z)\" }",
            "{ formula: \"sin(3*z)\" }",
            "{ formula: \"sqrt(1+z^2)\" }",
            "{ formula: \"ln(1+abs(z))\" }",
            "{ formula: \"z*Phi(1.702*z)\" }",
            "{ formula: \"exp(1e-10)*z\" }",
            "{ formula: \"z^(1/3)\" }",
            "{ formula: \"ln(z)\" }",
            "{ formula: \"piecewise(ln(3) < max(1/3, z), z, 0)\" }",
            "{ formula: \"1/z\" }",
            "{ formula: \"x\" }",
            "{ formula: \"3\" }",
            "logistic",
            "linear",
            "swish",
            "heaviside",
            "sigmoyd");
    private static final List<String> LOSSES = List.of(
            "cross-entropy",
            "cross-entropy",
            "binary-cross-entropy",
            "half-squared-error",
            "squared-error",
            "mean-squared-error",
            "absolute-error",
            "hinge",
            "huber",
            "{ name: huber, delta: 1/2 }",
            "mse",
            "nll");
    private static final List<String> TASKS = List.of(
            "forward",
            "classify",
            "softmax-jacobian",
            "loss",
            "loss-gradient",
            "backpropagation",
            "gradient-step",
            "composition",
            "truth-table",
            "activation-derivative",
            "softmax-derivative",
            "softmax-properties",
            "backpropagation-derivation",
            "xor-impossibility");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "0.5",
            "-0.25",
            "3",
            "10",
            "-7",
            "100",
            "600",
            "-600",
            "1e-3",
            "1e10",
            "1/3",
            "sqrt(2)",
            "pi",
            "\"ln(3)\"",
            "e",
            "\"exp(-5)\"",
            "0.123456789",
            "-0.000001",
            "37",
            "1e-20",
            "\"exp(100)\"",
            "745");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    /** One number in so many is an unusual one. */
    private int unusual = 3;

    private ExerciseText(Random random) {
        this.random = random;
    }

    static String any(Random random) {
        return new ExerciseText(random).write();
    }

    static String coherent(Random random) {
        return new ExerciseText(random).coherent();
    }

    /** What fits together: a network with a loss that its output allows, targets in the range of the loss, tasks that have what they need. */
    private String coherent() {
        unusual = random.nextInt(4) == 0 ? 4 : 40;
        int inputs = 1 + random.nextInt(3);
        int samples = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
        String loss =
                any(List.of("cross-entropy", "binary-cross-entropy", "hinge", any(REAL_LOSSES), any(REAL_LOSSES)));
        String last = switch (loss) {
            case "cross-entropy" -> "softmax";
            case "binary-cross-entropy" -> "sigmoid";
            default -> any(USUAL);
        };
        int outputs = network(inputs, USUAL, last);
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            targets.add(
                    switch (loss) {
                        case "cross-entropy" -> oneHot(outputs);
                        case "binary-cross-entropy" -> binary(outputs, "0");
                        case "hinge" -> binary(outputs, "-1");
                        default -> numbers(outputs);
                    });
        }
        boolean one = samples == 1;
        text.append(one ? "input: " + numbers(inputs) : "inputs: " + list(samples, inputs))
                .append('\n');
        text.append(one ? "target: " + targets.get(0) : "targets: " + targets).append('\n');
        text.append("loss: ")
                .append(loss)
                .append("\nlearningRate: ")
                .append(any(List.of("0.1", "1", "0.5", "1/3")))
                .append('\n');
        settings();
        List<String> tasks = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tasks.add(any(PLAIN_TASKS));
        }
        tasks.add(any(TRAINING_TASKS));
        if (last.equals("softmax")) {
            tasks.add("softmax-jacobian");
        }
        text.append("tasks: ").append(tasks.stream().distinct().toList()).append('\n');
        return text.toString();
    }

    private String binary(int count, String low) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(random.nextBoolean() ? "1" : low);
        }
        return numbers.toString();
    }

    private String write() {
        if (random.nextInt(3) == 0) {
            text.append("title: ")
                    .append(any(List.of("Exercise 1", "\"A $z^2$ title\"", "Übung – „2“", "\"100 % & more_\"")))
                    .append('\n');
        }
        if (random.nextInt(4) == 0) {
            text.append("language: ").append(any(List.of("de", "en"))).append('\n');
        }
        int outputs;
        int inputs = 1 + random.nextInt(3);
        int samples = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        boolean logits = random.nextInt(7) == 0;
        if (logits) {
            outputs = 1 + random.nextInt(4);
            String key = any(List.of("logits", "logits", "probabilities"));
            String one = key.equals("logits") ? numbers(outputs) : probabilities(outputs);
            text.append(key)
                    .append(": ")
                    .append(samples == 0 ? one : list(samples, one))
                    .append('\n');
            samples = Math.min(samples, 1) * samples;
        } else {
            outputs = network(inputs, ACTIVATIONS, any(ACTIVATIONS));
            text.append(samples == 0 ? "input: " + numbers(inputs) : "inputs: " + list(samples, inputs))
                    .append('\n');
        }
        target(outputs, samples);
        settings();
        List<String> tasks = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            tasks.add(any(TASKS));
        }
        text.append("tasks: ").append(tasks.stream().distinct().toList()).append('\n');
        return text.toString();
    }

    private int network(int inputs, List<String> hidden, String last) {
        text.append("network:\n  layers:\n");
        int before = inputs;
        for (int l = 1 + random.nextInt(3); l > 0; l--) {
            int units = l == 1 && last.equals("softmax") ? 2 + random.nextInt(2) : 1 + random.nextInt(3);
            int columns = before;
            text.append("    - weights: [").append(rows(units, columns)).append("]\n");
            if (random.nextInt(5) > 0) {
                text.append("      bias: ").append(numbers(units)).append('\n');
            }
            text.append("      activation: ")
                    .append(l == 1 ? last : any(hidden))
                    .append('\n');
            before = units;
        }
        return before;
    }

    private String rows(int units, int columns) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            rows.add(numbers(columns));
        }
        return String.join(", ", rows);
    }

    private void target(int outputs, int samples) {
        if (random.nextInt(6) > 0) {
            String one = switch (random.nextInt(4)) {
                case 0 -> numbers(outputs);
                case 1 -> "{ class: " + (1 + random.nextInt(outputs + 1)) + " }";
                default -> oneHot(outputs);
            };
            text.append(samples == 0 ? "target: " + one : "targets: " + list(samples, one))
                    .append('\n');
        }
        if (random.nextInt(6) > 0) {
            text.append("loss: ").append(any(LOSSES)).append('\n');
        }
        if (random.nextInt(3) > 0) {
            text.append("learningRate: ")
                    .append(random.nextInt(4) > 0 ? any(List.of("0.1", "1", "0.5", "1/3")) : any(NUMBERS))
                    .append('\n');
        }
    }

    private void settings() {
        if (random.nextInt(4) == 0) {
            text.append("conventions: { kinkDerivative: ")
                    .append(any(List.of("0", "1", "1/2", "undefined")))
                    .append(", stepAtZero: ")
                    .append(any(List.of("0", "1")))
                    .append(", batch: ")
                    .append(any(List.of("independent", "sequential", "mean", "sum")))
                    .append(", updateBias: ")
                    .append(any(List.of("true", "false")))
                    .append(" }\n");
        }
        if (random.nextInt(2) == 0) {
            text.append("rounding: { digits: ")
                    .append(1 + random.nextInt(15))
                    .append(", mode: ")
                    .append(any(List.of("carry", "displayed", "exact")))
                    .append(" }\n");
        }
        if (random.nextInt(6) == 0) {
            text.append("notation: { layerIndex: ")
                    .append(any(List.of("plain", "parentheses", "brackets")))
                    .append(" }\n");
        }
    }

    private String number() {
        return random.nextInt(unusual) > 0
                ? java.math.BigDecimal.valueOf(random.nextInt(41) - 20, random.nextInt(2))
                        .toPlainString()
                : any(NUMBERS);
    }

    private String numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(number());
        }
        return numbers.toString();
    }

    private String oneHot(int count) {
        int hot = random.nextInt(count);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i == hot ? "1" : "0");
        }
        return numbers.toString();
    }

    private String probabilities(int count) {
        return switch (count) {
            case 1 -> "[1]";
            case 2 -> any(List.of("[0.3, 0.7]", "[1, 0]", "[1/3, 2/3]"));
            case 3 -> any(List.of("[0.2, 0.5, 0.3]", "[0, 1, 0]", "[1/3, 1/3, 1/3]"));
            default -> any(List.of("[0.25, 0.25, 0.25, 0.25]", "[0.1, 0.2, 0.3, 0.4]", "[0.1, 0.2, 0.3, 0.5]"));
        };
    }

    private String list(int count, int width) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(numbers(width));
        }
        return items.toString();
    }

    private static String list(int count, String item) {
        return java.util.Collections.nCopies(count, item).toString();
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
