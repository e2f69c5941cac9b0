package org.gradus.report.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.solve.Solver;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and formulas that others have published ({@code published.txt}), as the JSON result gives them. */
class PublishedFunctionsTest {
    /** A case of the file: its name with its source, the task, and the lines that hold its values. */
    record Case(String name, String task, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        String text;
        try (InputStream in =
                Objects.requireNonNull(PublishedFunctionsTest.class.getResourceAsStream("published.txt"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        String[] sections = text.split("(?m)^=== ");
        for (String section : List.of(sections).subList(1, sections.length)) {
            List<String> lines = section.lines().toList();
            if (lines.size() > 2) {
                cases.add(new Case(
                        lines.get(0), lines.get(1).substring("task: ".length()), lines.subList(2, lines.size())));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReproduced(Case published) throws IOException {
        JsonNode part = part(published.task);
        Map<String, JsonNode> values = new HashMap<>();
        if (part.has("evaluations")) {
            part.get("evaluations").forEach(line -> values.put(line.get("id").asText(), line));
        }
        int row = 0;
        for (String line : published.lines) {
            if (line.startsWith("row ")) {
                checkRow(line.substring(4), part.get("table").get("rows").get(row++));
                continue;
            }
            String[] pair = line.split(" ");
            assertThat(values).containsKey(pair[0]);
            JsonNode found = Objects.requireNonNull(values.get(pair[0]));
            assertNear(pair[0], found.get("printed").asText(), pair[1]);
        }
    }

    private static void checkRow(String published, JsonNode found) {
        String[] entries = published.split(" \\| ");
        assertThat(found.size()).isEqualTo(entries.length);
        for (int j = 0; j < entries.length; j++) {
            Expr right = ExprParser.parse(entries[j].strip());
            Expr ours = ExprParser.parse(found.get(j).asText());
            assertThat(Prover.equal(ours, right, List.of()))
                    .as("%s = %s", ours, right)
                    .isInstanceOf(Verdict.Proved.class);
        }
    }

    /** Printed with at least as many places as were published. */
    private static void assertNear(String id, String printed, String published) {
        BigDecimal right = new BigDecimal(published);
        BigDecimal ours = new BigDecimal(printed).setScale(right.scale(), RoundingMode.HALF_UP);
        assertThat(ours).as(id).isEqualByComparingTo(right);
    }

    private static JsonNode part(String task) throws IOException {
        String yaml = "rounding: {digits: 15, mode: carry}\ntasks: [" + task + "]\n";
        return new ObjectMapper()
                .readTree(SolutionJson.write(Solver.solve(ExerciseReader.read("published.yaml", yaml))))
                .get("parts")
                .get(0);
    }
}
