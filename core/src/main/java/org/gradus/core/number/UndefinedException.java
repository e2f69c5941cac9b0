package org.gradus.core.number;

/** The formula has no value here, for certain: a division by zero, the logarithm of a number that is not positive. */
public final class UndefinedException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    public UndefinedException(String message) {
        super(message);
    }
}
