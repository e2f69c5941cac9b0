package org.gradus.report.exercise;

import java.util.Optional;
import org.gradus.core.function.Loss;
import org.gradus.core.function.ScalarActivation;

/** Whether the derivative of somebody's own activation or loss can be derived and proved: asked while its place in the file is known. */
@FunctionalInterface
public interface DerivativeCheck {
    /** Asks nothing. */
    DerivativeCheck NONE = own -> Optional.empty();

    /** Why there is no proved derivative; empty if there is one. */
    Optional<String> refusal(ScalarActivation own);

    /** Why there is no proved gradient of somebody's own loss; empty if there is one, and where nobody asks. */
    default Optional<String> refusal(Loss own) {
        return Optional.empty();
    }
}
