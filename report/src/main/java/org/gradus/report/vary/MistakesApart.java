package org.gradus.report.vary;

import java.util.List;
import java.util.Optional;
import org.gradus.report.course.Assignment;

/** Says which of the mistakes that marking looks for would not be seen in the answers. */
@FunctionalInterface
public interface MistakesApart {
    /** The names of those that change no asked number as students write it; empty if all are apart. */
    List<String> unseen(Assignment assignment);

    /** That of this version, if it has one. */
    static Optional<MistakesApart> available() {
        return Optional.empty();
    }
}
