package org.gradus.symbolic.derive;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;

/**
 * One arrow of a derivation: what the kernel has proved, by a rule that a reader knows.
 *
 * @param proof of {@code before = after}
 * @param condition the case in which the arrow holds ({@code i == j}, {@code z > 0}); empty if it always does
 */
public record Step(Rule rule, Verdict.Proved proof, Optional<Expr.Relation> condition) {
    public Step {
        Theorem theorem = proof.theorem();
        if (theorem.statement().operator() != Expr.Relation.Operator.EQUAL) {
            throw new IllegalArgumentException("a step is an equation, not " + theorem);
        }
        if (condition.isPresent() && !theorem.under().contains(condition.get())) {
            throw new IllegalArgumentException("not proved in this case: " + theorem);
        }
    }

    public Expr before() {
        return proof.theorem().statement().left();
    }

    public Expr after() {
        return proof.theorem().statement().right();
    }
}
