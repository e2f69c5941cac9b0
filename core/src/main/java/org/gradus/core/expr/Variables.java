package org.gradus.core.expr;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names of the variables of a formula, in the order of their first use. */
public final class Variables extends Rewriter {
    private final Set<String> names = new LinkedHashSet<>();

    private Variables() {}

    public static Set<String> of(Expr formula) {
        Variables variables = new Variables();
        formula.accept(variables);
        return variables.names;
    }

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        names.add(symbol.name());
        return symbol;
    }

    @Override
    public Expr indexed(Expr.Indexed indexed) {
        names.add(indexed.base().name() + "[…]");
        return indexed;
    }
}
