package org.gradus.report.vary;

import java.util.Set;
import org.gradus.report.course.Assignment;

/** Says which of the mistakes that marking looks for are seen in the answers. */
@FunctionalInterface
interface MistakesApart {
    /** The names of those that change an asked number by more than is accepted. */
    Set<String> seen(Assignment assignment);
}
