package org.gradus.core.expr;

/** A quantity that says itself by which colour its numbers are told apart from others beside them. */
public interface Hued extends Expr.Source {
    /** What the number is. */
    enum Hue {
        /** A colour if its letter has one: that of its layer. */
        OF_LETTER,
        /** A value on its way forwards. */
        VALUE,
        /** A derivative on its way backwards. */
        DERIVATIVE,
        NONE
    }

    Hue hue();
}
