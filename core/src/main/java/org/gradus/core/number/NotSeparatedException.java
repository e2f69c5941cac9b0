package org.gradus.core.number;

/**
 * At this precision an interval does not yet tell a number from a point that matters (zero in a denominator, the jump of
 * {@code sign}): ask again with more bits. Never leaves the package through a {@link Real}.
 */
public final class NotSeparatedException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    NotSeparatedException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // control flow of the precision loop: a stack trace would cost more than the arithmetic
    }
}
