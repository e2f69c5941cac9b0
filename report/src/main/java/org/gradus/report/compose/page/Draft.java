package org.gradus.report.compose.page;

import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.solution.Solution;

/** The sheet of a solution as it grows. */
public final class Draft extends Pages {
    /** Up to this many samples stand in the overview; more stand only where they are calculated. */
    public static final int SAMPLES_SHOWN = 4;

    private final Solution solution;
    private final Notation notation;

    public Draft(Solution solution, Style style) {
        super(style);
        this.solution = solution;
        this.notation = new Notation(solution.exercise());
    }

    public Solution solution() {
        return solution;
    }

    public Exercise exercise() {
        return solution.exercise();
    }

    public Notation notation() {
        return notation;
    }
}
