package org.gradus.report.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded exercise about training: 1 to 3 layers of up to 5 units, any activation, a loss that fits, as YAML; and, for the activations
 * that {@link Decimals} can calculate, the loss in 80 digits by a forward pass of the test's own.
 */
final class RandomTraining {
    private static final List<String> HIDDEN = List.of(
            "identity sigmoid tanh relu softmax leaky-relu elu selu softplus softsign hard-sigmoid hard-tanh gelu gelu-tanh silu mish"
                    .concat(" log-sigmoid gaussian arctan")
                    .split(" "));
    private static final List<String> CALCULATED =
            List.of("identity", "sigmoid", "tanh", "relu", "softmax", "leaky-relu", "softplus", "silu", "gaussian");
    private static final List<String> ANY_OUTPUT =
            List.of("half-squared-error", "squared-error", "mean-squared-error", "absolute-error", "hinge", "huber");

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private static final List<String> TEMPERATURES = List.of("0.5", "2", "4");

    private static final class Layer {
        BigDecimal temperature = ONE;
        String parameters = "";
        final List<List<@Nullable BigDecimal>> weights = new ArrayList<>();
        final List<BigDecimal> bias = new ArrayList<>();
        String activation = "identity";
        /** What the units apply, where they do not all apply the same. */
        List<String> ofUnits = List.of();

        /** The different activations of the layer. */
        List<String> functions() {
            return ofUnits.isEmpty() ? List.of(activation) : ofUnits;
        }
    }

    /** Whether ∂C/∂y is asked for by itself, so that δ does not hold it. */
    private final boolean apart;

    private final Random random;
    private final List<Layer> layers = new ArrayList<>();
    private final List<BigDecimal> input = new ArrayList<>();
    private final List<BigDecimal> target = new ArrayList<>();
    private final String loss;
    private final String settings;
    /** How the file is written, and what it adds to the loss: keys of which a third of the seeds have some. */
    private boolean rowVectors;

    private String biasColumn = "";
    private BigDecimal decay = BigDecimal.ZERO;
    private boolean decaysBiases;
    private BigDecimal smoothing = BigDecimal.ZERO;
    private String ownLoss = "";

    RandomTraining(long seed, String mode) {
        random = new Random(seed * 7919 + 17);
        apart = seed % 2 == 0;
        int inputs = 1 + random.nextInt(4);
        for (int j = 0; j < inputs; j++) {
            input.add(decimal());
        }
        int count = 1 + random.nextInt(3);
        int previous = inputs;
        for (int l = 1; l <= count; l++) {
            int units = 1 + random.nextInt(5);
            layers.add(layer(units, previous));
            previous = units;
        }
        if (seed % 5 == 3) {
            mix(new Random(seed * 15487469 + 5));
        }
        loss = loss(last());
        for (int i = 0; i < previous; i++) {
            target.add(target(i));
        }
        settings = "rounding: { digits: " + (1 + random.nextInt(6)) + ", mode: " + mode + " }\n" + "learningRate: "
                + List.of("0.5", "0.1", "1", "0.05").get(random.nextInt(4)) + "\nconventions: { kinkDerivative: "
                + List.of("0", "1", "1/2").get(random.nextInt(3)) + ", updateBias: " + (random.nextInt(4) > 0)
                + (seed % 4 == 1 ? ", errorSign: target-minus-output" : "") + " }\n";
        if (seed % 3 == 2) {
            addKeys(new Random(seed * 15485863 + 3));
        }
    }

    /** Gives the units of most layers activations of their own. */
    private void mix(Random more) {
        for (Layer layer : layers) {
            if (layer.weights.size() > 1 && !layer.activation.equals("softmax") && more.nextInt(4) > 0) {
                List<String> choice = more.nextBoolean() ? CALCULATED : HIDDEN;
                List<String> units = new ArrayList<>();
                while (units.size() < layer.weights.size()) {
                    String unit = choice.get(more.nextInt(choice.size()));
                    if (!unit.equals("softmax")) {
                        units.add(unit);
                    }
                }
                layer.ofUnits = units;
                layer.activation = "mixed";
            }
        }
    }

