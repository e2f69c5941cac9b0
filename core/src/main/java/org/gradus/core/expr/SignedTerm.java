package org.gradus.core.expr;

/**
 * A term of a sum with its sign taken out, so that no writer ever sets {@code + -} or {@code --}.
 *
 * @param subtracted whether the term is subtracted
 * @param operand what follows the sign; a negative operand of a subtraction ({@code a - (-0.3)}) stays negative
 */
public record SignedTerm(boolean subtracted, Expr operand) {

    /** Takes one sign out of a {@link Expr.Negation} or a negative number, also of one that was put in ({@link Expr.Shown}). */
    public static SignedTerm of(Expr term) {
        if (term instanceof Expr.Negation negation) {
            return new SignedTerm(true, negation.operand());
        }
        if (term instanceof Expr.Num num && num.value().signum() < 0) {
            return new SignedTerm(true, new Expr.Num(num.value().negate()));
        }
        if (term instanceof Expr.Shown shown) {
            SignedTerm printed = of(shown.printed());
            return new SignedTerm(printed.subtracted, new Expr.Shown(printed.operand, shown.source(), shown.exact()));
        }
        return new SignedTerm(false, term);
    }
}
