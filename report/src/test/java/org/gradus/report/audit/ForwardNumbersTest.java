package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Style.Detail;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Sheet;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forward pass in rounding mode working: what is put in stands on the sheet before, with the same digits. */
class ForwardNumbersTest {
    private static final int SEEDS = 150;
    private static final Pattern COMPLEMENT = Pattern.compile("= 1-[0-9.]+\\*10\\^");

    private static void audited(String yaml, Detail detail) {
        Solution solution = Solver.solve(ExerciseReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
        Sheet sheet = Composer.compose(solution, Style.of(Locale.ENGLISH).with(detail));
        // where 1.0000 would not do, 1 − 4.5·10^(-13) is put in for it
        assertThat(NumbersAudit.of(solution, sheet).faults())
                .as("%s\n%s", detail, yaml)
                .allMatch(fault -> COMPLEMENT.matcher(fault).find());
        assertThat(SheetAudit.of(new MarkdownRenderer().render(sheet)).faults())
                .as("%s\n%s", detail, yaml)
                .isEmpty();
    }

    @Test
    void randomNetworks() {
        for (int seed = 0; seed < SEEDS; seed++) {
            audited(new RandomNetwork(seed, "working").yaml(), seed % 2 == 0 ? Detail.NORMAL : Detail.FULL);
        }
    }

    /** Tables of powers, shifted logits, tall outputs. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 8, 16, 17, 30})
    void softmaxOfEverySize(int size) {
        Random random = new Random(size);
        for (int scale : new int[] {1, 60}) {
            String logits = IntStream.range(0, size)
                    .mapToObj(i -> BigDecimal.valueOf(random.nextInt(4000) - 2000L, 3)
                            .multiply(BigDecimal.valueOf(scale))
                            .toPlainString())
                    .collect(Collectors.joining(", ", "[", "]"));
            for (String tasks : List.of("[forward]", "[forward, classify, softmax-jacobian]")) {
                audited("logits: " + logits + "\ntasks: " + tasks + "\n", Detail.NORMAL);
            }
        }
    }
}
