package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand seeded exercises in rounding mode working: each line is recalculated as printed, each number stands once. */
class WorkingSheetsTest {
    private static final int SEEDS_EACH = 250;

    private static Solution solve(String name, String yaml) {
        return Solver.solve(ExerciseReader.read(name, yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void keepThePromises(int batch) {
        SheetAudits audits = new SheetAudits();
        int exceptions = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomTraining network = new RandomTraining(seed, "working");
            if (!network.isTrainable()) {
                continue; // refused
            }
            String yaml = network.yaml();
            Solution solution = solve("seed-" + seed, yaml);
            audits.relationsAndNumbers(solution, seed, yaml);
            exceptions += exceptions(solution);
        }
        assertThat(audits.relations()).as("relations that were recalculated").isGreaterThan(10 * SEEDS_EACH);
        assertThat(audits.numbers()).as("numbers that were compared").isGreaterThan(50 * SEEDS_EACH);
        assertThat(exceptions).as("exceptions in %s sheets", SEEDS_EACH).isLessThan(SEEDS_EACH / 10);
    }

    private static int exceptions(Solution solution) {
        return (int) solution.worksheet().lines().stream()
                .filter(line -> !solution.worksheet().places().isAside(line.id()))
                .map(Evaluation::value)
                .filter(value -> value.isException())
                .count();
    }

    /** Too few places are pinned: the sheet says so line by line, and keeps its promises. */
    @ParameterizedTest
    @CsvSource({"2, 2", "2, 3", "4, 4", "4, 5"})
    void withTooFewPlaces(int digits, int working) {
        int exceptions = 0;
        for (int seed = 0; seed < 60; seed++) {
            RandomTraining network = new RandomTraining(2_000_000L + seed, "working");
            if (!network.isTrainable()) {
                continue;
            }
            String yaml = network.yaml().replaceFirst("digits: \\d+", "digits: " + digits + ", working: " + working);
            Solution solution = solve("seed-" + seed, yaml);
            Sheet sheet = Composer.compose(solution, Style.of(Locale.GERMAN).with(Style.Detail.values()[seed % 3]));
            assertThat(NumbersAudit.of(solution, sheet).faults()).as(yaml).isEmpty();
            exceptions += exceptions(solution);
        }
        assertThat(exceptions).isGreaterThan(10);
    }

    /** What the audit is for: a sheet that rounds to one place in one line and to three in the next. */
    @Test
    void theAuditSeesNumbersOfAnotherSolution() {
        String yaml = new RandomTraining(7, "working").yaml();
        Solution four = solve("four", yaml.replaceFirst("digits: \\d+", "digits: 4"));
        Solution five = solve("five", yaml.replaceFirst("digits: \\d+", "digits: 5"));
        Sheet sheet = Composer.compose(five, Style.of(Locale.ENGLISH));
        assertThat(NumbersAudit.of(four, sheet).faults()).isNotEmpty();
    }
}
