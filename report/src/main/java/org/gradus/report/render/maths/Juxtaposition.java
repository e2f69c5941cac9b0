package org.gradus.report.render.maths;

import java.math.BigDecimal;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Precedence.Place;
import org.gradus.core.expr.SignedTerm;

/** What stands between two factors: {@code ·} between numbers, nothing between letters. */
public final class Juxtaposition {
    private Juxtaposition() {}

    /** Whether {@code left right} needs a dot. */
    public static boolean needsDot(Expr left, Expr right) {
        if (startsWithDigit(right) || SignedTerm.of(right).subtracted() && !(right instanceof Expr.Negation)) {
            return true;
        }
        if (right instanceof Expr.MatrixLiteral && isNumber(left)) {
            return true;
        }
        if (isCoefficient(left) && isLetter(right)) {
            return false;
        }
        if (Traits.isNumeric(left) && (Traits.isNumeric(right) || isZeroOrOne(left))) {
            return !(right instanceof Expr.MatrixLiteral);
        }
        return isFraction(left)
                && (isFraction(right) || left instanceof Expr.Derivative && !Fences.needed(right, Place.LATER_FACTOR));
    }

    /** 2 in {@code 2z}, but not a number that was put in for something, nor 0 and 1, which read badly: {@code 0·S}. */
    private static boolean isCoefficient(Expr expr) {
        return expr instanceof Expr.Num && !isZeroOrOne(expr);
    }

    private static boolean isNumber(Expr expr) {
        return (expr instanceof Expr.Shown shown ? shown.printed() : expr) instanceof Expr.Num;
    }

    private static boolean isZeroOrOne(Expr expr) {
        return expr instanceof Expr.Num num
                && (num.value().signum() == 0 || num.value().abs().compareTo(BigDecimal.ONE) == 0);
    }

    private static boolean isLetter(Expr expr) {
        return expr instanceof Expr.Constant
                || expr instanceof Expr.Power power && power.base() instanceof Expr.Constant
                || Traits.isExp(expr)
                || !Traits.isNumeric(expr);
    }

    private static boolean isFraction(Expr expr) {
        return expr instanceof Expr.Quotient
                || expr instanceof Expr.Derivative derivative && derivative.style() == Expr.DerivativeStyle.PARTIAL;
    }

    /** Whether TeX itself leaves a thin space before or behind it. */
    public static boolean isSpacedByTex(Expr left, Expr right) {
        return left instanceof Expr.MatrixLiteral
                || right instanceof Expr.MatrixLiteral
                || Fences.needed(right, Place.LATER_FACTOR) && Traits.height(right) == Traits.Height.TALL;
    }

    private static boolean startsWithDigit(Expr expr) {
        if (expr instanceof Expr.Shown shown) {
            return startsWithDigit(shown.printed());
        } else if (expr instanceof Expr.Power power) {
            return startsWithDigit(power.base());
        }
        return expr instanceof Expr.Num || expr instanceof Expr.Kronecker;
    }
}
