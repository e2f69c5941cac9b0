package org.gradus.core.expr;

/**
 * A piece of a formula's text.
 *
 * @param text the sign in its plain form ({@code ×} is {@code *}), the name, or the number as written
 * @param start where it begins in the formula
 * @param end where it ends, exclusive
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        /** {@code ²} or {@code ³}; the text is the digit. */
        SUPERSCRIPT,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether an operand can begin here, so that an operator is missing before it. */
    boolean startsOperand() {
        return kind == Kind.NUMBER || kind == Kind.NAME || is("(") || is("√");
    }

    /** How a message names it. */
    String described() {
        return kind == Kind.END ? "the end of the formula" : "'" + text + "'";
    }
}
