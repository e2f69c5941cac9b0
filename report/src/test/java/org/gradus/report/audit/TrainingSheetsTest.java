package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.plan.LayerStep;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded trainings: sheets recalculated as printed, and the weights at the end against a training in doubles that knows nothing of Gradus. */
class TrainingSheetsTest {
    private static final int SEEDS_EACH = 100;

    private static Solution solve(String name, String yaml) {
        return Solver.solve(ExerciseReader.read(name, yaml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void keepThePromises(int batch) {
        SheetAudits audits = new SheetAudits();
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            String yaml = new RandomEpochs(seed).yaml();
            Solution solution = solve("seed-" + seed, yaml);
            audits.relationsAndNumbers(solution, seed, yaml);
        }
        assertThat(audits.relations()).as("relations that were recalculated").isGreaterThan(5 * SEEDS_EACH);
        assertThat(audits.numbers()).as("numbers that were compared").isGreaterThan(30 * SEEDS_EACH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void endWithTheWeightsOfATrainingInDoubles(int batch) {
        int compared = 0;
        for (int seed = batch * SEEDS_EACH; seed < (batch + 1) * SEEDS_EACH; seed++) {
            RandomEpochs random = new RandomEpochs(1_000_000 + seed);
            Solution solution = solve("seed-" + seed, random.yaml());
            Answer.Training answer = (Answer.Training) solution.answers().get(0);
            List<LayerStep> left =
                    answer.epochs().get(answer.epochs().size() - 1).left();
            List<Double> expected = new DoubleTraining(random).parameters();
            List<Double> found = new ArrayList<>();
            for (LayerStep layer : left) {
                layer.weights()
                        .forEach(row -> row.forEach(
                                entry -> found.add(entry.value().nearestDouble().orElseThrow())));
                layer.bias()
                        .orElseThrow()
                        .forEach(
                                entry -> found.add(entry.value().nearestDouble().orElseThrow()));
            }
            assertThat(found).hasSameSizeAs(expected);
            for (int k = 0; k < found.size(); k++) {
                if (!Double.isFinite(expected.get(k))) {
                    continue; // it diverges beyond doubles
                }
                compared++;
                assertThat(found.get(k))
                        .as("seed %s, parameter %s\n%s", seed, k, random.yaml())
                        .isCloseTo(expected.get(k), within(1e-9 * Math.max(1, Math.abs(expected.get(k)))));
            }
        }
        assertThat(compared).isGreaterThan(4 * SEEDS_EACH);
    }

    @Test
    void everyRuleAndMethodIsAmongTheSeeds() {
        List<String> met = new ArrayList<>();
        for (int seed = 0; seed < 3 * SEEDS_EACH; seed++) {
            RandomEpochs random = new RandomEpochs(1_000_000 + seed);
            met.add(random.rule + " " + random.method + " " + random.reduced);
        }
        assertThat(met)
                .contains(
                        "perceptron gradient-descent false",
                        "delta gradient-descent false",
                        "gradient nesterov true",
                        "gradient nesterov false",
                        "gradient adam true",
                        "gradient rmsprop false",
                        "gradient adagrad false",
                        "gradient momentum true");
    }
}
