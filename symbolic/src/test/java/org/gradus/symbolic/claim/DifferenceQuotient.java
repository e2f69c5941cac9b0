package org.gradus.symbolic.claim;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/**
 * One-sided and central difference quotients of a formula with h = 2^-140 in 600 bits, from enclosures of its values alone: nothing
 * of the kernel is used.
 */
public final class DifferenceQuotient {
    static final int BITS = 600;
    private static final Rational H = new Rational(BigInteger.ONE, BigInteger.TWO.pow(140));
    /** The error of a quotient is about h, 10^-42: at joins also that of a central one. */
    private static final Rational TINY = new Rational(BigInteger.ONE, BigInteger.TEN.pow(38));

    private DifferenceQuotient() {}

    /** The derivative to about 38 digits; empty where the sides differ or the formula is not defined around the point. */
    static Optional<Interval> of(Expr formula, Expr wrt, Map<Expr, Rational> point) {
        try {
            Interval here = value(formula, point);
            Interval right =
                    value(formula, moved(point, wrt, H)).minus(here, BITS).over(Interval.of(H, BITS), BITS);
            Interval left = here.minus(value(formula, moved(point, wrt, H.negate())), BITS)
                    .over(Interval.of(H, BITS), BITS);
            boolean smooth = !isLarger(right.minus(left, BITS), TINY, here);
            return smooth
                    ? Optional.of(right.plus(left, BITS).over(Interval.of(Rational.of(2), BITS), BITS))
                    : Optional.empty();
        } catch (ArithmeticException undefined) {
            return Optional.empty();
        }
    }

    /** Whether two numbers differ by more than the error of a quotient. */
    static boolean differ(Interval left, Interval right) {
        return isLarger(left.minus(right, BITS), TINY, left);
    }

    private static boolean isLarger(Interval difference, Rational bound, Interval scale) {
        Interval size = scale.abs().plus(Interval.ONE, BITS).times(Interval.of(bound, BITS), BITS);
        return difference.abs().minus(size, BITS).signum().orElse(-1) > 0;
    }

    static Interval value(Expr formula, Map<Expr, Rational> point) {
        return real(formula, point).enclose(BITS);
    }

    /** The value by exact arithmetic and enclosures; zeros that only a proof could tell stay undecided. */
    public static Real real(Expr formula, Map<Expr, Rational> point) {
        Map<Expr, Expr> numbers = new HashMap<>();
        point.forEach((name, number) -> numbers.put(name, number.toExpr()));
        return Real.of(Substitution.apply(formula, numbers), constant -> ZeroTest.Answer.UNKNOWN);
    }

    private static Map<Expr, Rational> moved(Map<Expr, Rational> point, Expr wrt, Rational by) {
        Map<Expr, Rational> moved = new HashMap<>(point);
        moved.put(wrt, Objects.requireNonNull(point.get(wrt), wrt::toString).plus(by));
        return moved;
    }
}
