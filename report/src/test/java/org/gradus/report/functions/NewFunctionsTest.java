package org.gradus.report.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Loss;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A loss or an activation is one constant that says everything itself: those that stand in this package only are solved in every
 * task, proved, written and worded as any other, and their numbers are those of a calculation that knows nothing of the library.
 */
class NewFunctionsTest {
    private static final double[][] X = {{2, 1}, {-0.5, 1.25}};
    private static final double[][] T = {{-3.75, 2}, {0.5, -0.25}};
    private static final double RATE = 0.125;

    private static final Map<String, Reference.Loss> LOSSES = Map.of(
            "linex",
            new Reference.Loss((y, t) -> Math.exp(y - t) - y + t - 1, (y, t) -> Math.exp(y - t) - 1, true),
            "log-cosh",
            new Reference.Loss(
                    (y, t) -> Math.log((Math.exp(y - t) + Math.exp(t - y)) / 2),
                    (y, t) -> (Math.exp(y - t) - Math.exp(t - y)) / (Math.exp(y - t) + Math.exp(t - y)),
                    false),
            "pinball",
            pinball(false),
            "mean-pinball",
            pinball(true));

    private static final Map<String, Reference.Function> FUNCTIONS = Map.of(
            "algebraic",
                    new Reference.Function(z -> z / Math.sqrt(1 + z * z), z -> 1 / Math.pow(Math.sqrt(1 + z * z), 3)),
            "half-algebraic",
                    new Reference.Function(
                            z -> 0.5 + z / Math.sqrt(1 + z * z) / 2, z -> 0.5 / Math.pow(Math.sqrt(1 + z * z), 3)),
            "bent", new Reference.Function(z -> Math.max(z, 2 * z - 1), z -> z <= 1 ? 1 : 2),
            "identity", new Reference.Function(z -> z, z -> 1),
            "sigmoid",
                    new Reference.Function(
                            z -> 1 / (1 + Math.exp(-z)), z -> Math.exp(-z) / Math.pow(1 + Math.exp(-z), 2)));

    private static Reference.Loss pinball(boolean mean) {
        return new Reference.Loss(
                (y, t) -> Math.max(0.7 * (y - t), -0.3 * (y - t)), (y, t) -> y == t ? 0 : y > t ? 0.7 : -0.3, mean);
    }

