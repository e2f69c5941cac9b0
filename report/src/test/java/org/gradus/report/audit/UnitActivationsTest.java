package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Layers whose units have activations of their own. */
class UnitActivationsTest {
    /** Value and derivative, written down here. */
    private record Function(DoubleUnaryOperator value, DoubleUnaryOperator slope) {}

    private static final Map<String, Function> FUNCTIONS = Map.of(
            "identity", new Function(z -> z, z -> 1),
            "relu", new Function(z -> Math.max(0, z), z -> z > 0 ? 1 : 0),
            "sigmoid", new Function(UnitActivationsTest::sigmoid, z -> sigmoid(z) * (1 - sigmoid(z))),
            "tanh", new Function(Math::tanh, z -> 1 / (Math.cosh(z) * Math.cosh(z))),
            "{name: leaky-relu, alpha: 0.25}", new Function(z -> z > 0 ? z : 0.25 * z, z -> z > 0 ? 1 : 0.25),
            "softplus", new Function(z -> Math.log1p(Math.exp(z)), UnitActivationsTest::sigmoid),
            "{formula: \"z^3\", name: cube}", new Function(z -> z * z * z, z -> 3 * z * z),
            "arctan", new Function(Math::atan, z -> 1 / (1 + z * z)));

    private static final String MIXED = """
            network:
              layers:
                - weights: [[1, 2], [-1, 1], [2, -1]]
                  bias: [0.5, 0, -1]
                  activation: [relu, sigmoid, {name: leaky-relu, alpha: 0.1}]
                - {weights: [[0.5, -1, 1], [1, 1, -0.5]], bias: [0, 0.5], activation: [tanh, identity]}
            input: [1, -0.5]
            target: [1, 0]
            loss: half-squared-error
            learningRate: 0.1
            """;

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("units.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String markdown(String yaml, Locale language, Style.Detail detail) {
        return new MarkdownRenderer()
                .render(Composer.compose(solve(yaml), Style.of(language).with(detail)));
    }

    private static JsonNode sample(String yaml) {
        return new JsonMapper()
                .readTree(SolutionJson.write(solve(yaml)))
                .get("samples")
                .get(0);
    }

    // ---- numbers ----

    /** A network of two layers with random units, its forward pass and its gradients by a few loops. */
    private static final class Small {
        final double[][][] weights = new double[2][][];
        final double[][] bias = new double[2][];
        final List<List<String>> names = new ArrayList<>();
        final double[] x = new double[2];
        final double[] t = new double[2];
        final double[][] z = new double[2][];
        final double[][] a = new double[3][];
        final double[][] delta = new double[2][];

        Small(long seed) {
            Random random = new Random(seed);
            int[] units = {2, 3 + random.nextInt(2), 2};
            List<String> all = FUNCTIONS.keySet().stream().sorted().toList();
            for (int l = 0; l < 2; l++) {
                weights[l] = new double[units[l + 1]][units[l]];
                bias[l] = new double[units[l + 1]];
                List<String> own = new ArrayList<>();
                for (int i = 0; i < units[l + 1]; i++) {
                    own.add(all.get(random.nextInt(all.size())));
                    bias[l][i] = tenths(random);
                    for (int j = 0; j < units[l]; j++) {
                        weights[l][i][j] = tenths(random);
                    }
                }
                names.add(own);
            }
            for (int i = 0; i < 2; i++) {
                x[i] = tenths(random);
                t[i] = tenths(random);
            }
            calculate();
        }

        private static double tenths(Random random) {
            return (random.nextInt(41) - 20) / 10.0;
        }

        private Function function(int l, int i) {
            return FUNCTIONS.get(names.get(l).get(i));
        }

        private void calculate() {
            a[0] = x;
            for (int l = 0; l < 2; l++) {
                z[l] = bias[l].clone();
                a[l + 1] = new double[z[l].length];
                for (int i = 0; i < z[l].length; i++) {
                    for (int j = 0; j < a[l].length; j++) {
                        z[l][i] += weights[l][i][j] * a[l][j];
                    }
                    a[l + 1][i] = function(l, i).value.applyAsDouble(z[l][i]);
                }
            }
            for (int l = 1; l >= 0; l--) {
                delta[l] = new double[z[l].length];
                for (int i = 0; i < z[l].length; i++) {
                    double back = l == 1 ? a[2][i] - t[i] : 0;
                    for (int k = 0; l == 0 && k < delta[1].length; k++) {
                        back += weights[1][k][i] * delta[1][k];
                    }
                    delta[l][i] = back * function(l, i).slope.applyAsDouble(z[l][i]);
                }
            }
        }

        String yaml() {
            StringBuilder yaml = new StringBuilder("network:\n  layers:\n");
            for (int l = 0; l < 2; l++) {
                yaml.append("    - {weights: ")
                        .append(java.util.Arrays.deepToString(weights[l]))
                        .append(", bias: ")
                        .append(java.util.Arrays.toString(bias[l]))
                        .append(", activation: ")
                        .append(names.get(l))
                        .append("}\n");
            }
            return yaml.append("input: ")
                    .append(java.util.Arrays.toString(x))
                    .append("\ntarget: ")
                    .append(java.util.Arrays.toString(t))
                    .append("\nloss: half-squared-error\nlearningRate: 0.1\n")
                    .append("tasks: [forward, backpropagation, gradient-step]\n")
                    .toString();
        }
    }

