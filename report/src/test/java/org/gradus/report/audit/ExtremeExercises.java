package org.gradus.report.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A seeded exercise of nasty numbers, as YAML: pixels and prices that nobody scaled, decimals with many places, constants such as
 * exp(1000) and 1e-300, own activations with such constants; every activation, loss, rounding mode and task.
 */
public final class ExtremeExercises {
    private static final List<String> ACTIVATIONS = List.of(
            ("identity sigmoid tanh relu step step-strict sign leaky-relu elu selu softplus softsign hard-sigmoid hard-tanh"
                            + " gelu gelu-tanh silu mish log-sigmoid gaussian arctan softmax")
                    .split(" "));

    private static final List<String> PLAIN = List.of("1", "0", "-1", "0.5", "2", "-0.3", "10", "1/3", "7.25");

    private static final List<String> NASTY = List.of(
            "600",
            "-600",
            "255",
            "128",
            "250000",
            "-40",
            "30",
            "300",
            "1000",
            "-2000",
            "1e6",
            "-1e6",
            "1e300",
            "-1e-300",
            "20000000000000000",
            "0.7978845608",
            "0.044715000000001",
            "-3.14159265358979323846",
            "1e-10",
            "0.123456789012345678901234567890",
            "exp(1000)",
            "exp(-1000)",
            "exp(1e-10)",
            "exp(-1e9)",
            "ln(3)",
            "ln(1e300)",
            "sqrt(2)",
            "sqrt(1e-20)",
            "pi",
            "e^2",
            "1/(1+e)",
            "1e308",
            "sqrt(2)*1e10");

    private static final List<String> FORMULAS = List.of(
            "tanh(%s*z)",
            "z*exp(%s)",
            "z/(1+exp(-%s*z))",
            "exp(%s*z)",
            "exp(exp(z))",
            "ln(1+exp(%s*z))",
            "max(%s, z)",
            "relu(z-%s)",
            "abs(z)*%s",
            "piecewise(ln(3) < max(1/3, z), z, %s*z)",
            "piecewise(z < %s, z, z^2)",
            "z^2*%s",
            "z*Phi(%s*z)",
            "1/(z^2+%s^2+1)",
            "sqrt(z^2+%s^2+1)",
            "sin(%s*z)",
            "atan(z)/%s",
            "0.5*z*(1+tanh(%s*(z+0.044715*z^3)))",
            "erf(z*%s)",
            "z^3/%s",
            "min(max(z, -%s), %s)",
            "2^(z/%s)",
            "sign(z-%s)*z");

    private static final List<String> LOSSES =
            List.of("half-squared-error", "squared-error", "mean-squared-error", "absolute-error", "hinge", "huber");

    private final Random random;

    private ExtremeExercises(long seed) {
        this.random = new Random(seed * 104_729 + 31);
    }

    /** The exercise of this seed: always one that the reader takes, unless a number or an own formula of it has no value. */
    public static String yaml(long seed) {
        return new ExtremeExercises(seed).exercise();
    }

    private String exercise() {
        return random.nextInt(6) == 0 ? logits() : network();
    }

    // ---- parts ----

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String number() {
        String text = random.nextInt(3) == 0 ? one(NASTY) : one(PLAIN);
        return "\"" + text + "\"";
    }

    private String vector(int size) {
        return IntStream.range(0, size).mapToObj(i -> number()).collect(Collectors.joining(", ", "[", "]"));
    }

    private String matrix(int rows, int columns) {
        return IntStream.range(0, rows).mapToObj(i -> vector(columns)).collect(Collectors.joining(", ", "[", "]"));
    }

    private String activation() {
        if (random.nextInt(4) > 0) {
            return one(ACTIVATIONS);
        }
        String constant = "(" + one(NASTY) + ")";
        return "{formula: \"" + one(FORMULAS).replace("%s", constant) + "\", name: own}";
    }

    private String network() {
        int inputs = 1 + random.nextInt(3);
        int layers = 1 + random.nextInt(3);
        StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
        int previous = inputs;
        String last = "";
        for (int l = 1; l <= layers; l++) {
            int units = 1 + random.nextInt(3);
            last = activation();
            String bias = random.nextInt(4) == 0 ? "" : ", bias: " + vector(units);
            yaml.append("    - {weights: ")
                    .append(matrix(units, previous))
                    .append(bias)
                    .append(", activation: ")
                    .append(last)
                    .append("}\n");
            previous = units;
        }
        int samples = random.nextInt(3) == 0 ? 2 : 1;
        yaml.append("inputs: ").append(matrix(samples, inputs)).append('\n');
        List<String> tasks = new ArrayList<>(List.of("forward"));
        if (previous > 1
                || List.of("sigmoid", "step", "tanh", "sign", "identity").contains(last)) {
            tasks.add("classify");
        }
        if (random.nextInt(8) == 0) {
            tasks.add("truth-table");
        }
        if (random.nextBoolean() && !last.equals("softmax")) {
            tasks.add("activation-derivative");
        }
        tasks.addAll(List.of("loss", "loss-gradient", "backpropagation", "gradient-step"));
        yaml.append(training(last, previous, samples));
        return yaml.append("tasks: ").append(tasks).append('\n').toString();
    }

    private String logits() {
        int size = 2 + random.nextInt(3);
        int samples = 1 + random.nextInt(2);
        return "logits: " + matrix(samples, size) + "\n" + training("softmax", size, samples)
                + "tasks: [forward, classify, softmax-jacobian, loss, loss-gradient, backpropagation]\n";
    }

    private String training(String last, int outputs, int samples) {
        String loss = one(LOSSES);
        if (last.equals("softmax") && random.nextBoolean()) {
            loss = "cross-entropy";
        } else if (last.equals("sigmoid") && random.nextBoolean()) {
            loss = "binary-cross-entropy";
        }
        StringBuilder targets = new StringBuilder();
        for (int s = 0; s < samples; s++) {
            targets.append(s > 0 ? ", " : "").append(target(loss, outputs));
        }
        return "targets: [" + targets + "]\nloss: " + loss + "\nlearningRate: "
                + (random.nextInt(10) == 0 ? number().replace("-", "") : one(List.of("0.5", "0.1", "1"))) + "\n"
                + "conventions: {kinkDerivative: " + one(List.of("0", "1", "1/2")) + ", batch: "
                + one(List.of("independent", "mean", "sum", "sequential")) + "}\n" + "rounding: {digits: "
                + (1 + random.nextInt(8)) + ", mode: "
                + one(List.of("carry", "carry", "carry", "displayed", "exact")) + "}\n";
    }

    private String target(String loss, int outputs) {
        int hot = random.nextInt(outputs);
        return IntStream.range(0, outputs)
                .mapToObj(i -> switch (loss) {
                    case "hinge" -> random.nextBoolean() ? "1" : "-1";
                    case "cross-entropy" -> i == hot ? "1" : "0";
                    case "binary-cross-entropy" -> one(List.of("0", "1", "0.5"));
                    default -> number();
                })
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
