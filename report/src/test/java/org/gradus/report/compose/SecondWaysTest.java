package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the second way to a number could not decide is said; and it raises no false alarm. */
class SecondWaysTest {
    private static Solution solve(String activation, String input) {
        String yaml = """
                network:
                  layers:
                    - {weights: [[1], [2]], bias: [0, 0], activation: %s}
                    - {weights: [[1, -0.5]], activation: identity}
                input: [%s]
                target: [0]
                loss: half-squared-error
                tasks: backpropagation
                """;
        return Solver.solve(ExerciseReader.read(
                "x.yaml", String.format(yaml, activation, input).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sheet(Solution solution, Locale language) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(language)));
    }

    @Test
    void theSheetNamesWhatWasNotCompared() {
        Solution decided = solve("sigmoid", "1");
        assertThat(decided.undecided()).isEmpty();
        assertThat(sheet(decided, Locale.ENGLISH)).doesNotContain("in two ways");
        List<QuantityId> some = List.of(
                Names.ofSample(1).ofLayer(Letter.DELTA, 1, 2), Names.ofSample(1).of(Letter.DX, 1));
        Solution open =
                new Solution(decided.exercise(), decided.samples(), decided.answers(), decided.worksheet(), some);
        assertThat(sheet(open, Locale.ENGLISH))
                .contains("Gradients are calculated in two ways; that both meet could not be decided for")
                .contains("\\delta_2^1");
        assertThat(sheet(open, Locale.GERMAN)).contains("ließ sich nicht entscheiden für");
    }

    /** Gradients that cancel exactly, saturated units, kinks, numbers that vanish in doubles. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "softplus; 0",
                "sigmoid; -3000",
                "gelu; 400",
                "relu; 0",
                "tanh; 3000",
                "{formula: \"abs(sin(z)^2+cos(z)^2-1)+z\"}; 1",
                "{formula: \"sqrt(z^2)\"}; 1e-300",
                "{formula: \"max(z, z+exp(ln(2))-2)\"}; 0",
            })
    void nothingStaysOpenAndNothingIsAFault(String activation, String input) {
        assertThatCode(() -> assertThat(solve(activation, input).undecided()).isEmpty())
                .doesNotThrowAnyException();
    }
}
