package org.gradus.symbolic.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A number known up to an error: every real number within {@code error} of {@code middle}. */
public record Ball(BigDecimal middle, BigDecimal error) {
    private static final MathContext UP = new MathContext(4, RoundingMode.UP);
    private static final int LONG = 2_000;
    private static final MathContext DOWN = new MathContext(4, RoundingMode.DOWN);

    static Ball exact(BigDecimal value) {
        return new Ball(value, BigDecimal.ZERO);
    }

    static Ball exact(long value) {
        return exact(BigDecimal.valueOf(value));
    }

    boolean isExact() {
        return error.signum() == 0;
    }

    boolean isExactlyZero() {
        return isExact() && middle.signum() == 0;
    }

    boolean mayBeZero() {
        return middle.abs().compareTo(error) <= 0;
    }

    /** To so many digits; the error grows by what is cut off. */
    Ball rounded(int digits) {
        BigDecimal shorter = middle.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int cut = middle.compareTo(shorter);
        return cut == 0 ? this : new Ball(shorter, error.add(unit(shorter, digits), UP));
    }

    /** With the error of a function that is good to so many digits. */
    static Ball of(BigDecimal value, BigDecimal error, int digits) {
        return new Ball(value, error.add(unit(value, digits), UP));
    }

    private static BigDecimal unit(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.ONE.scaleByPowerOfTen(value.precision() - value.scale() - digits);
    }

    Ball negated() {
        return new Ball(middle.negate(), error);
    }

    /** Exact, unless one is out of all proportion to the other. */
    Ball plus(Ball other) {
        int apart = Math.abs(middle.scale() - other.middle.scale());
        if (apart <= LONG) {
            return new Ball(middle.add(other.middle), error.add(other.error, UP));
        }
        return of(middle.add(other.middle, new MathContext(LONG)), error.add(other.error, UP), LONG);
    }

    Ball minus(Ball other) {
        return plus(other.negated());
    }

    Ball times(Ball other) {
        BigDecimal spread = up(middle.abs(), other.error)
                .add(up(other.middle.abs(), error), UP)
                .add(error.multiply(other.error, UP), UP);
        return new Ball(middle.multiply(other.middle), spread);
    }

    /** {@code other} must not contain 0. */
    Ball over(Ball other, MathContext context, int digits) {
        if (isExactlyZero()) {
            return this;
        }
        BigDecimal quotient = middle.divide(other.middle, context);
        BigDecimal least = other.least();
        BigDecimal spread = error.add(up(quotient.abs(), other.error), UP).divide(least, UP);
        boolean whole =
                isExact() && other.isExact() && quotient.multiply(other.middle).compareTo(middle) == 0;
        return whole ? exact(quotient) : of(quotient, spread, digits);
    }

    private static BigDecimal up(BigDecimal size, BigDecimal error) {
        return error.signum() == 0 ? BigDecimal.ZERO : size.round(UP).multiply(error, UP);
    }

    /** The least absolute value in it. */
    BigDecimal least() {
        return middle.abs().subtract(error).max(BigDecimal.ZERO).round(DOWN);
    }

    /** The greatest absolute value in it. */
    BigDecimal greatest() {
        return middle.abs().add(error).round(UP);
    }

    /** Whether the two certainly differ. */
    public boolean isApartFrom(Ball other) {
        return middle.subtract(other.middle).abs().compareTo(error.add(other.error)) > 0;
    }

    @Override
    public String toString() {
        return middle.round(new MathContext(25)) + " ± " + error.round(new MathContext(2));
    }
}
