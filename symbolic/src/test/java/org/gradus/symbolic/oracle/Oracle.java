package org.gradus.symbolic.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;
import org.gradus.core.expr.Expr;

/**
 * Values and derivatives of formulas at points, to at least 60 and 40 digits, from {@link BigDecimal}, series and difference quotients:
 * of Gradus nothing but the tree of a formula is used. Where a decision (a case, a sign, a denominator) hangs on a number that looks
 * like 0, it is looked at again with 600 digits, and then believed: this is an oracle, not a proof.
 */
public final class Oracle {
    private static final int DIGITS = 120;
    private static final int MANY_DIGITS = 600;
    /** Two numbers are the same when they agree to this share of their size. */
    private static final BigDecimal SAME = new BigDecimal("1e-40");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final MathContext COARSE = new MathContext(8, RoundingMode.HALF_EVEN);

    private Oracle() {}

    /** What there is to say about a derivative. */
    public enum Kind {
        DERIVATIVE,
        /** The formula has no value at the point. */
        NOT_DEFINED,
        /** The one-sided quotients tend to different numbers. */
        KINK,
        /** The quotients grow, or the formula has no value on one side. */
        NONE,
        CANNOT_TELL
    }

    /** A derivative at a point; {@code value} is 0 where there is none. */
    public record Slope(Kind kind, Ball value) {
        private static Slope none(Kind kind) {
            return new Slope(kind, Ball.exact(0));
        }
    }

    /**
     * The value of {@code formula} where the variables have the values of {@code point}, numbers or formulas without variables.
     *
     * @throws NotDefined where there is none
     * @throws CannotTell where the oracle does not know
     */
    public static Ball value(Expr formula, Map<Expr, Expr> point) {
        return ask(point, here -> here.of(formula));
    }

    /** Whether the comparison holds; throws as {@link #value}. */
    public static boolean holds(Expr.Relation relation, Map<Expr, Expr> point) {
        return ask(point, here -> here.holds(relation));
    }

    /** The two-sided derivative with respect to {@code wrt}. */
    public static Slope derivative(Expr formula, Expr wrt, Map<Expr, Expr> point) {
        try {
            return ask(point, here -> slope(formula, wrt, here));
        } catch (CannotTell e) {
            return Slope.none(Kind.CANNOT_TELL);
        }
    }

    /** Whether two values are the same to 40 digits, or as far as they are known. */
    public static boolean same(Ball left, Ball right) {
        if (!left.isApartFrom(right)) {
            return true;
        }
        BigDecimal size = left.middle().abs().max(right.middle().abs());
        return left.middle().subtract(right.middle()).abs().compareTo(size.multiply(SAME, COARSE)) <= 0;
    }

    private static <R> R ask(Map<Expr, Expr> point, Function<Evaluation, R> question) {
        try {
            return question.apply(Evaluation.at(point, DIGITS, false));
        } catch (Evaluation.LooksLikeZero | CannotTell more) {
            return question.apply(Evaluation.at(point, MANY_DIGITS, true));
        }
    }

    // ---- difference quotients ----

    private static Slope slope(Expr formula, Expr wrt, Evaluation here) {
        Ball value;
        try {
            value = here.of(formula);
        } catch (NotDefined e) {
            return Slope.none(Kind.NOT_DEFINED);
        }
        BigDecimal h = BigDecimal.ONE.scaleByPowerOfTen(-here.digits * 7 / 20);
        try {
            Ball above = here.moved(wrt, h).of(formula);
            Ball below = here.moved(wrt, h.negate()).of(formula);
            Ball right = over(above.minus(value), h);
            Ball left = over(value.minus(below), h);
            BigDecimal half = h.divide(TWO);
            Ball nearAbove = here.moved(wrt, half).of(formula);
            Ball nearBelow = here.moved(wrt, half.negate()).of(formula);
            Ball nearRight = over(nearAbove.minus(value), half);
            Ball nearLeft = over(value.minus(nearBelow), half);
            Ball wide = over(above.minus(below), h.multiply(TWO));
            Ball narrow = over(nearAbove.minus(nearBelow), h);
            return judged(new Ball[] {right, left, nearRight, nearLeft}, wide, narrow);
        } catch (NotDefined e) {
            return Slope.none(Kind.NONE);
        }
    }

    private static Ball over(Ball difference, BigDecimal h) {
        MathContext exactly = MathContext.UNLIMITED;
        BigDecimal inverse = BigDecimal.ONE.divide(h, exactly);
        return new Ball(
                difference.middle().multiply(inverse), difference.error().multiply(inverse));
    }

    /** Halving the step must halve the distance of the sides at least, else they do not meet. */
    private static Slope judged(Ball[] sides, Ball wide, Ball narrow) {
        BigDecimal gap = gap(sides[0], sides[1]);
        BigDecimal nearGap = gap(sides[2], sides[3]);
        BigDecimal noise = noise(sides);
        BigDecimal size = narrow.middle().abs().add(noise);
        BigDecimal fine = size.add(BigDecimal.ONE).multiply(new BigDecimal("1e-30"));
        if (noise.compareTo(fine) > 0) {
            throw new CannotTell("the quotients are noise");
        }
        if (nearGap.compareTo(fine.max(noise)) > 0) {
            boolean shrinks = nearGap.compareTo(gap.multiply(new BigDecimal("0.95"))) < 0;
            if (shrinks) {
                throw new CannotTell("the sides meet slowly");
            }
            boolean grows = nearGap.compareTo(gap.multiply(new BigDecimal("1.05"))) > 0;
            return Slope.none(grows ? Kind.NONE : Kind.KINK);
        }
        // Richardson: the errors of the central quotients are as 4 to 1
        BigDecimal three = BigDecimal.valueOf(3);
        BigDecimal better = narrow.middle()
                .multiply(BigDecimal.valueOf(4))
                .subtract(wide.middle())
                .divide(three, new MathContext(400, RoundingMode.HALF_EVEN));
        BigDecimal correction = narrow.middle().subtract(better).abs();
        if (correction.compareTo(fine.max(noise)) > 0) {
            boolean steady = narrow.middle().abs().compareTo(wide.middle().abs().multiply(new BigDecimal("1.05"))) > 0;
            if (steady) {
                return Slope.none(Kind.NONE);
            }
            throw new CannotTell("the quotients settle slowly");
        }
        // at a join the quotients are wrong by a share of h, not of h²: eight times the correction is enough for that
        // too
        BigDecimal error =
                correction.multiply(BigDecimal.valueOf(8)).add(noise).round(new MathContext(4, RoundingMode.UP));
        return new Slope(Kind.DERIVATIVE, new Ball(better, error));
    }

    private static BigDecimal gap(Ball one, Ball other) {
        return one.middle().subtract(other.middle()).abs();
    }

    private static BigDecimal noise(Ball[] sides) {
        BigDecimal noise = BigDecimal.ZERO;
        for (Ball side : sides) {
            noise = noise.add(side.error());
        }
        return noise.multiply(TWO).round(new MathContext(4, RoundingMode.UP));
    }
}
