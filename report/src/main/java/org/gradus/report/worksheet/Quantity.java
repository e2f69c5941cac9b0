package org.gradus.report.worksheet;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/**
 * A number that formulas may use.
 *
 * @param given whether it stands in the exercise and not in a result
 */
public record Quantity(QuantityId id, Certified value, boolean given) {
    public Real real() {
        return value.real();
    }

    /** A short exact form, if there is one. */
    public Optional<Expr> exact() {
        return value.exact();
    }

    /** As shown where it was computed; a given number as it was written. */
    public Expr printed() {
        return value.printed();
    }

    /** So printed, naming this quantity as its source. */
    Expr shown(Expr as) {
        return new Expr.Shown(as, id, isExact(as));
    }

    /** As printed; beside anything else what was not calculated and is nearer to 0 than 10^(-1000) counts as 0. */
    Expr countedIn() {
        return value.isCalculated() || !value.isOutOfReach() ? printed() : Expr.Num.of(0);
    }

    private boolean isExact(Expr as) {
        if (as.equals(printed())) {
            return value.exactlyPrinted();
        }
        if (exact().filter(as::equals).isPresent()) {
            return true;
        }
        Optional<Rational> number = rational(real());
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
