package org.gradus.symbolic.cas;

import org.jspecify.annotations.Nullable;

/** The computer algebra system was not asked, or gave no answer that can be trusted. Never a statement about the formula. */
public final class CasRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CasRefusedException(String message) {
        super(message);
    }

    CasRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
