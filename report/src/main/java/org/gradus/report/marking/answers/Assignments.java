package org.gradus.report.marking.answers;

import java.util.Optional;
import org.gradus.report.course.Assignment;

/** The exercises of a class: one for all, or one for each variant. */
public interface Assignments {
    /**
     * What there is for a row.
     *
     * @param assignment absent where there is none
     * @param reason why there is none, else empty
     */
    record Found(Optional<Assignment> assignment, String reason) {
        public static Found of(Assignment assignment) {
            return new Found(Optional.of(assignment), "");
        }

        public static Found none(String reason) {
            return new Found(Optional.empty(), reason);
        }
    }

    /**
     * The exercise of a row; the same object for the same variant.
     *
     * @param variant as the row names it
     */
    Found find(String variant);
}
