package org.gradus.symbolic.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.write.Tidy;

/** Solves {@code a d + b = 0} for d, where a and b do not hold d. */
final class LinearIn {
    private LinearIn() {}

    /** {@code −b/a}, from a polynomial that is multiplied out; empty if the unknown has another power. */
    static Optional<Expr> solve(Expr polynomial, Expr.Symbol unknown) {
        List<Expr> terms = polynomial instanceof Expr.Sum sum ? sum.terms() : List.of(polynomial);
        List<Expr> slope = new ArrayList<>();
        List<Expr> constant = new ArrayList<>();
        for (Expr term : terms) {
            if (!Quantities.of(term).contains(unknown)) {
                constant.add(term);
                continue;
            }
            Expr coefficient = Tidy.quotient(term, unknown);
            if (Quantities.of(coefficient).contains(unknown)) {
                return Optional.empty();
            }
            slope.add(coefficient);
        }
        return Optional.of(Terms.negative(Terms.over(Tidy.sum(constant), Tidy.sum(slope))));
    }
}
