package org.gradus.report.solution;

import java.util.List;
import java.util.Optional;
import org.gradus.report.worksheet.Evaluation;

/**
 * The derivative at a point: formula → numbers → value; of a refuted claim both sides at its witness, with as many places as tell
 * them apart.
 *
 * @param point the variables, each a given number
 * @param means numbers on the way that both sides use: outputs y_i
 * @param expected the derivative; absent where no formula gives it, as at a join of cases
 * @param claimed the claim; absent where it is not defined or cannot be shown, and of a proved claim
 */
public record ValuesAtPoint(
        List<Evaluation> point, List<Evaluation> means, Optional<Evaluation> expected, Optional<Evaluation> claimed) {
    public ValuesAtPoint {
        point = List.copyOf(point);
        means = List.copyOf(means);
    }
}
