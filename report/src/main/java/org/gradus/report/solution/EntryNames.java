package org.gradus.report.solution;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;

/** The reserved names of a claim about a vector as what they mean: {@code z_j} is an entry of z, {@code delta_ij} Kronecker's. */
public final class EntryNames extends Rewriter {
    private static final Expr I = Expr.Symbol.of("i");
    private static final Expr J = Expr.Symbol.of("j");

    private EntryNames() {}

    public static Expr of(Expr formula) {
        return formula.accept(new EntryNames());
    }

    @Override
    public Expr symbol(Expr.Symbol symbol) {
        String name = symbol.name();
        if (name.equals("delta_ij") || name.equals("delta_ji")) {
            return new Expr.Kronecker(I, J);
        }
        boolean entry = name.length() == 3 && name.charAt(1) == '_' && "zyt".indexOf(name.charAt(0)) >= 0;
        return entry ? Expr.Indexed.of(name.substring(0, 1), name.substring(2)) : symbol;
    }
}
