package org.gradus.report.solve;

import java.util.Optional;
import org.gradus.core.function.Loss;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.DerivativeCheck;
import org.gradus.report.worksheet.UnsolvableException;

/** Which of the activations and losses that somebody defines can be derived. */
public final class OwnDerivatives implements DerivativeCheck {
    /** Asks the kernel. */
    public static final DerivativeCheck CHECK = new OwnDerivatives();

    private OwnDerivatives() {}

    @Override
    public Optional<String> refusal(ScalarActivation own) {
        return refusal(() -> KnownDerivations.of(own));
    }

    @Override
    public Optional<String> refusal(Loss own) {
        return refusal(() -> OwnLosses.derived(own));
    }

    private static Optional<String> refusal(Runnable derivation) {
        try {
            derivation.run();
            return Optional.empty();
        } catch (UnsolvableException noDerivation) {
            return Optional.of(String.valueOf(noDerivation.getMessage()));
        }
    }
}
