package org.gradus.symbolic.kernel;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;

/**
 * A claim about a formula, its names put in: {@code claim} is to be the derivative of {@code of} on the domain.
 *
 * @param assume comparisons
 * @param after what is put into the derivative, not before
 * @param at values of variables; where all are given the claim is about one point
 */
public record Problem(
        Expr of, Expr.Symbol wrt, Expr claim, List<Expr.Relation> assume, Map<Expr, Expr> after, Map<Expr, Expr> at) {
    public Problem {
        assume = List.copyOf(assume);
        after = new LinkedHashMap<>(after);
        at = new LinkedHashMap<>(at);
    }

    /** The bases of powers in the formula whose exponent is no number: such powers are meant for positive bases. */
    public Set<Expr> powerBases() {
        Set<Expr> bases = new LinkedHashSet<>();
        Claim.walk(of, node -> {
            if (node instanceof Expr.Power power
                    && power.base() != Expr.Constant.E
                    && !Quantities.of(power.exponent()).isEmpty()) {
                bases.add(power.base());
            }
        });
        return bases;
    }

    public Problem withClaim(Expr other) {
        return new Problem(of, wrt, other, assume, after, at);
    }

    /** The variables without those that are put in. */
    public Set<Expr> variables() {
        Set<Expr> all = new LinkedHashSet<>(Quantities.of(of));
        all.add(wrt);
        all.addAll(Quantities.of(claim));
        assume.forEach(relation -> all.addAll(Quantities.of(relation)));
        after.values().forEach(formula -> all.addAll(Quantities.of(formula)));
        all.removeAll(after.keySet());
        return all;
    }
}