    private void addKeys(Random more) {
        rowVectors = more.nextInt(3) == 0;
        boolean biased = layers.stream().noneMatch(layer -> layer.bias.isEmpty());
        biasColumn = biased ? List.of("", "first", "last").get(more.nextInt(3)) : "";
        if (more.nextInt(3) == 0) {
            decay = List.of(new BigDecimal("0.1"), new BigDecimal("0.01"), new BigDecimal("0.5"))
                    .get(more.nextInt(3));
            decaysBiases = more.nextBoolean();
        }
        if (loss.endsWith("cross-entropy") && more.nextInt(2) == 0) {
            smoothing = List.of(new BigDecimal("0.1"), new BigDecimal("0.2")).get(more.nextInt(2));
        }
        if (loss.equals("half-squared-error") || loss.equals("squared-error") && more.nextBoolean()) {
            ownLoss = loss.equals("squared-error") ? "(y-t)^2" : "0.5*(t-y)^2";
        }
        if (loss.equals("absolute-error") && more.nextBoolean()) {
            ownLoss = "abs(y-t)";
        }
        for (Layer layer : layers) {
            if (layer.activation.equals("softmax") && more.nextInt(2) == 0) {
                String temperature = TEMPERATURES.get(more.nextInt(TEMPERATURES.size()));
                layer.temperature = new BigDecimal(temperature);
                layer.parameters = ", temperature: " + temperature;
            }
            if (layer.activation.equals("selu") && more.nextBoolean()) {
                layer.parameters = ", alpha: 2, gamma: " + List.of("3", "0.5").get(more.nextInt(2));
            }
            if (layer.activation.equals("hard-sigmoid") && more.nextBoolean()) {
                layer.parameters =
                        ", alpha: 0.5, beta: " + List.of("0.6", "-0.25").get(more.nextInt(2));
            }
        }
    }

    /** Takes about one edge in {@code each} away, the same ones for the same seed. */
    RandomTraining withoutSomeEdges(int each) {
        for (Layer layer : layers) {
            for (List<@Nullable BigDecimal> row : layer.weights) {
                row.replaceAll(weight -> random.nextInt(each) == 0 ? null : weight);
            }
        }
        return this;
    }

    /** Both from 1. */
    boolean hasEdge(int l, int i, int j) {
        return layers.get(l - 1).weights.get(i - 1).get(j - 1) != null;
    }

    /** Whether a step can change anything: softmax over one unit is 1, whatever the weights are. */
    boolean isTrainable() {
        return !last().activation.equals("softmax") || last().weights.size() > 1;
    }

    private Layer last() {
        return layers.get(layers.size() - 1);
    }

    private Layer layer(int units, int previous) {
        Layer layer = new Layer();
        boolean biased = random.nextInt(5) > 0;
        for (int i = 0; i < units; i++) {
            List<@Nullable BigDecimal> row = new ArrayList<>();
            for (int j = 0; j < previous; j++) {
                row.add(decimal());
            }
            layer.weights.add(row);
            if (biased) {
                layer.bias.add(decimal());
            }
        }
        List<String> choice = random.nextBoolean() ? CALCULATED : HIDDEN;
        layer.activation = choice.get(random.nextInt(choice.size()));
        return layer;
    }

    private BigDecimal decimal() {
        int tenths = random.nextInt(31) - 15;
        return switch (random.nextInt(12)) {
            case 0 -> BigDecimal.valueOf(tenths / 4);
            case 1 -> BigDecimal.ZERO;
            default -> BigDecimal.valueOf(tenths, 1);
        };
    }

    /** The cross-entropies need outputs between 0 and 1. */
    private String loss(Layer output) {
        boolean probability = output.activation.equals("softmax") || output.activation.equals("sigmoid");
        boolean single = output.activation.equals("softmax") && output.weights.size() == 1;
        if (probability && random.nextInt(3) > 0) {
            boolean cross = output.activation.equals("softmax") && (single || random.nextInt(3) > 0);
            return cross ? "cross-entropy" : "binary-cross-entropy";
        }
        return ANY_OUTPUT.get(random.nextInt(ANY_OUTPUT.size()));
    }

    private BigDecimal target(int i) {
        return switch (loss) {
            case "hinge" -> random.nextBoolean() ? ONE : ONE.negate();
            case "cross-entropy" ->
                random.nextInt(3) > 0 ? BigDecimal.valueOf(i == 0 ? 1 : 0) : BigDecimal.valueOf(random.nextInt(11), 1);
            case "binary-cross-entropy" ->
                random.nextBoolean()
                        ? BigDecimal.valueOf(random.nextInt(2))
                        : BigDecimal.valueOf(random.nextInt(11), 1);
            default -> decimal();
        };
    }

