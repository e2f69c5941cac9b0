package org.gradus.symbolic.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;

/** Puts formulas together as one writes them: no factor 1, no term 0, no power 1, one sign in front. */
public final class Notation {
    public static final Expr ONE = Expr.Num.of(1);

    private Notation() {}

    public static boolean isOne(Expr expr) {
        return expr instanceof Expr.Num num && num.value().compareTo(BigDecimal.ONE) == 0;
    }

    public static Expr integer(BigInteger value) {
        return new Expr.Num(new BigDecimal(value));
    }

    /** {@code p} or {@code p/q}. */
    public static Expr number(Rational value) {
        if (value.isInteger()) {
            return integer(value.numerator());
        }
        Expr size = new Expr.Quotient(integer(value.numerator().abs()), integer(value.denominator()));
        return value.signum() < 0 ? negative(size) : size;
    }

    public static Expr negative(Expr expr) {
        return new Expr.Negation(expr);
    }

    public static Expr power(Expr base, Rational exponent) {
        return exponent.equals(Rational.ONE) ? base : new Expr.Power(base, number(exponent));
    }

    public static Expr product(List<Expr> factors) {
        List<Expr> kept = new ArrayList<>();
        for (Expr factor : factors) {
            if (!isOne(factor)) {
                kept.add(factor);
            }
        }
        return kept.isEmpty() ? ONE : kept.size() == 1 ? kept.get(0) : new Expr.Product(kept);
    }

    public static Expr product(Expr... factors) {
        return product(List.of(factors));
    }

    public static Expr sum(List<Expr> terms) {
        return terms.isEmpty() ? Expr.Num.of(0) : terms.size() == 1 ? terms.get(0) : new Expr.Sum(terms);
    }

    public static Expr quotient(Expr numerator, Expr denominator) {
        return isOne(denominator) ? numerator : new Expr.Quotient(numerator, denominator);
    }

    /** {@code factor·formula}, as {@code p formula/q}. */
    public static Expr scaled(Rational factor, Expr formula) {
        Rational size = factor.signum() < 0 ? factor.negate() : factor;
        Expr product = quotient(product(integer(size.numerator()), formula), integer(size.denominator()));
        return factor.signum() < 0 ? negative(product) : product;
    }

    /** How many nodes the formula has. */
    public static int size(Expr expr) {
        int size = 1;
        for (Expr child : Children.of(expr)) {
            size += size(child);
        }
        return size;
    }

    /** The shorter one; the first if they are equally long. */
    public static Expr shorter(Expr first, Expr second) {
        return size(second) < size(first) ? second : first;
    }
}
