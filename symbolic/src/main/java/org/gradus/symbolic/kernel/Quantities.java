package org.gradus.symbolic.kernel;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gradus.core.expr.Expr;

/** The free quantities of a formula. */
public final class Quantities {
    private Quantities() {}

    /** Symbols and entries in the order in which they are written. */
    public static Set<Expr> of(Expr formula) {
        Set<Expr> found = new LinkedHashSet<>();
        Claim.walk(formula, node -> {
            if (node instanceof Expr.Symbol || node instanceof Expr.Indexed) {
                found.add(node);
            }
        });
        return found;
    }
}
