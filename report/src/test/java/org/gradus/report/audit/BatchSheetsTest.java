package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded exercises with several samples, in every convention: each line of numbers is recalculated as it is printed. */
class BatchSheetsTest {
    private static final int SEEDS_EACH = 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepThePromises(int block) {
        int relations = 0;
        for (int seed = block * SEEDS_EACH; seed < (block + 1) * SEEDS_EACH; seed++) {
            RandomBatch exercise = new RandomBatch(seed);
            String yaml = exercise.yaml();
            Solution solution =
                    Solver.solve(ExerciseReader.read("seed-" + seed, yaml.getBytes(StandardCharsets.UTF_8)));
            Style.Detail detail = Style.Detail.values()[seed % 3];
            Sheet sheet = Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail));
            SheetAudit.Report report = SheetAudit.of(new MarkdownRenderer().render(sheet));
            assertThat(report.faults())
                    .as("seed %s, %s\n%s", seed, detail, yaml)
                    .isEmpty();
            relations += report.relationsChecked();
            if (exercise.isReduced()) {
                assertThat(NumbersAudit.of(solution, sheet).faults())
                        .as("seed %s, %s\n%s", seed, detail, yaml)
                        .isEmpty();
            }
        }
        assertThat(relations).isGreaterThan(10 * SEEDS_EACH);
    }
}