    String yaml() {
        StringBuilder yaml = new StringBuilder("network:\n");
        yaml.append(rowVectors ? "  rowVectors: true\n" : "");
        yaml.append(biasColumn.isEmpty() ? "" : "  biasColumn: " + biasColumn + "\n");
        yaml.append("  layers:\n");
        for (Layer layer : layers) {
            yaml.append("    - weights: ").append(stored(layer)).append('\n');
            if (!layer.bias.isEmpty() && biasColumn.isEmpty()) {
                yaml.append("      bias: ").append(layer.bias).append('\n');
            }
            yaml.append("      activation: ")
                    .append(
                            layer.parameters.isEmpty()
                                    ? layer.ofUnits.isEmpty() ? layer.activation : layer.ofUnits.toString()
                                    : "{name: " + layer.activation + layer.parameters + "}")
                    .append('\n');
        }
        yaml.append("input: ").append(input).append("\ntarget: ").append(target).append("\nloss: ");
        if (!ownLoss.isEmpty()) {
            yaml.append("{formula: \"").append(ownLoss).append("\", name: mine}");
        } else if (smoothing.signum() > 0) {
            yaml.append("{name: ")
                    .append(loss)
                    .append(", labelSmoothing: ")
                    .append(smoothing)
                    .append('}');
        } else {
            yaml.append(loss);
        }
        yaml.append('\n').append(settings);
        if (decay.signum() > 0) {
            yaml.append("regularisation: {l2: ").append(decay).append(decaysBiases ? ", biases: true}\n" : "}\n");
        }
        return yaml.append(apart ? "tasks: [loss, loss-gradient, backpropagation" : "tasks: [loss, backpropagation")
                .append(", gradient-step, step-check]\n")
                .toString();
    }

    /** The weights as the file has them. */
    private List<List<@Nullable BigDecimal>> stored(Layer layer) {
        List<List<@Nullable BigDecimal>> units = new ArrayList<>();
        for (int i = 0; i < layer.weights.size(); i++) {
            List<@Nullable BigDecimal> unit = new ArrayList<>(layer.weights.get(i));
            if (!biasColumn.isEmpty()) {
                unit.add(biasColumn.equals("first") ? 0 : unit.size(), layer.bias.get(i));
            }
            units.add(unit);
        }
        if (!rowVectors) {
            return units;
        }
        List<List<@Nullable BigDecimal>> rows = new ArrayList<>();
        for (int j = 0; j < units.get(0).size(); j++) {
            List<@Nullable BigDecimal> row = new ArrayList<>();
            for (List<@Nullable BigDecimal> unit : units) {
                row.add(unit.get(j));
            }
            rows.add(row);
        }
        return rows;
    }

    // ---- the loss in 80 digits ----

    /** Whether {@link #loss} can be calculated here. */
    boolean isCalculated() {
        return layers.stream().allMatch(layer -> CALCULATED.containsAll(layer.functions()));
    }

    int layers() {
        return layers.size();
    }

    int units(int l) {
        return layers.get(l - 1).weights.size();
    }

    int inputs(int l) {
        return layers.get(l - 1).weights.get(0).size();
    }

    /** C with w_ij of layer {@code l} changed by {@code change}; all indices from 1. */
    BigDecimal loss(int l, int i, int j, BigDecimal change) {
        List<BigDecimal> a = input;
        for (int layer = 1; layer <= layers.size(); layer++) {
            Layer own = layers.get(layer - 1);
            List<BigDecimal> z = new ArrayList<>();
            for (int row = 0; row < own.weights.size(); row++) {
                BigDecimal sum = own.bias.isEmpty() ? BigDecimal.ZERO : own.bias.get(row);
                for (int column = 0; column < a.size(); column++) {
                    BigDecimal weight = own.weights.get(row).get(column);
                    if (weight == null) {
                        continue;
                    }
                    boolean changed = layer == l && row == i - 1 && column == j - 1;
                    sum = sum.add((changed ? weight.add(change) : weight).multiply(a.get(column)), Decimals.PRECISION);
                }
                z.add(sum);
            }
            a = activate(
                    own,
                    z.stream()
                            .map(value -> value.divide(own.temperature, Decimals.PRECISION))
                            .toList());
        }
        return loss(a).add(penalty(l, i, j, change));
    }

