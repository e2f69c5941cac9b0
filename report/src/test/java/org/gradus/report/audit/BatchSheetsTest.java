package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.gradus.report.exercise.reader.ExerciseReader;
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
        SheetAudits audits = new SheetAudits();
        for (int seed = block * SEEDS_EACH; seed < (block + 1) * SEEDS_EACH; seed++) {
            RandomBatch exercise = new RandomBatch(seed);
            String yaml = exercise.yaml();
            Solution solution =
                    Solver.solve(ExerciseReader.read("seed-" + seed, yaml.getBytes(StandardCharsets.UTF_8)));
            if (exercise.isReduced()) {
                audits.relationsAndNumbers(solution, seed, yaml);
            } else {
                audits.relations(solution, seed, yaml);
            }
        }
        assertThat(audits.relations()).isGreaterThan(10 * SEEDS_EACH);
    }
}
