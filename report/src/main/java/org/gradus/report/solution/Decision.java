package org.gradus.report.solution;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Statement;
import org.gradus.report.worksheet.QuantityId;

/**
 * Whether a statement holds.
 *
 * @param holds empty where it was not decided
 * @param ground what decided it
 */
public record Decision(Statement statement, Optional<Boolean> holds, Ground ground) {

    /** What decides a statement. */
    public sealed interface Ground {}

    /** The prover. */
    public record Proof(Answer.Verification verification) implements Ground {}

    /**
     * Certified numbers.
     *
     * @param check the comparison in symbols of the worksheet
     * @param numbers the same with the results put in
     * @param uses the quantities that it compares
     */
    public record Numbers(Expr.Relation check, Expr.Relation numbers, List<QuantityId> uses) implements Ground {
        public Numbers {
            uses = List.copyOf(uses);
        }
    }

    /** Its author's word. */
    public record Word() implements Ground {}
}
