package org.gradus.report.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradus.report.course.Assignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The model marking sheet, digit for digit. */
class CourseNumbersTest {
    private static final Assignment ASSIGNMENT = CourseNumbers.assignment();
    private static final Marker MARKER = Marker.of(ASSIGNMENT);

    @Test
    void whatIsAcceptedIsThatOfTheModel() {
        Map<String, String> lo = new LinkedHashMap<>();
        Map<String, String> hi = new LinkedHashMap<>();
        Map<String, String> right = new LinkedHashMap<>();
        CourseNumbers.column("right").keySet().forEach(id -> {
            Accepted accepted =
                    MARKER.accepted(CourseNumbers.id(ASSIGNMENT, id)).orElseThrow();
            right.put(id, accepted.right().toPlainString());
            lo.put(id, accepted.lo().toPlainString());
            hi.put(id, accepted.hi().toPlainString());
        });
        assertThat(right).isEqualTo(CourseNumbers.column("right"));
        assertThat(lo).isEqualTo(CourseNumbers.column("lo"));
        assertThat(hi).isEqualTo(CourseNumbers.column("hi"));
    }

    @ParameterizedTest
    @CsvSource({
        "error-sign, error-sign, delta2[1]",
        "half-forgotten, half, C",
        "sigma-prime-at-a, slope-at-activation, delta2[1]",
        "W-not-transposed, transposed-backward, delta1[1]",
        "activation-forgotten, activation-forgotten, a1[1]",
        "bias-forgotten, bias-forgotten, z1[1]"
    })
    void whatEachMistakeGivesIsThatOfTheModel(String column, String mistake, String cause) {
        MistakeColumn given = MARKER.column(new Mistake(mistake));
        Map<String, String> values = new LinkedHashMap<>();
        CourseNumbers.column(column)
                .keySet()
                .forEach(id -> values.put(
                        id,
                        Objects.requireNonNull(given.values().get(CourseNumbers.id(ASSIGNMENT, id)), id)
                                .toPlainString()));
        assertThat(values).isEqualTo(CourseNumbers.column(column));
        assertThat(given.cause()).contains(CourseNumbers.id(ASSIGNMENT, cause));
    }

    @Test
    void aNegativeSlopeOfTheSigmoidIsImpossibleAndWhatFollowsFromIt() {
        MistakeColumn column = MARKER.column(Mistake.ACTIVATION_FORGOTTEN);
        List<String> dagger = List.of(
                "da1[1]",
                "da1[2]",
                "delta1[1]",
                "delta1[2]",
                "dW1[1,1]",
                "dW1[1,2]",
                "dW1[2,1]",
                "dW1[2,2]",
                "newW1[2,1]",
                "newb1[1]");
        assertThat(column.impossible()).extracting(id -> id.text()).containsAll(dagger);
        assertThat(column.impossible())
                .extracting(id -> id.text())
                .doesNotContain("a1[1]", "z2[1]", "y[1]", "delta2[1]", "newW2[1,2]");
    }

    @ParameterizedTest
    @CsvSource({
        "right, 25, 25",
        "error-sign, 23, 10",
        "half-forgotten, 23, 8",
        "sigma-prime-at-a, 23, 11.5",
        "W-not-transposed, 23, 17",
        "activation-forgotten, 16, 2",
        "bias-forgotten, 24, 4"
    })
    void aMistakeThatIsMadeEverywhereCostsOnce(String column, String points, String alone) {
        Marked marked = MARKER.mark(CourseNumbers.submission(ASSIGNMENT, column, CourseNumbers.column(column)));
        assertThat(marked.points()).as(report(marked)).isEqualByComparingTo(new BigDecimal(points));
        assertThat(marked.firstWrong()
                        .map(MarkedEntry::mistakes)
                        .map(List::size)
                        .orElse(1))
                .as(report(marked))
                .isEqualTo(1);
    }

    /** As the model says: the first number of each of its six mistakes tells which it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "error-sign",
                "half",
                "slope-at-activation",
                "transposed-backward",
                "activation-forgotten",
                "bias-forgotten"
            })
    void theMistakesOfTheModelAreToldApart(String name) {
        Mistake mistake = new Mistake(name);
        assertThat(MARKER.alike(mistake))
                .extracting(Mistake::name)
                .doesNotContain(
                        "error-sign",
                        "half",
                        "slope-at-activation",
                        "transposed-backward",
                        "activation-forgotten",
                        "bias-forgotten");
        assertThat(MARKER.isLikeRight(mistake)).isFalse();
    }

    private static String report(Marked marked) {
        StringBuilder text = new StringBuilder(marked.student() + " " + marked.convention() + "\n");
        marked.entries()
                .forEach(entry -> text.append(entry.asked().id().text())
                        .append(' ')
                        .append(entry.given())
                        .append(' ')
                        .append(entry.verdict())
                        .append(' ')
                        .append(entry.mistakes())
                        .append(' ')
                        .append(entry.accepted())
                        .append(entry.trivial() ? " trivial " : " ")
                        .append(entry.points())
                        .append('\n'));
        return text.toString();
    }
}
