package org.gradus.report.render.maths;

import java.math.BigDecimal;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence.Place;

/** What a formula is like, as far as its looks depend on it. */
public final class Traits {
    private Traits() {}

    /** How far a formula rises above one line. */
    public enum Height {
        FLAT,
        /** Superscripts: parentheses are set a little larger in LaTeX. */
        RAISED,
        /** Fractions, sums, matrices: parentheses must grow. */
        TALL
    }

    /** Whether only numbers, constants and functions of them occur. */
    public static boolean isNumeric(Expr expr) {
        if (expr instanceof Expr.Num || expr instanceof Expr.Shown || expr instanceof Expr.Constant) {
            return true;
        }
        List<Expr> parts = parts(expr);
        return !parts.isEmpty() && parts.stream().allMatch(Traits::isNumeric);
    }

    /** Whether a fraction occurs outside exponents. */
    public static boolean hasFraction(Expr expr) {
        if (expr instanceof Expr.Quotient || expr instanceof Expr.Derivative) {
            return true;
        }
        if (expr instanceof Expr.Power power) {
            return hasFraction(power.base());
        }
        if (isExp(expr)) {
            return false;
        }
        for (Expr part : parts(expr)) {
            if (hasFraction(part)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a slash is easier to read within the text than a bar: {@code e^{z_j}/S}. */
    public static boolean isShort(Expr.Quotient quotient) {
        return !isNumeric(quotient)
                && !Fences.needed(quotient.numerator(), Place.DENOMINATOR)
                && !Fences.needed(quotient.denominator(), Place.DENOMINATOR)
                && !hasFraction(quotient.numerator())
                && !hasFraction(quotient.denominator());
    }

    public static boolean isExp(Expr expr) {
        return expr instanceof Expr.Apply apply
                && apply.function().equals("exp")
                && apply.arguments().size() == 1;
    }

    /** Whether a derivative is set as the operator ∂/∂z before what it is applied to. */
    public static boolean isOperatorForm(Expr.Derivative derivative) {
        Expr of = derivative.of() instanceof Expr.OfSample sample ? sample.quantity() : derivative.of();
        boolean simple = of instanceof Expr.Symbol || of instanceof Expr.Indexed;
        return !simple && derivative.style() == Expr.DerivativeStyle.PARTIAL;
    }

    public static Height height(Expr expr) {
        if (expr instanceof Expr.Quotient
                || expr instanceof Expr.Derivative d && d.style() == Expr.DerivativeStyle.PARTIAL
                || expr instanceof Expr.IndexedSum
                || expr instanceof Expr.MatrixLiteral
                || expr instanceof Expr.Sized
                || expr instanceof Expr.Underbrace
                || expr instanceof Expr.Piecewise
                || expr instanceof Expr.EquationSystem) {
            return Height.TALL;
        }
        Height own = expr instanceof Expr.Power
                        || isExp(expr)
                        || expr instanceof Expr.Transpose
                        || expr instanceof Expr.OfSample
                        || expr instanceof Expr.Symbol symbol && symbol.layer().isPresent()
                        || expr instanceof Expr.Indexed indexed
                                && indexed.base().layer().isPresent()
                ? Height.RAISED
                : Height.FLAT;
        List<Expr> inside =
                expr instanceof Expr.Power power ? List.of(power.base()) : isExp(expr) ? List.of() : parts(expr);
        for (Expr part : inside) {
            Height height = height(part);
            own = height.compareTo(own) > 0 ? height : own;
        }
        return own;
    }

    /** The parts that stand on the line; none for a name, a number, or what is always set in its own fences. */
    public static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return List.of(shown.printed());
        } else if (expr instanceof Expr.Negation negation) {
            return List.of(negation.operand());
        } else if (expr instanceof Expr.Sum sum) {
            return sum.terms();
        } else if (expr instanceof Expr.Product product) {
            return product.factors();
        } else if (expr instanceof Expr.Quotient quotient) {
            return List.of(quotient.numerator(), quotient.denominator());
        } else if (expr instanceof Expr.Power power) {
            return List.of(power.base(), power.exponent());
        } else if (expr instanceof Expr.Apply apply) {
            return apply.arguments();
        } else if (expr instanceof Expr.Transpose transpose) {
            return List.of(transpose.operand());
        } else if (expr instanceof Expr.Hadamard hadamard) {
            return List.of(hadamard.left(), hadamard.right());
        } else if (expr instanceof Expr.Relation relation) {
            return List.of(relation.left(), relation.right());
        }
        return List.of();
    }

    /** Whether this is one number in scientific notation, {@code 2.10·10^(-4)}. */
    public static boolean isScientific(Expr.Product product) {
        return product.factors().size() == 2
                && product.factors().get(0) instanceof Expr.Num
                && product.factors().get(1) instanceof Expr.Power power
                && power.base() instanceof Expr.Num ten
                && ten.value().compareTo(BigDecimal.TEN) == 0
                && power.exponent() instanceof Expr.Num;
    }
}
