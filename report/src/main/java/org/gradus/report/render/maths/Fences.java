package org.gradus.report.render.maths;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence;
import org.gradus.core.expr.Precedence.Place;

/**
 * Where a formula needs parentheses once it is set in two dimensions: the table of {@link Precedence}, with what the layout itself
 * delimits raised.
 */
public final class Fences {
    private Fences() {}

    /** Whether {@code operand} needs parentheses at {@code place}. */
    public static boolean needed(Expr operand, Place place) {
        if (place == Place.BASE) {
            return !isBase(operand);
        }
        return place.needs(strength(operand));
    }

    /** A fraction has its bar, a sum over an index its large sign; but an operator ∂/∂z acts on all that follows. */
    private static Precedence strength(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return strength(shown.printed());
        } else if (expr instanceof Expr.Quotient) {
            return Precedence.ATOM;
        } else if (expr instanceof Expr.IndexedSum) {
            return Precedence.PRODUCT;
        } else if (expr instanceof Expr.Derivative derivative) {
            return Traits.isOperatorForm(derivative) ? Precedence.PRODUCT : Precedence.ATOM;
        } else if (Traits.isExp(expr)) {
            return Precedence.POWER;
        }
        return Precedence.of(expr);
    }

    /**
     * Under an exponent, a prime or a transposition sign. The layer of a quantity must not be taken for an exponent, nor the other way
     * round: whatever has an index or a layer calls for parentheses, (z_1^2)².
     */
    private static boolean isBase(Expr expr) {
        if (expr instanceof Expr.Indexed || Traits.isExp(expr)) {
            return false;
        }
        if (expr instanceof Expr.Symbol symbol) {
            return symbol.layer().isEmpty();
        }
        return !Place.BASE.needs(Precedence.of(expr));
    }
}
