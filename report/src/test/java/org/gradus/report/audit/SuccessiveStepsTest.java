package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sheet of two updates, one after the other: everything printed is recalculated, and the second is not the first. */
class SuccessiveStepsTest {
    private static final String YAML = """
            network:
              layers:
                - {weights: [[0.15, 0.2], [0.25, -0.3]], bias: [0.35, 0.1], activation: %s}
                - {weights: [[0.4, 0.45]], bias: [0.6], activation: sigmoid}
            inputs: %s
            targets: %s
            loss: half-squared-error
            learningRate: 0.5
            conventions: {batch: %s}
            tasks: [gradient-step, gradient-step]
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "tanh; [[0.05, 0.1]]; [[0.01]]; independent",
                "sigmoid; [[1, 0], [0, 1]]; [[1], [0]]; independent",
                "sigmoid; [[1, 0], [0, 1]]; [[1], [0]]; sequential",
                "relu; [[1, 0], [0, 1]]; [[1], [0]]; mean",
                "tanh; [[1, 0], [0, 1]]; [[1], [0]]; sum",
            })
    void bothStepsAreWorkedOut(String activation, String inputs, String targets, String batch) {
        String yaml = String.format(YAML, activation, inputs, targets, batch);
        Solution solution = Solver.solve(ExerciseReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        for (Style.Detail detail : Style.Detail.values()) {
            String sheet = new MarkdownRenderer()
                    .render(Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail)));
            assertThat(SheetAudit.of(sheet).faults()).as(yaml).isEmpty();
            assertThat(sheet)
                    .contains("## (b) The next gradient step")
                    .contains(
                            batch.equals("sequential")
                                    ? "with the weights after update 3"
                                    : "ith the weights after update 1");
            String[] parts = sheet.split("## \\(b\\)");
            assertThat(answer(parts[1])).isNotEqualTo(answer(parts[0]));
        }
    }

    /** The box of new weights, without its letter. */
    private static String answer(String part) {
        return part.substring(part.indexOf("> **(") + "> **(a)".length());
    }
}
