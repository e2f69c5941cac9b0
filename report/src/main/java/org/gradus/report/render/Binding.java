package org.gradus.report.render;

import org.gradus.core.expr.Expr;

/**
 * How tightly a formula holds together once it is set in two dimensions: a fraction or an exponent is fenced by its own layout, a
 * negative number is not.
 */
final class Binding {
    static final int RELATION = 0;
    static final int SUM = 1;
    static final int PRODUCT = 2;
    static final int FACTOR = 3;
    static final int ATOM = 4;

    private Binding() {}

    static int of(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return of(shown.printed());
        } else if (expr instanceof Expr.Num num) {
            return num.value().signum() < 0 ? SUM : ATOM;
        } else if (expr instanceof Expr.Sum || expr instanceof Expr.Negation) {
            return SUM;
        } else if (expr instanceof Expr.Product
                || expr instanceof Expr.Hadamard
                || expr instanceof Expr.IndexedSum) {
            return PRODUCT;
        } else if (expr instanceof Expr.Quotient
                || expr instanceof Expr.Power
                || expr instanceof Expr.Transpose
                || expr instanceof Expr.Derivative
                || Traits.isExp(expr)) {
            return FACTOR;
        } else if (expr instanceof Expr.Relation
                || expr instanceof Expr.Piecewise
                || expr instanceof Expr.EquationSystem) {
            return RELATION;
        }
        return ATOM;
    }

    /** As the base of a power or under a transposition sign: the layer must not be taken for an exponent, so an index calls for fences. */
    static boolean isBase(Expr expr) {
        if (expr instanceof Expr.Indexed) {
            return false;
        }
        if (expr instanceof Expr.Symbol symbol) {
            return symbol.layer().isEmpty();
        }
        return of(expr) >= ATOM;
    }
}