    static Stream<Arguments> trainings() {
        List<Arguments> cases = new ArrayList<>();
        for (Loss loss : NewLosses.ALL) {
            for (Activation hidden : NewActivations.ALL) {
                for (Activation output : List.of(Activations.IDENTITY, Activations.SIGMOID, NewActivations.BENT)) {
                    for (String batch : List.of("independent", "sequential", "mean", "sum")) {
                        cases.add(Arguments.of(loss.name(), hidden.name(), output.name(), batch));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void trainsWithTheNumbersOfAnIndependentCalculation(String loss, String hidden, String output, String batch) {
        boolean sequential = batch.equals("sequential");
        Exercise exercise = exercise(
                loss, hidden, output, batch, sequential ? "gradient-step" : "loss, loss-gradient, gradient-step");
        Solution solution = Solver.solve(exercise);
        Reference network = reference(loss, hidden, output);
        Answer.GradientStep step = last(solution, Answer.GradientStep.class);
        Reference.Gradients[] gradients = new Reference.Gradients[2];
        Reference before = network;
        for (int s = 0; s < 2; s++) {
            gradients[s] = before.gradients(X[s], T[s]);
            near(step.gradients().losses().get(s).value(), before.loss(X[s], T[s]));
            backward(step.gradients().samples().get(s), gradients[s]);
            before = sequential ? before.step(gradients[s], RATE) : network;
        }
        if (sequential) {
            Reference first = network.step(gradients[0], RATE);
            near(step.steps().get(0).loss(), first.loss(X[0], T[0]));
            near(step.steps().get(1).loss(), first.step(gradients[1], RATE).loss(X[1], T[1]));
        } else if (batch.equals("independent")) {
            for (int s = 0; s < 2; s++) {
                near(
                        step.steps().get(s).loss(),
                        network.step(gradients[s], RATE).loss(X[s], T[s]));
            }
        } else {
            double factor = batch.equals("mean") ? 0.5 : 1;
            Reference after = network.step(Reference.sum(gradients[0], gradients[1], factor), RATE);
            near(step.steps().get(0).loss(), factor * (after.loss(X[0], T[0]) + after.loss(X[1], T[1])));
        }
        written(solution);
    }

    private static void backward(BackwardTrace own, Reference.Gradients gradients) {
        near(own.lossGradient(), gradients.dy());
        near(own.layers().get(0).delta(), gradients.b1());
        near(own.layers().get(1).delta(), gradients.b2());
        for (int i = 0; i < 2; i++) {
            near(own.layers().get(0).weights().get(i), gradients.w1()[i]);
            near(own.layers().get(1).weights().get(i), gradients.w2()[i]);
        }
    }

    /** Every other task that a network can be asked: each is solved, written in both languages and as JSON. */
    @ParameterizedTest
    @MethodSource("trainings")
    void everyOtherTaskIsSolved(String loss, String hidden, String output, String batch) {
        if (!batch.equals("independent")) {
            return;
        }
        String tasks = "forward, classify, composition, activation-derivative, truth-table, backpropagation-derivation";
        Solution solution = Solver.solve(exercise(loss, hidden, output, batch, tasks));
        Reference network = reference(loss, hidden, output);
        for (int s = 0; s < 2; s++) {
            double[] y = network.y(X[s]);
            near(solution.samples().get(s).output(), y);
            assertThat(last(solution, Answer.Classify.class).samples().get(s).label())
                    .hasValue(y[0] >= y[1] ? 1 : 2);
        }
        Answer.ActivationDerivative derivatives = last(solution, Answer.ActivationDerivative.class);
        double[] z1 = network.z1(X[0]);
        for (int i = 0; i < 2; i++) {
            near(
                    derivatives.activations().get(0).values().get(0).get(i).value(),
                    FUNCTIONS.get(hidden).slope().applyAsDouble(z1[i]));
        }
        Answer.TruthTable table = last(solution, Answer.TruthTable.class);
        for (int row = 0; row < 4; row++) {
            near(table.rows().get(row).output(), network.y(new double[] {row / 2, row % 2}));
        }
        written(solution);
    }

    /** A single unit, and behind softmax: the Jacobian's way. */
    @ParameterizedTest
    @MethodSource("losses")
    void alsoBehindSoftmaxAndForASingleUnit(String loss) {
        Exercise softmax = exercise(loss, "bent", "softmax", "mean", "loss, loss-gradient, gradient-step");
        Solution solution = Solver.solve(softmax);
        Reference before = reference(loss, "bent", "identity");
        for (int s = 0; s < 2; s++) {
            double[] z = before.z2(X[s]);
            double first = 1 / (1 + Math.exp(z[1] - z[0]));
            near(solution.samples().get(s).output(), new double[] {first, 1 - first});
        }
        written(solution);
        Exercise one = read("""
                        network: {layers: [{weights: [[1, -1]], bias: [0.5], activation: sigmoid}]}
                        input: [1, 2]
                        target: [1]
                        loss: squared-error
                        learningRate: 0.5
                        tasks: [classify, loss, loss-gradient, gradient-step, truth-table, composition]
                        """).withLoss(loss(loss));
        for (Activation activation : NewActivations.ALL) {
            Solution neuron =
                    Solver.solve(one.withNetwork(withActivations(one.network().orElseThrow(), List.of(activation))));
            assertThat(last(neuron, Answer.Classify.class).samples().get(0).label())
                    .hasValue(0);
            assertThat(neuron.samples()
                            .get(0)
                            .output()
                            .get(0)
                            .value()
                            .nearestDouble()
                            .orElseThrow())
                    .isCloseTo(FUNCTIONS.get(activation.name()).value().applyAsDouble(-0.5), within(1e-12));
            assertThat(written(neuron)).doesNotContain("sigmoid unit", "step function");
        }
    }

    static Stream<String> losses() {
        return NewLosses.ALL.stream().map(Loss::name);
    }

    @Test
    void noLossGetsTheWordsOfAnother() {
        for (Loss loss : NewLosses.ALL) {
            Solution solution =
                    Solver.solve(exercise(loss.name(), "bent", "identity", "independent", "loss, gradient-step"));
            String english = markdown(solution, Locale.ENGLISH);
            String german = markdown(solution, Locale.GERMAN);
            assertThat(english)
                    .contains("Loss: " + loss.name())
                    .doesNotContain("Huber", "parabola", "squared", "entropy", "hinge", "natural logarithm of");
            assertThat(german)
                    .contains("Verlust: " + loss.name())
                    .doesNotContain("Huber", "Parabel", "quadr", "entropie", "Hinge");
            boolean mean = loss.name().contains("mean") || loss.name().equals("linex");
            assertThat(english).contains(mean ? "averaged over the outputs" : "added over the outputs");
            assertThat(german).contains(mean ? "über die Ausgaben gemittelt" : "über die Ausgaben summiert");
            // sample 1 stands at the kink of both pinball losses
            assertThat(english.contains("at the kink the derivative 0 is used"))
                    .as(english)
                    .isEqualTo(loss.name().contains("pinball"));
        }
    }

    // ---- the exercise ----

    private static Exercise exercise(String loss, String hidden, String output, String batch, String tasks) {
        Exercise read = read("""
                network:
                  layers:
                    - {weights: [[1, -1], [0.5, 0.25]], bias: [0, 0.5], activation: identity}
                    - {weights: [[1, -2], [0.5, 1]], bias: [0.25, -0.5], activation: %s}
                inputs: [[2, 1], [-0.5, 1.25]]
                targets: [[-3.75, 2], [0.5, -0.25]]
                loss: squared-error
                learningRate: 0.125
                conventions: {batch: %s}
                tasks: [%s]
                """.formatted(output.equals("softmax") ? "softmax" : "identity", batch, tasks));
        return read.withLoss(loss(loss))
                .withNetwork(
                        withActivations(read.network().orElseThrow(), List.of(activation(hidden), activation(output))));
    }

    private static Exercise read(String yaml) {
        return ExerciseReader.read("new", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static NetworkData withActivations(NetworkData network, List<Activation> activations) {
        List<LayerData> layers = new ArrayList<>();
        for (int l = 0; l < activations.size(); l++) {
            LayerData layer = network.layers().get(l);
            layers.add(new LayerData(layer.weights(), layer.bias(), activations.get(l)));
        }
        return new NetworkData(layers);
    }

    private static Loss loss(String name) {
        return NewLosses.ALL.stream()
                .filter(loss -> loss.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Activation activation(String name) {
        return NewActivations.ALL.stream()
                .filter(activation -> activation.name().equals(name))
                .<Activation>map(activation -> activation)
                .findFirst()
                .or(() -> Activations.named(name))
                .orElseThrow();
    }

    private static Reference reference(String loss, String hidden, String output) {
        return new Reference(
                new double[][] {{1, -1}, {0.5, 0.25}},
                new double[] {0, 0.5},
                new double[][] {{1, -2}, {0.5, 1}},
                new double[] {0.25, -0.5},
                FUNCTIONS.get(hidden),
                FUNCTIONS.get(output),
                LOSSES.get(loss));
    }

    // ---- what comes out ----

    private static <A extends Answer> A last(Solution solution, Class<A> kind) {
        return solution.answers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static void near(List<Evaluation> own, double[] expected) {
        assertThat(own).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            near(own.get(i), expected[i]);
        }
    }

    private static void near(Evaluation own, double expected) {
        assertThat(own.value().nearestDouble().orElseThrow())
                .as(own.id().text())
                .isCloseTo(expected, within(1e-11 * (1 + Math.abs(expected))));
    }

    /** The sheet in both languages, details and formats, and the JSON; the English text is given back. */
    private static String written(Solution solution) {
        assertThat(SolutionJson.write(solution)).doesNotContain("NaN", "\"value\": null");
        for (Style.Detail detail : Style.Detail.values()) {
            new LatexRenderer()
                    .render(Composer.compose(solution, Style.of(Locale.GERMAN).with(detail)));
        }
        return markdown(solution, Locale.ENGLISH) + markdown(solution, Locale.GERMAN);
    }

    private static String markdown(Solution solution, Locale language) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(language)));
    }
}
