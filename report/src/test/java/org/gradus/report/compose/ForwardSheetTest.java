package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradus.report.compose.SheetReading.blocks;
import static org.gradus.report.compose.SheetReading.english;
import static org.gradus.report.compose.SheetReading.plain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.Style;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forward pass, what is given and what is wanted, as a careful lecturer writes them. */
class ForwardSheetTest {
    private static final String SIGMOIDS = """
            network:
              layers:
                - {weights: [[0.1, 0.4], [-0.3, 0.2]], bias: [0.1, -0.1], activation: sigmoid}
                - {weights: [[0.5, -0.2], [0.3, 0.6]], bias: [0, 0.2], activation: sigmoid}
            input: [1, 0.5]
            target: [1, 0]
            loss: half-squared-error
            learningRate: 0.5
            """;

    private static final String CLASSES = """
            network:
              layers:
                - {weights: [[0.1, -0.2], [0.4, 0.1]], bias: [0.1, 0], activation: relu}
                - {weights: [[0.3, -0.5], [0.6, 0.1], [-0.2, 0.3]], bias: [0, 0.1, -0.1], activation: softmax}
            input: [1, 2]
            target: [0, 1, 0]
            loss: cross-entropy
            learningRate: 0.1
            """;

    private static String markdown(String yaml, Locale locale) {
        return new MarkdownRenderer().render(Composer.compose(SheetReading.solve(yaml), Style.of(locale)));
    }

    // ---- given and wanted ----

    @Test
    void functionsLossAndRateAreNamedWithTheirFormulas() {
        assertThat(markdown(SIGMOIDS + "tasks: [forward, loss, backpropagation, gradient-step]", Locale.ENGLISH))
                .contains("Both layers use the sigmoid $\\sigma(z) = \\tfrac{1}{1 + e^{-z}}$.")
                .contains("Loss: half the squared error $C =", ", learning rate $\\eta = 0.5$.")
                .contains("count layers; all others are powers.")
                .contains("(c) the derivatives of $C$ with respect to all weights and biases")
                .contains("(d) the weights and biases after one step");
        assertThat(markdown(SIGMOIDS + "tasks: [forward, loss, backpropagation, gradient-step]", Locale.GERMAN))
                .contains("Sigmoidfunktion $\\sigma(z)", "Lernrate", "nach allen Gewichten und Bias-Werten")
                .contains("Schicht 1: Nettoeingabe", "die „Eingabe der Aktivierungsfunktion“")
                .contains("Ein Schritt des Gradientenverfahrens")
                .doesNotContain("Gradientenabstieg", "Voraktivierung", "Sigmoid-", "Softmax ");
    }

