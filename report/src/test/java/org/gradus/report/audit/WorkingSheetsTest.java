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

/** A thousand seeded exercises in rounding mode working: each line is recalculated as printed, each number stands once. */
class WorkingSheetsTest {
    private static final int SEEDS_EACH = 250;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepThePromises(int batch) {
        int relations = 0;
        int numbers = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomTraining network = new RandomTraining(seed, "working");
            if (!network.isTrainable()) {
                continue; // refused
            }
            String yaml = network.yaml();
            Solution solution =
                    Solver.solve(ExerciseReader.read("seed-" + seed, yaml.getBytes(StandardCharsets.UTF_8)));
            Style.Detail detail = Style.Detail.values()[seed % 3];
            Sheet sheet = Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail));
            NumbersAudit.Report report = NumbersAudit.of(solution, sheet);
            assertThat(report.faults())
                    .as("seed %s, %s\n%s", seed, detail, yaml)
                    .isEmpty();
            numbers += report.numbers();
            SheetAudit.Report lines = SheetAudit.of(new MarkdownRenderer().render(sheet));
            assertThat(lines.faults()).as("seed %s, %s\n%s", seed, detail, yaml).isEmpty();
            relations += lines.relationsChecked();
        }
        assertThat(relations).as("relations that were recalculated").isGreaterThan(10 * SEEDS_EACH);
        assertThat(numbers).as("numbers that were compared").isGreaterThan(50 * SEEDS_EACH);
    }
}
