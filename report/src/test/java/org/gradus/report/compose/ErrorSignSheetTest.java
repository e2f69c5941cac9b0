package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sheet says and writes where the error is t − y. */
class ErrorSignSheetTest {
    private static final String NEURON = """
            network:
              layers:
                - {weights: [[0.4, -0.2]], bias: [0.1], activation: sigmoid}
            inputs: [[1, 0.5], [0, 2]]
            targets: [[1], [0]]
            loss: half-squared-error
            learningRate: 0.5
            conventions: {errorSign: target-minus-output, batch: BATCH}
            """;

    private static String sheet(String yaml, String language, Style.Detail detail) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        Style style = Style.of(Locale.forLanguageTag(language)).with(detail);
        return new MarkdownRenderer()
                .render(Composer.compose(Solver.solve(ExerciseReader.read("sign.yaml", bytes)), style));
    }

    private static String neuron(String batch, String rest) {
        return sheet(NEURON.replace("BATCH", batch) + rest, "en", Style.Detail.NORMAL);
    }

    private static final String STEP = "A step $w_j - \\eta \\partial C/\\partial w_j$ is therefore $w_j + ";

    @Test
    void theStepIsSaidWithErrorTerms() {
        String step = "tasks: [backpropagation, gradient-step]\n";
        assertThat(neuron("independent", step))
                .containsOnlyOnce("Error terms have the sign of the error $t - y$")
                .containsOnlyOnce(STEP + "\\eta \\delta x_j$");
        assertThat(neuron("sum", step)).containsOnlyOnce(STEP + "\\eta \\sum_{s} \\delta^{(s)} x_j^{(s)}$");
        assertThat(neuron("mean", step))
                .containsOnlyOnce(STEP + "\\dfrac{\\eta \\sum_{s} \\delta^{(s)} x_j^{(s)}}{N}$");
        assertThat(neuron("sequential", "tasks: [{training: {epochs: 1}}]\n"))
                .containsOnlyOnce(STEP + "\\eta \\delta x_j$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks: [backpropagation]",
                "regularisation: {l2: 0.1}\ntasks: [gradient-step]",
                "tasks: [{training: {epochs: 1, optimiser: {name: momentum, momentum: 0.5}}}]"
            })
    void noSuchStepIsSaidWhereItWouldBeFalse(String rest) {
        String batch = rest.contains("training") ? "sequential" : "independent";
        assertThat(neuron(batch, rest + "\n"))
                .contains("Error terms have the sign of the error $t - y$")
                .doesNotContain("A step $");
    }

    @Test
    void nothingIsSaidWithoutErrorTerms() {
        assertThat(neuron("independent", "tasks: [forward, loss]\n")).doesNotContain("Error terms");
    }

    @Test
    void inGermanToo() {
        String yaml = NEURON.replace("BATCH", "independent") + "tasks: [gradient-step]\n";
        assertThat(sheet(yaml, "de", Style.Detail.NORMAL))
                .contains("Fehlerterme haben das Vorzeichen des Fehlers $t - y$")
                .contains("mit umgekehrtem Vorzeichen");
    }

    /** The formulas that hold with the other sign alone. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid, half-squared-error, identity",
        "sigmoid, binary-cross-entropy, relu",
        "softmax, cross-entropy, softmax",
        "softmax, squared-error, tanh",
        "identity, absolute-error, softmax",
        "tanh, mean-squared-error, sigmoid"
    })
    void noFormulaOfTheOtherSignIsLeft(String output, String loss, String hidden) {
        String network = """
                network:
                  layers:
                    - {weights: [[0.5, 1], [1, -1]], bias: [0, 0.5], activation: %s}
                    - {weights: [[1, 0.5], [-0.5, 1]], bias: [0, 0.25], activation: %s}
                loss: %s
                learningRate: 0.5
                tasks: [backpropagation, input-gradient, gradient-step]
                """.formatted(hidden, output, loss);
        String one = network + "input: [1, 2]\ntarget: [0, 1]\nconventions: {errorSign: target-minus-output}\n";
        String several = network + "inputs: [[1, 2], [0, 1]]\ntargets: [[0, 1], [1, 0]]\n"
                + "conventions: {batch: mean, errorSign: target-minus-output}\n";
        for (String yaml : new String[] {one, several}) {
            for (Style.Detail detail : Style.Detail.values()) {
                String sheet = sheet(yaml, "en", detail);
                assertThat(sheet).contains("-\\partial C");
                String equation = "& = |= ";
                for (String left : new String[] {
                    "\\\\boldsymbol\\{\\\\delta\\}\\^\\d ",
                    "\\\\delta_\\d\\^\\d ",
                    "\\\\boldsymbol\\{\\\\Delta\\}\\^\\d "
                }) {
                    assertThat(sheet).doesNotContainPattern(left + "(" + equation + ")\\\\(frac\\{\\\\)?partial C");
                    assertThat(sheet)
                            .doesNotContainPattern(
                                    "\\\\partial \\\\boldsymbol\\{[Wb]\\}\\^\\d\\} (" + equation + ")" + left);
                }
                assertThat(sheet).doesNotContainPattern("\\\\partial \\\\boldsymbol\\{x\\}\\} (" + equation + ")\\(");
                assertThat(sheet).doesNotContain("\\underset{\\delta_");
                assertThat(sheet).doesNotContain("\\boldsymbol{\\Delta}^2 & = \\boldsymbol{Y} - \\boldsymbol{T}");
            }
        }
    }
}
