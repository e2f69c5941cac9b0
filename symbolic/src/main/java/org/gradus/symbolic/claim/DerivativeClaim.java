package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;

/**
 * "The derivative of {@code of} with respect to {@code wrt} is {@code claim}": at every point that satisfies {@code assume} and at which
 * {@code of} is differentiable the claim is defined and equal.
 *
 * @param of what is differentiated
 * @param wrt a symbol; about a {@link Subject.Vector} {@code z_i} or {@code z_j}
 * @param claim the claimed derivative; {@code y} stands for {@code of} where that does not contain y
 * @param assume comparisons that hold on the domain; about a vector also {@code i == j} and {@code i != j}
 * @param eliminate {@code name == formula}: put into derivative and claim after differentiating
 * @param at where the derivative is claimed; empty for everywhere. A decimal claim is then true when it is the correct rounding
 */
public record DerivativeClaim(
        Subject of,
        Expr wrt,
        Expr claim,
        List<Expr.Relation> assume,
        List<Expr.Relation> eliminate,
        Map<Expr.Symbol, Expr> at) {
    public DerivativeClaim {
        assume = List.copyOf(assume);
        eliminate = List.copyOf(eliminate);
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }

    /** About a formula, everywhere. */
    public static DerivativeClaim of(Expr formula, Expr.Symbol wrt, Expr claim) {
        return of(new Subject.Formula(formula), wrt, claim, List.of(), Map.of());
    }

    /** With the conditions as they stand in a claims file: equations of a name that is no index are eliminations. */
    public static DerivativeClaim of(
            Subject of, Expr wrt, Expr claim, List<Expr.Relation> conditions, Map<Expr.Symbol, Expr> at) {
        List<Expr.Relation> assume = new ArrayList<>();
        List<Expr.Relation> eliminate = new ArrayList<>();
        for (Expr.Relation condition : conditions) {
            boolean equation = condition.operator() == Expr.Relation.Operator.EQUAL;
            (equation && of instanceof Subject.Formula ? eliminate : assume).add(condition);
        }
        return new DerivativeClaim(of, wrt, claim, assume, eliminate, at);
    }

    DerivativeClaim withClaim(Expr other) {
        return new DerivativeClaim(of, wrt, other, assume, eliminate, at);
    }
}
