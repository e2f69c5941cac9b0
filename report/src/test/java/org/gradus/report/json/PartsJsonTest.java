package org.gradus.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.CsvSource;
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
            if (part.has("evaluations")) {
                part.get("evaluations")
                        .forEach(evaluation -> assertThat(evaluations.add(key(evaluation)))
                                .as(key(evaluation))
                                .isTrue());
            }
        }
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

    /** Asked for twice it is made twice: the second goes on from the first, checked against the two steps in doubles. */
    @ParameterizedTest
    @CsvSource({"independent, 1", "mean, 0", "sum, 0", "sequential, 1"})
    void aSecondStepGoesOnFromTheFirst(String batch, int sample) throws IOException {
        JsonNode json = json("""
                network: {layers: [{weights: [[0.5]], activation: identity}]}
                inputs: [[1], [2]]
                targets: [[1], [0]]
                loss: half-squared-error
                learningRate: 0.1
                conventions: {batch: %s}
                tasks: [gradient-step, gradient-step]
                """.formatted(batch));
        double w = 0.5;
        double[] inputs = {1, 2};
        double[] targets = {1, 0};
        for (int round = 0; round < 2; round++) {
            double start = w;
            if (batch.equals("independent")) {
                w -= 0.1 * (start * 1 - 1);
            } else if (batch.equals("sequential")) {
                for (int s = 0; s < 2; s++) {
                    w -= 0.1 * (w * inputs[s] - targets[s]) * inputs[s];
                    if (round == 1) {
                        break;
                    }
                }
            } else {
                double sum = (start - 1) + (start * 2) * 2;
                w -= 0.1 * (batch.equals("mean") ? sum / 2 : sum);
            }
        }
        JsonNode evaluations = sample == 0
                ? json.get("batch").get("evaluations")
                : json.get("samples").get(0).get("evaluations");
        List<String> found = new ArrayList<>();
        for (JsonNode evaluation : evaluations) {
            if (evaluation.get("id").asText().equals("newW1[1,1]")
                    && evaluation.get("sample").asInt() == sample) {
                found.add(evaluation.get("time").asInt() + " "
                        + evaluation.get("printed").asText());
            }
        }
        int time = batch.equals("sequential") ? 2 : 1;
        assertThat(found).hasSize(2).last().asString().startsWith(time + " ");
        assertThat(Double.parseDouble(found.get(1).substring(2))).isCloseTo(w, within(6e-5));
        assertThat(json.get("parts").get(1).get("ids").toString()).contains("\"time\":" + time);
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
