package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A weight null is no edge: no term, no gradient, no update, no line in the picture. */
class MissingEdgesTest {
    private static final int SEEDS_EACH = 80;
    private static final BigDecimal STEP = BigDecimal.ONE.movePointLeft(24);

    /** x1 feeds only unit 3, x2 only unit 4, both feed unit 5 (a public question; its numbers). */
    private static final String PUBLISHED = """
            network:
              layers:
                - {weights: [[0.4, null], [null, 0.6]], bias: [-0.3, 0.4], activation: relu}
                - {weights: [[-0.7, 1.0]], bias: [-0.5], activation: relu}
            input: [1, 1]
            target: [0.6]
            loss: squared-error
            learningRate: 0.1
            """;

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("edges.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String markdown(Solution solution, Locale language, Style.Detail detail) {
        return new MarkdownRenderer()
                .render(Composer.compose(solution, Style.of(language).with(detail)));
    }

    private static JsonNode json(String yaml) {
        return new JsonMapper().readTree(SolutionJson.write(solve(yaml)));
    }

    @Test
    void ofABatchTheRemarkIsOneSentence() {
        String batch = PUBLISHED
                .replace("input: [1, 1]", "inputs: [[1, 1], [0, 1]]")
                .replace("target: [0.6]", "targets: [[0.6], [0.5]]")
                .concat("conventions: {batch: mean}\ntasks: [backpropagation]\n");
        assertThat(markdown(solve(batch), Locale.ENGLISH, Style.Detail.NORMAL))
                .containsPattern("insert \\S+ from \\(\\d+\\), only where there is an edge");
    }