    private static void assertClose(String what, JsonNode entries, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            double found = entries.get(i).get("value").asDouble();
            assertThat(found).as(what + " " + (i + 1)).isCloseTo(expected[i], within(1e-9 + 1e-9 * Math.abs(found)));
        }
    }

    @Test
    void forwardPassAndGradientsAreThoseOfAFewLoops() {
        for (int seed = 0; seed < 40; seed++) {
            Small small = new Small(seed);
            JsonNode sample = sample(small.yaml());
            for (int l = 0; l < 2; l++) {
                JsonNode forward = sample.get("forward").get("layers").get(l);
                JsonNode backward = sample.get("backward").get("layers").get(l);
                String layer = "seed " + seed + ", layer " + (l + 1) + " ";
                assertClose(layer + "z", forward.get("z"), small.z[l]);
                assertClose(layer + "a", forward.get("a"), small.a[l + 1]);
                assertClose(layer + "delta", backward.get("delta"), small.delta[l]);
                for (int i = 0; i < small.delta[l].length; i++) {
                    double[] row = new double[small.a[l].length];
                    double[] stepped = new double[row.length];
                    for (int j = 0; j < row.length; j++) {
                        row[j] = small.delta[l][i] * small.a[l][j];
                        stepped[j] = small.weights[l][i][j] - 0.1 * row[j];
                    }
                    assertClose(layer + "dW", backward.get("weightGradient").get(i), row);
                    assertClose(
                            layer + "new W",
                            sample.get("step")
                                    .get("layers")
                                    .get(l)
                                    .get("weights")
                                    .get(i),
                            stepped);
                }
            }
        }
    }

    /** What each unit says of its own kink, two functions in one layer having it in the same place. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0.1", "1, 1, 1", "1/2, 0.5, 0.55"})
    void atTheSameKinkEachUnitHasItsOwnDerivative(String convention, double relu, double leaky) {
        String yaml = """
                network:
                  layers:
                    - {weights: [[1], [1], [1]], activation: [relu, {name: leaky-relu, alpha: 0.1}, tanh]}
                    - {weights: [[1, 1, 1]], activation: identity}
                input: [0]
                target: [1]
                loss: half-squared-error
                tasks: [backpropagation]
                conventions: {kinkDerivative: %s}
                """.formatted(convention);
        JsonNode hidden = sample(yaml).get("backward").get("layers").get(0);
        assertClose("slope", hidden.get("activationDerivative"), new double[] {relu, leaky, 1});
        assertThat(markdown(yaml, Locale.ENGLISH, Style.Detail.NORMAL))
                .contains("\\mathrm{ReLU}'(0) = ", "\\mathrm{LeakyReLU}'(0) = ");
    }

    /** The gradient passes one unit though none passes the other. */
    @Test
    void aFlatUnitStopsOnlyItsOwnGradient() {
        JsonNode hidden = sample("""
                        network:
                          layers:
                            - {weights: [[1], [1]], bias: [0.5, 0.5], activation: [step, identity]}
                            - {weights: [[1, 2]], activation: identity}
                        input: [1]
                        target: [0]
                        loss: half-squared-error
                        tasks: [backpropagation]
                        """).get("backward").get("layers").get(0);
        assertClose("delta", hidden.get("delta"), new double[] {0, 8});
    }

    // ---- sheets ----

    @ParameterizedTest
    @EnumSource(Style.Detail.class)
    void everyLineOfTheSheetHolds(Style.Detail detail) {
        String tasks = "tasks: [composition, activation-derivative, forward, loss, backpropagation, gradient-step]\n";
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            String sheet = markdown(MIXED + tasks, language, detail);
            assertThat(SheetAudit.of(sheet).faults()).isEmpty();
            assertThat(new LatexRenderer()
                            .render(Composer.compose(
                                    solve(MIXED + tasks), Style.of(language).with(detail))))
                    .contains("LeakyReLU");
        }
    }

    @Test
    void theSheetSaysWhichNeuronUsesWhat() {
        assertThat(markdown(MIXED + "tasks: [backpropagation]\n", Locale.ENGLISH, Style.Detail.NORMAL))
                .contains(
                        "Layer 1 uses $\\phi$, layer 2 $\\psi$. With $\\phi$ each neuron has its own function: neuron 1:"
                                + " $\\mathrm{ReLU}(z) = \\max(0, z)$; neuron 2: the sigmoid $\\sigma(z) =")
                .contains("neuron 2: the identity.")
                .contains("\\mathrm{ReLU}(z_1^1) \\cr \\sigma(z_2^1) \\cr \\mathrm{LeakyReLU}(z_3^1)")
                .contains("| $2$ | $\\sigma(z)$ | $-1.5$ | $0.182426$ | $0.149147$ |");
        assertThat(markdown(MIXED + "tasks: [backpropagation]\n", Locale.GERMAN, Style.Detail.NORMAL))
                .contains("Schicht 1: $\\phi$; Schicht 2: $\\psi$. Bei $\\phi$ hat jedes Neuron seine eigene Funktion:"
                        + " Neuron 1: $\\mathrm{ReLU}(z) = \\max(0; z)$; Neuron 2: Sigmoidfunktion $\\sigma(z) =");
    }

    /** Own functions may have the letter that a layer would get. */
    @Test
    void lettersAreNotGivenTwice() {
        String yaml = """
                network:
                  layers:
                    - {weights: [[1], [2]], activation: [{formula: "z^2", name: phi}, tanh]}
                    - {weights: [[1, 1], [1, 2]], activation: [tanh, relu]}
                    - {weights: [[1, 1], [1, 2]], activation: [tanh, relu]}
                input: [1]
                tasks: [forward]
                """;
        assertThat(markdown(yaml, Locale.ENGLISH, Style.Detail.NORMAL))
                .contains("Layer 1 uses $\\psi$, layers 2 and 3 $\\chi$.")
                .containsOnlyOnce("With $\\chi$ each neuron");
    }

    @Test
    void oneFunctionTwiceWithOtherParametersIsToldApart() {
        String yaml = """
                network:
                  layers:
                    - weights: [[1], [2]]
                      activation: [{name: leaky-relu, alpha: 0.1}, {name: leaky-relu, alpha: 0.2}]
                    - {weights: [[1, 1]], activation: identity}
                input: [-1]
                target: [1]
                loss: half-squared-error
                tasks: [activation-derivative, backpropagation]
                """;
        String sheet = markdown(yaml, Locale.ENGLISH, Style.Detail.NORMAL);
        assertThat(SheetAudit.of(sheet).faults()).isEmpty();
        assertThat(sheet)
                .contains(
                        "Derivative of $\\mathrm{LeakyReLU}(z)$ in layer 1, neuron 1",
                        "Derivative of $\\mathrm{LeakyReLU}(z)$ in layer 1, neuron 2");
        assertClose(
                "slope",
                sample(yaml).get("backward").get("layers").get(0).get("activationDerivative"),
                new double[] {0.1, 0.2});
    }

    @ParameterizedTest
    @ValueSource(strings = {"independent", "sequential", "mean", "sum"})
    void severalSamples(String batch) {
        String yaml = """
                network:
                  layers:
                    - weights: [[1, 2], [-1, 1], [2, -1]]
                      bias: [0.5, 0, -1]
                      activation: [relu, sigmoid, identity]
                    - {weights: [[0.5, -1, 1], [1, 1, -0.5]], bias: [0, 0.5], activation: [tanh, step]}
                inputs: [[1, -0.5], [0.5, 1], [-0.25, 0]]
                targets: [[1, 0], [0, 1], [1, 1]]
                loss: half-squared-error
                learningRate: 0.1
                conventions: {batch: %s}
                tasks: [forward, classify, activation-derivative, loss, backpropagation, gradient-step, step-check]
                """.formatted(batch);
        for (Style.Detail detail : Style.Detail.values()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(SheetAudit.of(markdown(yaml, language, detail)).faults())
                        .isEmpty();
            }
        }
    }

    /** (t − y) σ′(z) x, each unit with its own slope. */
    @Test
    void theDeltaRuleTrainsEachUnitWithItsOwnSlope() {
        String yaml = """
                network: {layers: [{weights: [[0.5], [0.5]], activation: [sigmoid, identity]}]}
                inputs: [[1], [2]]
                targets: [[1, 1], [0, 0]]
                learningRate: 0.1
                tasks: [{training: {rule: delta, epochs: 1}}]
                """;
        double y = sigmoid(0.5);
        double first = 0.5 + 0.1 * (1 - y) * y * (1 - y);
        double second = 0.5 + 0.1 * (1 - 0.5);
        y = sigmoid(2 * first);
        first += 0.1 * (0 - y) * y * (1 - y) * 2;
        second += 0.1 * (0 - 2 * second) * 2;
        String sheet = markdown(yaml, Locale.ENGLISH, Style.Detail.NORMAL);
        assertThat(SheetAudit.of(sheet).faults()).isEmpty();
        assertThat(sheet).contains("%.4f".formatted(first), "%.2f".formatted(second));
    }

    @Test
    void truthTableAndBoundariesOfThresholdsOfTwoKinds() {
        String yaml = """
                network:
                  layers:
                    - {weights: [[1, 1], [1, 1]], bias: [-0.5, -1.5], activation: [step, sign]}
                    - {weights: [[1, -0.5]], bias: [-1], activation: step}
                tasks: [truth-table, decision-boundary]
                """;
        String sheet = markdown(yaml, Locale.ENGLISH, Style.Detail.NORMAL);
        assertThat(SheetAudit.of(sheet).faults()).isEmpty();
        assertThat(sheet).contains("\\phi(\\boldsymbol{z}^1)", "XOR");
    }
}
