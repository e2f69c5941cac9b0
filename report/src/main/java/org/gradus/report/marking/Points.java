package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.Map;
import org.gradus.report.course.Asked;
import org.gradus.report.exercise.CourseWork.Fewer;
import org.gradus.report.exercise.CourseWork.Marking;
import org.gradus.report.exercise.CourseWork.Steps;

/** What entries earn. */
final class Points {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Lines lines;
    private final Marking marking;
    private final Map<Line, Judged> judged;

    Points(Lines lines, Marking marking, Map<Line, Judged> judged) {
        this.lines = lines;
        this.marking = marking;
        this.judged = judged;
    }

    BigDecimal of(Asked asked, Judged entry) {
        return switch (entry.verdict()) {
            case RIGHT -> asked.points();
            case FOLLOWS -> entry.trivial() ? BigDecimal.ZERO : asked.points();
            case FEWER_DIGITS -> fewer(asked);
            case MISSING -> isShown(asked) ? asked.points() : BigDecimal.ZERO;
            case WRONG, UNREADABLE -> BigDecimal.ZERO;
        };
    }

    /** Without follow-through. */
    BigDecimal alone(Asked asked, Judged entry) {
        boolean counts = entry.alone() || entry.verdict() == Verdict.MISSING;
        return counts ? of(asked, entry) : BigDecimal.ZERO;
    }

    private BigDecimal fewer(Asked asked) {
        Fewer fewer = marking.fewer();
        return fewer == Fewer.FULL
                ? asked.points()
                : fewer == Fewer.NONE
                        ? BigDecimal.ZERO
                        : asked.points().multiply(HALF).stripTrailingZeros();
    }

    /** Whether a right result that depends on a step shows that it was made, where that suffices. */
    private boolean isShown(Asked step) {
        return marking.steps() == Steps.RESULT_SUFFICES
                && lines.find(step.id())
                        .filter(line -> judged.entrySet().stream()
                                .filter(entry -> entry.getValue().verdict() == Verdict.RIGHT)
                                .anyMatch(entry -> lines.dependsOn(entry.getKey(), line)))
                        .isPresent();
    }
}
