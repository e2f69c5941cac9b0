package org.gradus.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sheets of truth tables, recalculated as printed. */
class SeparabilitySheetsTest {

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sheet(Solution solution, Style style) {
        return new MarkdownRenderer().render(Composer.compose(solution, style));
    }

    /** All tables of two inputs, every fifth of three, some of four: the bits of the number in binary. */
    static Stream<String> tables() {
        List<String> tables = new ArrayList<>();
        for (int values = 0; values < 16; values++) {
            tables.add(table(values, 4));
        }
        for (int values = 0; values < 256; values += 5) {
            tables.add(table(values, 8));
        }
        for (int values = 0; values < 65536; values += 4369) {
            tables.add(table(values, 16));
        }
        return tables.stream();
    }

    private static String table(int values, int size) {
        List<String> bits = new ArrayList<>();
        for (int row = size - 1; row >= 0; row--) {
            bits.add(Integer.toString(values >> row & 1));
        }
        return "[" + String.join(", ", bits) + "]";
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRelationOnTheSheetIsTrue(String table) {
        Solution solution = solve("tasks: [{xor-impossibility: {table: " + table + "}}]");
        for (Style.Detail detail : Style.Detail.values()) {
            SheetAudit.Report report =
                    SheetAudit.of(sheet(solution, Style.of(Locale.ENGLISH).with(detail)));
            assertThat(report.faults()).isEmpty();
            assertThat(sheet(solution, Style.of(Locale.GERMAN).with(detail)))
                    .containsAnyOf("Ja, zum Beispiel", "Nein. Für");
        }
    }

    @Test
    void aTableOfRoundedValuesSaysSo() {
        String yaml = "network: {layers: [{weights: [[2, 2], [-2, -2]], bias: [-1, 3], activation: sigmoid},"
                + " {weights: [[2, 2]], bias: [-3], activation: sigmoid}]}\ntasks: truth-table";
        String sheet = sheet(solve(yaml), Style.of(Locale.ENGLISH));
        assertThat(SheetAudit.of(sheet).faults()).isEmpty();
        // σ(1) = 0.73105…, 2σ(1) + 2σ(1) − 3 = −0.0757…, σ(−0.0757…) = 0.48106…
        assertThat(sheet)
                .contains(
                        "| $0$ | $1$ | $1$ | $1$ | ${} \\approx 0.7311$ | ${} \\approx 0.7311$ | ${} \\approx 0.4811$ | 0 |");
    }

    @Test
    void theConventionIsStatedWhereAStepStandsAtZero() {
        String yaml = "network: {layers: [{weights: [[1, 1]], bias: [-1], activation: step}]}\ntasks: truth-table\n"
                + "conventions: {stepAtZero: 0}";
        assertThat(sheet(solve(yaml), Style.of(Locale.ENGLISH)))
                .contains("convention: $\\mathrm{step}(0) = 0$")
                .contains("are 0, 0, 0, 1: the network computes AND");
    }

    @Test
    void theClassesOfManyRowsStandInTheTableOnly() {
        String yaml =
                "network: {layers: [{weights: [[1, 1, 1, 1, 1]], bias: [-3], activation: step}]}\ntasks: truth-table";
        assertThat(sheet(solve(yaml), Style.of(Locale.ENGLISH))).contains("The 32 outputs stand in the table.");
    }
}
