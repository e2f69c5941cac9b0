package org.gradus.symbolic.claim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.kernel.EntrySides;
import org.gradus.symbolic.kernel.VectorProof;
import org.gradus.symbolic.kernel.algebra.Ring;

/** Decides claims about functions of a vector, entry by entry, for every N. */
final class VectorDecision {
    private static final long BUDGET = 500_000;

    private VectorDecision() {}

    static Finding of(DerivativeClaim claim) {
        if (claim.of() instanceof Subject.Tempered tempered) {
            return of(VectorProblem.of(claim, tempered.vector(), Optional.of(tempered.temperature())));
        }
        return of(VectorProblem.of(claim, (Subject.Vector) claim.of(), Optional.empty()));
    }

    private static Finding of(VectorProblem problem) {
        VectorProof proof = VectorProof.of(problem.entry());
        Optional<Expr> derivative = Optional.of(problem.byZ(VectorMistakes.derivative(problem)));
        Optional<Finding.Counterexample> witness = witness(problem, proof);
        if (witness.isPresent()) {
            return new Finding.Refuted(
                    witness.get(),
                    derivative,
                    problem.temperature().isEmpty() ? VectorMistakes.in(problem) : Optional.empty());
        }
        if (proof.states().contains(VectorProof.State.NOT_DEFINED)) {
            return DerivativeDecision.undecided(Finding.DEFINEDNESS, Optional.empty());
        }
        if (proof.theorem().isEmpty()) {
            return DerivativeDecision.undecided(
                    "neither a proof nor a point where the sides differ was found", Optional.empty());
        }
        for (boolean equal : problem.entry().cases()) {
            if (problem.hasAssumptions() && !in(problem, equal, VectorCase::hasPoint)) {
                return DerivativeDecision.undecided(
                        "no point that satisfies the assumptions was found", Optional.empty());
            }
        }
        return new Finding.Proved(proof.theorem().get(), List.of(), derivative, Optional.empty());
    }

    /** In one of the cases in which the sides differ. */
    private static Optional<Finding.Counterexample> witness(VectorProblem problem, VectorProof proof) {
        boolean everywhere = proof.states().stream().allMatch(state -> state == VectorProof.State.NOT_EQUAL);
        Finding.Extent extent = everywhere ? Finding.Extent.EVERYWHERE : Finding.Extent.REGION;
        List<Boolean> cases = problem.entry().cases();
        for (int i = 0; i < cases.size(); i++) {
            if (proof.states().get(i) == VectorProof.State.NOT_EQUAL) {
                Optional<Finding.Counterexample> witness = in(problem, cases.get(i), one -> one.witness(extent));
                if (witness.isPresent()) {
                    return witness;
                }
            }
        }
        return Optional.empty();
    }

    private static <R> R in(VectorProblem problem, boolean equal, Function<VectorCase, R> search) {
        return Ring.with(
                BUDGET,
                ring -> search.apply(new VectorCase(new EntrySides(ring, problem.entry(), equal), problem, equal)));
    }
}
