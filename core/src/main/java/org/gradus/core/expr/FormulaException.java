package org.gradus.core.expr;

/** A formula that cannot be read: what is wrong, and where. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset 0-based position in the formula's text */
    public FormulaException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
