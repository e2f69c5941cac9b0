package org.gradus.symbolic.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.claim.Finding.Counterexample;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.RoundingProof;

/**
 * "{@code left} = {@code right}" wherever both have a value.
 *
 * <p>Decided as a derivative: u·left differentiated by a variable u that nothing else mentions. At a point (or without variables) a
 * decimal on one side is right where it is the correct rounding of the other.
 *
 * @param conditions as in a {@link DerivativeClaim}
 * @param at where it is claimed; empty for everywhere
 */
public record EquationClaim(Expr left, Expr right, List<Expr.Relation> conditions, Map<Expr.Symbol, Expr> at) {
    /** No formula that was read holds this name. */
    private static final Expr.Symbol U = Expr.Symbol.of("u'");

    private static final Expr ZERO = Expr.Num.of(0);

    public EquationClaim {
        conditions = List.copyOf(conditions);
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }

    /** As {@link Verifier#verify(DerivativeClaim)}: the witness holds the values of the left side and the right. */
    public Finding verify() {
        boolean swapped = isDecimal(left) && !isDecimal(right) && isAtPoint();
        Finding finding = swapped ? swapped(decide(right, left)) : decide(left, right);
        boolean undefined = finding.counterexample()
                        .filter(found -> found.claimed().isEmpty())
                        .isPresent()
                || finding instanceof Finding.Undecided undecided
                        && undecided.reason().equals(Finding.DEFINEDNESS);
        if (!undefined) {
            return finding;
        }
        // where one side has no value nothing is claimed
        Finding difference = decide(Terms.minus(left, right), ZERO);
        return difference.counterexample().map(this::at).orElse(difference);
    }

    /** Both values at a point at which the sides differ. */
    private Finding at(Counterexample found) {
        Map<Expr.Symbol, Expr> point = new LinkedHashMap<>();
        found.point().forEach((name, value) -> point.put(Expr.Symbol.of(name), value));
        return new EquationClaim(left, right, List.of(), point).decide(left, right);
    }

    private static boolean isDecimal(Expr side) {
        return RoundingProof.decimal(side).isPresent();
    }

    private boolean isAtPoint() {
        Set<Expr> free = new LinkedHashSet<>(Quantities.of(left));
        free.addAll(Quantities.of(right));
        return at.keySet().containsAll(free);
    }

    private Finding decide(Expr one, Expr other) {
        Map<Expr.Symbol, Expr> point = new LinkedHashMap<>(at);
        if (!at.isEmpty() || isAtPoint()) {
            point.put(U, Expr.Num.of(1));
        }
        Finding finding = Verifier.verify(DerivativeClaim.of(
                new Subject.Formula(mentioning(Terms.times(U, one), other)), U, other, conditions, point));
        return finding instanceof Finding.Refuted refuted
                ? new Finding.Refuted(withoutU(refuted.example()), Optional.empty(), Optional.empty())
                : finding.withDerivative(Optional.empty());
    }

    /** The names of the other side and of the conditions are known too: 0·x changes nothing. */
    private Expr mentioning(Expr formula, Expr other) {
        Set<Expr> names = new LinkedHashSet<>(Quantities.of(other));
        Set<Expr> eliminated = new LinkedHashSet<>();
        for (Expr.Relation condition : conditions) {
            names.addAll(Quantities.of(condition.left()));
            names.addAll(Quantities.of(condition.right()));
            if (condition.operator() == Expr.Relation.Operator.EQUAL) {
                eliminated.add(condition.left());
            }
        }
        names.addAll(at.keySet());
        names.remove(U);
        names.removeAll(Quantities.of(formula));
        names.removeAll(eliminated);
        Expr all = formula;
        for (Expr name : names) {
            all = Terms.plus(all, Terms.times(ZERO, name));
        }
        return all;
    }

    private static Counterexample withoutU(Counterexample found) {
        Map<String, Expr> point = new LinkedHashMap<>(found.point());
        point.remove(U.name());
        return new Counterexample(point, found.expected(), found.claimed(), found.extent());
    }

    private static Finding swapped(Finding finding) {
        if (finding instanceof Finding.Refuted refuted
                && refuted.example().claimed().isPresent()) {
            Counterexample found = refuted.example();
            return new Finding.Refuted(
                    new Counterexample(
                            found.point(), found.claimed().get(), Optional.of(found.expected()), found.extent()),
                    Optional.empty(),
                    Optional.empty());
        }
        return finding;
    }

    /** Whether a side is a number with decimal places, for which ≈ has a meaning. */
    public boolean hasDecimal() {
        return isDecimal(left) || isDecimal(right);
    }
}
