package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A marked row.
 *
 * @param convention under which the whole row is right, if it is not right as it is: its name
 * @param accepted whether that convention is accepted, so that it costs nothing
 * @param entries one for each asked number, in order
 */
public record Marked(String student, Optional<Mistake> convention, boolean accepted, List<MarkedEntry> entries) {
    public Marked {
        entries = List.copyOf(entries);
    }

    public BigDecimal points() {
        return entries.stream().map(MarkedEntry::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal pointsWithoutFollowThrough() {
        return entries.stream().map(MarkedEntry::pointsAlone).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The first entry that is not right. */
    public Optional<MarkedEntry> firstWrong() {
        return entries.stream()
                .filter(entry -> entry.verdict() == Verdict.WRONG || entry.verdict() == Verdict.FEWER_DIGITS)
                .findFirst();
    }
}
