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
        /** What stands raised, such as {@code ²} or {@code ⁻ⁿ}; the text is in plain letters. */
        SUPERSCRIPT,
        /** {@code frac} and {@code sqrt} of LaTeX, which take what follows in braces. */
        COMMAND,
        END
    }

    /** A bar of which nobody has said yet whether it opens or closes, and what it is then. */
    static final String BAR = "|";

    static final String OPEN_BAR = "|(";
    static final String CLOSE_BAR = "|)";
    /** {@code \begin{cases}}, what ends its rows, and {@code \end{cases}}. */
    static final String BEGIN_CASES = "\\begin{cases}";

    static final String ROW = "\\\\";
    static final String END_CASES = "\\end{cases}";
    /** {@code 1_{i=j}}: 1 where the condition holds. */
    static final String INDICATOR = "1_{";

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** Whether an operand can begin here, so that it is a factor of what stands before it. */
    boolean startsOperand() {
        return switch (kind) {
            case NUMBER, NAME, COMMAND -> true;
            case SIGN -> is("(") || is("{") || is("√") || is(OPEN_BAR) || is(BEGIN_CASES) || is(INDICATOR);
            case SUPERSCRIPT, END -> false;
        };
    }

    /** Whether it ends a group, so that nothing behind it can belong to what stands inside. */
    boolean closes() {
        return is(")") || is("}") || is("]") || is(CLOSE_BAR) || is(END_CASES);
    }

    /** How a message names it. */
    String described() {
        return kind == Kind.END ? "the end of the formula" : "'" + (text.startsWith(BAR) ? BAR : text) + "'";
    }
}
