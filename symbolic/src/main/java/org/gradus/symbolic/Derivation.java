package org.gradus.symbolic;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * A derivative with every step on the way to it.
 *
 * @param name the function's name as in the exercise file ({@code sigmoid}, {@code softmax})
 * @param of the function's formula
 * @param wrt the variable
 * @param where names used in the steps and the formulas they stand for ({@code v = 1 + e^{-z}}); may be named after {@code of}
 * @param steps each proved; a step whose {@code before} equals the {@code after} of the one above goes on with that line
 * @param result the derivative
 * @param closedForm the derivative in terms of the function's own value y, if there is one
 * @param kinks where there is no two-sided derivative
 */
public record Derivation(
        String name,
        Expr of,
        Expr wrt,
        List<Expr.Relation> where,
        List<Step> steps,
        Expr result,
        Optional<Expr> closedForm,
        List<Expr> kinks) {
    public Derivation {
        where = List.copyOf(where);
        steps = List.copyOf(steps);
        kinks = List.copyOf(kinks);
    }
}
