package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;

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
        after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
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

    /** {@code of′}. */
    Expr derivative() {
        return Expr.Derivative.prime(of, wrt);
    }

    /** What a proof of the claim is proved under: assumptions, further conditions, and what is put in. */
    List<Expr.Relation> under(List<Expr.Relation> conditions) {
        List<Expr.Relation> under = new ArrayList<>(assume);
        under.addAll(conditions);
        after.forEach((name, formula) -> under.add(Terms.define(name, formula)));
        at.forEach((name, value) -> under.add(Terms.define(name, value)));
        return under;
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
