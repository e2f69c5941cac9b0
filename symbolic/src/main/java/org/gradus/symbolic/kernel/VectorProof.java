package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * The attempt to prove a claimed derivative by an entry, for every N, case by case of the indices.
 *
 * @param states one for each of {@link EntryProblem#cases}
 */
public record VectorProof(List<State> states, Optional<Theorem> theorem) {
    private static final String METHOD = "finite-split";
    private static final long BUDGET = 500_000;

    public VectorProof {
        states = List.copyOf(states);
    }

    /** How the claim does in a case. */
    public enum State {
        PROVED,
        /** Equal wherever it is defined; that it is defined everywhere is not shown. */
        NOT_DEFINED,
        NOT_EQUAL
    }

    public static VectorProof of(EntryProblem problem) {
        List<State> states = new ArrayList<>();
        for (boolean equal : problem.cases()) {
            states.add(Ring.with(BUDGET, ring -> state(new EntrySides(ring, problem, equal))));
        }
        Theorem theorem =
                new Theorem(Expr.Relation.equal(problem.derivative(), problem.claim()), problem.under(), METHOD);
        boolean proved = states.stream().allMatch(state -> state == State.PROVED);
        return new VectorProof(states, proved ? Optional.of(theorem) : Optional.empty());
    }

    private static State state(EntrySides sides) {
        if (!sides.areEqual()) {
            return State.NOT_EQUAL;
        }
        return sides.isClaimDefined() ? State.PROVED : State.NOT_DEFINED;
    }

    /** Whether another claim says the same in every case. */
    public static boolean isSame(EntryProblem problem, Expr other) {
        Expr difference = Terms.minus(other, problem.claim());
        try {
            for (boolean equal : problem.cases()) {
                boolean same = Ring.with(BUDGET, ring -> {
                    List<Expr> sides = List.of(difference, problem.of());
                    NormalForm form = new NormalForm(ring, new Claim(sides, problem.where(equal)));
                    return form.isCertainlyZero(form.of(difference));
                });
                if (!same) {
                    return false;
                }
            }
            return true;
        } catch (Unsupported e) {
            return false;
        }
    }
}
