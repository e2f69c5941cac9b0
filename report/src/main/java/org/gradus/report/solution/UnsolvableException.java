package org.gradus.report.solution;

/** An exercise that is well formed but whose numbers cannot be had: a magnitude over the limit, an undecidable sign. */
public final class UnsolvableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsolvableException(String message, Throwable cause) {
        super(message, cause);
    }
}
