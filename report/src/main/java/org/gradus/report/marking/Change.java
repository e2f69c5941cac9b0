package org.gradus.report.marking;

import java.util.List;

/** What a mistake makes of a line. */
interface Change {
    /** The formulas that somebody may have used in the place of the right one; none where the mistake cannot be made. */
    List<Formula> of(Line line, Lines lines);

    /** Whether the mistake would change this line, but for the shape of a matrix. */
    default boolean shapeForbids(Line line, Lines lines) {
        return false;
    }
}