    private static void assertNumbers(JsonNode rows, String... expected) {
        List<String> found = new ArrayList<>();
        for (JsonNode row : rows) {
            for (JsonNode entry : row.isArray() ? row : List.of(row)) {
                found.add(entry.isNull() ? "null" : entry.get("printed").asString());
            }
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void thePublishedGradientsAndStep() {
        JsonNode sample = json(PUBLISHED + "tasks: [forward, backpropagation, gradient-step]\n")
                .get("samples")
                .get(0);
        assertNumbers(sample.get("forward").get("output"), "0.43");
        JsonNode backward = sample.get("backward").get("layers");
        assertNumbers(backward.get(0).get("weightGradient"), "0.238", "null", "null", "-0.34");
        assertNumbers(backward.get(1).get("weightGradient"), "-0.034", "-0.34");
        assertNumbers(backward.get(1).get("biasGradient"), "-0.34");
        JsonNode step = sample.get("step").get("layers");
        assertNumbers(step.get(0).get("weights"), "0.3762", "null", "null", "0.634");
        assertThat(sample.get("evaluations").toString())
                .contains("\"dW1[1,1]\"", "\"newW1[2,2]\"")
                .doesNotContain("dW1[1,2]", "W1[2,1]", "–");
    }

    /** ‖∇C‖² counts the edges that there are. */
    @Test
    void theForecastCountsOnlyWhatIsUpdated() {
        double norm = 2 * 0.238 * 0.238 + 2 * 0.34 * 0.34 + 0.034 * 0.034 + 2 * 0.34 * 0.34;
        Answer.GradientStep step = (Answer.GradientStep) solve(PUBLISHED + "tasks: [gradient-step, step-check]\n")
                .answers()
                .get(0);
        assertThat(step.steps()
                        .get(0)
                        .forecast()
                        .orElseThrow()
                        .squaredNorm()
                        .value()
                        .real()
                        .nearestDouble())
                .isCloseTo(norm, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Style.Detail.class)
    void theSheetSaysWhatADashMeans(Style.Detail detail) {
        Solution solution = solve(PUBLISHED + "tasks: [gradient-step]\n");
        String english = markdown(solution, Locale.ENGLISH, detail);
        assertThat(english)
                .containsOnlyOnce(
                        "Where a matrix holds a dash (–) there is no edge: no term in the sum, no gradient, no update.")
                .contains("0.4 & \\text{–} \\cr \\text{–} & 0.6", "0.3762 & \\text{–} \\cr \\text{–} & 0.634");
        assertThat(SheetAudit.of(english).faults()).isEmpty();
        if (detail != Style.Detail.BRIEF) { // formula and result alone hold no calculation
            assertThat(SheetAudit.of(english).relationsChecked()).isPositive();
        }
        assertThat(markdown(solution, Locale.GERMAN, detail))
                .containsOnlyOnce(
                        "Wo in einer Matrix ein Strich (–) steht, gibt es keine Kante: keinen Summanden, keinen Gradienten, keine Änderung.");
    }

    @Test
    void aFullNetworkSaysNothingOfEdges() {
        Solution solution = solve(PUBLISHED.replace("null", "0") + "tasks: [gradient-step]\n");
        assertThat(markdown(solution, Locale.ENGLISH, Style.Detail.FULL)).doesNotContain("edge", "–");
    }

    /** Two of the six lines of the picture are missing, and those are the right ones. */
    @Test
    void thePictureDrawsNoMissingEdge() {
        Sheet sheet = Composer.compose(solve(PUBLISHED), Style.of(Locale.ENGLISH));

        assertThat(edges(sheet)).containsExactlyInAnyOrder("W1[1,1]", "W1[2,2]", "W2[1,1]", "W2[1,2]");
        assertThat(new LatexRenderer().render(sheet)).contains("\\text{--}");
    }

    /** The weights whose edges the picture of the network draws. */
    private static List<String> edges(Sheet sheet) {
        return sheet.blocks().stream()
                .filter(Block.Overview.class::isInstance)
                .flatMap(block -> ((Block.Overview) block).drawing().stream())
                .flatMap(drawing -> drawing.shapes().stream())
                .filter(Drawing.Path.class::isInstance)
                .flatMap(path -> ((Drawing.Path) path).of().stream())
                .map(Expr.Source::text)
                .toList();
    }

    /** Over eight units are shown elided: the edge from the last node is that of the last unit. */
    @Test
    void aWidePictureDrawsTheRightEdges() {
        String row = "[" + "1, ".repeat(9) + "null]";
        String yaml = "network: {layers: [{weights: [" + row + ", " + row.replace("null", "1")
                + "], activation: identity}]}\ninput: [" + "1, ".repeat(9) + "1]\n";
        Sheet sheet = Composer.compose(solve(yaml), Style.of(Locale.ENGLISH));

        assertThat(edges(sheet))
                .containsExactlyInAnyOrder(
                        "W1[1,1]", "W1[1,2]", "W1[1,3]", "W1[2,1]", "W1[2,2]", "W1[2,3]", "W1[2,10]");
        assertThat(solve(yaml).samples().get(0).output().stream()
                        .map(y -> y.value().real().nearestDouble()))
                .containsExactly(9.0, 10.0);
    }

    // ---- every way to a gradient, over seeded networks ----

    @ParameterizedTest
    @ValueSource(strings = {"carry", "displayed", "exact"})
    void theWaysToAGradientMeet(String mode) {
        int missing = 0;
        int compared = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS_EACH; seed++) {
            RandomTraining network = new RandomTraining(2_000_000L + seed, mode).withoutSomeEdges(2 + seed % 3);
            if (!network.isTrainable()) {
                continue;
            }
            String yaml = network.yaml();
            Solution solution;
            try {
                solution = solve(yaml);
            } catch (ExerciseException nothingToTrain) {
                assertThat(nothingToTrain).as(yaml).hasMessageContaining("no edge leads from");
                refused++;
                continue;
            } catch (UnsolvableException stopped) {
                throw new AssertionError("seed " + seed + "\n" + yaml, stopped);
            }
            String sheet = markdown(solution, Locale.ENGLISH, Style.Detail.values()[seed % 3]);
            assertThat(SheetAudit.of(sheet).faults()).as(yaml).isEmpty();
            assertThat(SolutionJson.write(solution)).doesNotContain("NaN", "–");
            missing += absentWhereThereIsNoEdge(network, solution, yaml);
            if (!mode.equals("displayed") && network.isCalculated()) {
                compared += compareWithQuotients(network, solution, yaml);
            }
        }
        assertThat(missing).isGreaterThan(2 * SEEDS_EACH);
        assertThat(refused).isLessThan(SEEDS_EACH / 4);
        if (!mode.equals("displayed")) {
            assertThat(compared).isGreaterThan(SEEDS_EACH);
        }
    }

    private static int absentWhereThereIsNoEdge(RandomTraining network, Solution solution, String yaml) {
        Answer.GradientStep step = answer(solution, Answer.GradientStep.class);
        BackwardTrace backward = step.gradients().samples().get(0);
        int missing = 0;
        for (int l = 1; l <= network.layers(); l++) {
            for (int i = 1; i <= network.units(l); i++) {
                for (int j = 1; j <= network.inputs(l); j++) {
                    boolean absent = !network.hasEdge(l, i, j);
                    Evaluation gradient =
                            backward.layers().get(l - 1).weights().get(i - 1).get(j - 1);
                    Evaluation stepped = step.steps()
                            .get(0)
                            .layers()
                            .get(l - 1)
                            .weights()
                            .get(i - 1)
                            .get(j - 1);
                    assertThat(gradient.isAbsent()).as(yaml).isEqualTo(absent);
                    assertThat(stepped.isAbsent()).as(yaml).isEqualTo(absent);
                    missing += absent ? 1 : 0;
                }
            }
        }
        return missing;
    }

    /** Difference quotients of the loss in 80 digits, by a forward pass of the test's own that leaves the edges out. */
    private static int compareWithQuotients(RandomTraining network, Solution solution, String yaml) {
        BackwardTrace backward =
                answer(solution, Answer.Backpropagation.class).samples().get(0);
        int compared = 0;
        for (int l = 1; l <= network.layers(); l++) {
            for (int i = 1; i <= network.units(l); i++) {
                for (int j = 1; j <= network.inputs(l); j++) {
                    if (!network.hasEdge(l, i, j)) {
                        continue;
                    }
                    BigDecimal at = network.loss(l, i, j, BigDecimal.ZERO);
                    BigDecimal right = network.loss(l, i, j, STEP).subtract(at).divide(STEP);
                    BigDecimal left =
                            at.subtract(network.loss(l, i, j, STEP.negate())).divide(STEP);
                    Evaluation own =
                            backward.layers().get(l - 1).weights().get(i - 1).get(j - 1);
                    BigDecimal slack = new BigDecimal("1e-18").multiply(BigDecimal.ONE.add(left.abs()));
                    assertThat(own.value().real().round(30))
                            .as("%s of\n%s", own.id(), yaml)
                            .isBetween(
                                    left.min(right).subtract(slack),
                                    left.max(right).add(slack));
                    compared++;
                }
            }
        }
        return compared;
    }

    private static <A extends Answer> A answer(Solution solution, Class<A> kind) {
        return solution.answers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    // ---- every task ----

    private static final String NETWORKS = """
            network:
              layers:
                - {weights: [[1, null], [null, null], [-1, 2]], bias: [1, 0.5, -1], activation: %s}
                - {weights: [[1, 1, null], [null, null, -1]], activation: %s}
            inputs: [[1, 0], [0.5, 2]]
            targets: [[1, 0], [0, 1]]
            loss: %s
            learningRate: 0.5
            conventions: {batch: %s}
            """;

    private static final String TASKS =
            "tasks: [forward, composition, classify, activation-derivative, truth-table, loss,"
                    + " loss-gradient, backpropagation, gradient-step, xor-impossibility, softmax-derivative, backpropagation-derivation%s]\n";

    @ParameterizedTest
    @CsvSource({
        "relu, softmax, cross-entropy, independent",
        "tanh, sigmoid, binary-cross-entropy, sequential",
        "softmax, identity, squared-error, mean",
        "silu, softmax, half-squared-error, sum",
        "sigmoid, tanh, huber, sequential"
    })
    void everyTask(String hidden, String output, String loss, String batch) {
        String yaml = String.format(NETWORKS, hidden, output, loss, batch)
                + String.format(TASKS, output.equals("softmax") ? ", softmax-jacobian" : "");
        Solution solution = solve(yaml);
        for (Style.Detail detail : Style.Detail.values()) {
            String sheet = markdown(solution, Locale.ENGLISH, detail);
            assertThat(SheetAudit.of(sheet).faults()).as(yaml).isEmpty();
            assertThat(sheet).doesNotContain("w_{12}^1", "w_{21}^1", "ABSENT");
        }
        assertThat(new LatexRenderer().render(Composer.compose(solution, Style.of(Locale.GERMAN))))
                .doesNotContain("ABSENT");
        assertThat(SolutionJson.write(solution)).doesNotContain("–", "ABSENT");
    }

    /** A single neuron, whose weights stand one by one: those that it has. */
    @ParameterizedTest
    @ValueSource(strings = {"[[2, null]]", "[[null, 2]]", "[[null, 2, null]]", "[[null, null]]"})
    void aNeuron(String weights) {
        int inputs = weights.split(",").length;
        String yaml = "network: {layers: [{weights: " + weights + ", bias: [0.5], activation: sigmoid}]}\ninput: ["
                + "1, ".repeat(inputs - 1) + "1]\ntarget: [0]\nloss: binary-cross-entropy\nlearningRate: 1\n"
                + "tasks: [forward, composition, classify, truth-table, backpropagation, gradient-step]\n";
        Solution solution = solve(yaml);
        for (Style.Detail detail : Style.Detail.values()) {
            String sheet = markdown(solution, Locale.ENGLISH, detail);
            assertThat(SheetAudit.of(sheet).faults()).as(yaml).isEmpty();
            assertThat(sheet).contains("No edge leads from ").doesNotContain("ABSENT", "\\text{–}");
        }
        assertThat(markdown(solution, Locale.GERMAN, Style.Detail.NORMAL)).contains("führt keine Kante zum Neuron");
    }

    /** z of a unit without edges is its bias, or 0; a unit that leads nowhere has the error term 0. */
    @Test
    void unitsWithoutEdges() {
        Solution solution = solve("""
                network:
                  layers:
                    - {weights: [[null, null], [1, 1], [1, 1]], activation: sigmoid}
                    - {weights: [[1, 1, null]], activation: identity}
                input: [1, 2]
                target: [0]
                loss: half-squared-error
                tasks: [backpropagation]
                """);
        assertThat(solution.samples()
                        .get(0)
                        .layers()
                        .get(0)
                        .preactivation()
                        .get(0)
                        .value()
                        .printed())
                .isEqualTo(Expr.Num.of(0));
        BackwardTrace backward =
                answer(solution, Answer.Backpropagation.class).samples().get(0);
        assertThat(backward.layers().get(0).delta().get(2).value().printed()).isEqualTo(Expr.Num.of(0));
        assertThat(SheetAudit.of(markdown(solution, Locale.ENGLISH, Style.Detail.FULL))
                        .faults())
                .isEmpty();
    }

    // ---- the reader ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights: [[1, ~]], activation: relu | input: [1, 2] | ",
                "weights: [[1, 2]], bias: [null], activation: relu | input: [1, 2] | 1:47: an entry of bias must be a number; only a weight may be null (there is no edge)",
                "weights: [[1, 2]], activation: relu | input: [1, null] | 2:12: an entry of input must be a number; only a weight may be null (there is no edge)",
                "weights: [null, [1, 2]], activation: relu | input: [1, 2] | 1:31: a row of weights must be a list of numbers, not nothing; a unit without edges has a row of nulls: [null, …]",
            })
    void whereNullMayStand(String layer, String input, String message) {
        byte[] yaml = ("network: {layers: [{" + layer.strip() + "}]}\n" + input.strip() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        if (message == null) {
            assertThat(ExerciseReader.read("f.yaml", yaml)
                            .network()
                            .orElseThrow()
                            .layers()
                            .get(0)
                            .hasEdge(1, 2))
                    .isFalse();
            return;
        }
        assertThatThrownBy(() -> ExerciseReader.read("f.yaml", yaml))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aForgottenNumberIsNoMissingEdge() {
        byte[] yaml =
                "network:\n  layers:\n    - weights:\n      - - 1\n        -\n      activation: relu\ninput: [1, 2]\n"
                        .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ExerciseReader.read("f.yaml", yaml))
                .hasMessageContaining(
                        "an entry of weights must be a number, or null where there is no edge; nothing stands here");
    }
}
