package org.gradus.report.marking.answers;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Problem;
import org.gradus.report.marking.Marked;

/**
 * A marked class: as many rows as the answers file has, in its order.
 *
 * @param problems for which the file should be mended: rows that are not marked or doubtful, columns that are not read
 * @param notes what else is worth a look: cells that cannot be read
 */
public record MarkedClass(String file, List<MarkedRow> rows, List<Problem> problems, List<Problem> notes) {
    public MarkedClass {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** The rows that could be marked. */
    public List<Marked> marked() {
        return rows.stream().flatMap(row -> row.marked().stream()).toList();
    }

    /** An exercise of the class; absent where no row has one. Its asked numbers and points are those of all. */
    public Optional<Assignment> assignment() {
        return rows.stream().flatMap(row -> row.assignment().stream()).findFirst();
    }

    /** All points that can be had. */
    public BigDecimal points() {
        return assignment().map(Assignment::points).orElse(BigDecimal.ZERO);
    }
}
