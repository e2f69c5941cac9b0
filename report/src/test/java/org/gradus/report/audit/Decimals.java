package org.gradus.report.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a very good pocket calculator does: 80 digits, its own series, nothing of Gradus in it. The audit evaluates printed lines with
 * it, so that a fault of the enclosures cannot hide itself.
 */
final class Decimals {
    static final MathContext PRECISION = new MathContext(80, RoundingMode.HALF_EVEN);
    static final BigDecimal ZERO = BigDecimal.ZERO;
    static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TINY = BigDecimal.ONE.movePointLeft(95);
    private static final MathContext INNER = new MathContext(110, RoundingMode.HALF_EVEN);

    private Decimals() {}

    /** e^x by halving the argument until the series converges fast, then squaring back. */
    static BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(2_000_000)) > 0) {
            throw new ArithmeticException("exp of " + x.toEngineeringString());
        }
        int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 8;
        BigDecimal small = x.divide(new BigDecimal(BigInteger.ONE.shiftLeft(halvings)), INNER);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; term.abs().compareTo(TINY.movePointLeft(20)) > 0; n++) {
            term = term.multiply(small, INNER).divide(BigDecimal.valueOf(n), INNER);
            sum = sum.add(term, INNER);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, INNER);
        }
        return sum.round(PRECISION);
    }

    /** ln x by Newton's iteration on exp. */
    static BigDecimal ln(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("ln of " + x);
        }
        BigDecimal y = BigDecimal.valueOf(Math.log(x.unscaledValue().doubleValue()) - x.scale() * Math.log(10));
        for (int i = 0; i < 8; i++) {
            y = y.add(x.divide(exp(y), INNER).subtract(ONE), INNER);
        }
        return y.round(PRECISION);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal square = exp(x.multiply(BigDecimal.valueOf(2)));
        return square.subtract(ONE).divide(square.add(ONE), PRECISION);
    }

    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        BigDecimal integer = exponent.stripTrailingZeros();
        if (integer.scale() <= 0) {
            int n = integer.intValueExact();
            BigDecimal power = base.pow(Math.abs(n), INNER);
            return n < 0 ? ONE.divide(power, PRECISION) : power.round(PRECISION);
        }
        if (base.signum() == 0 && exponent.signum() > 0) {
            return BigDecimal.ZERO;
        }
        return exp(exponent.multiply(ln(base), INNER));
    }
}