    /** Item by item: x and t before the weights of their rows. */
    @Test
    void inputAndTargetStandBesideTheWeights() {
        Sheet sheet = english(SIGMOIDS + "tasks: [loss]");
        Block.Data data = blocks(sheet, Block.Overview.class).get(0).left().stream()
                .filter(Block.Data.class::isInstance)
                .map(Block.Data.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(data.rows().stream()
                        .map(row -> row.stream()
                                .map(chain -> String.valueOf(chain.left().orElseThrow()))
                                .collect(Collectors.joining(" "))))
                .containsExactly("x W1 b1", "t W2 b2");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 16, 17, 40})
    void noGivenNumberIsLeftOut(int size) {
        String row = IntStream.range(0, size)
                .mapToObj(j -> "0." + (1001 + 10 * j))
                .collect(Collectors.joining(", ", "[", "]"));
        String rows = IntStream.range(0, size)
                .mapToObj(i -> IntStream.range(0, size)
                        .mapToObj(j -> Integer.toString(1000 + 50 * i + j))
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
        String yaml =
                "network: {layers: [{weights: " + rows + ", bias: " + row + ", activation: relu}]}\ninput: " + row;
        String all = SheetReading.chains(english(yaml)).stream()
                .flatMap(chain -> java.util.stream.Stream.concat(
                        chain.left().stream(), chain.links().stream().map(link -> link.right())))
                .map(Expr::toString)
                .collect(Collectors.joining(" "));
        for (int i = 0; i < size; i++) {
            assertThat(all).contains("0." + (1001 + 10 * i));
            for (int j = 0; j < size; j++) {
                assertThat(all).contains(Integer.toString(1000 + 50 * i + j));
            }
        }
        boolean atTheEnd = plain(english(yaml)).contains("in full at the end of the sheet");
        assertThat(atTheEnd).isEqualTo(size > LargeData.WHOLE);
    }

    @Test
    void layersWithTheSameActivationAreNamedTogether() {
        String layer = "{weights: [[1]], bias: [0], activation: %s}";
        String yaml = "network: {layers: ["
                + List.of("relu", "tanh", "sigmoid", "relu", "tanh", "sigmoid").stream()
                        .map(layer::formatted)
                        .collect(Collectors.joining(", "))
                + "]}\ninput: [1]";
        assertThat(markdown(yaml, Locale.ENGLISH))
                .contains("Layers 1 and 4 use ReLU, layers 2 and 5 tanh, layers 3 and 6 the sigmoid $");
        assertThat(markdown(yaml, Locale.GERMAN))
                .contains("Schichten 1 und 4: ReLU; Schichten 2 und 5: tanh; Schichten 3 und 6: Sigmoidfunktion $");
    }

    // ---- the forward pass ----

    @Test
    void twoUnitsStandSideBySide() {
        Block.Step output = blocks(english(SIGMOIDS), Block.Step.class).get(1);
        assertThat(output.lines()).hasSize(1);
        assertThat(output.lines().get(0).chains()).hasSize(2);
    }

    /** Three sigmoids in a vector: σ of each number, not three fractions. */
    @Test
    void fractionsDoNotStandInAColumn() {
        String yaml =
                "network: {layers: [{weights: [[1], [0.5], [-1]], bias: [0, 0, 0.1], activation: sigmoid}]}\ninput: [0.3]";
        assertThat(markdown(yaml, Locale.ENGLISH)).contains("\\sigma(0.3)").doesNotContain("\\frac{1}{1 + e^{-0.3}}");
    }

    /** The probabilities are e^{0.1}/(e^{0.1} + e^{0.4} + e^{-0.1}) and so on, with every power written once. */
    @Test
    void everyPowerOfASoftmaxStandsSomewhere() {
        String yaml = "logits: [0.1, 0.4, -0.1]\nrounding: {digits: 6}";
        assertThat(markdown(yaml, Locale.ENGLISH))
                .contains("y_i & = \\frac{e^{z_i}}{S} \\qquad \\text{with}\\quad S = \\sum_{k=1}^3 e^{z_k}")
                .contains(
                        "S & = e^{0.1} + e^{0.4} + e^{-0.1} \\approx 1.10517092 + 1.49182470 + 0.90483742 = 3.50183304")
                .contains("\\frac{1.10517092}{3.50183304} \\approx 0.31559783")
                .contains("$y_1 + y_2 + y_3 = 1$ (exact; the rounded values add to $1.000001$)");
    }

    @Test
    void manyOutputsStandInATable() {
        Sheet sheet = english("logits: [1.2, -0.3, 0.7, 2, 0, -1.5, 0.25]");
        List<Block.Tables> tables = blocks(sheet, Block.Tables.class);
        assertThat(tables).hasSize(1);
        assertThat(tables.get(0).tables().get(0).rows()).hasSize(7);
        assertThat(tables.get(0).tables().get(0).header()).hasSize(4);
    }

    @Test
    void theLectureKeepsItsExactForms() {
        assertThat(markdown(SheetReading.LECTURE, Locale.ENGLISH))
                .contains("y_1 & = \\frac{e^2}{e^2 + e^1} = \\frac{e}{e + 1} \\approx 0.7311");
    }

    /** The half-sentence in grey is said once. */
    @Test
    void wordsAreNotRepeated() {
        String layer = "{weights: [[1, 2], [0.5, 1]], bias: [0, 1], activation: tanh}";
        String sheet = markdown(
                "network: {layers: [" + String.join(", ", layer, layer, layer, layer) + "]}\ninput: [1, 2]",
                Locale.ENGLISH);
        assertThat(sheet)
                .containsOnlyOnce("the same step, one layer on")
                .containsOnlyOnce("tanh turns any number into one between −1 and 1");
    }

    // ---- the class ----

    @Test
    void theClassIsABoxWithoutAStep() {
        Sheet sheet = english(CLASSES + "tasks: [forward, classify]");
        assertThat(blocks(sheet, Block.Step.class)).hasSize(4);
        assertThat(plain(blocks(sheet, Block.Answer.class).get(1).text()))
                .isEqualTo("$ is the largest output: class\u00a02.");
        assertThat(plain(blocks(sheet, Block.Answer.class).get(0).text())).doesNotContain("class");
    }

    @Test
    void theClassIsNamedOnlyWhereItIsAsked() {
        assertThat(markdown(CLASSES + "tasks: [forward, loss]", Locale.ENGLISH)).doesNotContain("class 2");
        String named = CLASSES + "names: {output: [good, neutral, bad]}\ntasks: [classify]";
        assertThat(markdown(named, Locale.ENGLISH)).contains("is the largest output: class 2 (**neutral**).");
        assertThat(markdown(named, Locale.GERMAN)).contains("ist die größte Ausgabe: Klasse 2 (**neutral**).");
    }

    // ---- derivatives of the softmax ----

    /** The S of the forward pass is not introduced again. */
    @Test
    void theSoftmaxIsDerivedWithTheSumThatStandsThere() {
        String sheet = markdown(CLASSES + "tasks: [forward, softmax-jacobian]", Locale.ENGLISH);
        assertThat(sheet)
                .containsOnlyOnce("S = \\sum")
                .contains("and $S$ from (4)")
                .contains("### 6 The Jacobian in numbers");
        assertThat(markdown(SheetReading.LECTURE + "tasks: [forward, softmax-jacobian]", Locale.ENGLISH))
                .contains("### 5 Numerator and denominator");
    }
}
