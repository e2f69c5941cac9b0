package org.gradus.core.expr;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts formulas in for symbols and indexed symbols; nothing else changes. */
public final class Substitution {
    private Substitution() {}

    /** Replaces every symbol or indexed symbol for which {@code value} has an answer. */
    public static Expr apply(Expr expr, Function<Expr, Optional<Expr>> value) {
        throw new UnsupportedOperationException("stub");
    }

    public static Expr apply(Expr expr, Map<Expr, Expr> values) {
        return apply(expr, quantity -> Optional.ofNullable(values.get(quantity)));
    }
}
