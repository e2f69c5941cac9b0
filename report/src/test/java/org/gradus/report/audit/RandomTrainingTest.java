package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.UnsolvableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand seeded networks with loss, gradients and a step. The solver lets its own ways to every gradient meet, or stops; here each
 * printed line is recalculated, and gradients are compared with difference quotients of the loss in 80 digits.
 */
class RandomTrainingTest {
    private static final int SEEDS_EACH = 250;
    private static final BigDecimal STEP = BigDecimal.ONE.movePointLeft(24);

    @ParameterizedTest
    @ValueSource(strings = {"carry 0", "carry 1", "displayed 2", "exact 3"})
    void keepThePromises(String modeAndBatch) {
        String mode = modeAndBatch.substring(0, modeAndBatch.indexOf(' '));
        int batch = Integer.parseInt(modeAndBatch.substring(modeAndBatch.indexOf(' ') + 1));
        int relations = 0;
        int compared = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomTraining network = new RandomTraining(seed, mode);
            if (!network.isTrainable()) {
                continue; // refused
            }
            String yaml = network.yaml();
            Solution solution;
            try {
                solution = Solver.solve(ExerciseReader.read("seed-" + seed, yaml.getBytes(StandardCharsets.UTF_8)));
            } catch (UnsolvableException | IllegalStateException stopped) {
                throw new AssertionError("seed " + seed + "\n" + yaml, stopped);
            }
            assertThat(SolutionJson.write(solution)).as(yaml).doesNotContain("NaN");
            Style.Detail detail = Style.Detail.values()[seed % 3];
            String sheet = new MarkdownRenderer()
                    .render(Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail)));
            SheetAudit.Report report = SheetAudit.of(sheet);
            assertThat(report.faults())
                    .as("seed %s, %s\n%s", seed, detail, yaml)
                    .isEmpty();
            relations += report.relationsChecked();
            if (!mode.equals("displayed") && network.isCalculated() && seed % 3 == 0) {
                compared += compareWithQuotients(network, solution, yaml);
            }
        }
        assertThat(relations)
                .as("relations between numbers that were recalculated")
                .isGreaterThan(10 * SEEDS_EACH);
        if (!mode.equals("displayed")) {
            assertThat(compared).as("gradients compared").isGreaterThan(SEEDS_EACH / 4);
        }
    }

    /** In every layer the first and the last weight: what differs from the quotients to both sides is no gradient. */
    private static int compareWithQuotients(RandomTraining network, Solution solution, String yaml) {
        Answer.Backpropagation answer = solution.answers().stream()
                .filter(Answer.Backpropagation.class::isInstance)
                .map(Answer.Backpropagation.class::cast)
                .findFirst()
                .orElseThrow();
        BackwardTrace backward = answer.samples().get(0);
        int compared = 0;
        for (int l = 1; l <= network.layers(); l++) {
            List<List<Evaluation>> weights = backward.layers().get(l - 1).weights();
            int i = network.units(l);
            int j = network.inputs(l);
            for (int[] place : new int[][] {{1, j}, {i, 1}}) {
                BigDecimal at = network.loss(l, place[0], place[1], BigDecimal.ZERO);
                BigDecimal right =
                        network.loss(l, place[0], place[1], STEP).subtract(at).divide(STEP);
                BigDecimal left = at.subtract(network.loss(l, place[0], place[1], STEP.negate()))
                        .divide(STEP);
                Evaluation own = weights.get(place[0] - 1).get(place[1] - 1);
                BigDecimal gradient = own.value().real().round(30);
                BigDecimal slack = new BigDecimal("1e-18").multiply(BigDecimal.ONE.add(left.abs()));
                assertThat(gradient)
                        .as("%s of\n%s", own.id(), yaml)
                        .isBetween(
                                left.min(right).subtract(slack), left.max(right).add(slack));
                compared++;
            }
        }
        return compared;
    }
}
