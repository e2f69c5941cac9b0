package org.gradus.report.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradus.report.course.Assignment;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;

/** Wrong lines that stand in published handouts (../shared/examples/field), entered as answers: the first wrong one is found. */
class PublishedMistakesTest {
    private static Marked mark(String yaml, Object... answers) {
        Assignment assignment = CourseNumbers.assignment(yaml);
        Map<QuantityId, Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            String name = (String) answers[i];
            QuantityId id = assignment.asked().stream()
                    .map(asked -> asked.id())
                    .filter(asked ->
                            asked.toString().startsWith(name) || asked.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not asked: " + name));
            entries.put(id, CourseNumbers.entry((String) answers[i + 1]));
        }
        return Marker.of(assignment).mark(new Submission("published", entries));
    }

    private static MarkedEntry firstWrong(Marked marked) {
        return marked.firstWrong().orElseThrow();
    }

    private static final String F09 = """
            network:
              layers: [{weights: [[0.2, 0.5], [-0.4, 0.6]], activation: sigmoid}, {weights: [[0.1, -0.3], [-0.5, 0.8]], activation: sigmoid}]
            input: [0.5, 0.3]
            target: [0.23, -0.07]
            loss: half-squared-error
            learningRate: 1
            tasks: [forward, loss, loss-gradient, backpropagation, gradient-step]
            """;

    /** Gradients of the output weights summed: 0.19 for 0.21. */
    @Test
    void f09UpdatedWeights() {
        for (String digits : new String[] {"rounding: {digits: 12}\n", "answers: {decimals: 4, carry: written}\n"}) {
            Marked marked = mark(
                    F09 + digits,
                    "newW1[1,1]",
                    "0.19",
                    "newW1[1,2]",
                    "-0.41",
                    "newW1[2,1]",
                    "0.49",
                    "newW1[2,2]",
                    "0.59");
            assertThat(firstWrong(marked).asked().id().text()).isEqualTo("newW1[1,1]");
            assertThat(firstWrong(marked).verdict()).isEqualTo(Verdict.WRONG);
        }
    }

    /** t − y with t = 1 for −1. */
    @Test
    void f12RowFour() {
        Marked marked = mark("""
                network:
                  layers: [{weights: [[0.1, 0.1]], bias: [0.1], activation: identity}]
                inputs: [[1, 1], [1, 0], [0, 1], [0, 0]]
                targets: [[1], [1], [1], [-1]]
                loss: half-squared-error
                learningRate: 0.1
                conventions: {batch: sequential}
                answers: {decimals: 4, carry: written}
                ask: ["z1@4.3", "delta1@4.3", "newb1[1]@4.3"]
                tasks: [forward, loss, loss-gradient, backpropagation, gradient-step]
                """, "z1[1]@4.3", "0.2954", "delta1[1]@4.3", "0.7046", "newb1[1]@4.3", "0.3658");
        assertThat(firstWrong(marked).asked().id().toString()).isEqualTo("delta1[1]@4.3");
        assertThat(firstWrong(marked).verdict()).isEqualTo(Verdict.WRONG);
    }

    /** z² from z¹ in the place of a¹. */
    @Test
    void f14SecondLayer() {
        Marked marked = mark(
                """
                network:
                  layers: [{weights: [[0.5, 0.4, 0.1, 0.2], [0.65, 0.15, 0.2, 0.7]], activation: sigmoid}, {weights: [[0.1, 0.2], [0.3, 0.4]], activation: sigmoid}, {weights: [[-0.25, 0.5]], activation: sigmoid}]
                input: [1, 2, -1, 1]
                answers: {decimals: 4, carry: kept}
                tasks: [forward]
                """,
                "z1[1]",
                "1.4",
                "z1[2]",
                "1.45",
                "a1[1]",
                "0.8022",
                "a1[2]",
                "0.8100",
                "z2[1]",
                "0.43",
                "z2[2]",
                "1",
                "a2[1]",
                "0.56026",
                "a2[2]",
                "0.637529",
                "y[1]",
                "0.544556");
        assertThat(firstWrong(marked).asked().id().text()).isEqualTo("z2[1]");
        assertThat(firstWrong(marked).mistakes()).containsExactly(Mistake.ACTIVATION_FORGOTTEN);
        assertThat(marked.entries().get(5).verdict()).isEqualTo(Verdict.FOLLOWS);
        // the handout goes on with the right numbers
        assertThat(marked.entries())
                .filteredOn(entry -> entry.verdict() == Verdict.WRONG)
                .hasSize(1);
    }

    /** Cancellation in the eighth digit of softplus(−20). */
    @Test
    void f26Softplus() {
        Marked marked = mark(
                """
                logits: [-20, 0.5, 1.2, -2.3, 0]
                activation: softplus
                rounding: {digits: 9}
                tasks: [forward]
                """,
                "y[1]",
                "2.06115369e-09",
                "y[2]",
                "0.974076984",
                "y[3]",
                "1.46328247",
                "y[4]",
                "0.0955454646",
                "y[5]",
                "0.693147181");
        assertThat(firstWrong(marked).asked().id().text()).isEqualTo("y[1]");
        assertThat(firstWrong(marked).verdict()).isEqualTo(Verdict.WRONG);
        assertThat(marked.entries().get(1).verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(marked.entries().get(2).verdict()).isNotEqualTo(Verdict.WRONG);
    }
}
