package org.gradus.report.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.report.course.Assignment;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How rows are judged: the class table of the model marking sheet, and each rule by itself. */
class MarkingTest {
    private static final Assignment ASSIGNMENT = CourseNumbers.assignment();
    private static final Marker MARKER = Marker.of(ASSIGNMENT);
    private static final Map<String, String> RIGHT = CourseNumbers.column("right");

    private static Map<String, String> row(String answers) {
        String[] numbers = answers.trim().split("\\s+");
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (!numbers[i].equals("–")) {
                row.put(ASSIGNMENT.asked().get(i).id().text(), numbers[i]);
            }
        }
        return row;
    }

    private static Map<String, String> right(String... changes) {
        Map<String, String> row = new LinkedHashMap<>(RIGHT);
        for (int i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }

    private static Marked mark(Map<String, String> answers) {
        return MARKER.mark(CourseNumbers.submission(ASSIGNMENT, "s", answers));
    }

    private static Marked mark(String keys, Map<String, String> answers) {
        Assignment assignment = CourseNumbers.assignment(CourseNumbers.EXERCISE + keys);
        return Marker.of(assignment).mark(CourseNumbers.submission(assignment, "s", answers));
    }

    private static MarkedEntry entry(Marked marked, String id) {
        return marked.entries().stream()
                .filter(entry -> entry.asked().id().text().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(MarkedEntry entry) {
        return entry.mistakes().stream().map(Mistake::name).toList();
    }

    // ---- the class table of the model ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1.200 1.800 0.231 0.858 -0.765 0.369 0.317 0.591 0.407 -0.147 0.142 -0.033 -0.126 0.032 0.121"
                        + " 0.030 0.029 0.060 0.015 0.058 0.014 -0.937 0.271 0.285 | 25 | 25 | –",
                "-1.200 1.800 0.231 0.858 -0.766 0.370 0.317 0.591 0.408 0.148 -0.143 0.034 0.127 -0.033 -0.123"
                        + " -0.031 -0.030 -0.062 -0.016 -0.060 -0.015 -1.064 0.330 0.316 | 23 | 10 | delta2[1]",
                "-1.200 1.800 0.231 0.858 -0.766 0.370 0.317 0.591 0.816 -0.148 0.143 -0.034 -0.127 0.033 0.123"
                        + " -0.002 0.007 -0.004 -0.001 0.014 0.004 -0.937 0.293 0.301 | 21 | 15 | C",
                "-1.200 1.800 -1.200 1.800 -0.420 0.600 0.397 0.646 0.390 -0.144 0.148 0.173 -0.259 -0.178 0.266"
                        + " -0.459 -0.357 -0.918 -0.230 -0.714 -0.179 -0.871 – – | 16 | 2 | a1[1]"
            })
    void theClassTable(String answers, String points, String alone, String firstWrong) {
        Marked marked = mark(row(answers));
        assertThat(marked.points()).isEqualByComparingTo(points);
        assertThat(marked.pointsWithoutFollowThrough()).isEqualByComparingTo(alone);
        assertThat(marked.firstWrong().map(entry -> entry.asked().id().text()).orElse("–"))
                .isEqualTo(firstWrong);
    }

    @Test
    void twoMistakesAreBothNamed() {
        Marked marked = mark(row("-1.200 1.800 0.231 0.858 -0.766 0.370 0.317 0.591 0.816 -0.148 0.143 -0.034 -0.127"
                + " 0.033 0.123 -0.002 0.007 -0.004 -0.001 0.014 0.004 -0.937 0.293 0.301"));
        assertThat(marked.convention()).isEmpty();
        assertThat(names(entry(marked, "C"))).containsExactly("half");
        assertThat(entry(marked, "delta2[1]").verdict()).isEqualTo(Verdict.RIGHT);
        assertThat(names(entry(marked, "delta1[1]"))).containsExactly("transposed-backward");
        assertThat(entry(marked, "delta1[2]").verdict()).isEqualTo(Verdict.FOLLOWS);
    }

    @Test
    void impossibleNumbersEarnNothingAndWhatFollowsNeither() {
        Marked marked = mark(CourseNumbers.column("activation-forgotten"));
        for (String id : List.of("delta1[1]", "dW1[2,2]", "newW1[2,1]", "newb1[1]")) {
            assertThat(entry(marked, id).trivial()).as(id).isTrue();
            assertThat(entry(marked, id).points()).as(id).isEqualByComparingTo(BigDecimal.ZERO);
        }
        assertThat(entry(marked, "newW2[1,2]").trivial()).isFalse();
    }

    // ---- conventions ----

    @Test
    void aConventionForTheWholeRowIsNamedAndCostsOnce() {
        Marked marked = mark(CourseNumbers.column("error-sign"));
        assertThat(marked.convention()).contains(Mistake.ERROR_SIGN);
        assertThat(marked.accepted()).isFalse();
        assertThat(marked.points()).isEqualByComparingTo("23");
    }

    @Test
    void anAcceptedConventionCostsNothing() {
        Marked marked = mark("marking: {accept: [error-sign]}", CourseNumbers.column("error-sign"));
        assertThat(marked.convention()).contains(Mistake.ERROR_SIGN);
        assertThat(marked.accepted()).isTrue();
        assertThat(marked.points()).isEqualByComparingTo("25");
        assertThat(marked.firstWrong()).isEmpty();
    }

    /** t − y and W + η δ aᵀ: the new weights are right again. */
    @Test
    void theOtherSignTwiceIsTheSameConvention() {
        Map<String, String> row = new LinkedHashMap<>(CourseNumbers.column("error-sign"));
        List.of("newW2[1,2]", "newW1[2,1]", "newb1[1]").forEach(id -> row.put(id, RIGHT.get(id)));
        assertThat(mark(row).points()).isEqualByComparingTo("23");
        Marked accepted = mark("marking: {accept: [error-sign]}", row);
        assertThat(accepted.convention()).contains(Mistake.ERROR_SIGN);
        assertThat(accepted.points()).isEqualByComparingTo("25");
    }

    @Test
    void aConventionThatIsNotAcceptedIsNoConventionForAnother() {
        Marked marked = mark("marking: {accept: [half]}", CourseNumbers.column("error-sign"));
        assertThat(marked.accepted()).isFalse();
        assertThat(marked.points()).isEqualByComparingTo("23");
        assertThat(mark("marking: {accept: [half]}", CourseNumbers.column("half-forgotten"))
                        .points())
                .isEqualByComparingTo("25");
    }

    // ---- single rules ----

    @Test
    void moreDigitsThanAskedAreRight() {
        Marked marked = mark(right("a1[1]", "0.2314752165", "y[1]", "0.31732", "C", "0.407813"));
        assertThat(marked.points()).isEqualByComparingTo("25");
    }

    @Test
    void zerosAtTheEndMayBeLeftOut() {
        assertThat(mark(right("z1[1]", "-1.2", "z1[2]", "1.8", "z2[2]", "0.37")).points())
                .isEqualByComparingTo("25");
    }

    @ParameterizedTest
    @CsvSource({"half, 24.5", "full, 25", "none, 24"})
    void fewerDigitsEarnWhatTheFileSays(String fewer, String points) {
        Marked marked = mark("marking: {fewer: " + fewer + "}", right("a1[2]", "0.9"));
        assertThat(entry(marked, "a1[2]").verdict()).isEqualTo(Verdict.FEWER_DIGITS);
        assertThat(marked.points()).isEqualByComparingTo(points);
        assertThat(marked.firstWrong().orElseThrow().asked().id().text()).isEqualTo("a1[2]");
    }

    @Test
    void aMissingStepCostsUnlessTheResultSuffices() {
        Map<String, String> row = right("delta1[1]", "");
        Marked required = mark(row);
        assertThat(entry(required, "delta1[1]").verdict()).isEqualTo(Verdict.MISSING);
        assertThat(required.points()).isEqualByComparingTo("23");
        assertThat(mark("marking: {steps: result-suffices}", row).points()).isEqualByComparingTo("25");
    }

    @Test
    void aMissingEndEarnsNothingThoughStepsAreNotRequired() {
        assertThat(mark("marking: {steps: result-suffices}", right("newb1[1]", ""))
                        .points())
                .isEqualByComparingTo("24");
    }

    @Test
    void whatCannotBeReadIsNeverWrong() {
        Map<QuantityId, Entry> entries = new LinkedHashMap<>(
                CourseNumbers.submission(ASSIGNMENT, "s", RIGHT).entries());
        entries.put(CourseNumbers.id(ASSIGNMENT, "y[1]"), new Entry.Unreadable("01. Feb", "row 3, column y[1]"));
        Marked marked = MARKER.mark(new Submission("s", entries));
        assertThat(entry(marked, "y[1]").verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(marked.points()).isEqualByComparingTo("24");
        assertThat(marked.firstWrong()).isEmpty();
    }

    @Test
    void anUnknownMistakeHasNoName() {
        Marked marked = mark(right("delta2[1]", "7.123"));
        assertThat(entry(marked, "delta2[1]").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(names(entry(marked, "delta2[1]"))).isEmpty();
    }

    @Test
    void aNumberThatGoesOnRightlyFromAWrongOneFollows() {
        // z2[1] wrong for no known reason; y[1] = σ(-0.5), δ and the rest from there
        Marked marked = mark(right("z2[1]", "-0.5", "y[1]", "0.378"));
        assertThat(entry(marked, "z2[1]").verdict()).isEqualTo(Verdict.WRONG);
        assertThat(entry(marked, "y[1]").verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(entry(marked, "y[1]").pointsAlone()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void anEmptyRowEarnsNothing() {
        Marked marked = mark(Map.of());
        assertThat(marked.points()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(marked.entries()).hasSize(24).allMatch(entry -> entry.verdict() == Verdict.MISSING);
    }

    @Test
    void exchangedUnitsCostOnce() {
        Marked marked =
                mark(right("delta1[1]", "0.050", "delta1[2]", "0.031", "dW1[1,1]", "0.100", "dW1[1,2]", "0.025"));
        assertThat(entry(marked, "delta1[1]").verdict()).isEqualTo(Verdict.WRONG);
        Marked swapped = mark(right("z2[1]", "0.370", "z2[2]", "-0.766", "y[1]", "0.591", "y[2]", "0.317"));
        assertThat(names(entry(swapped, "z2[1]"))).contains("exchanged-units");
        assertThat(entry(swapped, "z2[2]").verdict()).isEqualTo(Verdict.FOLLOWS);
    }

    @Test
    void aTransposedMatrixCostsOnce() {
        Marked marked = mark(right("dW2[1,2]", "0.033", "dW2[2,1]", "-0.127"));
        assertThat(names(entry(marked, "dW2[1,2]"))).containsExactly("transposed-result");
        assertThat(entry(marked, "dW2[2,1]").verdict()).isEqualTo(Verdict.FOLLOWS);
        assertThat(marked.points()).isEqualByComparingTo("24.5");
    }
}
