package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.LayerIndex;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.Conventions;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.exercise.Exercise.TextPart;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExerciseReaderTest {
    static final Path EXERCISES = Path.of("..", "examples", "exercises");

    /** Every key of the format that can stand beside a network. */
    static final String EVERY_KEY = """
            title: "A network: $1/(1+exp(-z))$ for 5 $"
            text: |
              Two samples.
              Is $z > 0$?
            names: { input: [yes, no], output: [2026-11-24] }
            language: de
            network:
              layers:
                - weights: [[0.10, 1/3], ["sqrt(2)/2", -1e-3]]
                  activation: step
                - weights:
                    - [ln(3), e]
                  bias: [-pi]
                  activation: { formula: "max(0, z)", name: ramp }
            inputs: [[1, 0], [&one 1, *one]]
            targets: [[0], [1.5]]
            loss: { name: huber, delta: 0.5 }
            learningRate: 1/10
            conventions: { kinkDerivative: 1/2, stepAtZero: 0, batch: mean, updateBias: false, errorSign: target-minus-output }
            rounding: { digits: 15, mode: displayed }
            notation: { layerIndex: brackets }
            tasks: [forward, composition]
            """;

    static Stream<Path> examples() throws IOException {
        return Files.list(EXERCISES)
                .filter(file -> file.toString().endsWith(".yaml"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsEveryExample(Path file) throws IOException {
        assertThat(ExerciseReader.read(file).tasks()).isNotEmpty();
    }

    @Test
    void readsTheExerciseOfTheLecture() throws IOException {
        Exercise exercise = ExerciseReader.read(EXERCISES.resolve("lecture-1.yaml"));
        Exercise.NetworkData network = exercise.network().orElseThrow();
        assertThat(network.inputs()).isEqualTo(2);
        assertThat(network.outputs()).isEqualTo(2);
        assertThat(network.layers().get(0).weights()).isEqualTo(List.of(row(1, 1), row(0, 1), row(-1, 0)));
        assertThat(network.layers().get(1).bias()).contains(row(0, 1));
        assertThat(network.layers().stream().map(Exercise.LayerData::activation).map(Activation::name))
                .containsExactly("relu", "softmax");
        assertThat(exercise.samples()).containsExactly(new Exercise.Sample(Source.INPUT, row(1, 0), Optional.empty()));
        assertThat(exercise.inputNames()).containsExactly("great", "boring");
        assertThat(exercise.tasks())
                .contains(new Task.Forward(), new Task.SoftmaxDerivative(), new Task.SoftmaxJacobian());
    }

    @Test
    void readsEveryKey() {
        Exercise exercise = read(EVERY_KEY);
        assertThat(exercise.title())
                .containsExactly(
                        new TextPart.Literal("A network: "),
                        new TextPart.Formula(ExprParser.parse("1/(1+exp(-z))")),
                        new TextPart.Literal(" for 5 $"));
        assertThat(exercise.text())
                .containsExactly(
                        new TextPart.Literal("Two samples.\nIs "),
                        new TextPart.Formula(ExprParser.parseRelation("z > 0", ExprParser.Limits.DEFAULT)),
                        new TextPart.Literal("?"));
        assertThat(exercise.inputNames()).containsExactly("yes", "no");
        assertThat(exercise.outputNames()).containsExactly("2026-11-24");
        assertThat(exercise.language()).isEqualTo(Locale.GERMAN);
        assertThat(exercise.loss()).contains(Losses.huber(number("0.5")));
        assertThat(exercise.learningRate()).contains(number("1/10"));
        assertThat(exercise.conventions())
                .isEqualTo(new Conventions(
                        Conventions.KinkDerivative.MEAN,
                        0,
                        Conventions.Batch.MEAN,
                        false,
                        ErrorSign.TARGET_MINUS_OUTPUT));
        assertThat(exercise.rounding()).isEqualTo(new Rounding(15, Rounding.Mode.DISPLAYED));
        assertThat(exercise.layerIndex()).isEqualTo(LayerIndex.BRACKETS);
        assertThat(exercise.tasks()).containsExactly(new Task.Forward(), new Task.Composition());
        assertThat(exercise.samples())
                .containsExactly(
                        new Exercise.Sample(Source.INPUT, row(1, 0), Optional.of(row(0))),
                        new Exercise.Sample(Source.INPUT, row(1, 1), Optional.of(List.of(number("1.5")))));
    }

    @Test
    void readsLayersExactly() {
        List<Exercise.LayerData> layers =
                read(EVERY_KEY).network().orElseThrow().layers();
        assertThat(layers.get(0).weights())
                .containsExactly(
                        List.of(number("0.10"), number("1/3")), List.of(number("sqrt(2)/2"), number("-0.001")));
        assertThat(layers.get(0).bias()).isEmpty();
        assertThat(layers.get(0).activation()).isEqualTo(Activations.step(0));
        assertThat(layers.get(1).bias()).contains(List.of(number("-pi")));
        assertThat(layers.get(1).activation().name()).isEqualTo("ramp");
        assertThat(((ScalarActivation) layers.get(1).activation()).formula(Expr.Symbol.of("x")))
                .isEqualTo(ExprParser.parse("max(0, x)"));
    }

    @Test
    void byteOrderMarkAndLineEndsMakeNoDifference() {
        Exercise plain = read(EVERY_KEY);
        assertThat(read("\uFEFF" + EVERY_KEY)).isEqualTo(plain);
        assertThat(read(EVERY_KEY.replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(read(EVERY_KEY.replace('\n', '\r'))).isEqualTo(plain);
        assertThat(read("\uFEFF---\r\n" + EVERY_KEY.replace("\n", "\r\n") + "...\r\n"))
                .isEqualTo(plain);
    }

    @Test
    void defaultsHoldWhereTheFileSaysNothing() {
        Exercise exercise = read("network: { layers: [{ weights: [[2]], activation: identity }] }\ninput: [3]");
        assertThat(exercise.title()).isEmpty();
        assertThat(exercise.language()).isEqualTo(Locale.ENGLISH);
        assertThat(exercise.conventions()).isEqualTo(Conventions.DEFAULT);
        assertThat(exercise.rounding()).isEqualTo(Rounding.DEFAULT);
        assertThat(exercise.layerIndex()).isEqualTo(LayerIndex.PLAIN);
        assertThat(exercise.tasks()).containsExactly(new Task.Forward());
        assertThat(exercise.loss()).isEmpty();
    }

    @Test
    void logitsTakeTheirActivationAndMinusInfinity() {
        Exercise exercise = read("logits: [[1, -.inf], [0, ln(3)]]");
        assertThat(exercise.network()).isEmpty();
        assertThat(exercise.activation()).contains(Activations.SOFTMAX);
        assertThat(exercise.samples().get(0))
                .isEqualTo(new Exercise.Sample(
                        Source.LOGITS,
                        List.of(Expr.Num.of(1), new Expr.Negation(Expr.Constant.INFINITY)),
                        Optional.empty()));
        assertThat(read("logits: [0.87]\nactivation: sigmoid\ntasks: [forward, classify]")
                        .activation())
                .contains(Activations.SIGMOID);
    }

    @Test
    void probabilitiesHaveTheExactSumOne() throws IOException {
        assertThat(read("probabilities: [1/3, 2/3, 0]\ntasks: [classify, softmax-jacobian]")
                        .samples())
                .containsExactly(new Exercise.Sample(
                        Source.PROBABILITIES, List.of(number("1/3"), number("2/3"), number("0")), Optional.empty()));
        String irrational = "probabilities: [e/(e+1), 1/(e+1)]\ntasks: classify";
        ZeroTest knowing = constant -> ZeroTest.Answer.ZERO;
        assertThat(ExerciseReader.read(
                                "f.yaml",
                                new ByteArrayInputStream(irrational.getBytes(StandardCharsets.UTF_8)),
                                Limits.DEFAULT,
                                knowing)
                        .samples())
                .hasSize(1);
    }

    @Test
    void parametersAreExactConstants() {
        String network = "network: {layers: [{weights: [[1]], activation: %s}]}\ninput: [1]";
        for (String name : Activations.names()) {
            assertThat(read(network.formatted(name))
                            .network()
                            .orElseThrow()
                            .layers()
                            .get(0)
                            .activation())
                    .isEqualTo(Activations.named(name).orElseThrow());
        }
        assertThat(read(network.formatted("{name: leaky-relu, alpha: 1/3}"))
                        .network()
                        .orElseThrow()
                        .layers()
                        .get(0)
                        .activation())
                .isEqualTo(Activations.leakyRelu(number("1/3")));
        assertThat(read(network.formatted("{name: elu, alpha: \"sqrt(2)\"}"))
                        .network()
                        .orElseThrow()
                        .layers()
                        .get(0)
                        .activation())
                .isEqualTo(Activations.elu(number("sqrt(2)")));
    }

    @Test
    void tasksThatNeedNothingStandAlone() {
        assertThat(read("tasks: softmax-derivative").tasks()).containsExactly(new Task.SoftmaxDerivative());
        assertThat(read("activation: tanh\ntasks: [activation-derivative]").activation())
                .contains(Activations.TANH);
    }

    @Test
    void limitsAreRaisedByKey() {
        Limits limits = Limits.DEFAULT.with("units=65").with("depth=200").with("bytes=2000000");
        assertThat(limits).isEqualTo(new Limits(2_000_000, 65, 8, 1000, 2000, 200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.with("unit=3"))
                .withMessage("unknown limit 'unit'; did you mean 'units'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.with("units"))
                .withMessageContaining("KEY=VALUE");
        for (String bad : List.of("units=0", "units=-1", "units=many", "units=", "bytes=99999999999", "depth=401")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> limits.with(bad))
                    .withMessageContaining("must be");
        }
    }

    private static Exercise read(String text) {
        return ExerciseReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Expr number(String text) {
        return ExprParser.parseNumber(text, ExprParser.Limits.DEFAULT);
    }

    private static List<Expr> row(long... values) {
        return Arrays.stream(values).<Expr>mapToObj(Expr.Num::of).toList();
    }
}
