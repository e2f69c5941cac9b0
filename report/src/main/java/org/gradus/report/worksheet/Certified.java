package org.gradus.report.worksheet;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;

/**
 * A number as the sheet knows it.
 *
 * @param real the value itself, to any precision
 * @param exact a short exact form, proved equal, if there is one ({@code e/(e+1)}, {@code 2/3}, {@code -2})
 * @param printed what stands on the sheet: a decimal ({@link Expr.Num} or {@code 2.10·10^(-4)}), in rounding mode exact the
 *     exact form; {@link Expr.Ellipsis#NOT_CALCULATED} where the number's digits cannot be had
 * @param exactlyPrinted whether {@code printed} is the value itself, so that it follows {@code =} and not {@code ≈}
 */
public record Certified(Real real, Optional<Expr> exact, Expr printed, boolean exactlyPrinted) {

    /** A number of which 1,000 digits, or magnitudes up to 10^1000000, do not give what would be printed. */
    static Certified notCalculated(Real real, Optional<Expr> exact) {
        return new Certified(real, exact, Expr.Ellipsis.NOT_CALCULATED, false);
    }

    /** Whether there is a number to print; else the sheet says that it was not calculated. */
    public boolean isCalculated() {
        return printed != Expr.Ellipsis.NOT_CALCULATED;
    }

    /** The double nearest to the value, infinite beyond the double range; absent where it could not be had either. */
    public OptionalDouble nearestDouble() {
        try {
            return OptionalDouble.of(real.nearestDouble());
        } catch (ArithmeticException notToBeHad) {
            return OptionalDouble.empty();
        }
    }

    /** An interval around the value, absent where it is over every limit. */
    public Optional<Interval> enclosure(int bits) {
        return Enclosed.of(real, bits);
    }

    /** Whether the value is shown to be nearer to 0 than 10^-1000. */
    public boolean isOutOfReach() {
        return Enclosed.isOutOfReach(real);
    }

    /** The value as a fraction, where it is known as one. */
    public Optional<Rational> rational() {
        try {
            return real.rational();
        } catch (ArithmeticException notToBeHad) {
            return Optional.empty();
        }
    }

    /** {@code =} or {@code ≈}. */
    public Expr.Relation.Operator relation() {
        return exactlyPrinted ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.APPROXIMATELY;
    }

    /** The exact form if it says more than what is printed. */
    public Optional<Expr> exactBeyondPrinted() {
        return exactlyPrinted ? Optional.empty() : exact;
    }
}
