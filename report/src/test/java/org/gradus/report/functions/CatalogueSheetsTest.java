package org.gradus.report.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.LogitForm;
import org.gradus.core.function.Loss;
import org.gradus.core.function.Losses;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.LatexRenderer;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss and every activation of the catalogue in every task that it can stand in: whatever one forgets of a new one fails here. */
class CatalogueSheetsTest {
    static Stream<String> losses() {
        return Losses.names().stream();
    }

    static Stream<String> activations() {
        return Activations.names().stream();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossInEveryTask(String name) {
        Loss loss = Losses.named(name).orElseThrow();
        Activation output = Stream.of(Activations.IDENTITY, Activations.SOFTMAX, Activations.SIGMOID)
                .filter(function -> loss.logitForm(function).isPresent())
                .findFirst()
                .orElse(Activations.IDENTITY);
        String targets = loss.targets().contains(bound -> Long.compare(-1, bound)) ? "[1, -1]" : "[0, 1]";
        for (String batch : new String[] {"independent", "mean", "sum"}) {
            String english = english(solve("relu", output.name(), """
                    targets: [%1$s, %1$s]
                    loss: %2$s
                    learningRate: 0.5
                    conventions: {batch: %3$s}
                    tasks: [loss, loss-gradient, backpropagation, gradient-step]
                    """.formatted(targets, name, batch)));
            assertThat(loss.description()).as("words about %s", name).isPresent();
            assertThat(english).doesNotContain("The loss is " + name + ".");
        }
        boolean together = loss.logitForm(Activations.SIGMOID).equals(Optional.of(LogitForm.SIGMOID));
        if (together) {
            assertThat(english(solve("tanh", "sigmoid", "loss: " + name + "\ntasks: [classify]\n")))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("activations")
    void everyActivationInEveryTask(String name) {
        String derivative = name.equals("softmax") ? "softmax-derivative, softmax-properties" : "activation-derivative";
        english(solve(name, "identity", """
                targets: [[1, 0], [0, 1]]
                loss: squared-error
                learningRate: 0.5
                tasks: [forward, classify, composition, truth-table, %s, loss, backpropagation, gradient-step]
                """.formatted(derivative)));
        boolean alone = Activations.named(name).orElseThrow().classRule().isPresent();
        if (alone) {
            english(Solver.solve(ExerciseReader.read("unit", """
                    network: {layers: [{weights: [[1, -1]], bias: [0.5], activation: %s}]}
                    inputs: [[1, 2], [1, 1.5]]
                    tasks: [classify, truth-table]
                    """.formatted(name))));
        }
    }

    private static Solution solve(String hidden, String output, String rest) {
        return Solver.solve(ExerciseReader.read("catalogue", """
                network:
                  layers:
                    - {weights: [[1, -1], [0.5, 0.25]], bias: [0, 0.5], activation: %s}
                    - {weights: [[1, -2], [0.5, 1]], bias: [0.25, -0.5], activation: %s}
                inputs: [[2, 1], [-0.5, 1.25]]
                """.formatted(hidden, output) + rest));
    }

    /** Everything that is written of it; the English sheet is given back. */
    private static String english(Solution solution) {
        assertThat(SolutionJson.write(solution)).doesNotContain("NaN");
        for (Locale language : new Locale[] {Locale.GERMAN, Locale.ENGLISH}) {
            for (Style.Detail detail : Style.Detail.values()) {
                new LatexRenderer()
                        .render(Composer.compose(solution, Style.of(language).with(detail)));
            }
        }
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
    }
}
