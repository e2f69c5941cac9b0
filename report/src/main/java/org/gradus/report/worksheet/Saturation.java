package org.gradus.report.worksheet;

import java.math.BigDecimal;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Interval;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.exercise.Rounding;
import org.gradus.symbolic.kernel.Prover;

/**
 * A value so near to a short decimal that 17 places do not tell the two apart: σ(800) ≈ 1. What counts is the difference, the
 * complement.
 *
 * @param limit the decimal, as it is printed
 * @param complement |limit − value|
 * @param isBelow whether the value is less than the limit
 */
public record Saturation(Expr limit, Real complement, boolean isBelow) {
    /** 10^-17. */
    private static final BigDecimal NEAR = BigDecimal.ONE.movePointLeft(17);

    private static final int NEAR_BITS = 64;
    private static final int[] PRECISIONS = {128, 512, 2048, Enclosed.LAST_BITS};
    private static final Expr.Symbol VALUE = Expr.Symbol.of("value");

    /** Of a value that is printed as {@code printed} and is not that number. */
    static Optional<Saturation> of(Real value, Expr printed) {
        return of(value, printed, NEAR);
    }

    private static Optional<Saturation> of(Real value, Expr printed, BigDecimal near) {
        if (!(printed instanceof Expr.Num num) || num.value().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal stripped = num.value().stripTrailingZeros();
        if (isApart(value, stripped.doubleValue(), near.doubleValue())) {
            return Optional.empty();
        }
        Expr limit = new Expr.Num(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        Real below = difference(limit, VALUE, value);
        if (!isNear(below, near)) {
            return Optional.empty();
        }
        for (int bits : PRECISIONS) {
            int sign =
                    Enclosed.of(below, bits).map(gap -> gap.signum().orElse(0)).orElse(0);
            if (sign != 0) {
                return Optional.of(new Saturation(limit, sign > 0 ? below : difference(VALUE, limit, value), sign > 0));
            }
        }
        return sideOf(value, limit)
                .map(isBelow -> new Saturation(limit, isBelow ? below : difference(VALUE, limit, value), isBelow));
    }

    /** Of a value as a sheet shows it; none where it is that number, or its sign is not known. */
    public static Optional<Saturation> of(Certified value) {
        return value.exactlyPrinted() ? Optional.empty() : of(value.real(), value.printed());
    }

    /**
     * In rounding mode working also of a value so near to 1 or −1 that no number of working places leaves the difference as many digits
     * as a result has.
     *
     * @param digits places of results
     */
    public static Optional<Saturation> of(Certified value, int digits) {
        if (value.exactlyPrinted() || !(value.printed() instanceof Expr.Num num)) {
            return Optional.empty();
        }
        BigDecimal limit = num.value().signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        int places = digits + Rounding.MOST_MORE - Math.max(Display.FEWEST_SIGNIFICANT, digits);
        BigDecimal near = BigDecimal.ONE.movePointLeft(places);
        return num.value().subtract(limit).abs().compareTo(near) > 0
                ? of(value)
                : of(value.real(), new Expr.Num(limit), near);
    }

    /** At which side of the limit the enclosures end, where they never leave it. */
    private static Optional<Boolean> sideOf(Real value, Expr limit) {
        Interval exact = Real.of(limit, Prover.zeroTest()).enclose(Enclosed.LAST_BITS);
        return Enclosed.of(value, Enclosed.LAST_BITS)
                .map(enclosed -> enclosed.minus(exact, Enclosed.LAST_BITS))
                .filter(gap -> !gap.equals(Interval.ZERO))
                .flatMap(gap -> gap.max(Interval.ZERO).equals(Interval.ZERO)
                        ? Optional.of(true)
                        : gap.min(Interval.ZERO).equals(Interval.ZERO) ? Optional.of(false) : Optional.empty());
    }

    /** Whether doubles tell the two apart, as they do nearly always. */
    private static boolean isApart(Real value, double limit, double near) {
        double gap = 2 * near + 2 * Math.ulp(limit);
        try {
            return value.isBetween(Double.NEGATIVE_INFINITY, limit - gap)
                    || value.isBetween(limit + gap, Double.POSITIVE_INFINITY);
        } catch (ArithmeticException notToBeHad) {
            return false;
        }
    }

    private static boolean isNear(Real difference, BigDecimal near) {
        Interval most = Interval.of(Rational.of(near), NEAR_BITS);
        return Enclosed.of(difference, PRECISIONS[0])
                .filter(gap -> most.minus(gap.abs(), NEAR_BITS).signum().orElse(0) > 0)
                .isPresent();
    }

    private static Real difference(Expr left, Expr right, Real value) {
        Expr difference = Expr.Sum.of(left, new Expr.Negation(right));
        return Real.of(difference, symbol -> Optional.of(value), Prover.zeroTest());
    }

    /** The complement as {@code 3.7·10^(-348)}; absent where it is less than 10^(-1000) or not known. */
    public Optional<Expr> complement(int significant) {
        if (Enclosed.isOutOfReach(complement)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Display.scientificOf(complement, significant));
        } catch (UndecidedException | OutOfRangeException notToBeHad) {
            return Optional.empty();
        }
    }

    /** The value as {@code 1 − 3.7·10^(-348)}. */
    Optional<Expr> written(int significant) {
        return complement(significant).map(gap -> Expr.Sum.of(limit, isBelow ? new Expr.Negation(gap) : gap));
    }
}
