package org.gradus.report.solution;

import java.util.List;
import org.gradus.report.exercise.PointFunction;
import org.gradus.report.worksheet.Evaluation;

/**
 * Derivatives of functions of several variables: of each function with respect to each variable.
 *
 * @param entries a row for each function, a column for each variable
 * @param point the given numbers; empty where no point is given
 * @param values the entries at the point; empty where no point is given
 */
public record Partials(
        PointFunction function, List<List<Partial>> entries, List<Evaluation> point, List<List<Evaluation>> values) {
    public Partials {
        entries = entries.stream().map(List::copyOf).toList();
        point = List.copyOf(point);
        values = values.stream().map(List::copyOf).toList();
    }

    public boolean hasPoint() {
        return !point.isEmpty();
    }

    /** All values, row by row. */
    public List<Evaluation> evaluations() {
        return values.stream().flatMap(List::stream).toList();
    }
}
