package org.gradus.report.solution;

import org.gradus.core.expr.Expr;
import org.gradus.symbolic.derive.Derivation;

/**
 * One derivative of a function of several variables.
 *
 * @param derivation every step of which is proved
 */
public record Partial(Derivation derivation) {
    /** The function. */
    public Expr of() {
        return derivation.of();
    }

    public Expr wrt() {
        return derivation.wrt();
    }

    /** The derivative. */
    public Expr result() {
        return derivation.result();
    }
}
