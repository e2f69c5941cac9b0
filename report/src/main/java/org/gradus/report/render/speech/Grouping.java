package org.gradus.report.render.speech;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.report.render.maths.Traits;
import org.gradus.report.sheet.Field;

/** What needs words around it to be heard as one thing: the table of {@link Precedence}, with what says its own end raised. */
final class Grouping {
    private Grouping() {}

    /** Whether {@code operand} must stand between words at {@code place}. A negative number is heard as one: "times minus 1". */
    static boolean needed(Expr operand, Place place) {
        boolean heardAsOne = isClosed(operand) && (!(operand instanceof Expr.Negation) || Traits.isNumeric(operand));
        return !heardAsOne && place.needs(strength(operand));
    }

    private static Precedence strength(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return strength(shown.printed());
        }
        return Traits.isExp(expr) ? Precedence.POWER : Precedence.of(expr);
    }

    /** Whether it is heard as one thing wherever it stands: a name, a number, one of these with a sign, or what says its own end. */
    static boolean isClosed(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return shown.source() instanceof Field || isClosed(shown.printed());
        } else if (expr instanceof Expr.Negation negation) {
            return isPlain(negation.operand());
        } else if (expr instanceof Expr.Apply apply) {
            return !Traits.isExp(apply);
        } else if (expr instanceof Expr.Sum || expr instanceof Expr.Product) {
            return false;
        }
        return isPlain(expr) || saysItsEnd(expr) || expr instanceof Expr.Num;
    }

    private static boolean saysItsEnd(Expr expr) {
        return expr instanceof Expr.Quotient
                || expr instanceof Expr.IndexedSum
                || expr instanceof Expr.Kronecker
                || expr instanceof Expr.MatrixLiteral
                || expr instanceof Expr.Piecewise
                || expr instanceof Expr.EquationSystem
                || expr instanceof Expr.Sized
                || expr instanceof Expr.Underbrace
                || expr instanceof Expr.Derivative derivative && derivative.style() == Expr.DerivativeStyle.PARTIAL;
    }

    /** A name, a constant or a number without sign. */
    static boolean isPlain(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return shown.source() instanceof Field || isPlain(shown.printed());
        }
        return isName(expr)
                || expr instanceof Expr.Constant
                || expr instanceof Expr.Ellipsis
                || expr instanceof Expr.Num num && num.value().signum() >= 0;
    }

    /** A number or a letter; of an index with an index of its own the end could not be heard. */
    static boolean isShortIndex(Expr expr) {
        boolean layered = expr instanceof Expr.Symbol symbol && symbol.layer().isPresent();
        return isPlain(expr) && !layered && !(expr instanceof Expr.Indexed) && !(expr instanceof Expr.OfSample);
    }

    static boolean isName(Expr expr) {
        return expr instanceof Expr.Symbol || expr instanceof Expr.Indexed || expr instanceof Expr.OfSample;
    }

    /** What "squared" may follow at once; behind a layer it could be taken for the layer's. */
    static boolean isBase(Expr expr) {
        if (expr instanceof Expr.Symbol symbol) {
            return symbol.layer().isEmpty();
        } else if (expr instanceof Expr.Indexed indexed) {
            return indexed.base().layer().isEmpty();
        }
        return isPlain(expr) && !(expr instanceof Expr.OfSample) || expr instanceof Expr.MatrixLiteral;
    }

    static boolean isNameOrBase(Expr expr) {
        return isName(expr) || isBase(expr);
    }

    /** Δ and ∇ act on what follows them; with a layer, or bold, Δ is a matrix like others. */
    static boolean isOperator(Expr factor) {
        return factor.equals(Expr.Symbol.of("Delta")) || factor.equals(Expr.Symbol.of("nabla"));
    }
}
