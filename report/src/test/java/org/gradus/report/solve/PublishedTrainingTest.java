package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solution.Section;
import org.gradus.report.solution.Solution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training tables that others have published, number by number: published-training.txt. */
class PublishedTrainingTest {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    record Case(String name, List<List<String>> table, String exercise) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        String text;
        try (InputStream in = PublishedTrainingTest.class.getResourceAsStream("published-training.txt")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String part : text.split("(?m)^=== ")) {
            if (cases.isEmpty() && !part.contains("\nsource:")) {
                continue; // what the file says of itself
            }
            List<String> lines = part.lines().toList();
            List<List<String>> table = new ArrayList<>();
            StringBuilder exercise = new StringBuilder();
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("|")) {
                    table.add(Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList());
                } else if (!line.startsWith("source:")) {
                    exercise.append(line).append('\n');
                }
            }
            cases.add(new Case(lines.get(0), table, exercise.toString()));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theirNumbersAreOurs(Case published) {
        Solution solution =
                Solver.solve(ExerciseReader.read("f.yaml", published.exercise.getBytes(StandardCharsets.UTF_8)));
        Section.Numbered table = solution.parts().get(0).sections().stream()
                .filter(Section.Numbered.class::isInstance)
                .map(Section.Numbered.class::cast)
                .findFirst()
                .orElseThrow();
        List<String> heads = published.table.get(0);
        assertThat(table.columns()).containsAll(heads);
        assertThat(table.rows()).hasSizeGreaterThanOrEqualTo(published.table.size() - 1);
        for (int r = 1; r < published.table.size(); r++) {
            List<String> row = published.table.get(r);
            assertThat(row).as("row %s", r).hasSameSizeAs(heads);
            for (int c = 0; c < heads.size(); c++) {
                Section.Cell ours = table.rows().get(r - 1).get(table.columns().indexOf(heads.get(c)));
                check(row.get(c), ours, published.name + ", row " + r + ", " + heads.get(c));
            }
        }
    }

    private static void check(String theirs, Section.Cell ours, String where) {
        if (theirs.equals("~")) {
            return;
        }
        boolean erratum = theirs.startsWith("(");
        BigDecimal number = new BigDecimal(erratum ? theirs.substring(1, theirs.length() - 1) : theirs);
        BigDecimal tolerance = number.ulp().multiply(HALF);
        BigDecimal off = value(ours).subtract(number).abs();
        assertThat(off.compareTo(tolerance) <= 0)
                .as("%s: %s against %s", where, value(ours), theirs)
                .isEqualTo(!erratum);
    }

    private static BigDecimal value(Section.Cell cell) {
        if (cell instanceof Section.Cell.Count count) {
            return BigDecimal.valueOf(count.count());
        }
        Real real = cell instanceof Section.Cell.Given given
                ? Real.of(given.number())
                : ((Section.Cell.Value) cell).evaluation().value().real();
        return real.round(12);
    }
}
