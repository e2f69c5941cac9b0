package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loss, backpropagation and step of one sample, against the worked solutions that lecturers wrote by hand
 * (../shared/design/ideal/training-en.tex and training-443-en.tex): what stands there stands here, digit for digit.
 */
class TrainingSheetsTest {
    private static final String E02 = """
            network:
              layers:
                - {weights: [[0.1, 0.4], [-0.3, 0.2]], bias: [0.1, -0.1], activation: sigmoid}
                - {weights: [[0.5, -0.2], [0.3, 0.6]], bias: [0, 0.2], activation: sigmoid}
            input: [1, 0.5]
            target: [1, 0]
            loss: half-squared-error
            learningRate: 0.5
            """;

    private static final String E03 = """
            network:
              layers:
                - {weights: [[0.1,-0.2,0.3,0.5],[0.4,0.1,-0.6,0.2],[-0.5,0.3,0.2,0.1],[0.2,0.2,-0.1,-0.4]], bias: [0.1,0,-0.1,0.2], activation: relu}
                - {weights: [[0.3,-0.5,0.2,0.1],[0.6,0.1,-0.3,0.4],[-0.2,0.3,0.5,0.2]], bias: [0,0.1,-0.1], activation: softmax}
            input: [1, 2, 0.5, -1]
            target: [0, 1, 0]
            loss: cross-entropy
            learningRate: 0.1
            """;

    private static final String ALL = "tasks: [forward, loss, backpropagation, gradient-step]\n";

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Sheet sheet(String yaml) {
        return Composer.compose(solve(yaml), Style.of(Locale.ENGLISH));
    }

    private static String markdown(String yaml) {
        return new MarkdownRenderer().render(sheet(yaml));
    }

    private static String step(String markdown, String title) {
        String from = markdown.substring(markdown.indexOf(title));
        int end = from.indexOf("\n#");
        return end < 0 ? from : from.substring(0, end);
    }

    // ---- the ideal, two sigmoid layers ----

    @Test
    void theDerivativesOfAllActivationsStandFirstWhatIsPutInBesideThem() {
        String step = step(markdown(E02 + ALL), "Derivative of the activation, both layers");
        assertThat(step)
                .contains("\\sigma'(z) = \\sigma(z) (1 - \\sigma(z)) = a (1 - a)")
                .contains("| $1$ | $0.598688$ | $0.401312$ | $0.240261$ |")
                .contains("| $2$ | $0.425557$ | $0.574443$ | $0.244458$ |")
                .contains("| $1$ | $0.553354$ | $0.446646$ | $0.247153$ |")
                .contains("| $2$ | $0.653609$ | $0.346391$ | $0.226404$ |");
    }

    @Test
    void theOutputErrorIsFactorsProductsResult() {
        assertThat(step(markdown(E02 + ALL), "Layer 2: error term"))
                .contains("(\\boldsymbol{y} - \\boldsymbol{t}) \\odot \\sigma'(\\boldsymbol{z}^2)")
                .contains("0.553354 - 1 \\cr 0.653609 - 0")
                .contains("= \\left[\\begin{array}{r} (-0.446646) \\cdot 0.247153 \\cr 0.653609 \\cdot 0.226404")
                .contains("-0.110390 \\cr 0.147980");
    }

    @Test
    void aGradientIsOneMatrixOfProducts() {
        assertThat(step(markdown(E02 + ALL), "Layer 2: derivatives with respect to weights and biases"))
                .contains("(-0.110390) \\cdot 0.598688 & (-0.110390) \\cdot 0.425557 \\cr 0.147980 \\cdot 0.598688")
                .contains("-0.066089 & -0.046977 \\cr 0.088594 & 0.062974")
                .contains("\\boldsymbol{b}^2}", "= \\boldsymbol{\\delta}^2 \\approx")
                .doesNotContain("\\partial w_{11}");
    }

    @Test
    void theChainRuleStandsOnceInFactorsAndInNumbers() {
        String sheet = markdown(E02 + ALL);
        String step = step(sheet, "Layer 1: the chain rule along one weight, $w_{11}^1$");
        assertThat(sheet.split("the chain rule along one weight", -1)).hasSize(2);
        assertThat(step)
                .contains("\\underset{\\sigma'(z_1^1)}{\\underbrace{\\frac{\\partial a_1^1}{\\partial z_1^1}}}")
                .contains("\\underset{x_1}{", "\\underset{w_{21}^2}{", "\\underset{\\delta_2^2}{")
                .contains("((-0.110390) \\cdot 0.5 + 0.147980 \\cdot 0.3) \\cdot 0.240261 \\cdot 1 \\approx -0.002595");
        assertThat(step(sheet, "Layer 1: error term"))
                .contains("for every neuron at once")
                .contains("(-0.010801) \\cdot 0.240261 \\cr 0.110866 \\cdot 0.244458");
    }

