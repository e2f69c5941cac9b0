package org.gradus.core.number;

/** The number exists, but its magnitude is beyond what is calculated with: over 10^1000000, or too small to write out. */
public final class OutOfRangeException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public OutOfRangeException(String message) {
        super(message);
    }
}
