package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * Sides with derivatives or sums over an index: evaluated in normal form. A sum over the whole index runs over the indices that
 * the claim names and one more, called k; that is the claim for one N.
 */
final class NormalSides implements Sides {
    private final Ring ring;
    private final Domain domain;
    private final Fraction left;
    private final Fraction right;
    private final Set<Expr> variables = new LinkedHashSet<>();

    NormalSides(Ring ring, Expr left, Expr right, Claim claim) {
        this.ring = ring;
        this.domain = new Domain(ring, Definedness.LEFT_OUT);
        NormalForm form = new NormalForm(ring, claim, domain);
        this.left = form.of(left);
        this.right = form.of(right);
        for (Expr.Relation assumption : claim.assumptions()) {
            boolean aboutIndices = claim.indices().contains(assumption.left());
            boolean strict = assumption.operator() == Expr.Relation.Operator.GREATER
                    || assumption.operator() == Expr.Relation.Operator.LESS;
            if (!aboutIndices && !strict) {
                throw new Unsupported("no witness is sought under this assumption");
            }
        }
        for (Generator generator : ring.generators()) {
            if (generator instanceof Generator.Variable variable) {
                variables.add(named(variable.name()));
            }
        }
    }

    @Override
    public Set<Expr> variables() {
        return variables;
    }

    @Override
    public Optional<Sides.Pair> at(Map<Expr, Rational> point, int bits) {
        Map<Expr, Rational> values = new HashMap<>(point);
        FractionValue value =
                new FractionValue(ring, variable -> values.getOrDefault(named(variable), Rational.ZERO), bits);
        for (Fraction positive : domain.conditions()) {
            if (value.of(positive).signum().orElse(0) <= 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Sides.Pair(value.of(left), value.of(right)));
    }

    /** The index beyond the named ones is called k, whatever the sum it comes from. */
    private static Expr named(Expr variable) {
        return Substitution.apply(
                variable,
                part -> part instanceof Expr.Symbol symbol && symbol.name().startsWith(IndexSplit.MARK)
                        ? Optional.of(Expr.Symbol.of("k"))
                        : Optional.empty());
    }
}
