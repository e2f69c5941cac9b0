package org.gradus.core.expr;

/** A formula that cannot be read: what is wrong, which rule it breaks, what to write instead, and where. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    /** @param offset 0-based position in the formula's text */
    public FormulaException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** The 0-based position in the formula's text; the text's length when something is missing at its end. */
    public int offset() {
        return offset;
    }
}
