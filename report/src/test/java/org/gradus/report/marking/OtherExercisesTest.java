package org.gradus.report.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.report.course.Assignment;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model sheet does not have: kinks and cases, softmax, batches, samples one after the other, degenerate numbers. */
class OtherExercisesTest {
    private static Marked mark(Assignment assignment, Map<String, String> changes) {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        Marker marker = Marker.of(assignment);
        assignment.asked().forEach(asked -> {
            String right = marker.accepted(asked.id()).orElseThrow().right().toPlainString();
            String name = changes.containsKey(asked.id().toString())
                    ? asked.id().toString()
                    : asked.id().text();
            entries.put(asked.id(), CourseNumbers.entry(changes.getOrDefault(name, right)));
        });
        return marker.mark(new Submission("s", entries));
    }

    private static MarkedEntry entry(Marked marked, String id) {
        return marked.entries().stream()
                .filter(entry -> entry.asked().id().text().equals(id)
                        || entry.asked().id().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void assertFirstWrong(Marked marked, String id, Mistake mistake) {
        assertThat(marked.firstWrong().map(wrong -> wrong.asked().id().text())).contains(id);
        assertThat(marked.firstWrong().orElseThrow().mistakes()).contains(mistake);
        assertThat(marked.entries())
                .filteredOn(entry -> entry.verdict() == Verdict.WRONG)
                .hasSize(1);
    }

    // ---- kinks and cases ----

    private static final String KINK = """
            network:
              layers:
                - {weights: [[1, -1]], bias: [0], activation: relu}
                - {weights: [[2]], bias: [1], activation: identity}
            input: [1, 1]
            target: [3]
            loss: half-squared-error
            learningRate: 0.5
            tasks: [forward, loss, backpropagation, gradient-step]
            answers: {decimals: 3, carry: written}
            """;

    private static final Map<String, String> OTHER_SIDE = Map.of(
            "delta1[1]",
            "-4",
            "dW1[1,1]",
            "-4",
            "dW1[1,2]",
            "-4",
            "newW1[1,1]",
            "3",
            "newW1[1,2]",
            "1",
            "newb1[1]",
            "2");

    @Test
    void theOtherDerivativeAtAKinkIsNamed() {
        Marked marked = mark(CourseNumbers.assignment(KINK), OTHER_SIDE);
        assertFirstWrong(marked, "delta1[1]", Mistake.KINK);
        assertThat(marked.convention()).contains(Mistake.KINK);
    }

    @Test
    void theOtherDerivativeAtAKinkMayBeAccepted() {
        Marked marked = mark(CourseNumbers.assignment(KINK + "marking: {accept: [kink]}"), OTHER_SIDE);
        assertThat(marked.accepted()).isTrue();
        assertThat(marked.points()).isEqualByComparingTo(marked.pointsWithoutFollowThrough());
        assertThat(marked.firstWrong()).isEmpty();
    }

    /** The sheet has only the case z > 0; a student whose z is negative takes the other one. */
    @ParameterizedTest
    @ValueSource(strings = {"leaky-relu", "elu", "relu"})
    void whoHasTheOtherSignFollowsTheOtherCase(String activation) {
        Assignment assignment = CourseNumbers.assignment("""
                network:
                  layers:
                    - {weights: [[1]], bias: [0.5], activation: %s}
                    - {weights: [[2]], bias: [1], activation: identity}
                input: [1]
                target: [3]
                loss: half-squared-error
                learningRate: 0.5
                tasks: [forward, loss, backpropagation]
                answers: {decimals: 3, carry: written}
                """.formatted(activation));
        // z = -0.5 for 1.5; then a = -0.005, -0.393 or 0
        String a =
                Map.of("leaky-relu", "-0.005", "elu", "-0.393", "relu", "0.000").get(activation);
        String y =
                Map.of("leaky-relu", "0.990", "elu", "0.214", "relu", "1.000").get(activation);
        String delta2 = Map.of("leaky-relu", "-2.010", "elu", "-2.786", "relu", "-2.000")
                .get(activation);
        String delta1 =
                Map.of("leaky-relu", "-0.040", "elu", "-3.382", "relu", "0.000").get(activation);
        Marked marked = mark(
                assignment,
                Map.of("z1[1]", "-0.500", "a1[1]", a, "z2[1]", y, "y[1]", y, "delta2[1]", delta2, "delta1[1]", delta1));
        assertThat(entry(marked, "z1[1]").verdict()).isEqualTo(Verdict.WRONG);
        for (String id : List.of("a1[1]", "z2[1]", "y[1]", "delta2[1]", "delta1[1]")) {
            assertThat(entry(marked, id).verdict())
                    .as(id + " " + entry(marked, id))
                    .isEqualTo(Verdict.FOLLOWS);
        }
    }

    // ---- softmax ----

    private static final String SOFTMAX = """
            network:
              layers:
                - {weights: [[1, 0.5], [-0.3, 0.8], [0.2, 0.1]], bias: [0.1, -0.2, 0], activation: softmax}
            input: [1, 2]
            target: [0, 1, 0]
            loss: cross-entropy
            learningRate: 0.1
            answers: {decimals: 3, carry: written}
            """;

    @Test
    void aVectorThatIsNotNormalisedIsNamedAndIsImpossible() {
        Assignment assignment = CourseNumbers.assignment(SOFTMAX + "tasks: [forward, loss, backpropagation]\n");
        // e^2.1 = 8.166, e^1.1 = 3.004, e^0.4 = 1.492
        Marked marked = mark(
                assignment,
                Map.of("y[1]", "8.166", "y[2]", "3.004", "y[3]", "1.492", "C", "-1.100", "delta1[1]", "8.166"));
        assertFirstWrong(marked, "y[1]", Mistake.NOT_NORMALISED);
        assertThat(entry(marked, "y[2]").verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(entry(marked, "y[2]").trivial()).isTrue();
        assertThat(entry(marked, "delta1[1]").trivial()).isTrue();
        assertThat(entry(marked, "delta1[1]").points()).isZero();
    }

    @Test
    void theCommonLogarithmIsNamed() {
        Assignment assignment = CourseNumbers.assignment(SOFTMAX + "tasks: [forward, loss, backpropagation]\n");
        // y = 0.645, 0.237, 0.118; -log10(0.237) = 0.625
        Marked marked = mark(assignment, Map.of("C", "0.625"));
        assertFirstWrong(marked, "C", Mistake.LOG_BASE);
        assertThat(marked.firstWrong().orElseThrow().mistakes()).hasSize(1);
    }

    // ---- shapes ----

    @Test
    void whatTheShapeForbidsIsSaid() {
        Marker marker = Marker.of(CourseNumbers.assignment(SOFTMAX + "tasks: [forward, loss, backpropagation]\n"));
        assertThat(marker.column(Mistake.TRANSPOSED_FORWARD).shapeForbids()).isTrue();
        assertThat(marker.column(Mistake.TRANSPOSED_FORWARD).changesSomething()).isFalse();
        assertThat(marker.mistakes()).doesNotContain(Mistake.TRANSPOSED_FORWARD);
        assertThat(Marker.of(CourseNumbers.assignment())
                        .column(Mistake.TRANSPOSED_FORWARD)
                        .shapeForbids())
                .isFalse();
    }

    // ---- batches and samples ----

    private static final String SAMPLES = """
            network:
              layers: [{weights: [[0.5, -0.5]], bias: [0.2], activation: sigmoid}]
            inputs: [[1, 0], [0, 1]]
            targets: [[1], [0]]
            loss: half-squared-error
            learningRate: 1
            tasks: [forward, loss, backpropagation, gradient-step]
            answers: {decimals: 4, carry: written}
            conventions: {batch: %s}
            """;

    @Test
    void theSumForTheMeanIsNamed() {
        Assignment assignment = CourseNumbers.assignment(SAMPLES.formatted("mean"));
        Marked right = mark(assignment, Map.of());
        Map<String, String> doubled = new LinkedHashMap<>();
        for (String id : List.of("C", "dW1[1,1]", "dW1[1,2]", "db1[1]")) {
            MarkedEntry entry = right.entries().stream()
                    .filter(each -> each.asked().id().toString().equals(id))
                    .findFirst()
                    .orElseThrow();
            doubled.put(
                    id,
                    entry.accepted()
                            .right()
                            .multiply(java.math.BigDecimal.valueOf(2))
                            .toPlainString());
        }
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        assignment.asked().forEach(asked -> {
            String id = asked.id().toString();
            String value =
                    doubled.getOrDefault(id, entry(right, id).accepted().right().toPlainString());
            entries.put(asked.id(), CourseNumbers.entry(value));
        });
        Marked marked = Marker.of(assignment).mark(new Submission("s", entries));
        assertThat(marked.firstWrong().orElseThrow().asked().id().toString()).isEqualTo("C");
        assertThat(marked.firstWrong().orElseThrow().mistakes()).contains(Mistake.REDUCTION);
    }

    /** The second sample from the weights before the first update: z = −0.3 for those from W − η ∂C/∂W. */
    @Test
    void whoForgetsTheUpdateBetweenSamplesIsFound() {
        Assignment assignment = CourseNumbers.assignment(SAMPLES.formatted("sequential"));
        Marked marked = mark(assignment, Map.of("z1[1]@2.1", "-0.3"));
        assertThat(marked.firstWrong().orElseThrow().asked().id().toString()).isEqualTo("z1[1]@2.1");
        assertThat(marked.firstWrong().orElseThrow().mistakes()).contains(Mistake.UPDATE_ORDER);
    }

    // ---- degenerate numbers ----

    /** −ln y for y = 0: nothing can be said of C, and it is neither right nor wrong. */
    @Test
    void whereNothingBoundsANumberItIsNotCalledWrong() {
        Assignment assignment = CourseNumbers.assignment(SOFTMAX + "tasks: [forward, loss, backpropagation]\n");
        Marked marked = mark(assignment, Map.of("y[2]", "0.000", "C", "99"));
        assertThat(entry(marked, "y[2]").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(entry(marked, "C").verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(entry(marked, "C").remark()).contains(Remarks.CANNOT_BE_JUDGED);
    }

    @Test
    void aVectorThatHasBecomeZeroIsTrivial() {
        Assignment assignment = CourseNumbers.assignment("""
                network:
                  layers:
                    - {weights: [[1, 1], [2, -1]], bias: [0.5, 0.5], activation: relu}
                    - {weights: [[1, 1]], bias: [0.3], activation: sigmoid}
                input: [1, 0.5]
                target: [1]
                loss: half-squared-error
                tasks: [forward, loss]
                answers: {decimals: 3, carry: written}
                """);
        Marked marked = mark(
                assignment,
                Map.of("z1[1]", "-2", "z1[2]", "-2", "a1[1]", "0", "a1[2]", "0", "z2[1]", "0.3", "y[1]", "0.574"));
        for (String id : List.of("a1[1]", "a1[2]", "z2[1]", "y[1]")) {
            assertThat(entry(marked, id).verdict()).as(id).isEqualTo(Verdict.FOLLOWS);
            assertThat(entry(marked, id).trivial()).as(id).isTrue();
            assertThat(entry(marked, id).points()).as(id).isZero();
        }
    }

    @Test
    void numbersBeyondAllMagnitudesAreNoFault() {
        Assignment assignment = CourseNumbers.assignment();
        Marked marked = mark(assignment, Map.of("y[1]", "1e300", "C", "1e308", "delta2[1]", "-1e250"));
        assertThat(entry(marked, "y[1]").verdict()).isEqualTo(Verdict.WRONG);
    }

    /** Of small numbers as many significant digits are asked as the sheet prints. */
    @Test
    void smallNumbersAreWrittenWithSignificantDigits() {
        Assignment assignment = CourseNumbers.assignment("""
                logits: [-9, 0.5]
                activation: sigmoid
                tasks: [forward]
                answers: {decimals: 3, carry: written}
                """);
        // σ(−9) = 1.233945759862317e−4
        assertThat(entry(mark(assignment, Map.of("y[1]", "1.23e-4")), "y[1]").verdict())
                .isEqualTo(Verdict.RIGHT);
        assertThat(entry(mark(assignment, Map.of("y[1]", "1.2e-4")), "y[1]").verdict())
                .isEqualTo(Verdict.FEWER_DIGITS);
        assertThat(entry(mark(assignment, Map.of("y[1]", "0.000")), "y[1]").verdict())
                .isEqualTo(Verdict.FEWER_DIGITS);
        assertThat(entry(mark(assignment, Map.of("y[1]", "1.43e-4")), "y[1]").verdict())
                .isEqualTo(Verdict.WRONG);
    }
}
