package org.gradus.report.exercise;

import java.util.List;
import org.gradus.core.expr.Expr;

/** A statement that is true or false. */
public sealed interface Statement {

    /** As it is put to the reader. */
    List<Exercise.TextPart> text();

    /** One that says what a claim says: decided by the prover. */
    record Claimed(List<Exercise.TextPart> text, StatedClaim claim) implements Statement {
        public Claimed {
            text = List.copyOf(text);
        }
    }

    /**
     * One about numbers of the exercise: decided on their certified values.
     *
     * @param check a comparison, in which names stand for the quantities
     * @param quantities the names and what they stand for, in the order in which they are written
     * @param written the check as its author wrote it
     * @param at its place in the file
     */
    record Checked(
            List<Exercise.TextPart> text, Expr.Relation check, List<Quantity> quantities, String written, Position at)
            implements Statement {
        public Checked {
            text = List.copyOf(text);
            quantities = List.copyOf(quantities);
        }
    }

    /**
     * One about which the author says whether it holds.
     *
     * @param why the author's reason; empty if there is none
     */
    record Asserted(List<Exercise.TextPart> text, boolean holds, List<Exercise.TextPart> why) implements Statement {
        public Asserted {
            text = List.copyOf(text);
            why = List.copyOf(why);
        }
    }

    /**
     * A quantity of the exercise that a check names.
     *
     * @param name what stands for it in the check
     * @param id as in the JSON result: {@code W1[1,2]}
     * @param sample counted from 1; 0 where the check names none
     * @param time number of updates; 0 where the check names none
     */
    record Quantity(Expr.Symbol name, String id, int sample, int time) {}
}
