package org.gradus.symbolic;

/** The computer algebra system was not asked, or gave no answer that can be trusted. Never a statement about the formula. */
final class CasRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CasRefusedException(String message) {
        super(message);
    }

    CasRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
