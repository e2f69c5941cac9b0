package org.gradus.symbolic.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;

/**
 * A formula as a number times powers of different bases, {@code 2 z e^{-z}/(1 + z)^2}: equal bases are collected and cancel.
 * Written back with the number in front and the simple factors first.
 */
public final class Factors {
    private Rational number = Rational.ONE;
    private boolean decimals;
    private final Map<Expr, Rational> powers = new LinkedHashMap<>();

    /** The factors of {@code formula}, not searched inside sums and functions. */
    public static Factors of(Expr formula) {
        Factors factors = new Factors();
        factors.multiply(formula, Rational.ONE);
        return factors;
    }

    public static Factors of(List<Expr> formulas) {
        Factors factors = new Factors();
        formulas.forEach(formula -> factors.multiply(formula, Rational.ONE));
        return factors;
    }

    public Factors over(Expr divisor) {
        multiply(divisor, Rational.of(-1));
        return this;
    }

    /** The number in front. */
    public Rational number() {
        return number;
    }

    /** The bases and their powers. */
    public Map<Expr, Rational> powers() {
        return powers;
    }

    boolean hasDecimals() {
        return decimals;
    }

    /** Everything but the number in front. */
    public Expr withoutNumber() {
        return written(Rational.ONE);
    }

    Expr written() {
        return written(number);
    }

    private void multiply(Expr formula, Rational power) {
        if (formula instanceof Expr.Num num && power.isInteger() && (num.value().signum() != 0 || power.signum() > 0)) {
            decimals |= num.value().scale() > 0;
            number = number.times(
                    Rational.of(num.value()).power(power.numerator().intValueExact()));
        } else if (formula instanceof Expr.Negation negation && power.isInteger()) {
            if (power.numerator().testBit(0)) {
                number = number.negate();
            }
            multiply(negation.operand(), power);
        } else if (formula instanceof Expr.Product product && power.isInteger()) {
            product.factors().forEach(factor -> multiply(factor, power));
        } else if (formula instanceof Expr.Quotient quotient && power.isInteger()) {
            multiply(quotient.numerator(), power);
            multiply(quotient.denominator(), power.negate());
        } else if (formula instanceof Expr.Power raised
                && raised.base() != Expr.Constant.E
                && exponent(raised.exponent()).signum() != 0
                && exponent(raised.exponent()).isInteger()
                && !(raised.base() instanceof Expr.Negation)) {
            multiply(raised.base(), power.times(exponent(raised.exponent())));
        } else {
            powers.merge(formula, power, Rational::plus);
        }
    }

    /** A whole number in an exponent that is small enough to count with, else 0. */
    private static Rational exponent(Expr exponent) {
        if (exponent instanceof Expr.Negation negation) {
            return exponent(negation.operand()).negate();
        }
        boolean small = exponent instanceof Expr.Num num && num.value().abs().compareTo(BigDecimal.valueOf(64)) <= 0;
        return small ? Rational.of(((Expr.Num) exponent).value()) : Rational.ZERO;
    }

    private Expr written(Rational front) {
        if (front.signum() == 0) {
            return Expr.Num.of(0);
        }
        Rational size = front.abs();
        boolean asDecimal = decimals && isDecimal(size);
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        above.add(asDecimal ? decimal(size) : Notation.integer(size.numerator()));
        below.add(asDecimal ? Notation.ONE : Notation.integer(size.denominator()));
        List<Map.Entry<Expr, Rational>> sorted = new ArrayList<>(powers.entrySet());
        sorted.sort(Comparator.comparingInt(entry -> rank(entry.getKey())));
        for (Map.Entry<Expr, Rational> entry : sorted) {
            Rational power = entry.getValue();
            if (power.signum() > 0) {
                above.add(Notation.power(entry.getKey(), power));
            } else if (power.signum() < 0) {
                below.add(Notation.power(entry.getKey(), power.negate()));
            }
        }
        Expr quotient = Notation.quotient(Notation.product(above), Notation.product(below));
        return front.signum() < 0 ? Notation.negative(quotient) : quotient;
    }

    /** Symbols come first, derivatives that still have to be carried out last. */
    private static int rank(Expr base) {
        if (base instanceof Expr.Constant) {
            return 0;
        }
        if (base instanceof Expr.Symbol || base instanceof Expr.Indexed) {
            return 1;
        }
        return base instanceof Expr.Derivative ? 3 : 2;
    }

    private static boolean isDecimal(Rational size) {
        BigInteger rest = size.denominator();
        for (int prime : new int[] {2, 5}) {
            BigInteger divisor = BigInteger.valueOf(prime);
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
            }
        }
        return rest.equals(BigInteger.ONE) && size.denominator().bitLength() < 100;
    }

    private static Expr decimal(Rational size) {
        return new Expr.Num(new BigDecimal(size.numerator())
                .divide(new BigDecimal(size.denominator()))
                .stripTrailingZeros());
    }

    /** {@code number} as it would be written in front of a factor. */
    public static Expr number(Rational value, boolean asDecimal) {
        Rational size = value.abs();
        Expr written = asDecimal && isDecimal(size) ? decimal(size) : Notation.number(size);
        return value.signum() < 0 ? Notation.negative(written) : written;
    }
}
