package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Saturated units and magnitudes over every limit: what can be had is there, what cannot is said to be so, and the sheet goes on.
 * Decimals are from Python's decimal module with 60 digits; Φ(−30) from its continued fraction.
 */
class NotCalculatedTest {
    private static final String ALL = "tasks: [forward, loss, loss-gradient, backpropagation, gradient-step]\n";

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("extreme.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String neuron(String activation, String z, String rest) {
        return "network: {layers: [{weights: [[1]], bias: [0], activation: " + activation + "}]}\ninput: ['" + z
                + "']\n" + rest;
    }

    private static String training(String loss, String target) {
        return "target: [" + target + "]\nloss: " + loss + "\nlearningRate: 0.5\n";
    }

    private static String sheet(Solution solution) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
    }

    private static JsonNode json(Solution solution) throws IOException {
        return new ObjectMapper().readTree(SolutionJson.write(solution));
    }

    private static JsonNode sample(String yaml) throws IOException {
        return json(solve(yaml)).get("samples").get(0);
    }

    private static JsonNode evaluation(JsonNode sample, String id) {
        for (JsonNode evaluation : sample.get("evaluations")) {
            if (evaluation.get("id").asText().equals(id)) {
                return evaluation;
            }
        }
        throw new AssertionError("no evaluation " + id);
    }

    // ---- the complement ----

    @ParameterizedTest
    @CsvSource({
        "sigmoid, 600, 1 - y \\approx 2.650 \\cdot 10^{-261}",
        "sigmoid, 800, 1 - y \\approx 3.668 \\cdot 10^{-348}",
        "tanh, 300, 1 - y \\approx 5.301 \\cdot 10^{-261}",
        "tanh, -300, 1 + y \\approx 5.301 \\cdot 10^{-261}",
        "gelu, 30, 30 - y \\approx 1.472 \\cdot 10^{-196}",
        "softplus, 1000, y - 1000 \\approx 5.076 \\cdot 10^{-435}",
        "elu, -1000, 1 + y \\approx 5.076 \\cdot 10^{-435}",
        "sigmoid, 3275.5, 1 - y < 10^{-1000}",
        "tanh, 12546.678, 1 - y < 10^{-1000}",
        "sigmoid, 20000000000000000, 1 - y < 10^{-1000}"
    })
    void aSaturatedValueKeepsItsComplement(String activation, String z, String said) {
        Solution solution = solve(neuron(activation, z, "tasks: [forward]"));
        assertThat(sheet(solution)).contains(said);
        assertThat(new LatexRenderer().render(Composer.compose(solution, Style.of(Locale.GERMAN))))
                .contains(said.replace('.', '!').replace("!", "{,}"));
    }

    @Test
    void anOrdinaryValueHasNone() {
        assertThat(sheet(solve(neuron("sigmoid", "10", "tasks: [forward]")))).doesNotContain("1 - y");
    }

    /** (1 − 2.65·10^−261) − 1 can be typed in; 262 nines cannot be read. */
    @Test
    void whatFollowsIsCalculatedFromTheComplement() throws IOException {
        JsonNode sample = sample(neuron("sigmoid", "600", training("half-squared-error", "1") + ALL));
        assertThat(evaluation(sample, "dy[1]").get("printed").asText()).isEqualTo("-2.650*10^(-261)");
        assertThat(evaluation(sample, "dy[1]").get("substituted").asText()).isEqualTo("(1-2.65040*10^(-261))-1");
        assertThat(evaluation(sample, "C").get("printed").asText()).isEqualTo("3.512*10^(-522)");
    }

    // ---- out of reach ----

    /** ../shared/examples/sheets/sat.yaml: σ′(3275.5) = 2.9405…·10^−1423. */
    @Test
    void onlyTheChangeOfASaturatedNeuronsLossIsOutOfReach() throws IOException {
        String yaml = """
                title: Saturated
                network: {layers: [{weights: [[10, 5]], bias: [0.5], activation: sigmoid}]}
                input: [200, 255]
                target: [0]
                loss: half-squared-error
                learningRate: 0.5
                tasks: [forward, loss, backpropagation, gradient-step, step-check]
                """;
        Solution solution = solve(yaml);
        JsonNode sample = json(solution).get("samples").get(0);
        assertThat(evaluation(sample, "y[1]").get("printed").asText()).isEqualTo("1.0000");
        assertThat(evaluation(sample, "C").get("printed").asText()).isEqualTo("0.5000");
        assertThat(evaluation(sample, "da1[1]").get("printed").asText()).isEqualTo("2.941*10^(-1423)");
        assertThat(evaluation(sample, "dW1[1,1]").get("printed").asText()).isEqualTo("5.881*10^(-1421)");
        JsonNode change = evaluation(sample, "change");
        assertThat(change.has("printed")).isFalse();
        assertThat(change.has("relation")).isFalse();
        assertThat(change.get("substituted").asText()).isEqualTo("0.500000-0.500000");
        assertThat(sheet(solution))
                .contains("0.500000 - 0.500000\\text{: not calculated}")
                .contains("< 10^{-1000}")
                .contains("*Calculated with 6 decimals, results rounded to 4.")
                .contains("“Not calculated” stands where 1,000 digits");
        assertThat(new LatexRenderer().render(Composer.compose(solution, Style.of(Locale.GERMAN))))
                .contains("\\text{: nicht berechnet}")
                .contains("„Nicht berechnet“ steht");
    }

    /** ../shared/examples/sheets/e08-extreme.yaml: tanh′(12546.678) = 4.9661…·10^−10898. */
    @Test
    void gradientsGoThroughASaturatedLayer() throws IOException {
        JsonNode sample = sample("""
                title: Large and tiny numbers
                network:
                  layers:
                    - {weights: [[1000, 0.0001], [-250, 3e-7]], bias: [12345.678, -0.00002], activation: tanh}
                    - {weights: [[20, -30], [0.00001, 40]], bias: [0, 5], activation: sigmoid}
                input: [0.001, 2000000]
                target: [0, 1]
                loss: half-squared-error
                learningRate: 0.01
                tasks: [forward, loss, backpropagation, gradient-step]
                """);
        assertThat(evaluation(sample, "da1[1]").get("printed").asText()).isEqualTo("4.966*10^(-10898)");
        assertThat(evaluation(sample, "da1[1]").get("substituted").asText()).contains("12546.678");
        assertThat(evaluation(sample, "dW2[1,1]").get("printed").asText()).startsWith("4.970*10^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sigmoid",
                "tanh",
                "softplus",
                "elu",
                "selu",
                "log-sigmoid",
                "mish",
                "silu",
                "gelu",
                "gelu-tanh",
                "gaussian",
                "arctan",
                "softsign"
            })
    void everyActivationTakesEveryMagnitude(String activation) throws IOException {
        for (String z : "30 -40 600 -1000 1e6 -1e6 -20000000000000000 1e300".split(" ")) {
            JsonNode sample = sample(neuron(activation, z, training("half-squared-error", "0.5") + ALL));
            assertThat(sample.get("backward").get("layers")).hasSize(1);
            assertThat(sample.get("step").get("layers")).hasSize(1);
        }
    }

    /** 0 < σ(−2·10^16) < 10^−1000: no digits, and no 0 either. */
    @Test
    void aValueTooSmallToWriteOutIsNoZero() throws IOException {
        Solution solution = solve(neuron("sigmoid", "-20000000000000000", training("half-squared-error", "0.5") + ALL));
        JsonNode sample = json(solution).get("samples").get(0);
        JsonNode y = sample.get("forward").get("output").get(0);
        assertThat(y.has("printed")).isFalse();
        assertThat(y.get("value").asDouble()).isZero();
        assertThat(sample.get("loss").get("printed").asText()).isEqualTo("0.1250");
        assertThat(sheet(solution))
                .contains("y\\text{: not calculated}")
                .contains("\\left\\lvert y\\right\\rvert < 10^{-1000}");
    }

    /** e^(e^60) is a number, far over 10^1000000; beyond the doubles the value is null. */
    @Test
    void aMagnitudeOverTheLimitIsNoneAndTheRestStands() throws IOException {
        JsonNode sample = sample("""
                network: {layers: [{weights: [[1], [0]], activation: {formula: "exp(exp(z))", name: f}}]}
                input: [60]
                target: [1, 1]
                loss: half-squared-error
                learningRate: 0.5
                tasks: [forward, classify, activation-derivative, loss, backpropagation, gradient-step]
                """);
        JsonNode a = sample.get("forward").get("output");
        assertThat(a.get(0).get("value").isNull()).isTrue();
        assertThat(a.get(0).has("printed")).isFalse();
        assertThat(a.get(1).get("printed").asText()).isEqualTo("2.7183");
        assertThat(sample.get("classification").get("class").isNull()).isTrue();
        assertThat(sample.get("loss").has("printed")).isFalse();
        JsonNode gradient = sample.get("backward").get("layers").get(0).get("weightGradient");
        assertThat(gradient.get(0).get(0).has("printed")).isFalse();
        assertThat(gradient.get(1).get(0).has("printed")).isTrue();
        assertThat(evaluation(sample, "dW1[1,1]").get("substituted").asText()).isEqualTo("delta1[1]*60");
    }

    // ---- losses ----

    /** −ln(1 − σ(6000)) = 6000 + ln(1 + e^−6000). */
    @Test
    void theCrossEntropyOfASaturatedUnitIsItsLogit() throws IOException {
        JsonNode wrong = sample(neuron("sigmoid", "6000", training("binary-cross-entropy", "0") + ALL));
        assertThat(wrong.get("loss").get("printed").asText()).isEqualTo("6000.0000");
        assertThat(evaluation(wrong, "delta1[1]").get("printed").asText()).isEqualTo("1.0000");
        JsonNode right = sample(neuron("sigmoid", "800", training("binary-cross-entropy", "1") + ALL));
        assertThat(right.get("loss").get("printed").asText()).isEqualTo("3.668*10^(-348)");
        assertThat(evaluation(right, "delta1[1]").get("printed").asText()).isEqualTo("-3.668*10^(-348)");
    }

    @Test
    void softmaxTakesLogitsThatAreFarApart() throws IOException {
        String yaml = """
                logits: [[1000, 0, -1000], [20000000000000000, 0, 5]]
                targets: [[0, 1, 0], [1, 0, 0]]
                loss: cross-entropy
                tasks: [forward, classify, softmax-jacobian, loss, loss-gradient, backpropagation]
                """;
        JsonNode samples = json(solve(yaml)).get("samples");
        JsonNode output = samples.get(0).get("forward").get("output");
        assertThat(output.get(0).get("printed").asText()).isEqualTo("1.0000");
        assertThat(output.get(1).get("printed").asText()).isEqualTo("5.076*10^(-435)");
        assertThat(samples.get(0).get("loss").get("printed").asText()).isEqualTo("1000.0000");
        assertThat(samples.get(0)
                        .get("softmaxJacobian")
                        .get(0)
                        .get(0)
                        .get("printed")
                        .asText())
                .isEqualTo("5.076*10^(-435)");
        assertThat(samples.get(1).get("classification").get("class").asInt()).isEqualTo(1);
        assertThat(samples.get(1).get("forward").get("output").get(1).has("printed"))
                .isFalse();
        // 0/y is 0 although no digits tell y from 0
        assertThat(samples.get(1).get("lossGradient").get(1).get("printed").asText())
                .isEqualTo("0");
    }

    // ---- decisions ----

    /** tanh(6000) < tanh(6001), which 1,000 digits do not show but the order of z does. */
    @Test
    void saturatedOutputsAreComparedByTheirPreactivations() throws IOException {
        String yaml = "network: {layers: [{weights: [[1], [1]], bias: [0, 1], activation: tanh}]}\ninput: [6000]\n"
                + "tasks: [classify]\n";
        assertThat(sample(yaml).get("classification").get("class").asInt()).isEqualTo(2);
        JsonNode half = sample(neuron("sigmoid", "-exp(-4000)", "tasks: [classify]"));
        assertThat(half.get("classification").get("class").asInt()).isZero();
    }

    /** tanh(6001) − tanh(6000) is positive, but no 1,000 digits say so: neither ReLU nor its derivative is guessed. */
    @Test
    void aKinkThatIsNotDecidedIsNotGuessed() throws IOException {
        Solution solution = solve("""
                network:
                  layers:
                    - {weights: [[1], [1]], bias: [0, 1], activation: tanh}
                    - {weights: [[-1, 1]], bias: [0], activation: relu}
                input: [6000]
                target: [1]
                loss: half-squared-error
                learningRate: 0.01
                tasks: [forward, activation-derivative, loss, backpropagation, gradient-step]
                """);
        JsonNode sample = json(solution).get("samples").get(0);
        assertThat(evaluation(sample, "y[1]").has("printed")).isFalse();
        assertThat(evaluation(sample, "da2[1]").has("printed")).isFalse();
        assertThat(sample.get("loss").get("printed").asText()).isEqualTo("0.5000");
        assertThat(evaluation(sample, "dW2[1,1]").has("printed")).isFalse();
        assertThat(sheet(solution)).contains("\\mathrm{ReLU}'(z_1^2) \\text{: not calculated}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"independent", "mean", "sum", "sequential"})
    void pixelsAndPricesInAllModes(String batch) throws IOException {
        for (String mode : "carry displayed exact".split(" ")) {
            JsonNode solution = json(solve(
                    """
                    network:
                      layers:
                        - {weights: [[1, -2], [0.5, 3]], bias: [0.1, 0.2], activation: sigmoid}
                        - {weights: [[10, -20], [0.3, 7]], bias: [0, 1], activation: tanh}
                    inputs: [[255, 128], [250000, 3], [-600, 0]]
                    targets: [[1, 0], [0.5, 0.5], [0, 1]]
                    loss: half-squared-error
                    learningRate: 0.01
                    """ + ALL + "conventions: {batch: " + batch + "}\nrounding: {digits: 3, mode: " + mode + "}\n"));
            assertThat(solution.get("samples")).hasSize(3);
            for (JsonNode sample : solution.get("samples")) {
                assertThat(sample.get("forward").get("output").get(0).has("printed"))
                        .isTrue();
            }
        }
    }
}
