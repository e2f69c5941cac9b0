package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.exercise.Rounding;
import org.gradus.report.exercise.Rounding.Mode;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One number of working decimals for an exercise: the numbers that a careful lecturer has written, and how many decimals they have. */
class WorkingPlacesTest {
    private static final String TWO_TWO_TWO = """
            network:
              layers:
                - {weights: [[0.1, 0.4], [-0.3, 0.2]], bias: [0.1, -0.1], activation: sigmoid}
                - {weights: [[0.5, -0.2], [0.3, 0.6]], bias: [0, 0.2], activation: sigmoid}
            input: [1, 0.5]
            target: [1, 0]
            loss: half-squared-error
            learningRate: 0.5
            tasks: [forward, loss, backpropagation, gradient-step]
            """;

    private static final String FOUR_FOUR_THREE = """
            network:
              layers:
                - {weights: [[0.1,-0.2,0.3,0.5],[0.4,0.1,-0.6,0.2],[-0.5,0.3,0.2,0.1],[0.2,0.2,-0.1,-0.4]], bias: [0.1,0,-0.1,0.2], activation: relu}
                - {weights: [[0.3,-0.5,0.2,0.1],[0.6,0.1,-0.3,0.4],[-0.2,0.3,0.5,0.2]], bias: [0,0.1,-0.1], activation: softmax}
            input: [1, 2, 0.5, -1]
            target: [0, 1, 0]
            loss: cross-entropy
            learningRate: 0.1
            tasks: [forward, classify, softmax-jacobian, loss, backpropagation, gradient-step]
            """;

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("working.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Evaluation line(Solution solution, String id) {
        return solution.worksheet().lines().stream()
                .filter(line -> line.id().text().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + id));
    }

    private static String working(Solution solution, String id) {
        return TextWriter.write(line(solution, id).value().printed());
    }

    private static String result(Solution solution, String id) {
        return TextWriter.write(line(solution, id).value().result().number());
    }

    private static int more(Solution solution) {
        return solution.worksheet().places().places()
                - solution.exercise().rounding().digits();
    }

    /** ../shared/design/ideal/training-en.tex, written by hand. */
    @ParameterizedTest
    @CsvSource({
        "z1[1], 0.4, 0.4",
        "z1[2], -0.3, -0.3",
        "a1[1], 0.598688, 0.5987",
        "a1[2], 0.425557, 0.4256",
        "z2[1], 0.214233, 0.2142",
        "z2[2], 0.634941, 0.6349",
        "y[1], 0.553354, 0.5534",
        "y[2], 0.653609, 0.6536",
        "C, 0.313349, 0.3133",
        "da2[1], 0.247153, 0.2472",
        "da2[2], 0.226404, 0.2264",
        "da1[1], 0.240261, 0.2403",
        "da1[2], 0.244458, 0.2445",
        "delta2[1], -0.110390, -0.1104",
        "delta2[2], 0.147980, 0.1480",
        "'dW2[1,1]', -0.066089, -0.0661",
        "'dW2[1,2]', -0.046977, -0.0470",
        "'dW2[2,1]', 0.088594, 0.0886",
        "'dW2[2,2]', 0.062974, 0.0630",
        "delta1[1], -0.002595, -0.0026",
        "delta1[2], 0.027102, 0.0271",
        "'dW1[1,2]', -0.001298, -0.0013",
        "'dW1[2,2]', 0.013551, 0.0136",
        "'newW1[1,1]', 0.101298, 0.1013",
        "'newW1[1,2]', 0.400649, 0.4006",
        "'newW1[2,1]', -0.313551, -0.3136",
        "'newW1[2,2]', 0.193225, 0.1932",
        "newb1[2], -0.113551, -0.1136",
        "'newW2[1,2]', -0.176512, -0.1765",
        "'newW2[2,1]', 0.255703, 0.2557",
        "newb2[1], 0.055195, 0.0552",
        "newb2[2], 0.126010, 0.1260",
    })
    void theNumbersOfTheTwoTwoTwoSheet(String id, String inCalculations, String asResult) {
        Solution solution = solve(TWO_TWO_TWO);
        assertThat(working(solution, id)).isEqualTo(inCalculations);
        assertThat(result(solution, id)).isEqualTo(asResult);
        assertThat(more(solution)).isEqualTo(2);
    }

    /** ../shared/design/ideal/training-443-en.tex: integers and short decimals stay beside rounded values. */
    @ParameterizedTest
    @CsvSource({
        "z1[1], -0.55, -0.55",
        "a1[4], 1.15, 1.15",
        "z2[1], 0.065, 0.065",
        "z2[2], 0.57, 0.57",
        "y[1], 0.266195, 0.2662",
        "y[2], 0.441081, 0.4411",
        "y[3], 0.292724, 0.2927",
        "'J[1,1]', 0.195335, 0.1953",
        "'J[1,3]', -0.077922, -0.0779",
        "'J[3,3]', 0.207037, 0.2070",
        "C, 0.818527, 0.8185",
        "delta2[2], -0.558919, -0.5589",
        "'dW2[1,1]', 0, 0",
        "'dW2[1,2]', 0.026620, 0.0266",
        "'dW2[1,4]', 0.306124, 0.3061",
        "'dW2[2,4]', -0.642757, -0.6428",
        "delta1[1], 0, 0",
        "delta1[2], -0.101172, -0.1012",
        "delta1[4], -0.138403, -0.1384",
        "'dW1[2,3]', -0.050586, -0.0506",
        "'dW1[4,3]', -0.069202, -0.0692",
        "'newW1[1,1]', 0.1, 0.1",
        "'newW1[2,2]', 0.120234, 0.1202",
        "'newW1[4,3]', -0.093080, -0.0931",
        "'newW2[2,4]', 0.464276, 0.4643",
        "newb1[1], 0.1, 0.1",
        "newb2[1], -0.026620, -0.0266",
        "newb2[3], -0.129272, -0.1293",
    })
    void theNumbersOfTheFourFourThreeSheet(String id, String inCalculations, String asResult) {
        Solution solution = solve(FOUR_FOUR_THREE);
        assertThat(working(solution, id)).isEqualTo(inCalculations);
        assertThat(result(solution, id)).isEqualTo(asResult);
        assertThat(more(solution)).isEqualTo(2);
    }

    /** ../shared/design/ideal/batch-de.tex, the loss and the numbers after the step. */
    @ParameterizedTest
    @CsvSource({
        "1, y[1], 0.377541",
        "2, y[1], 0.622459",
        "1, C, 0.474078",
        "1, delta2[1], 0.377541",
        "2, delta2[1], -0.377541",
        "3, delta1[1], -0.377541",
        "3, delta1[2], 0",
        "0, C, 0.474078",
        "0, 'dW2[1,1]', -0.094385",
        "0, db2[1], 0",
        "0, 'dW1[2,2]', -0.094385",
        "0, 'newW1[1,1]', 1.094385",
        "0, newb1[1], 0.094385",
        "1, newz1[1], 0.094385",
        "1, newz2[1], -0.293413",
        "1, newy[1], 0.427169",
        "1, newC, 0.557165",
        "2, newz1[2], 1.188770",
        "2, newy[1], 0.690182",
        "2, newC, 0.370800",
        "4, newz2[1], -0.086826",
        "4, newy[1], 0.478307",
        "4, newC, 0.650676",
        "0, newC, 0.487360",
    })
    void theNumbersOfTheBatch(int sample, String id, String inCalculations) {
        Solution solution = solve("""
                network:
                  layers:
                    - {weights: [[1, -1], [-1, 1]], bias: [0, 0], activation: relu}
                    - {weights: [[1, 1]], bias: [-0.5], activation: sigmoid}
                inputs: [[0, 0], [0, 1], [1, 0], [1, 1]]
                targets: [[0], [1], [1], [0]]
                loss: binary-cross-entropy
                learningRate: 1
                conventions: {batch: mean}
                tasks: [forward, loss, backpropagation, gradient-step]
                """);
        Evaluation own = solution.worksheet().lines().stream()
                .filter(line -> line.id().sample() == sample && line.id().text().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(TextWriter.write(own.value().printed())).isEqualTo(inCalculations);
        assertThat(more(solution)).isEqualTo(2);
    }

    // ---- how many ----

    /** The lecture's exercise puts in integers and e/(e+1): y_1 ≈ 0.7311 is written once, and nothing follows from it. */
    @Test
    void noneMoreWhereNoRoundedValueIsPutIn() {
        Solution lecture = solve("""
                network:
                  layers:
                    - {weights: [[1, 1], [0, 1], [-1, 0]], bias: [1, 0, -1], activation: relu}
                    - {weights: [[1, 1, -1], [0, 1, 0]], bias: [0, 1], activation: softmax}
                input: [1, 0]
                tasks: [forward, softmax-jacobian]
                """);
        assertThat(more(lecture)).isZero();
        assertThat(working(lecture, "y[1]")).isEqualTo("0.7311");
        assertThat(TextWriter.write(line(lecture, "J[1,1]").substituted())).contains("e/(e+1)");
    }

    /** A decimal of six places is kept as it is, so that none more are needed for it. */
    @Test
    void shortDecimalsAreKept() {
        Solution solution = solve("""
                network: {layers: [{weights: [[0.125]], bias: [0.001], activation: identity}, {weights: [[2]], activation: relu}]}
                input: [0.33]
                """);
        assertThat(working(solution, "z1[1]")).isEqualTo("0.04225");
        assertThat(result(solution, "z1[1]")).isEqualTo("0.0423");
        assertThat(TextWriter.write(line(solution, "z2[1]").substituted())).isEqualTo("2*0.04225");
        assertThat(working(solution, "y[1]")).isEqualTo("0.0845");
        assertThat(more(solution)).isZero();
    }

    /** No exception remains that one place more would mend; the same places for every line. */
    @Test
    void moreWhileThereAreExceptions() {
        String yaml = TWO_TWO_TWO.replace("0.1, 0.4", "0.13, 0.47");
        Solution found = solve(yaml);
        assertThat(found.worksheet().lines()).noneMatch(line -> line.value().isException());
        for (int fewer = 2; fewer < more(found); fewer++) {
            Solution pinned = solve(yaml + "rounding: {working: " + (4 + fewer) + "}\n");
            assertThat(pinned.worksheet().lines()).anyMatch(line -> line.value().isException());
        }
        for (Evaluation line : found.worksheet().lines()) {
            if (!line.value().exactlyPrinted() && line.value().printed() instanceof Expr.Num num) {
                assertThat(num.value().scale()).isEqualTo(4 + more(found));
            }
        }
    }

    @Test
    void pinnedPlacesStay() {
        Solution solution = solve(TWO_TWO_TWO + "rounding: {digits: 3, working: 5}\n");
        assertThat(working(solution, "a1[1]")).isEqualTo("0.59869");
        assertThat(result(solution, "a1[1]")).isEqualTo("0.599");
    }

    @Test
    void placesAreBounded() {
        assertThat(new Rounding(4, Mode.WORKING, OptionalInt.of(9)).working()).hasValue(9);
        assertThatThrownBy(() -> new Rounding(4, Mode.WORKING, OptionalInt.of(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("working is 10 but must be 4 to 9: from as many places as results have to 5 more");
        assertThatThrownBy(() -> new Rounding(4, Mode.WORKING, OptionalInt.of(3)))
                .hasMessageStartingWith("working is 3 but must be 4 to 9");
        assertThatThrownBy(() -> new Rounding(4, Mode.CARRY, OptionalInt.of(6)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- exceptions ----

    /** With 0.3 for 1/3 three of them make 0.9; y = 1 is exact, and what follows is calculated with it. */
    @Test
    void theExactValueGoesOn() {
        Solution solution = solve("""
                network:
                  layers:
                    - {weights: [[1], [1], [1]], activation: softmax}
                    - {weights: [[1, 1, 1]], activation: identity}
                    - {weights: [[2]], activation: identity}
                input: [1]
                rounding: {digits: 1, working: 1}
                """);
        assertThat(working(solution, "a1[1]")).isEqualTo("0.3");
        Evaluation sum = line(solution, "z2[1]");
        assertThat(TextWriter.write(sum.substituted())).isEqualTo("1*0.3+1*0.3+1*0.3");
        assertThat(sum.value().isException()).isTrue();
        assertThat(TextWriter.write(sum.value().lineEnd().number())).isEqualTo("0.9");
        assertThat(TextWriter.write(sum.value().printed())).isEqualTo("1");
        assertThat(TextWriter.write(line(solution, "z3[1]").substituted())).isEqualTo("2*1");
        assertThat(result(solution, "y[1]")).isEqualTo("2");
    }

    /** σ(12) = 0.9999938558…: 1 − y keeps its digits, since y is put in by what it lacks to 1. */
    @Test
    void aSaturatedValueIsPutInByItsComplement() {
        Solution solution = solve("""
                network: {layers: [{weights: [[12]], activation: sigmoid}]}
                input: [1]
                target: [1]
                loss: half-squared-error
                tasks: [backpropagation]
                """);
        assertThat(working(solution, "y[1]")).isEqualTo("0.999994");
        assertThat(TextWriter.write(line(solution, "dy[1]").substituted())).isEqualTo("(1-6.14417*10^(-6))-1");
        assertThat(working(solution, "dy[1]")).isEqualTo("-6.14417*10^(-6)");
        assertThat(result(solution, "dy[1]")).isEqualTo("-6.144*10^(-6)");
    }

    // ---- JSON ----

    @Test
    void theJsonTellsBothWritings() {
        JsonNode sample = new JsonMapper()
                .readTree(SolutionJson.write(solve(TWO_TWO_TWO)))
                .get("samples")
                .get(0);
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode each : sample.get("evaluations")) {
            if (each.get("id").asString().equals("delta2[1]")) {
                found.add(each);
            }
        }
        assertThat(found).hasSize(1);
        JsonNode delta = found.get(0);
        assertThat(delta.get("substituted").asString()).isEqualTo("(-0.446646)*0.247153");
        assertThat(delta.get("working").asString()).isEqualTo("-0.110390");
        assertThat(delta.get("printed").asString()).isEqualTo("-0.1104");
        assertThat(delta.get("relation").asString()).isEqualTo("≈");
        assertThat(delta.get("insert").asString()).isEqualTo("≈");
        assertThat(sample.get("forward").get("output").get(0).get("printed").asString())
                .isEqualTo("0.5534");
        assertThat(List.of(
                        sample.get("forward").get("output").get(0).get("value").asDouble()))
                .containsExactly(0.5533541795780743);
    }
}
