package org.gradus.core.number;

/** A digit, a sign or an equality that could not be decided: honest ignorance, never a guess. */
public final class UndecidedException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public UndecidedException(String message) {
        super(message);
    }
}
