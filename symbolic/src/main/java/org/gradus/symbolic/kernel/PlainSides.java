package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Sides without derivatives and sums: evaluated as they stand, so that nothing of the kernel is trusted. */
final class PlainSides implements Sides {
    private final Expr left;
    private final Expr right;
    private final Claim claim;
    private final Set<Expr> variables = new LinkedHashSet<>();
    private boolean plain = true;

    private PlainSides(Expr left, Expr right, Claim claim) {
        this.left = left;
        this.right = right;
        this.claim = claim;
        List.of(left, right).forEach(this::collect);
        claim.definitions().values().forEach(this::collect);
        claim.assumptions().forEach(this::collect);
        plain &= claim.definitions().keySet().stream().noneMatch(Expr.Apply.class::isInstance);
    }

    /** The sides, unless the claim holds notation that has no value by itself. */
    static Optional<Sides> of(Expr left, Expr right, Claim claim) {
        PlainSides sides = new PlainSides(left, right, claim);
        return sides.plain ? Optional.of(sides) : Optional.empty();
    }

    private void collect(Expr formula) {
        Claim.walk(formula, node -> {
            plain &= !(node instanceof Expr.Derivative
                    || node instanceof Expr.IndexedSum
                    || node instanceof Expr.Kronecker
                    || node instanceof Expr.Indexed entry && !hasNumbers(entry));
            boolean quantity = node instanceof Expr.Symbol || node instanceof Expr.Indexed;
            if (quantity && claim.definition(node).isEmpty()) {
                variables.add(node);
            }
        });
    }

    private static boolean hasNumbers(Expr.Indexed entry) {
        return entry.indices().stream().allMatch(Expr.Num.class::isInstance);
    }

    @Override
    public Set<Expr> variables() {
        return variables;
    }

    @Override
    public Optional<Sides.Pair> at(Map<Expr, Rational> point, int bits) {
        Map<Expr, Real> known = new HashMap<>();
        for (Expr.Relation assumption : claim.assumptions()) {
            Expr difference = Terms.minus(assumption.left(), assumption.right());
            if (!Comparison.holds(real(difference, point, known).signum(), assumption.operator())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Sides.Pair(
                real(left, point, known).enclose(bits),
                real(right, point, known).enclose(bits)));
    }

    private Real real(Expr formula, Map<Expr, Rational> point, Map<Expr, Real> known) {
        return Real.of(formula, quantity -> Optional.of(operand(quantity, point, known)), ZeroProof::of);
    }

    private Real operand(Expr quantity, Map<Expr, Rational> point, Map<Expr, Real> known) {
        Real before = known.get(quantity);
        if (before == null) {
            Rational value = point.get(quantity);
            Expr formula = value != null
                    ? value.toExpr()
                    : claim.definition(quantity).orElseThrow(() -> new Unsupported("no value for " + quantity));
            before = real(formula, point, known);
            known.put(quantity, before);
        }
        return before;
    }
}
