package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Saturated, cancelling, huge and tiny values: shown, or refused by the quantity's name; never a fault. */
class ExtremesTest {

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("extreme.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** One neuron, {@code y = activation(x_1 + x_2)}. */
    private static String neuron(String activation, String input, String rest) {
        return "network: {layers: [{weights: [[1, 1]], activation: " + activation + "}]}\n" + input + "\n" + rest;
    }

    private static String sheet(Solution solution) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
    }

    private static String output(Solution solution) {
        Evaluation y = solution.samples().get(0).output().get(0);
        return y.value().relation() + " " + TextWriter.write(y.value().printed());
    }

    /** σ(302) − σ(2000.3) = −e^(−302) + …: e^−302 = 6.9406…·10^−132 (bc -l). */
    @Test
    void saturatedSigmoidsMayCancel() {
        Solution solution = solve("""
                network:
                  layers:
                    - {weights: [[1000, -1], [1, -1000]], activation: sigmoid}
                    - {weights: [[1, 1], [1, -1]], activation: softmax}
                input: [0.3, -2]
                """);
        Evaluation difference =
                solution.samples().get(0).layers().get(1).preactivation().get(1);
        assertThat(TextWriter.write(difference.value().printed()))
                .startsWith("-")
                .endsWith("*10^(-132)");
        assertThat(sheet(solution)).contains("10^{-132}");
    }

    /** e^1000000 = 3.0332…·10^434294 (Wolfram Alpha); e^−1000000 = 3.2968…·10^−434295. */
    @Test
    void valuesFarFromOneArePowersOfTen() {
        String huge = neuron("{formula: exp(z), name: f}", "input: [1000000, 0]", "");
        assertThat(output(solve(huge))).isEqualTo("APPROXIMATELY 3.033*10^434294");
        assertThat(sheet(solve(huge))).contains("3.033 \\cdot 10^{434294}");
        String tiny = neuron("{formula: exp(-z), name: f}", "input: [1000000, 0]", "");
        assertThat(output(solve(tiny))).isEqualTo("APPROXIMATELY 3.297*10^(-434295)");
        assertThat(SolutionJson.write(solve(huge))).contains("\"value\": null");
        assertThat(SolutionJson.write(solve(tiny))).contains("\"value\": 0.0");
    }

    /** e^(−10^9) = 8.00…·10^−434294482: no power of ten of that size is ever written out. */
    @Test
    void aBillionAsExponentTakesNoTime() {
        String tiny = neuron("{formula: exp(-z), name: f}", "input: [1000000000, 0]", "");
        assertThat(output(solve(tiny))).endsWith("*10^(-434294482)");
    }

    /** tanh x = x − x³/3 + …: equal to 1,000 digits and yet not equal, so ≈. */
    @Test
    void whatCannotBeProvedEqualFollowsApproximately() {
        assertThat(output(solve(neuron("tanh", "input: [1e-300, 1e-300]", ""))))
                .isEqualTo("APPROXIMATELY 2.000*10^(-300)");
        assertThat(output(solve(neuron("sigmoid", "input: [3000, 0]", "")))).isEqualTo("APPROXIMATELY 1.0000");
    }

    @Test
    void aGivenNumberFarFromOneStaysAPowerOfTen() {
        String sheet = sheet(solve(neuron("identity", "input: [1e-308, -2.5e300]", "")));
        assertThat(sheet).contains("x_1 = 1 \\cdot 10^{-308}").contains("x_2 = -2.5 \\cdot 10^{300}");
        assertThat(sheet).doesNotContain("00000000000000000000");
    }

    /** An operand that rounds to a pole or a zero of the radicand gets more places; in mode working what it lacks to 1 is put in. */
    @ParameterizedTest
    @ValueSource(strings = {"1/(1-z)", "ln(1-z)", "sqrt(1-z)"})
    void operandsNearAPoleGetMorePlaces(String formula) {
        Solution solution = solve(neuron("{formula: \"" + formula + "\", name: f}", "input: [1, '-exp(-20.3)']", ""));
        Evaluation y = solution.samples().get(0).output().get(0);
        assertThat(TextWriter.write(y.substituted())).contains("1.52694*10^(-9)");
        assertThat(y.value().isException()).isFalse();
    }

    /** No decimal of √2 equals √2, so its exact form is put in. */
    @Test
    void whereNoDecimalWillDoTheExactFormIsPutIn() {
        String formula = "{formula: \"piecewise(z == sqrt(2), 1, 0)\", name: f}";
        Solution solution = solve(neuron(formula, "input: ['2/sqrt(2)', 0]", ""));
        assertThat(output(solution)).isEqualTo("EQUAL 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ln(z)", "1/z", "sqrt(z-1)"})
    void aFormulaWithoutValueNamesQuantityAndSample(String formula) {
        String one = neuron("{formula: \"" + formula + "\", name: f}", "input: [0, 0]", "");
        assertThatThrownBy(() -> solve(one))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageStartingWith("y[1]: ");
        String several = neuron("{formula: \"" + formula + "\", name: f}", "inputs: [[1, 1], [0, 0]]", "");
        assertThatThrownBy(() -> solve(several))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageStartingWith("sample 2: y[1]: ");
    }

    @Test
    void anUndefinedKinkNamesUnitAndSample() {
        String yaml = neuron(
                "relu",
                "inputs: [[1, 1], [1, -1]]",
                "conventions: {kinkDerivative: undefined}\ntasks: [activation-derivative]\n");
        assertThatThrownBy(() -> solve(yaml)).hasMessageStartingWith("sample 2: z1[1] stands at a kink of relu");
    }

    @Test
    void aTaskAskedTwiceIsTwoPartsOfOneAnswer() {
        ObjectNode twice = json("logits: [1, 2]\ntasks: [forward, softmax-jacobian, forward, softmax-jacobian]\n");
        ObjectNode once = json("logits: [1, 2]\ntasks: [forward, softmax-jacobian]\n");
        assertThat(twice.remove("parts")).hasSize(4);
        assertThat(once.remove("parts")).hasSize(2);
        assertThat(twice).isEqualTo(once);
    }

    private static ObjectNode json(String yaml) {
        return (ObjectNode) new JsonMapper().readTree(SolutionJson.write(solve(yaml)));
    }
}
