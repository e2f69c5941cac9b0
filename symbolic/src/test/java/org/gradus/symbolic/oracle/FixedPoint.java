package org.gradus.symbolic.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of the form n/2^w for one w, and the series that all elementary functions are made of. Errors are a few hundred units. */
final class FixedPoint {
    private static final double BITS_PER_DIGIT = 3.3219280948873626;
    /** Lost to rounding on the way. */
    private static final int GUARD = 80;

    private static final int HALVINGS = 16;

    private final int bits;
    private final BigInteger one;
    private final BigDecimal unit;

    private FixedPoint(int bits) {
        this.bits = bits;
        this.one = BigInteger.ONE.shiftLeft(bits);
        this.unit = new BigDecimal(one);
    }

    static FixedPoint ofDigits(int digits) {
        return new FixedPoint((int) (digits * BITS_PER_DIGIT) + GUARD);
    }

    BigInteger of(BigDecimal given) {
        BigDecimal x = given.scale() > bits ? given.setScale(bits, RoundingMode.HALF_EVEN) : given;
        BigInteger shifted = x.unscaledValue().shiftLeft(bits);
        return x.scale() >= 0
                ? shifted.divide(BigInteger.TEN.pow(x.scale()))
                : shifted.multiply(BigInteger.TEN.pow(-x.scale()));
    }

    BigDecimal decimal(BigInteger n, MathContext context) {
        return new BigDecimal(n).divide(unit, context);
    }

    private BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(bits);
    }

    /** e^x for |x| at most about 2. */
    BigInteger exp(BigInteger x) {
        BigInteger small = x.shiftRight(HALVINGS);
        BigInteger sum = one;
        BigInteger term = one;
        for (int n = 1; term.signum() != 0 && !term.equals(BigInteger.ONE.negate()); n++) {
            term = times(term, small).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = times(sum, sum);
        }
        return sum;
    }

    /** sin x and cos x for |x| at most about 1. */
    BigInteger[] sineAndCosine(BigInteger x) {
        int halvings = 8;
        BigInteger small = x.shiftRight(halvings);
        BigInteger square = times(small, small);
        BigInteger sine = small;
        BigInteger term = small;
        for (int n = 1; term.abs().bitLength() > 1; n++) {
            term = times(term, square).divide(BigInteger.valueOf(-(2L * n) * (2L * n + 1)));
            sine = sine.add(term);
        }
        BigInteger versed = BigInteger.ZERO; // 1 − cos: no digits are lost on doubling
        term = one;
        for (int n = 1; term.abs().bitLength() > 1; n++) {
            term = times(term, square).divide(BigInteger.valueOf(-(2L * n - 1) * (2L * n)));
            versed = versed.subtract(term);
        }
        for (int i = 0; i < halvings; i++) {
            sine = times(sine, one.subtract(versed)).shiftLeft(1);
            versed = times(versed, one.shiftLeft(1).subtract(versed)).shiftLeft(1);
        }
        return new BigInteger[] {sine, one.subtract(versed)};
    }

    /** The inverse tangent (sign = -1) or hyperbolic tangent (sign = 1) by its series; for small arguments. */
    BigInteger inverseTangent(BigInteger x, int sign) {
        BigInteger square = times(x, x).multiply(BigInteger.valueOf(sign));
        BigInteger power = x;
        BigInteger sum = x;
        for (int n = 3; power.abs().bitLength() > 1; n += 2) {
            power = times(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    private BigInteger inverseTangentOf(int denominator, int sign) {
        return inverseTangent(one.divide(BigInteger.valueOf(denominator)), sign);
    }

    /** Machin's formula. */
    BigInteger pi() {
        return inverseTangentOf(5, -1)
                .shiftLeft(2)
                .subtract(inverseTangentOf(239, -1))
                .shiftLeft(2);
    }

    /** ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161). */
    BigInteger logarithmOfTen() {
        return inverseTangentOf(31, 1)
                .multiply(BigInteger.valueOf(46))
                .add(inverseTangentOf(49, 1).multiply(BigInteger.valueOf(34)))
                .add(inverseTangentOf(161, 1).multiply(BigInteger.valueOf(20)));
    }

    /** Σ over n of x^{2n+1}·2^n/(1·3·…·(2n+1)), which is e^{x²}·√π/2·erf(x); all terms have the sign of x. */
    BigInteger errorSeries(BigInteger x) {
        BigInteger doubled = times(x, x).shiftLeft(1);
        BigInteger term = x;
        BigInteger sum = x;
        for (int n = 1; term.abs().bitLength() > 1; n++) {
            term = times(term, doubled).divide(BigInteger.valueOf(2L * n + 1));
            sum = sum.add(term);
        }
        return sum;
    }

    static BigInteger round(BigDecimal x) {
        return x.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    }
}
