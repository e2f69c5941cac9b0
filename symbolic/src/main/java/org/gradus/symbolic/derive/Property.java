package org.gradus.symbolic.derive;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Verdict;

/**
 * Something that holds for a function, with its proof.
 *
 * @param kind which property
 * @param where names used and the formulas they stand for, and what is assumed ({@code i != j}: there is another output)
 * @param steps on the way; may be empty where a statement is seen at once
 * @param statements what is proved
 */
public record Property(Kind kind, List<Expr.Relation> where, List<Step> steps, List<Statement> statements) {
    /** The properties of softmax that a sheet can ask for. */
    public enum Kind {
        /** {@code 0 < y_i < 1} for N ≥ 2 and finite logits: a quotient of sums of positive terms. */
        BETWEEN_ZERO_AND_ONE,
        /** {@code Σ_k y_k = 1}. */
        SUM_IS_ONE,
        /** The same number added to all logits changes nothing; that is why the largest one may be subtracted first. */
        SHIFT,
        /** For N = 2 softmax is {@code σ(z_1 − z_2)}. */
        TWO_OUTPUTS,
        /** {@code ∂y_i/∂z_j = y_i (δ_ij − y_j)}, both cases in one line: the entries of {@code diag(y) − y yᵀ}. */
        JACOBIAN
    }

    /** A relation and the proof that it holds. */
    public record Statement(Verdict.Proved proof) {
        public Expr.Relation relation() {
            return proof.theorem().statement();
        }
    }

    public Property {
        where = List.copyOf(where);
        steps = List.copyOf(steps);
        statements = List.copyOf(statements);
    }
}
