package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

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

    /** Sides without derivatives and sums: evaluated as they stand, so that nothing of the kernel is trusted. */
    final class Plain implements Sides {
        private final Expr left;
        private final Expr right;
        private final Claim claim;
        private final Set<Expr> variables = new LinkedHashSet<>();
        private boolean plain = true;

        private Plain(Expr left, Expr right, Claim claim) {
            this.left = left;
            this.right = right;
            this.claim = claim;
            List.of(left, right).forEach(this::collect);
            claim.definitions().values().forEach(this::collect);
            claim.assumptions().forEach(this::collect);
            plain &= claim.definitions().keySet().stream().noneMatch(Expr.Apply.class::isInstance);
        }

        /** The sides, unless the claim holds notation that has no value by itself. */
        public static Optional<Sides> of(Expr left, Expr right, Claim claim) {
            Plain sides = new Plain(left, right, claim);
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
        public Optional<Pair> at(Map<Expr, Rational> point, int bits) {
            Map<Expr, Real> known = new HashMap<>();
            for (Expr.Relation assumption : claim.assumptions()) {
                Expr difference = Terms.minus(assumption.left(), assumption.right());
                if (!Sign.of(real(difference, point, known).signum()).is(assumption.operator())) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Pair(
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

    /**
     * Sides with derivatives or sums over an index: evaluated in normal form. A sum over the whole index runs over the indices that
     * the claim names and one more, called k; that is the claim for one N.
     */
    final class Normal implements Sides {
        private final Ring ring;
        private final Domain domain;
        private final Fraction left;
        private final Fraction right;
        private final Set<Expr> variables = new LinkedHashSet<>();

        Normal(Ring ring, Expr left, Expr right, Claim claim) {
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
        public Optional<Pair> at(Map<Expr, Rational> point, int bits) {
            Map<Expr, Rational> values = new HashMap<>(point);
            FractionValue value =
                    new FractionValue(ring, variable -> values.getOrDefault(named(variable), Rational.ZERO), bits);
            for (Fraction positive : domain.conditions()) {
                if (value.of(positive).signum().orElse(0) <= 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Pair(value.of(left), value.of(right)));
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
}
