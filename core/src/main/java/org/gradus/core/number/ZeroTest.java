package org.gradus.core.number;

import org.gradus.core.expr.Expr;

/** Decides whether a constant formula is exactly zero. The kernel in {@code symbolic} implements it. */
@FunctionalInterface
public interface ZeroTest {
    /** Knows nothing. */
    ZeroTest NONE = constant -> Answer.UNKNOWN;

    enum Answer {
        ZERO,
        NONZERO,
        UNKNOWN
    }

    /** Whether {@code constant}, a formula without variables, is exactly zero. Never guesses. */
    Answer test(Expr constant);
}