    @Test
    void theAnswersOfTrainingAreTables() {
        List<Block.Answer> answers = SheetReading.blocks(sheet(E02 + ALL), Block.Answer.class);
        assertThat(answers.get(2).tables()).hasSize(1);
        assertThat(answers.get(2).tables().get(0).header()).hasSize(3);
        assertThat(answers.get(2).tables().get(0).rows()).hasSize(2);
        assertThat(answers.get(3).tables().get(0).header()).hasSize(5);
        String sheet = markdown(E02 + ALL);
        assertThat(step(sheet, "**(d)**"))
                .contains("0.1013 & 0.4006 \\cr -0.3136 & 0.1932", "0.0552 \\cr 0.1260")
                .doesNotContain("0.101298");
    }

    /** No loss after the step, no forecast, no ∂C/∂x, unless they are asked for. */
    @Test
    void onlyWhatWasAskedStandsOnTheSheet() throws IOException {
        String sheet = markdown(E02 + ALL);
        assertThat(sheet)
                .doesNotContain("\\partial \\boldsymbol{x}", "nabla", "C_{\\mathrm{new}}", "redicted")
                .contains("\\boldsymbol{W_{\\mathrm{new}}}^1 & = \\boldsymbol{W}^1 - \\eta");
        JsonNode sample = json(E02 + ALL).get("samples").get(0);
        assertThat(sample.get("backward").get("inputGradient")).hasSize(2);
        // by an independent calculation in doubles
        assertThat(sample.get("step").get("loss").get("value").asDouble()).isCloseTo(0.2866715634013487, within(1e-12));
        assertThat(sample.get("evaluations").toString()).doesNotContain("squaredNorm");
    }

    // ---- softmax and cross-entropy ----

    @Test
    void ofACrossEntropyTheTermOfTheClassIsLeft() {
        assertThat(step(markdown(E03 + ALL), "Loss $C$"))
                .contains("−ln of the probability of the right class")
                .contains(
                        "-(0 \\cdot \\ln(0.266195) + 1 \\cdot \\ln(0.441081) + 0 \\cdot \\ln(0.292724))"
                                + " = -\\ln(0.441081)",
                        "\\approx 0.818527");
    }

    @Test
    void theDerivationBehindItHasFourLinesAndNoSumOfTargets() {
        String step = step(markdown(E03 + ALL), "Softmax with cross-entropy, in letters");
        assertThat(step.split("\\\\cr", -1)).hasSizeLessThanOrEqualTo(5);
        assertThat(step).contains("= y_j - t_j").doesNotContain("T \\ln", "T y_j");
        String general = step(
                markdown(E03.replace("target: [0, 1, 0]", "target: [0, 2, 0]") + ALL),
                "Softmax with cross-entropy, in letters");
        assertThat(general).contains("T \\ln(S)", "= T y_j - t_j");
    }

    @Test
    void neuronsThatPassNothingBackAreNamed() {
        assertThat(step(markdown(E03 + ALL), "Layer 1: error term"))
                .contains("-0.314038 \\cr -0.101172 \\cr 0.367277 \\cr -0.138403")
                .contains("neurons 1 and 3 pass nothing back");
        assertThat(markdown(E03 + ALL)).contains("the chain rule along one weight, $w_{21}^1$");
    }

    // ---- the tasks of their own ----

    @Test
    void theInputGradientIsATask() throws IOException {
        String sheet = markdown(E02 + "tasks: [input-gradient]\n");
        // (W^1)ᵀ δ^1 with δ^1 of the ideal
        assertThat(sheet)
                .contains("the derivatives $\\partial C/\\partial \\boldsymbol{x}$ with respect to the inputs")
                .contains("0.1 \\cdot (-0.002595) + (-0.3) \\cdot 0.027102", "-0.0084 \\cr 0.0044");
        JsonNode json = json(E02 + "tasks: [backpropagation, input-gradient]\n");
        assertThat(json.get("parts").get(1).get("ids").toString())
                .contains("dx[1]", "dx[2]")
                .doesNotContain("dW");
        assertThat(json(E02 + "tasks: [input-gradient]\n")
                        .get("samples")
                        .get(0)
                        .get("backward")
                        .get("inputGradient"))
                .hasSize(2);
    }

