package org.gradus.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Real;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.solve.Solver;
import org.gradus.symbolic.kernel.Prover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON result, field by field, against section 4 of the contracts: read back as a stranger would. */
class SolutionJsonTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String NETWORK = """
            network:
              layers:
                - {weights: [['1/3', 1], [0, 'sqrt(2)'], [-1, 1000]], bias: [1, 0, -0.00007], activation: sigmoid}
                - {weights: [[1, 1, -1], [0, 1, 0]], activation: softmax}
            inputs: [[1, 0], [0.3, -2]]
            """;
    private static final String LOGITS = "logits: [[1, -.inf, 2], [1000, 1001, 999.5], ['ln(3)', 0, 'ln(3)']]\n";

    private static JsonNode json(String yaml) throws IOException {
        byte[] file = yaml.getBytes(StandardCharsets.UTF_8);
        return MAPPER.readTree(SolutionJson.write(Solver.solve(ExerciseReader.read("x.yaml", file))));
    }

    @ParameterizedTest
    @CsvSource({
        "network, carry, 4", "network, carry, 1", "network, carry, 15", "network, displayed, 4", "network, exact, 4",
        "logits, carry, 4", "logits, carry, 1", "logits, carry, 15", "logits, displayed, 2", "logits, exact, 4"
    })
    void everyFieldKeepsTheContract(String source, String mode, int digits) throws IOException {
        String yaml = (source.equals("network") ? NETWORK : LOGITS) + "rounding: {mode: " + mode + ", digits: " + digits
                + "}\ntasks: [softmax-jacobian, forward, classify]\n";
        for (JsonNode sample : json(yaml).get("samples")) {
            assertThat(keys(sample)).containsExactly("classification", "evaluations", "forward", "softmaxJacobian");
            numbers(sample.get("forward"));
            numbers(sample.get("softmaxJacobian"));
            evaluations(sample.get("evaluations"), digits);
        }
    }

    @Test
    void aPartIsPresentExactlyWhenATaskAskedForIt() throws IOException {
        assertThat(keys(json(LOGITS + "tasks: [forward]").get("samples").get(0)))
                .containsExactly("evaluations", "forward");
        assertThat(keys(json(LOGITS + "tasks: [classify]").get("samples").get(0)))
                .containsExactly("classification", "evaluations");
        assertThat(keys(json(LOGITS + "tasks: [forward]"))).containsExactly("gradus", "parts", "samples");
        assertThat(keys(json("tasks: [softmax-derivative]")))
                .containsExactly("derivations", "gradus", "parts", "samples");
        JsonNode tie = json(LOGITS + "tasks: [classify]").get("samples").get(2).get("classification");
        assertThat(tie.toString()).isEqualTo("{\"class\":null,\"tied\":[1,3]}");
    }

    /** Every {@code {"value", "exact", "printed"}} below {@code node}. */
    private static void numbers(JsonNode node) {
        if (!node.has("printed")) {
            node.forEach(SolutionJsonTest::numbers);
            return;
        }
        assertThat(Set.of("value", "exact", "printed")).containsAll(keys(node));
        if (node.get("value").isTextual()) {
            assertThat(node.toString()).isEqualTo("{\"value\":\"-Infinity\",\"printed\":\"-Infinity\"}");
        } else if (node.has("exact")) {
            assertThat(node.get("value").doubleValue())
                    .as(node.toString())
                    .isEqualTo(real(node.get("exact").textValue()).nearestDouble());
        }
    }

    private static void evaluations(JsonNode evaluations, int digits) {
        Set<String> known = new HashSet<>();
        for (JsonNode evaluation : evaluations) {
            assertThat(evaluation.get("uses"))
                    .allMatch(use -> known.contains(use.textValue())
                            || use.textValue().matches("x\\[\\d]|W\\d\\[\\d,\\d]|b\\d\\[\\d]|[zs]1\\[\\d]"));
            assertThat(known.add(evaluation.get("id").textValue()))
                    .as("id is new")
                    .isTrue();
            assertThat(List.of("=", "≈")).contains(evaluation.get("relation").textValue());
            promise(evaluation, digits);
        }
    }

    /** {@code substituted}, evaluated exactly and rounded to the printed places, gives {@code printed}. */
    private static void promise(JsonNode evaluation, int digits) {
        String printed = evaluation.get("printed").textValue();
        Real line = real(evaluation.get("substituted").textValue());
        int power = printed.indexOf("*10^");
        if (power > 0) {
            BigDecimal mantissa = new BigDecimal(printed.substring(0, power));
            int exponent = Integer.parseInt(printed.substring(power + 4).replaceAll("[()]", ""));
            assertThat(mantissa.precision()).as(printed).isGreaterThanOrEqualTo(Math.max(3, digits));
            assertThat(line.roundSignificant(mantissa.precision()))
                    .as(evaluation.toString())
                    .isEqualByComparingTo(mantissa.scaleByPowerOfTen(exponent));
        } else if (printed.matches("-?\\d+(\\.\\d+)?")) {
            BigDecimal decimal = new BigDecimal(printed);
            assertThat(line.round(decimal.scale())).as(evaluation.toString()).isEqualByComparingTo(decimal);
        } else {
            assertThat(line.nearestDouble())
                    .as(evaluation.toString())
                    .isEqualTo(real(printed).nearestDouble());
        }
    }

    private static Real real(String text) {
        return Real.of(ExprParser.parse(text), Prover.zeroTest());
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
