package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.Theorem;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/** Decides claims about functions of a vector, entry by entry, for every N. */
final class VectorDecision {
    private static final String METHOD = "finite-split";
    private static final long BUDGET = 500_000;

    private VectorDecision() {}

    static Finding of(DerivativeClaim claim) {
        return of(VectorProblem.of(claim, (Subject.Vector) claim.of()));
    }

    private record CaseResult(boolean equal, Optional<String> undefined, Optional<Finding.Counterexample> witness) {}

    private static Finding of(VectorProblem problem) {
        List<CaseResult> results = new ArrayList<>();
        for (boolean equal : cases(problem)) {
            results.add(decide(problem, equal));
        }
        Optional<Expr> derivative = Optional.of(VectorMistakes.derivative(problem));
        Optional<Finding.Counterexample> witness =
                results.stream().flatMap(result -> result.witness.stream()).findFirst();
        if (witness.isPresent()) {
            boolean partly = results.stream().anyMatch(CaseResult::equal);
            Finding.Counterexample example = witness.get();
            Finding.Extent extent = partly ? Finding.Extent.REGION : Finding.Extent.EVERYWHERE;
            return new Finding(
                    new Verdict.Refuted(example.point()),
                    Finding.WITNESS,
                    derivative,
                    List.of(),
                    Optional.of(
                            new Finding.Counterexample(example.point(), example.expected(), example.claimed(), extent)),
                    VectorMistakes.in(problem),
                    Optional.empty(),
                    Optional.empty());
        }
        if (results.stream().allMatch(result -> result.equal && result.undefined.isEmpty())) {
            Verdict.Proved proved = new Verdict.Proved(new Theorem(
                    Expr.Relation.equal(Expr.Derivative.partial(problem.of(), problem.wrt()), problem.claim()),
                    where(problem),
                    METHOD));
            return new Finding(
                    proved,
                    proved.method(),
                    derivative,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        String reason = results.stream()
                .flatMap(result -> result.undefined.stream())
                .findFirst()
                .orElse("neither a proof nor a point where the sides differ was found");
        return DerivativeDecision.undecided(reason, Optional.empty());
    }

    /** Definitions and assumptions, and the case where only one is claimed. */
    private static List<Expr.Relation> where(VectorProblem problem) {
        List<Boolean> cases = cases(problem);
        return cases.size() == 1 ? problem.where(cases.get(0)) : problem.where();
    }

    private static List<Boolean> cases(VectorProblem problem) {
        return switch (problem.indices()) {
            case EQUAL -> List.of(true);
            case DIFFERENT -> List.of(false);
            case BOTH -> List.of(true, false);
        };
    }

    private static CaseResult decide(VectorProblem problem, boolean equal) {
        return Ring.with(BUDGET, ring -> {
            VectorCase one = new VectorCase(ring, problem, equal);
            return one.isEqual()
                    ? new CaseResult(true, one.undefined().or(() -> nowhere(one)), Optional.empty())
                    : new CaseResult(false, Optional.empty(), one.witness(Finding.Extent.EVERYWHERE));
        });
    }

    private static Optional<String> nowhere(VectorCase one) {
        return one.hasPoint() ? Optional.empty() : Optional.of("no point that satisfies the assumptions was found");
    }

    /** Whether the claims agree in every case. */
    static boolean isEqual(VectorProblem problem, Expr candidate) {
        Expr difference = Terms.minus(candidate, problem.claim());
        try {
            for (boolean equal : cases(problem)) {
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