    /** λ/2 Σ w². */
    private BigDecimal penalty(int l, int i, int j, BigDecimal change) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int layer = 1; layer <= layers.size(); layer++) {
            Layer own = layers.get(layer - 1);
            for (int row = 0; row < own.weights.size(); row++) {
                for (int column = 0; column < own.weights.get(row).size(); column++) {
                    BigDecimal weight = own.weights.get(row).get(column);
                    if (weight != null) {
                        boolean changed = layer == l && row == i - 1 && column == j - 1;
                        sum = sum.add((changed ? weight.add(change) : weight).pow(2));
                    }
                }
            }
            for (BigDecimal bias : own.bias) {
                sum = decaysBiases ? sum.add(bias.pow(2)) : sum;
            }
        }
        return decay.multiply(sum).divide(TWO);
    }

    /** (1 − ε) t + ε/N. */
    private BigDecimal smoothed(BigDecimal t) {
        BigDecimal classes = loss.equals("cross-entropy") ? BigDecimal.valueOf(target.size()) : TWO;
        return ONE.subtract(smoothing).multiply(t).add(smoothing.divide(classes, Decimals.PRECISION));
    }

    private static List<BigDecimal> activate(Layer layer, List<BigDecimal> z) {
        if (layer.ofUnits.isEmpty()) {
            return activate(layer.activation, z);
        }
        List<BigDecimal> a = new ArrayList<>();
        for (int i = 0; i < z.size(); i++) {
            a.add(scalar(layer.ofUnits.get(i), z.get(i)));
        }
        return a;
    }

    /** The activations that the audit calculates itself. */
    static List<BigDecimal> activate(String activation, List<BigDecimal> z) {
        if (activation.equals("softmax")) {
            List<BigDecimal> powers = z.stream().map(Decimals::exp).toList();
            BigDecimal sum = powers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            return powers.stream().map(p -> p.divide(sum, Decimals.PRECISION)).toList();
        }
        return z.stream().map(value -> scalar(activation, value)).toList();
    }

    private static BigDecimal scalar(String activation, BigDecimal z) {
        return switch (activation) {
            case "relu" -> z.max(BigDecimal.ZERO);
            case "leaky-relu" -> z.signum() > 0 ? z : z.multiply(new BigDecimal("0.01"));
            case "sigmoid" -> sigmoid(z);
            case "silu" -> z.multiply(sigmoid(z), Decimals.PRECISION);
            case "softplus" -> Decimals.ln(ONE.add(Decimals.exp(z)));
            case "gaussian" -> Decimals.exp(z.multiply(z).negate());
            case "tanh" -> Decimals.tanh(z);
            default -> z;
        };
    }

    private static BigDecimal sigmoid(BigDecimal z) {
        return ONE.divide(ONE.add(Decimals.exp(z.negate())), Decimals.PRECISION);
    }

    private BigDecimal loss(List<BigDecimal> y) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < y.size(); i++) {
            sum = sum.add(term(y.get(i), smoothed(target.get(i))));
        }
        return switch (loss) {
            case "half-squared-error" -> sum.divide(TWO);
            case "mean-squared-error" -> sum.divide(BigDecimal.valueOf(y.size()), Decimals.PRECISION);
            default -> sum;
        };
    }

    private BigDecimal term(BigDecimal y, BigDecimal t) {
        BigDecimal difference = y.subtract(t);
        return switch (loss) {
            case "cross-entropy" -> weighted(t, y);
            case "binary-cross-entropy" -> weighted(t, y).add(weighted(ONE.subtract(t), ONE.subtract(y)));
            case "absolute-error" -> difference.abs();
            case "hinge" -> ONE.subtract(t.multiply(y)).max(BigDecimal.ZERO);
            case "huber" ->
                difference.abs().compareTo(ONE) <= 0
                        ? difference.multiply(difference).divide(TWO)
                        : difference.abs().subtract(new BigDecimal("0.5"));
            default -> difference.multiply(difference);
        };
    }

    /** −t ln y; 0 for t = 0. */
    private static BigDecimal weighted(BigDecimal t, BigDecimal y) {
        return t.signum() == 0 ? BigDecimal.ZERO : t.multiply(Decimals.ln(y)).negate();
    }
}
