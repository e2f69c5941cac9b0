package org.gradus.report.sheet;

import org.gradus.core.expr.Expr;

/** A piece of running text. */
public sealed interface Inline {

    /** Literal text; a renderer escapes it. */
    record Text(String text) implements Inline {}

    /** Emphasised literal text. */
    record Strong(String text) implements Inline {}

    /** A formula within the text. */
    record Formula(Chain chain) implements Inline {
        public static Formula of(Expr expr) {
            return new Formula(Chain.of(expr));
        }
    }

    /** What follows stands on a new line; only in an answer. */
    record Break() implements Inline {}

    /** The number of an equation, printed in parentheses. */
    record Reference(int equation) implements Inline {}
}
