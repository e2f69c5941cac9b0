package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gradus.report.course.Asked;

/**
 * A judged entry.
 *
 * @param mistakes what may have caused it if it is wrong or has the same cause as an earlier one: one is named as a fact, several stand
 *     as "a or b"; none where the cause is unknown
 * @param trivial whether follow-through has become trivial or impossible (all 0, a probability over 1), so that it earns nothing
 * @param remark what else is to be said: a shape that cannot be
 * @param accepted what is right for this student: over the student's own earlier entries and over the true values
 * @param points that it earns
 * @param pointsAlone that it earns without follow-through
 */
public record MarkedEntry(
        Asked asked,
        Entry given,
        Verdict verdict,
        List<Mistake> mistakes,
        boolean trivial,
        Optional<String> remark,
        Accepted accepted,
        BigDecimal points,
        BigDecimal pointsAlone) {
    public MarkedEntry {
        mistakes = List.copyOf(mistakes);
    }
}
