package org.gradus.report.solve;

import java.util.Optional;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.worksheet.UnsolvableException;

/** Which of the activations that somebody defines can be derived. */
public final class OwnDerivatives {
    private OwnDerivatives() {}

    /** Why the derivative of {@code own} is not proved; empty if it is. */
    public static Optional<String> refusal(ScalarActivation own) {
        try {
            KnownDerivations.of(own);
            return Optional.empty();
        } catch (UnsolvableException noDerivation) {
            return Optional.of(String.valueOf(noDerivation.getMessage()));
        }
    }
}
