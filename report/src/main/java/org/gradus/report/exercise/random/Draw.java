package org.gradus.report.exercise.random;

import java.util.List;
import org.gradus.report.exercise.Node;

/**
 * The numbers drawn for somebody.
 *
 * @param attempt counted from 0: those before did not meet the requirements
 * @param numbers of each random number of the file, in its order, row by row
 */
public record Draw(Recipient recipient, int attempt, List<List<Node.Scalar>> numbers) {
    public Draw {
        numbers = numbers.stream().map(List::copyOf).toList();
    }

    /** The numbers as they are written; equal for two variants with the same numbers. */
    public List<String> texts() {
        return numbers.stream().flatMap(List::stream).map(Node.Scalar::text).toList();
    }
}
