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
 * @param form the exact form in which its line ends, if it does: what follows is calculated with it and not with decimals
 * @param working as calculations write it; what later lines put in, if there is no {@code form}
 * @param result as answers, tables of answers and pictures write it
 * @param calculated in an exception, what the line gives over its numbers as they are written; {@code working} is then the certified
 *     value, with as many places as give the result
 */
public record Certified(
        Real real,
        Optional<Expr> exact,
        Optional<Expr> form,
        Written working,
        Written result,
        Optional<Written> calculated) {

    /** A number that is written everywhere alike. */
    public static Certified of(Real real, Optional<Expr> exact, Written everywhere) {
        return new Certified(real, exact, exact, everywhere, everywhere, Optional.empty());
    }

    /** A number of which 1,000 digits, or magnitudes up to 10^1000000, do not give what would be printed. */
    static Certified notCalculated(Real real, Optional<Expr> exact) {
        return of(real, exact, Written.NOT_CALCULATED);
    }

    /** Whether there is a number to print; else the sheet says that it was not calculated. */
    public boolean isCalculated() {
        return working != Written.NOT_CALCULATED;
    }

    /** As calculations write it. */
    public Expr printed() {
        return working.number();
    }

    /** Whether {@link #printed} is the value itself, so that it follows {@code =} and not {@code ≈}. */
    public boolean exactlyPrinted() {
        return working.exact();
    }

    /** What later lines put in. */
    public Written operand() {
        return form.filter(beyond -> !working.exact())
                .map(beyond -> new Written(beyond, true))
                .orElse(working);
    }

    /** What the line gives over its numbers as they are written; in an exception not what later lines put in. */
    public Written lineEnd() {
        return calculated.orElse(working);
    }

    /** The same number under another name: there it is not calculated, and so no exception. */
    Certified renamed() {
        return new Certified(real, exact, form, working, result, Optional.empty());
    }

    /** Whether the numbers as they are written do not give the result, so that a remark says the exact value. */
    public boolean isException() {
        return calculated.isPresent();
    }

    /** The double nearest to the value, infinite beyond the double range; absent where it could not be had either. */
    public OptionalDouble nearestDouble() {
        try {
            return OptionalDouble.of(real.nearestDouble());
        } catch (ArithmeticException notToBeHad) {
            return OptionalDouble.empty();
        }
    }

    /** Whether {@code least ≤ value ≤ most}, at first sight; only "yes" is certain. */
    public boolean isBetween(double least, double most) {
        try {
            return real.isBetween(least, most);
        } catch (ArithmeticException notToBeHad) {
            return false;
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

    /** {@code =} or {@code ≈} before {@link #printed}. */
    public Expr.Relation.Operator relation() {
        return working.relation();
    }

    /** The exact value with which the line ends: what is printed, or an exact form before it. */
    public Optional<Expr> exactEnd() {
        return exactlyPrinted() ? Optional.of(printed()) : form;
    }

    /** The exact form in which the line ends, if it says more than what is printed. */
    public Optional<Expr> exactBeyondPrinted() {
        return exactlyPrinted() ? Optional.empty() : form;
    }
}
