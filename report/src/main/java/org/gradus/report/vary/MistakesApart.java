package org.gradus.report.vary;

import org.gradus.report.course.Assignment;

/** Says whether the mistakes that marking looks for can be told from a right answer. */
@FunctionalInterface
public interface MistakesApart {
    /** Whether every one of them changes some asked number as students write it. */
    boolean areApart(Assignment assignment);
}
