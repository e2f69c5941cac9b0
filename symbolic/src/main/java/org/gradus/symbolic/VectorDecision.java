package org.gradus.symbolic;

import java.util.Optional;

/** Decides claims about functions of a vector, entry by entry. */
final class VectorDecision {
    private VectorDecision() {}

    static Finding of(DerivativeClaim claim) {
        return DerivativeDecision.undecided("not decided yet", Optional.empty());
    }
}
