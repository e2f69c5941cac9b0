package org.gradus.report.worksheet;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/**
 * A number that formulas may use.
 *
 * @param exact a short exact form, if there is one
 * @param printed as shown where it was computed; a given number as it was written
 * @param exactlyPrinted whether {@code printed} is the number itself
 * @param given whether it stands in the exercise and not in a result
 */
public record Quantity(
        QuantityId id, Real real, Optional<Expr> exact, Expr printed, boolean exactlyPrinted, boolean given) {

    /** So printed, naming this quantity as its source. */
    Expr shown(Expr as) {
        return new Expr.Shown(as, id, isExact(as));
    }

    private boolean isExact(Expr as) {
        if (as.equals(printed)) {
            return exactlyPrinted;
        }
        if (exact.filter(as::equals).isPresent()) {
            return true;
        }
        Optional<Rational> number = rational(real);
        return number.isPresent() && number.equals(rational(Real.of(as, ZeroTest.NONE)));
    }

    private static Optional<Rational> rational(Real real) {
        try {
            return real.rational();
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }
}
