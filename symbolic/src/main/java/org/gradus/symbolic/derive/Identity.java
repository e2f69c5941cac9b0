package org.gradus.symbolic.derive;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;

/**
 * An equation that holds for all values of its letters, with the way to it.
 *
 * @param statement what is proved
 * @param where names used and the formulas they stand for
 * @param steps on the way, each proved
 * @param proof of the statement as a whole
 */
public record Identity(Expr.Relation statement, List<Expr.Relation> where, List<Step> steps, Verdict.Proved proof) {
    public Identity {
        where = List.copyOf(where);
        steps = List.copyOf(steps);
        if (!proof.theorem().statement().equals(statement)
                || !where.containsAll(proof.theorem().under())) {
            throw new IllegalArgumentException("another statement was proved: " + proof.theorem());
        }
    }

    /** Proves {@code statement}; throws {@link IllegalStateException} when the kernel does not. */
    static Identity of(Expr.Relation statement, List<Expr.Relation> where, List<Step> steps) {
        Verdict verdict = Prover.equal(statement.left(), statement.right(), where);
        if (verdict instanceof Verdict.Proved proof) {
            return new Identity(statement, where, steps, proof);
        }
        throw new IllegalStateException("not proved: " + statement + " (" + verdict + ")");
    }
}
