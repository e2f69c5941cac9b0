package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.audit.SheetAudit;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.LossTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solution.StepTrace;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loss, gradients and step where it is hard: saturated, dead, at kinks, in batches. */
class TrainingTest {
    private static final String ALL =
            "tasks: [loss, loss-gradient, backpropagation, gradient-step]\nlearningRate: 0.5\n";

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("training.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** Solves, and recalculates every relation of the sheet at every detail. */
    private static Solution audited(String yaml) {
        Solution solution = solve(yaml);
        for (Detail detail : Detail.values()) {
            assertThat(SheetAudit.of(sheet(solution, detail)).faults()).as(yaml).isEmpty();
        }
        assertThat(SolutionJson.write(solution)).doesNotContain("NaN");
        return solution;
    }

    /** Solves what the 80 digits of the audit do not reach; each evaluation has checked its own promise. */
    private static Solution solved(String yaml) {
        Solution solution = solve(yaml);
        for (Detail detail : Detail.values()) {
            assertThat(sheet(solution, detail)).contains("(a)");
        }
        assertThat(SolutionJson.write(solution)).doesNotContain("NaN");
        return solution;
    }

    private static String sheet(Solution solution, Detail detail) {
        return new MarkdownRenderer()
                .render(Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail)));
    }

    private static <A extends Answer> A answer(Solution solution, Class<A> kind) {
        return solution.answers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String printed(Evaluation evaluation) {
        return TextWriter.write(evaluation.value().printed());
    }

    private static double value(Evaluation evaluation) {
        return evaluation.value().real().nearestDouble();
    }

    private static String neuron(String activation, String bias, String loss, String target) {
        return "network: {layers: [{weights: [[1]], bias: [" + bias + "], activation: " + activation
                + "}]}\ninput: [1]\nloss: " + loss + "\ntarget: [" + target + "]\n";
    }

    // ---- saturated ----

    /** Cross-entropy of logits ±1000 is 2000 for the wrong class, e^−2000 = 1.0…·10^−869 for the right one. */
    @Test
    void logitsOfAThousand() {
        String logits = "logits: [[1000, -1000], [1000, -1000]]\ntargets: [[0, 1], [1, 0]]\nloss: cross-entropy\n";
        Solution solution = solved(logits + "tasks: [loss, loss-gradient, backpropagation]\n");
        List<LossTrace> losses = answer(solution, Answer.Loss.class).samples();
        assertThat(printed(losses.get(0).value())).startsWith("2000");
        assertThat(losses.get(0).form()).isEqualTo(LossTrace.Form.LOGITS);
        assertThat(printed(losses.get(1).value())).endsWith("*10^(-869)");
        BackwardTrace backward =
                answer(solution, Answer.Backpropagation.class).samples().get(1);
        assertThat(printed(backward.layers().get(0).delta().get(0)))
                .startsWith("-")
                .endsWith("*10^(-869)");
    }

    @ParameterizedTest
    @CsvSource({"999, 0, 1000", "999, 1, 0", "-1001, 1, 1000", "-1001, 0, 0", "999, 0.25, 750"})
    void saturatedSigmoid(String bias, String target, double expected) {
        Solution solution = solved(neuron("sigmoid", bias, "binary-cross-entropy", target) + ALL);
        assertThat(value(answer(solution, Answer.Loss.class).samples().get(0).value()))
                .isCloseTo(expected, within(1e-9));
    }

    /** The step of a saturated unit is far too small to print, and is still right. */
    @Test
    void aMillionAsLearningRate() {
        String network = """
                network:
                  layers:
                    - {weights: [[0.5, -0.2], [0.1, 0.4], [1, 0]], bias: [0, 0.1, -1], activation: tanh}
                    - {weights: [[1, -1, 0.5], [0.5, 0.5, -0.5]], activation: softmax}
                input: [1, 2]
                target: [1, 0]
                loss: cross-entropy
                tasks: [gradient-step, step-check]
                """;
        StepTrace step = answer(audited(network + "learningRate: 1e6\n"), Answer.GradientStep.class)
                .steps()
                .get(0);
        assertThat(value(step.loss())).isBetween(0.0, 1e7);
        StepTrace none = answer(audited(network + "learningRate: 0\n"), Answer.GradientStep.class)
                .steps()
                .get(0);
        assertThat(printed(none.forecast().orElseThrow().change())).isEqualTo("0");
        assertThat(none.forecast().orElseThrow().share()).isEmpty();
    }

    /** The two losses are one number, whose digits alone never say so. */
    @ParameterizedTest
    @CsvSource({"0, independent", "0, mean", "0.5, independent"})
    void withoutAStepTheLossStays(String rate, String batch) {
        // at η = 1/2 the gradient is 0: both units of the last layer are inactive
        String last = rate.equals("0")
                ? "weights: [[-0.25, 0.1], [1.3, 1/3]], activation: gelu"
                : "weights: [[-0.25, -0.1], [-1.3, -1/3]], activation: relu";
        String network = "network:\n  layers:\n    - {weights: [[1, 1.3]], bias: [0.3], activation: gelu}\n"
                + "    - {weights: [[-0.7], [2]], activation: softmax}\n"
                + "    - {" + last + "}\n";
        StepTrace step = answer(
                        audited(network + "inputs: [[-2, -0.25]]\ntargets: [[0.2, -0.5]]\nloss: squared-error\n"
                                + "tasks: [gradient-step, step-check]\nlearningRate: " + rate
                                + "\nconventions: {batch: " + batch
                                + "}\n"),
                        Answer.GradientStep.class)
                .steps()
                .get(0);
        assertThat(printed(step.forecast().orElseThrow().change())).isEqualTo("0");
        assertThat(step.forecast().orElseThrow().change().value().exactlyPrinted())
                .isTrue();
        assertThat(step.forecast().orElseThrow().share()).isEmpty();
    }

    // ---- targets at the ends ----

    @Test
    void zeroTimesLogarithmOfZeroIsZero() {
        Solution solution = audited("probabilities: [0, 0.25, 0.75]\ntarget: [0, 1, 0]\nloss: cross-entropy\n"
                + "tasks: [loss, loss-gradient]\n");
        LossTrace loss = answer(solution, Answer.Loss.class).samples().get(0);
        assertThat(loss.zeroLogarithm()).isTrue();
        assertThat(value(loss.value())).isCloseTo(Math.log(4), within(1e-15));
        assertThat(sheet(solution, Detail.NORMAL)).contains("0 \\cdot \\ln(0) = 0");
        List<Evaluation> gradient =
                answer(solution, Answer.LossGradient.class).samples().get(0);
        assertThat(gradient.stream().map(TrainingTest::printed)).containsExactly("0", "-4", "0");
    }

    @Test
    void minusInfinityAsALogit() {
        Solution solution = audited(
                "logits: [-.inf, 1, 0]\ntarget: [0, 1, 0]\nloss: cross-entropy\n" + "tasks: [loss, backpropagation]\n");
        assertThat(value(answer(solution, Answer.Loss.class).samples().get(0).value()))
                .isCloseTo(Math.log(1 + Math.exp(-1)), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "probabilities: [[0.5, 0.5], [0, 1]]; targets: [[1, 0], [1, 0]]; cross-entropy; sample 2 is infinite",
                "probabilities: [0, 1]; target: [0.5, 0.5]; binary-cross-entropy; sample 1 is infinite"
            })
    void aLossWithoutValueNamesItsSample(String source, String target, String loss, String message) {
        String yaml = source + "\n" + target + "\nloss: " + loss + "\ntasks: [loss]\n";
        assertThatThrownBy(() -> solve(yaml))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLogarithmOfANegativeOutputIsUndefined() {
        assertThatThrownBy(() -> solve(neuron("identity", "-3", "binary-cross-entropy", "1") + ALL))
                .isInstanceOf(UnsolvableException.class)
                .hasMessageContaining("sample 1 is undefined");
    }

    // ---- dead units and kinks ----

    @Test
    void aDeadUnitLearnsNothing() {
        Solution solution = audited("""
                network:
                  layers:
                    - {weights: [[1, 1], [-1, 0], [0, 2]], bias: [0, -1, 0], activation: relu}
                    - {weights: [[1, 2, -1]], activation: identity}
                input: [1, 1]
                target: [0]
                loss: squared-error
                """ + ALL);
        BackwardTrace.LayerGradients first = answer(solution, Answer.Backpropagation.class)
                .samples()
                .get(0)
                .layers()
                .get(0);
        assertThat(first.weights().get(1).stream().map(TrainingTest::printed)).containsExactly("0", "0");
        assertThat(sheet(solution, Detail.NORMAL)).contains("neuron 2 passes nothing back");
    }

    /** z = 0 exactly: δ = ∂C/∂y · ReLU′(0) with C = (y − t)², so −2 times the convention. */
    @ParameterizedTest
    @CsvSource({"relu, 0, 0", "relu, 1, -2", "relu, 1/2, -1", "leaky-relu, 0, -0.02", "leaky-relu, 1/2, -1.01"})
    void conventionsAtAKink(String activation, String convention, String expected) {
        String yaml = neuron(activation, "-1", "squared-error", "1") + "conventions: {kinkDerivative: " + convention
                + "}\n" + ALL;
        Solution solution = audited(yaml);
        Evaluation delta = answer(solution, Answer.Backpropagation.class)
                .samples()
                .get(0)
                .layers()
                .get(0)
                .delta()
                .get(0);
        assertThat(printed(delta)).isEqualTo(expected);
        assertThat(sheet(solution, Detail.NORMAL)).contains("convention: at the kink");
    }

    @Test
    void anUndefinedKinkNamesItsUnit() {
        String yaml = neuron("relu", "-1", "squared-error", "1") + "conventions: {kinkDerivative: undefined}\n";
        assertThatThrownBy(() -> solve(yaml + "tasks: [backpropagation]\n"))
                .hasMessageStartingWith("z1[1] stands at a kink of relu");
        assertThat(solve(yaml + "tasks: [loss]\n").answers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"absolute-error", "hinge"})
    void lossesTakeZeroAtTheirOwnKinks(String loss) {
        Solution solution = audited(neuron("identity", "0", loss, "1") + ALL);
        assertThat(printed(answer(solution, Answer.LossGradient.class)
                        .samples()
                        .get(0)
                        .get(0)))
                .isEqualTo("0");
        assertThat(sheet(solution, Detail.NORMAL)).contains("convention:");
    }

    /** Equal weights over softmax: the error terms add to 0, which no number of digits shows. */
    @Test
    void whatCancelsForAReasonIsZero() {
        Solution solution = audited("""
                network:
                  layers:
                    - {weights: [[0.3], [0.7]], activation: mish}
                    - {weights: [[0.5, 1], [0.5, -1]], activation: softmax}
                input: [1]
                target: [0, 0.3]
                loss: binary-cross-entropy
                """ + ALL);
        BackwardTrace backward =
                answer(solution, Answer.Backpropagation.class).samples().get(0);
        assertThat(printed(backward.layers().get(0).delta().get(0))).isEqualTo("0");
    }

    // ---- several samples ----

    private static final String TWO = """
            network: {layers: [{weights: [[0.5, -1]], bias: [0.25], activation: identity}]}
            inputs: [[1, 2], [-1, 1]]
            targets: [[1], [0]]
            loss: half-squared-error
            """;

    /** y = −1.25, −1.25, so δ = −2.25, −1.25. */
    @ParameterizedTest
    @CsvSource({"mean, -0.5, 0.7", "sum, -1, 0.9"})
    void aBatchTakesOneStep(String batch, String firstGradient, String w1) {
        Solution solution = audited(TWO + "conventions: {batch: " + batch + "}\nlearningRate: 0.4\n"
                + "tasks: [loss, backpropagation, gradient-step]\n");
        Answer.GradientStep step = answer(solution, Answer.GradientStep.class);
        assertThat(step.steps()).hasSize(1);
        assertThat(value(step.gradients().reduced().get(0).weights().get(0).get(0)))
                .isEqualTo(Double.parseDouble(firstGradient));
        assertThat(value(step.steps().get(0).layers().get(0).weights().get(0).get(0)))
                .isEqualTo(Double.parseDouble(w1));
        assertThat(SolutionJson.write(solution))
                .contains("\"reduced\": \"" + batch + "\"")
                .contains("\"batch\": {");
    }

    /** The second sample starts from w = (0.5, −1) − 0.4·(−2.25)(1, 2), b = 0.25 + 0.9. */
    @Test
    void sequentialGoesOnFromTheNewWeights() {
        Solution solution = audited(TWO + "conventions: {batch: sequential}\nlearningRate: 0.4\n"
                + "tasks: [forward, loss, backpropagation, gradient-step]\n");
        double z =
                value(solution.samples().get(1).layers().get(0).preactivation().get(0));
        assertThat(z).isCloseTo(-1 * (0.5 + 0.9) + 1 * (-1 + 1.8) + (0.25 + 0.9), within(1e-15));
        Solution independent =
                audited(TWO + "learningRate: 0.4\ntasks: [forward, loss, backpropagation, gradient-step]\n");
        assertThat(value(independent
                        .samples()
                        .get(1)
                        .layers()
                        .get(0)
                        .preactivation()
                        .get(0)))
                .isEqualTo(-1.25);
    }

    @Test
    void biasesStayWhereTheyAreNotUpdated() {
        Solution solution = audited(
                TWO + "conventions: {updateBias: false}\n" + ALL.replace("gradient-step", "gradient-step, step-check"));
        StepTrace step = answer(solution, Answer.GradientStep.class).steps().get(0);
        assertThat(printed(step.layers().get(0).bias().orElseThrow().get(0))).isEqualTo("0.25");
        for (Evaluation layer : step.forecast().orElseThrow().layers()) {
            assertThat(TextWriter.write(layer.formula())).contains("dW").doesNotContain("db");
        }
        assertThat(sheet(solution, Detail.NORMAL)).contains("convention: biases are not updated");
    }

    /** Targets that do not sum to 1: δ_j = y_j Σ t_k − t_j, said and shown. */
    @Test
    void softTargetsOfAnySum() {
        Solution solution = audited("logits: [0, 0]\ntarget: [2, 1]\nloss: cross-entropy\ntasks: [backpropagation]\n");
        List<Evaluation> delta = answer(solution, Answer.Backpropagation.class)
                .samples()
                .get(0)
                .layers()
                .get(0)
                .delta();
        assertThat(delta.stream().map(TrainingTest::printed)).containsExactly("-0.5", "0.5");
        assertThat(sheet(solution, Detail.NORMAL))
                .contains("T \\boldsymbol{y} - \\boldsymbol{t} \\qquad T = \\sum_{k} t_k");
        assertThat(delta.get(0).formula()).isInstanceOf(Expr.Sum.class);
    }
}
