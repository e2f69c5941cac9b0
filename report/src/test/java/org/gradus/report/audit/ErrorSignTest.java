package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the sign of target minus output the error terms have the other sign, and every other number is the same. */
class ErrorSignTest {
    private static final String KEY = ", errorSign: target-minus-output";
    private static final int SEEDS = 120;

    private static Map<QuantityId, Evaluation> solve(String yaml) {
        Solution solution = Solver.solve(ExerciseReader.read("signs.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        return solution.worksheet().lines().stream().collect(Collectors.toMap(Evaluation::id, Function.identity()));
    }

    /** @return how many error terms that are not 0 were compared */
    private static int compare(String yaml) {
        String plain = yaml.replace(KEY, "");
        int end = plain.indexOf('}', plain.indexOf("conventions:"));
        Map<QuantityId, Evaluation> one = solve(plain);
        Map<QuantityId, Evaluation> other = solve(plain.substring(0, end).stripTrailing() + KEY + plain.substring(end));
        assertThat(other.keySet()).as(yaml).isEqualTo(one.keySet());
        int[] turned = {0};
        one.forEach((id, line) -> {
            boolean error = List.of("delta", "ga", "path").contains(id.letter().text());
            Expr same = line.value().result().number();
            Expr found = other.get(id).value().result().number();
            if (line.isAbsent() || !line.value().isCalculated()) {
                assertThat(found.equals(same) || error)
                        .as("%s of\n%s", id, yaml)
                        .isTrue();
                return;
            }
            Expr expected = error ? new Expr.Negation(same) : same;
            Expr difference = Expr.Sum.of(found, new Expr.Negation(expected));
            assertThat(Real.of(difference, ZeroTest.NONE).enclose(96).containsZero())
                    .as("%s is %s and %s with the other sign, of\n%s", id, same, found, yaml)
                    .isTrue();
            if (error && !same.equals(Expr.Num.of(0))) {
                assertThat(found).isNotEqualTo(same);
                turned[0]++;
            }
        });
        return turned[0];
    }

    /** Missing edges may leave nothing to be trained, which is refused. */
    private static boolean isTrainable(String yaml) {
        try {
            solve(yaml);
            return true;
        } catch (ExerciseException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"working", "carry", "displayed"})
    void onlyErrorTermsTurnInRandomNetworks(String mode) {
        int turned = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomTraining network = new RandomTraining(3_000_000L + seed, mode).withoutSomeEdges(6);
            if (network.isTrainable() && isTrainable(network.yaml())) {
                turned += compare(network.yaml());
            }
        }
        assertThat(turned).isGreaterThan(SEEDS);
    }

    @Test
    void onlyErrorTermsTurnInRandomBatches() {
        int turned = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            turned += compare(new RandomBatch(seed).yaml());
        }
        assertThat(turned).isGreaterThan(SEEDS);
    }
}
