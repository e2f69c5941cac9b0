package org.gradus.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code separability}, {@code truthTable} and the derivations of training, against section 4 of the contracts. */
class SeparabilityJsonTest {
    private static final String XOR = """
            network:
              layers:
                - {weights: [[1, 1], [1, 1]], bias: [0, -1], activation: relu}
                - {weights: [[1, -2]], bias: [0], activation: %s}
            tasks: truth-table
            """;

    private static JsonNode json(String yaml) throws IOException {
        byte[] file = yaml.getBytes(StandardCharsets.UTF_8);
        return new JsonMapper().readTree(SolutionJson.write(Solver.solve(ExerciseReader.read("x.yaml", file))));
    }

    @Test
    void xorHasACertificate() throws IOException {
        JsonNode json = json("tasks: xor-impossibility");
        assertThat(json.get("samples")).isEmpty();
        assertThat(json.get("separability"))
                .hasToString(
                        "{\"separable\":false,\"certificate\":" + "{\"true\":[[0,1],[1,0]],\"false\":[[0,0],[1,1]]}}");
        assertThat(json.has("truthTable")).isFalse();
    }

    @Test
    void andHasWeights() throws IOException {
        JsonNode json = json("tasks: [{xor-impossibility: {table: [0, 0, 0, 1]}}]");
        assertThat(json.get("separability")).hasToString("{\"separable\":true,\"weights\":[2,2],\"bias\":-3}");
    }

    /** The network of Goodfellow, Bengio, Courville, Deep Learning, section 6.1, computes 0, 1, 1, 0. */
    @Test
    void goodfellowsNetworkComputesXor() throws IOException {
        JsonNode table = json(XOR.formatted("identity")).get("truthTable");
        List<String> rows = new ArrayList<>();
        for (JsonNode row : table) {
            StringBuilder text = new StringBuilder();
            row.get("input").forEach(x -> text.append(x.get("printed").asText()));
            rows.add(text + ":" + row.get("output").get(0).get("exact").asText() + ":"
                    + row.get("class").asInt());
        }
        assertThat(rows).containsExactly("00:0:0", "01:1:1", "10:1:1", "11:0:0");
    }

    /** step: its output; sigmoid: y ≥ ½; tanh, sign: y ≥ 0; softplus: no rule and no class. */
    @ParameterizedTest
    @CsvSource({"step, 1111", "step-strict, 0110", "sigmoid, 1111", "tanh, 1111", "sign, 1111", "relu, 0110"})
    void theClassIsReadByTheRuleOfTheUnit(String activation, String classes) throws IOException {
        StringBuilder found = new StringBuilder();
        for (JsonNode row : json(XOR.formatted(activation)).get("truthTable")) {
            found.append(row.get("class").asInt());
        }
        assertThat(found).hasToString(classes);
    }

    @Test
    void withoutARuleThereIsNoClass() throws IOException {
        for (JsonNode row : json(XOR.formatted("softplus")).get("truthTable")) {
            assertThat(row.has("class")).isFalse();
        }
    }

    @Test
    void anIdentityThatIsNotZeroOrOneIsReadByItsSign() throws IOException {
        String yaml = XOR.formatted("identity").replace("bias: [0],", "bias: [-0.5],");
        StringBuilder found = new StringBuilder();
        for (JsonNode row : json(yaml).get("truthTable")) {
            found.append(row.get("class").asInt());
        }
        assertThat(found).hasToString("0110");
    }

    @Test
    void aTieGivesNull() throws IOException {
        String yaml = "network: {layers: [{weights: [[1], [1]], activation: softmax}]}\ntasks: truth-table";
        JsonNode row = json(yaml).get("truthTable").get(0);
        assertThat(row.get("class").isNull()).isTrue();
    }

    @Test
    void sixInputsHaveSixtyFourRows() throws IOException {
        String yaml = "network: {layers: [{weights: [[1, 1, 1, 1, 1, 1]], bias: [-3.5], activation: step}]}\n"
                + "tasks: truth-table";
        JsonNode table = json(yaml).get("truthTable");
        assertThat(table).hasSize(64);
        for (int row = 0; row < 64; row++) {
            assertThat(table.get(row).get("class").asInt()).isEqualTo(Integer.bitCount(row) >= 4 ? 1 : 0);
        }
    }

    @Test
    void aNumberThatCannotBeHadIsNoneAndTheTableGoesOn() throws IOException {
        String yaml = "network: {layers: [{weights: [['10^400000', 1]], activation: identity},"
                + " {weights: [['10^400000']], activation: identity}, {weights: [['10^400000']], activation: identity}]}\n"
                + "tasks: truth-table";
        JsonNode table = json(yaml).get("truthTable");
        assertThat(table).hasSize(4);
        assertThat(table.get(0).get("output").get(0).get("printed").asText()).isEqualTo("0");
        assertThat(table.get(1).get("output").get(0).get("printed").asText()).isEqualTo("1.000*10^800000");
        JsonNode over = table.get(2).get("output").get(0); // 10^1200000
        assertThat(over.get("value").isNull()).isTrue();
        assertThat(over.has("printed")).isFalse();
        assertThat(table.get(2).get("class").isNull()).isTrue();
    }

    @Test
    void theEquationsOfBackpropagationAreDerivations() throws IOException {
        JsonNode derivations = json("tasks: backpropagation-derivation").get("derivations");
        assertThat(derivations).hasSize(5);
        List<String> results = new ArrayList<>();
        for (JsonNode derivation : derivations) {
            assertThat(derivation.get("of").asText()).isEqualTo("C");
            assertThat(derivation.get("steps")).isNotEmpty();
            derivation
                    .get("steps")
                    .forEach(step -> assertThat(step.get("proof").asText()).isNotEmpty());
            results.add(derivation.get("wrt").asText() + ": "
                    + derivation.get("result").asText());
        }
        assertThat(results)
                .containsExactly(
                        "z{L}[j]: d(C)/d(y_j)*sigma(z{L}[j])'",
                        "z{l}[j]: sum(k, w{l+1}[k,j]*delta{l+1}[k])*sigma(z{l}[j])'",
                        "w{l}[i,j]: delta{l}[i]*a{l-1}[j]",
                        "b{l}[i]: delta{l}[i]",
                        "x_j: sum(k, w1[k,j]*delta1[k])");
    }
}
