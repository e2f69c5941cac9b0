package org.gradus.report.compose;

import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.Solution;

/** The sheet of a solution as it grows. */
final class Draft extends Pages {
    /** Up to this many samples stand in the overview; more stand only where they are calculated. */
    static final int SAMPLES_SHOWN = 4;

    private final Solution solution;
    private final Notation notation;

    Draft(Solution solution, Style style) {
        super(style);
        this.solution = solution;
        this.notation = new Notation(solution.exercise());
    }

    Solution solution() {
        return solution;
    }

    Exercise exercise() {
        return solution.exercise();
    }

    Notation notation() {
        return notation;
    }
}
