package org.gradus.symbolic.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;

/** The two sides of a claim, to be evaluated at points. */
interface Sides {
    /** What a point must give a value to. */
    Set<Expr> variables();

    /**
     * The enclosures of left and right at this point; empty if an assumption does not hold there. Throws an
     * {@link ArithmeticException} where a side is not defined.
     */
    Optional<Pair> at(Map<Expr, Rational> point, int bits);

    /** Enclosures of left and right. */
    record Pair(Interval left, Interval right) {}
}