    @Test
    void theCheckOfAStepIsATask() throws IOException {
        String yaml = E02 + "tasks: [gradient-step, step-check]\n";
        String part = markdown(yaml).substring(markdown(yaml).indexOf("## (b)"));
        assertThat(part)
                .contains("C_{\\mathrm{new}}", "predicted", "actual change", "\\lVert \\nabla C \\rVert^2")
                .contains("\\lVert \\frac{\\partial C}{\\partial \\boldsymbol{W}^1} \\rVert^2 + ");
        JsonNode json = json(yaml);
        JsonNode ids = json.get("parts").get(1).get("ids");
        assertThat(ids.toString()).contains("newC", "squaredNorm1", "squaredNorm2", "firstOrder", "change");
        assertThat(json.get("samples").get(0).get("step").get("layers")).hasSize(2);
        assertThat(markdown(E02 + "tasks: [step-check]\n")).contains("new weights and biases", "actual change");
    }

    /** It is about the step that was asked for last. */
    @Test
    void theCheckFollowsTheSecondStep() throws IOException {
        JsonNode json = json(E02 + "tasks: [gradient-step, gradient-step, step-check]\n");
        JsonNode ids = json.get("parts").get(2).get("ids");
        assertThat(ids.get(0).get("id").asText()).isEqualTo("newC");
        assertThat(ids.get(0).get("time").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "sum", "independent", "sequential"})
    void bothTasksTakeSeveralSamples(String batch) throws IOException {
        String yaml = E02.replace("input: [1, 0.5]", "inputs: [[1, 0.5], [0, 1]]")
                        .replace("target: [1, 0]", "targets: [[1, 0], [0, 1]]")
                + "conventions: {batch: " + batch + "}\ntasks: [input-gradient, gradient-step, step-check]\n";
        assertThat(markdown(yaml)).contains("actual change");
        assertThat(json(yaml).get("parts")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'logits: [1, 2]\ntarget: [0, 1]\nloss: cross-entropy\ntasks: [input-gradient]'; needs a network and its input",
                "'network: {layers: [{weights: [[1]]}]}\ninput: [1]\ntarget: [0]\nloss: hinge\ntasks: [step-check]'; learningRate",
                "'network: {layers: [{weights: [[1], [2]], activation: step}, {weights: [[1, 1]], activation: identity}]}\ninput: [1]\ntarget: [0]\nloss: squared-error\ntasks: [input-gradient]'; no gradient reaches an input",
            })
    void whatTheyNeedIsSaid(String yaml, String message) {
        assertThatThrownBy(() -> solve(yaml))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining(message);
    }

    // ---- after the step ----

    @Test
    void whatHoldsAfterTheStepIsMarked() {
        Solution german = solve(E02 + "language: de\n" + ALL);
        assertThat(new LatexRenderer().render(Composer.compose(german, Style.of(Locale.GERMAN))))
                .contains("\\mat{W}_{\\mathrm{neu}}^1");
        Solution plus = solve(E02 + "notation: {after: plus, layerIndex: parentheses}\n" + ALL);
        assertThat(new LatexRenderer().render(Composer.compose(plus, Style.of(Locale.ENGLISH))))
                .contains("\\mat{W}^{(1)+}", "\\vect{b}^{(2)+}");
    }

    // ---- kinds that the examples do not show ----

    @ParameterizedTest
    @EnumSource(Style.Detail.class)
    void everyDetailHoldsEveryResult(Style.Detail detail) {
        String sheet = new MarkdownRenderer()
                .render(Composer.compose(
                        solve(E03 + ALL), Style.of(Locale.ENGLISH).with(detail)));
        assertThat(sheet).contains("-0.1012 & -0.2023 & -0.0506 & 0.1012", "0.4101 & 0.1202 & -0.5949 & 0.1899");
        assertThat(sheet.contains("underbrace")).isEqualTo(detail != Style.Detail.BRIEF);
    }

    /** One line a quantity: the chain rule stands where its numbers do. */
    @Test
    void aSingleNeuronIsShort() {
        String sheet = markdown("network: {layers: [{weights: [[2, -1]], bias: [0.3], activation: sigmoid}]}\n"
                + "input: [1, 3]\ntarget: [1]\nloss: half-squared-error\nlearningRate: 0.5\n" + ALL);
        assertThat(sheet.split("### ", -1)).hasSize(8);
        assertThat(sheet)
                .contains(
                        "\\underset{\\delta}{\\underbrace{\\frac{\\partial C}{\\partial y} \\cdot \\frac{\\partial y}{\\partial z}}}"
                                + " \\underset{x_j}{\\underbrace{\\frac{\\partial z}{\\partial w_j}}} = \\delta x_j")
                .contains("w_{1,\\mathrm{new}}");
    }

    private static JsonNode json(String yaml) throws IOException {
        return new ObjectMapper().readTree(SolutionJson.write(solve(yaml)));
    }
}
