package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Answer.ActivationDerivative.AtPoint;
import org.gradus.report.solution.Answer.ActivationDerivative.OfActivation;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The task activation-derivative for every activation of the format, on and off its kinks. */
class ActivationSheetsTest {
    private static final double[] POINTS = {-3, -1, 0, 1, 3};

    static Stream<String> names() {
        return Activations.names().stream().filter(name -> !name.equals("softmax"));
    }

    private static Solution solve(String activation, String convention) {
        String yaml = "network: { layers: [{ weights: [[-3], [-1], [0], [1], [3]], activation: " + activation
                + " }] }\ninput: [1]\nconventions: { kinkDerivative: " + convention
                + " }\ntasks: activation-derivative\n";
        return Solver.solve(ExerciseReader.read(activation, yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static OfActivation answer(Solution solution) {
        return ((Answer.ActivationDerivative) solution.answers().get(0))
                .activations()
                .get(0);
    }

    /** Core's doubles are computed from other formulas and checked against reference digits there. */
    @ParameterizedTest
    @MethodSource("names")
    void theValuesAreThoseOfCore(String name) {
        ScalarActivation activation = (ScalarActivation) Activations.named(name).orElseThrow();
        List<AtPoint> points = answer(solve(name, "0")).values().get(0);
        for (int i = 0; i < POINTS.length; i++) {
            double expected = activation.derivative(POINTS[i]);
            assertThat(points.get(i).value().value().real().nearestDouble())
                    .as("%s'(%s)", name, POINTS[i])
                    .isCloseTo(expected, within(1e-15 + 4 * Math.ulp(expected)));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everythingPrintedIsTrue(String name) {
        Solution solution = solve(name, "1/2");
        for (Style.Detail detail : Style.Detail.values()) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                String sheet = new MarkdownRenderer()
                        .render(Composer.compose(solution, Style.of(language).with(detail)));
                SheetAudit.Report report = SheetAudit.of(sheet.replace("{,}", "."));
                assertThat(report.faults()).as("%s %s\n%s", name, detail, sheet).isEmpty();
            }
        }
    }

    /** From the definitions: the slope left of the kink, right of it, and their mean. */
    @ParameterizedTest
    @CsvSource({
        "relu, 0, 0, 1, 0.5",
        "'{name: leaky-relu, alpha: 0.25}', 0, 0.25, 1, 0.625",
        "'{name: elu, alpha: 0.5}', 0, 0.5, 1, 0.75",
        "elu, 0, 1, 1, 1",
        "softsign, 0, 1, 1, 1",
        "step, 0, 0, 0, 0",
        "sign, 0, 0, 0, 0",
        "hard-tanh, -1, 0, 1, 0.5",
        "hard-tanh, 1, 1, 0, 0.5",
        "hard-sigmoid, 3, 0.16666666666666666, 0, 0.08333333333333333",
        "'{name: own, formula: \"max(2*z, z/2)\"}', 0, 0.5, 2, 1.25",
        "'{name: own, formula: \"abs(z-1)\"}', 1, -1, 1, 0",
        "'{name: own, formula: \"z*abs(z)\"}', 0, 0, 0, 0"
    })
    void theConventionTakesTheSlopeOfASide(String activation, double kink, double left, double right, double mean) {
        int index = Stream.of(-3.0, -1.0, 0.0, 1.0, 3.0).toList().indexOf(kink);
        assertThat(valueAt(activation, "0", index)).isEqualTo(left);
        assertThat(valueAt(activation, "1", index)).isEqualTo(right);
        assertThat(valueAt(activation, "1/2", index)).isEqualTo(mean);
    }

    private static double valueAt(String activation, String convention, int index) {
        return answer(solve(activation, convention))
                .values()
                .get(0)
                .get(index)
                .value()
                .value()
                .real()
                .nearestDouble();
    }
}
