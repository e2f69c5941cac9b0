package org.gradus.symbolic.claim;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Effort;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Tidy;

/** From a claim to a finding: checked, decided, with the derivative written out and a typical mistake named. */
final class ClaimDecision {
    private static final long WORK_FOR_WORDS = 1_000_000;

    private ClaimDecision() {}

    static Finding of(DerivativeClaim claim) {
        try {
            if (claim.of() instanceof Subject.Formula subject) {
                return about(ClaimCheck.problem(claim, subject));
            }
            return VectorDecision.of(claim);
        } catch (IllPosedException e) {
            return e.finding();
        } catch (Unsupported e) {
            return DerivativeDecision.undecided(e.reason(), Optional.empty());
        } catch (ArithmeticException beyondLimits) { // a number too large or too small to be looked at
            return DerivativeDecision.undecided(String.valueOf(beyondLimits.getMessage()), Optional.empty());
        }
    }

    private static Finding about(Problem problem) {
        Finding finding = problem.at().keySet().containsAll(problem.variables())
                ? PointDecision.of(problem)
                : DerivativeDecision.of(problem);
        try {
            return Effort.within(WORK_FOR_WORDS, () -> explained(problem, finding), reason -> finding);
        } catch (Effort.Exhausted alsoOutside) {
            return finding;
        }
    }

    /** With the derivative written out and a typical mistake named: nothing that a verdict waits for. */
    private static Finding explained(Problem problem, Finding finding) {
        Optional<Expr> derivative = WrittenDerivative.of(problem.of(), problem.wrt())
                .map(written ->
                        problem.after().isEmpty() ? written : Tidy.of(Substitution.apply(written, problem.after())));
        return finding instanceof Finding.Refuted refuted && refuted.example().extent() != Finding.Extent.POINT
                ? new Finding.Refuted(refuted.example(), derivative, Mistakes.in(problem))
                : finding.withDerivative(derivative);
    }
}
