package org.gradus.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code parts}, {@code sample} and {@code time} of section 4 of the contracts: no answer of the sheet is missing in the result. */
class PartsJsonTest {
    private static final Path EXERCISES = Path.of("..", "examples", "exercises");
    /** What a part may hold besides its task, label and ids. */
    private static final List<String> ANSWERS =
            List.of("derivation", "separability", "truthTable", "classification", "verdict", "table");

    private static JsonNode json(String yaml) throws IOException {
        return json("x.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String name, byte[] yaml) throws IOException {
        return new JsonMapper().readTree(SolutionJson.write(Solver.solve(ExerciseReader.read(name, yaml))));
    }

    static Stream<Path> exercises() throws IOException {
        try (Stream<Path> files = Files.list(EXERCISES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void everyTaskHasAnAnswerAndEveryIdAnEvaluation(Path file) throws IOException {
        JsonNode json = json(file.getFileName().toString(), Files.readAllBytes(file));
        Set<String> evaluations = new HashSet<>();
        for (JsonNode sample : json.get("samples")) {
            sample.get("evaluations")
                    .forEach(evaluation -> assertThat(evaluations.add(key(evaluation)))
                            .as(key(evaluation))
                            .isTrue());
        }
        if (json.has("batch")) {
            json.get("batch")
                    .get("evaluations")
                    .forEach(evaluation -> assertThat(evaluations.add(key(evaluation)))
                            .as(key(evaluation))
                            .isTrue());
        }
        assertThat(json.get("parts")).isNotEmpty();
        for (JsonNode part : json.get("parts")) {
            boolean answered =
                    ANSWERS.stream().anyMatch(part::has) || !part.get("ids").isEmpty();
            assertThat(answered).as(part.toString()).isTrue();
            part.get("ids").forEach(id -> assertThat(evaluations).contains(key(id)));
        }
    }

    private static String key(JsonNode id) {
        return id.get("id").asText() + "@" + id.get("sample").asInt() + "."
                + id.get("time").asInt();
    }

    /** Once only the first of two was written. */
    @Test
    void twoTablesHaveTwoAnswers() throws IOException {
        JsonNode parts = json("tasks: [xor-impossibility, {xor-impossibility: {table: [0, 0, 0, 1]}}]")
                .get("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).get("separability").get("separable").asBoolean())
                .isFalse();
        assertThat(parts.get(1).get("separability").get("separable").asBoolean())
                .isTrue();
        assertThat(parts.get(1).get("label").asText()).isEqualTo("b");
    }

    @Test
    void compositionAndPropertiesAreWritten() throws IOException {
        JsonNode parts = json("""
                network: {layers: [{weights: [[2, 1]], bias: [1], activation: tanh}]}
                tasks: [composition, softmax-properties]
                """).get("parts");
        assertThat(parts.get(0).get("table").get("columns")).hasToString("[\"quantity\",\"formula\"]");
        List<String> formulas = new ArrayList<>();
        parts.get(0)
                .get("table")
                .get("rows")
                .forEach(row -> formulas.add(row.get(1).asText()));
        assertThat(formulas).contains("tanh(W1[1,1]*x[1]+W1[1,2]*x[2]+b1[1])");
        assertThat(parts.get(1).get("table").get("rows")).hasSizeGreaterThan(3);
    }

    /** With several samples there are several classes. */
    @Test
    void oneClassOrOneForEachSample() throws IOException {
        String network = "network: {layers: [{weights: [[1], [-1]], bias: [0, 0], activation: softmax}]}\n";
        JsonNode one =
                json(network + "input: [1]\ntasks: classify").get("parts").get(0);
        assertThat(one.get("classification").get("class").asInt()).isEqualTo(1);
        JsonNode two = json(network + "inputs: [[1], [-1]]\ntasks: classify")
                .get("parts")
                .get(0);
        assertThat(two.get("classification")).hasSize(2);
        assertThat(two.get("classification").get(1).get("class").asInt()).isEqualTo(2);
    }

    /** Sample by sample: the second is calculated with the weights after one update, and makes the second. */
    @Test
    void timeIsTheNumberOfUpdatesSoFar() throws IOException {
        JsonNode json = json("""
                network: {layers: [{weights: [[0.5]], bias: [0], activation: sigmoid}]}
                inputs: [[1], [2]]
                targets: [[1], [0]]
                loss: half-squared-error
                learningRate: 1
                conventions: {batch: sequential}
                tasks: gradient-step
                """);
        assertThat(times(json.get("samples").get(0))).containsOnly("z1[1] 1 0", "newW1[1,1] 1 0");
        assertThat(times(json.get("samples").get(1))).containsOnly("z1[1] 2 1", "newW1[1,1] 2 1");
    }

    private static List<String> times(JsonNode sample) {
        List<String> times = new ArrayList<>();
        for (JsonNode evaluation : sample.get("evaluations")) {
            if (List.of("z1[1]", "newW1[1,1]").contains(evaluation.get("id").asText())) {
                times.add(evaluation.get("id").asText() + " "
                        + evaluation.get("sample").asInt() + " "
                        + evaluation.get("time").asInt());
            }
        }
        return times;
    }
}
