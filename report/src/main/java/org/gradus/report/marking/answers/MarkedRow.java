package org.gradus.report.marking.answers;

import java.util.List;
import java.util.Optional;
import org.gradus.report.course.Assignment;
import org.gradus.report.marking.Marked;

/**
 * A row of the answers file, marked or not.
 *
 * @param line where it begins in the file
 * @param marked absent for a row that could not be marked; {@code problems} then says why
 * @param problems what is wrong with the row itself, in words
 */
public record MarkedRow(
        int line, String student, Optional<Assignment> assignment, Optional<Marked> marked, List<String> problems) {
    public MarkedRow {
        problems = List.copyOf(problems);
    }
}
