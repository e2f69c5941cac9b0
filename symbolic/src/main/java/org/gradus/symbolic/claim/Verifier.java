package org.gradus.symbolic.claim;

import java.util.Optional;
import org.gradus.core.number.Effort;

/** Decides claimed derivatives. */
public final class Verifier {
    static final long WORK_PER_CLAIM = 2_500_000;

    private Verifier() {}

    /**
     * Whether the claimed derivative is the derivative at every point of the domain at which there is one. The same claim has the same
     * finding on every run and machine; ill-posed claims are a finding too, never an exception.
     */
    public static Finding verify(DerivativeClaim claim) {
        return verify(claim, WORK_PER_CLAIM);
    }

    /**
     * With a limit on the work, in units of {@link Effort}; {@value #WORK_PER_CLAIM} unless said otherwise. What is not decided within it is
     * undecided, as is what was going on when the thread was interrupted.
     */
    public static Finding verify(DerivativeClaim claim, long budget) {
        return Effort.within(
                budget,
                () -> ClaimDecision.of(claim),
                reason -> DerivativeDecision.undecided(reason, Optional.empty()));
    }
}
