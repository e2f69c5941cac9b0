package org.gradus.report.exercise;

import java.util.Comparator;

/**
 * Something wrong in a file, and where.
 *
 * @param line 1-based
 * @param column 1-based, in characters
 * @param message the value and the rule, with a suggestion where one is near
 */
public record Problem(int line, int column, String message) {
    static final Comparator<Problem> BY_POSITION =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);
}
