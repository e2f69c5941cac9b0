package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises over a thousand seeded networks: what is printed is true, can be typed in, and is the value to the last bit. */
class RandomNetworksTest {
    private static final int SEEDS_EACH = 250;

    @ParameterizedTest
    @ValueSource(strings = {"working 0", "carry 1", "displayed 2", "exact 3"})
    void keepThePromises(String modeAndBatch) {
        String mode = modeAndBatch.substring(0, modeAndBatch.indexOf(' '));
        int batch = Integer.parseInt(modeAndBatch.substring(modeAndBatch.indexOf(' ') + 1));
        int relations = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomNetwork network = new RandomNetwork(seed, mode);
            String yaml = network.yaml();
            Solution solution =
                    Solver.solve(ExerciseReader.read("seed-" + seed, yaml.getBytes(StandardCharsets.UTF_8)));
            for (Style.Detail detail : detailsFor(seed)) {
                String sheet = new MarkdownRenderer()
                        .render(Composer.compose(
                                solution, Style.of(Locale.ENGLISH).with(detail)));
                SheetAudit.Report report = SheetAudit.of(sheet);
                assertThat(report.faults())
                        .as("seed %s, %s\n%s", seed, detail, yaml)
                        .isEmpty();
                relations += report.relationsChecked();
            }
            if (!mode.equals("displayed")) {
                outputsAreNearestDoubles(solution, network.output(), yaml);
            }
            solution.samples().forEach(sample -> linesCanBeTypedIn(sample, yaml));
        }
        assertThat(relations)
                .as("relations between numbers that were recalculated")
                .isGreaterThan(3 * SEEDS_EACH);
    }

    private static List<Style.Detail> detailsFor(int seed) {
        return List.of(Style.Detail.values()[seed % 3]);
    }

    private static void outputsAreNearestDoubles(Solution solution, List<BigDecimal> expected, String yaml) {
        List<Evaluation> output = solution.samples().get(0).output();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(output.get(i).value().real().nearestDouble())
                    .as("y[%s] of\n%s", i + 1, yaml)
                    .isEqualTo(expected.get(i).doubleValue());
        }
    }

    /** The text of the substituted line says the same as its tree, and never shows two signs in a row. */
    private static void linesCanBeTypedIn(SampleTrace sample, String yaml) {
        sample.layers().stream()
                .flatMap(layer ->
                        java.util.stream.Stream.concat(layer.preactivation().stream(), layer.activation().stream()))
                .forEach(evaluation -> {
                    String text = TextWriter.write(evaluation.substituted());
                    assertThat(text).as(yaml).doesNotContain("--").doesNotContain("+-");
                    assertThat(value(ExprParser.parse(text))).as(text).isEqualTo(value(evaluation.substituted()));
                });
    }

    private static double value(Expr constant) {
        return Real.of(constant, ZeroTest.NONE).nearestDouble();
    }
}
