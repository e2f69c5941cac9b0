package org.gradus.core.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Formulas that have a moderate value although a part of them is over every limit, or that lose all digits to a cancellation:
 * {@code u/(1 + e^v)}, {@code ln(1 + e^v)}, {@code 1 − tanh² v}.
 */
final class Saturating {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    private Saturating() {}

    /**
     * {@code rest·e^v/(1 + e^v) = rest·σ(v)} or {@code rest/(1 + e^v) = rest·σ(−v)}.
     *
     * @param risesWithExponent whether it is the first
     */
    record OverOnePlusExp(Expr rest, Expr exponent, boolean risesWithExponent) {}

    static Optional<OverOnePlusExp> overOnePlusExp(Expr.Quotient quotient) {
        if (!(quotient.denominator() instanceof Expr.Sum below)
                || below.terms().size() != 2
                || !below.terms().get(0).equals(ONE)) {
            return Optional.empty();
        }
        Expr power = below.terms().get(1);
        Expr above = quotient.numerator();
        return exponent(power).map(exponent -> {
            List<Expr> rest = new ArrayList<>(above instanceof Expr.Product p ? p.factors() : List.of(above));
            if (!rest.remove(power)) {
                return new OverOnePlusExp(above, exponent, false);
            }
            return new OverOnePlusExp(rest.isEmpty() ? ONE : new Expr.Product(rest), exponent, true);
        });
    }

    /** The v of {@code e^v}. */
    static Optional<Expr> exponent(Expr power) {
        if (power instanceof Expr.Power p && p.base() == Expr.Constant.E) {
            return Optional.of(p.exponent());
        }
        boolean exp = power instanceof Expr.Apply apply && apply.function().equals(FunctionName.EXP.text());
        return exp ? Optional.of(((Expr.Apply) power).arguments().get(0)) : Optional.empty();
    }

    /** The v of {@code 1 − tanh(v)^2}. */
    static Optional<Expr> oneMinusTanhSquared(Expr.Sum sum) {
        boolean is = sum.terms().size() == 2
                && sum.terms().get(0).equals(ONE)
                && sum.terms().get(1) instanceof Expr.Negation minus
                && minus.operand() instanceof Expr.Power square
                && square.exponent().equals(TWO)
                && square.base() instanceof Expr.Apply apply
                && apply.function().equals(FunctionName.TANH.text());
        return is
                ? Optional.of(((Expr.Apply)
                                ((Expr.Power) ((Expr.Negation) sum.terms().get(1)).operand()).base())
                        .arguments()
                        .get(0))
                : Optional.empty();
    }

    /** {@code 1 − tanh² v = 4σ(2v)σ(−2v)}. */
    static Interval oneMinusTanhSquared(Interval v, int bits) {
        Interval twice = v.shift(1);
        // for an interval the product would be wide; the function falls with |v|
        Dyadic far = v.abs().high().shift(1);
        Dyadic near = v.abs().low().shift(1);
        if (twice.isPoint()) {
            return fourProduct(far, bits);
        }
        Interval least = fourProduct(far, bits);
        Interval most = fourProduct(near, bits);
        return Interval.of(least.low(), most.high());
    }

    private static Interval fourProduct(Dyadic x, int bits) {
        Interval product = Elementary.sigmoid(x, bits + 8).times(Elementary.sigmoid(x.negate(), bits + 8), bits);
        return product.shift(2);
    }
}
