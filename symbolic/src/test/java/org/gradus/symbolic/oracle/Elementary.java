package org.gradus.symbolic.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Elementary functions of decimals to a number of digits: the relative error is below 10^-digits, that of sine and cosine absolutely.
 * Written for the tests, from series; compared with apfloat there.
 */
final class Elementary {
    private static final Map<Integer, Elementary> KNOWN = new ConcurrentHashMap<>();
    private static final int GUARD = 12;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LARGEST_EXPONENT = new BigDecimal("1e6");
    private static final BigDecimal LARGEST_ANGLE = new BigDecimal("1e60");
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final BigDecimal TINY = new BigDecimal("1e-25");
    /** From here on the continued fraction of erfc is short. */
    private static final BigDecimal FAR = BigDecimal.valueOf(6);

    private final int digits;
    private final MathContext context;
    private final FixedPoint fixed;
    final BigDecimal pi;
    final BigDecimal e;
    private final BigDecimal logarithmOfTen;

    private Elementary(int digits) {
        this.digits = digits;
        this.context = new MathContext(digits + GUARD, RoundingMode.HALF_EVEN);
        this.fixed = FixedPoint.ofDigits(digits + GUARD);
        this.pi = fixed.decimal(fixed.pi(), context);
        this.logarithmOfTen = fixed.decimal(fixed.logarithmOfTen(), context);
        this.e = exp(BigDecimal.ONE);
    }

    static Elementary ofDigits(int digits) {
        return KNOWN.computeIfAbsent(digits, Elementary::new);
    }

    MathContext context() {
        return context;
    }

    /** With more digits, for arguments that eat them. */
    private Elementary wider(int more) {
        return ofDigits(digits + (more + 31) / 32 * 32);
    }

    private static int size(BigDecimal x) {
        return x.signum() == 0 ? 0 : x.precision() - x.scale();
    }

    /** Exact, unless one is out of all proportion to the other. */
    private BigDecimal sum(BigDecimal a, BigDecimal b) {
        return Math.abs(a.scale() - b.scale()) > 4 * digits ? a.add(b, context) : a.add(b);
    }

    BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new CannotTell("e^(" + x.round(new MathContext(5)) + ") is out of reach");
        }
        if (x.abs().compareTo(BigDecimal.ONE) <= 0) {
            return fixed.decimal(fixed.exp(fixed.of(x)), context);
        }
        if (size(x) > 3 && digits < 2000) {
            Elementary more = wider(size(x));
            return more == this ? reducedExp(x) : more.reducedExp(x).round(context);
        }
        return reducedExp(x);
    }

    private BigDecimal reducedExp(BigDecimal x) {
        BigInteger power = FixedPoint.round(x.divide(logarithmOfTen, context));
        BigDecimal rest = x.subtract(logarithmOfTen.multiply(new BigDecimal(power)));
        return fixed.decimal(fixed.exp(fixed.of(rest)), context).scaleByPowerOfTen(power.intValueExact());
    }

    /** For x > 0. */
    BigDecimal ln(BigDecimal x) {
        if (size(x) == 0 || size(x) == 1) {
            BigDecimal beyond = x.subtract(BigDecimal.ONE);
            if (beyond.abs().compareTo(SMALL) < 0) {
                return lnOnePlus(beyond);
            }
        }
        int power = size(x) - 1;
        BigDecimal mantissa = x.scaleByPowerOfTen(-power);
        BigDecimal y = BigDecimal.valueOf(Math.log(mantissa.doubleValue()));
        for (int right = 14; right < digits + GUARD; right *= 3) {
            BigDecimal power1 = exp(y);
            y = y.add(TWO.multiply(mantissa.subtract(power1)).divide(mantissa.add(power1), context), context);
        }
        return y.add(logarithmOfTen.multiply(BigDecimal.valueOf(power)), context);
    }

    /** ln(1 + u) for small u, with all digits. */
    BigDecimal lnOnePlus(BigDecimal u) {
        if (u.abs().compareTo(SMALL) >= 0) {
            return ln(u.add(BigDecimal.ONE));
        }
        // 2·artanh(u/(2+u))
        return series(u.divide(sum(TWO, u), context), 1).multiply(TWO, context);
    }

    /** artanh (sign 1) or arctan (sign −1) of a small number, relatively precise. */
    private BigDecimal series(BigDecimal v, int sign) {
        BigDecimal square = v.multiply(v, context).multiply(BigDecimal.valueOf(sign));
        BigDecimal power = v;
        BigDecimal sum = v;
        for (int n = 3; power.signum() != 0 && size(power) > size(v) - digits - GUARD; n += 2) {
            power = power.multiply(square, context);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), context), context);
        }
        return sum;
    }

    BigDecimal sin(BigDecimal x) {
        if (x.abs().compareTo(TINY) < 0) {
            return alternating(x, -1);
        }
        return turned(x, 0);
    }

    BigDecimal cos(BigDecimal x) {
        return turned(x, 1);
    }

    /** The sine of x plus some quarters of a turn. */
    private BigDecimal turned(BigDecimal x, int quarters) {
        if (x.abs().compareTo(LARGEST_ANGLE) > 0) {
            throw new CannotTell("the angle " + x.round(new MathContext(5)) + " is out of reach");
        }
        if (size(x) > 2) {
            Elementary more = wider(size(x));
            if (more != this) {
                return more.quarter(x, quarters).round(context);
            }
        }
        return quarter(x, quarters);
    }

    private BigDecimal quarter(BigDecimal x, int quarters) {
        BigDecimal right = pi.divide(TWO, context);
        BigInteger turns = FixedPoint.round(x.divide(right, context));
        BigDecimal rest = x.subtract(right.multiply(new BigDecimal(turns)));
        BigInteger[] both = fixed.sineAndCosine(fixed.of(rest));
        int turn = turns.add(BigInteger.valueOf(quarters))
                .mod(BigInteger.valueOf(4))
                .intValue();
        BigInteger value = turn % 2 == 0 ? both[0] : both[1];
        return fixed.decimal(turn < 2 ? value : value.negate(), context);
    }

    /** sin (sign −1) or sinh (sign 1) by the series. */
    private BigDecimal alternating(BigDecimal x, int sign) {
        BigDecimal square = x.multiply(x, context).multiply(BigDecimal.valueOf(sign));
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 2; term.signum() != 0 && size(term) > size(x) - digits - GUARD; n += 2) {
            term = term.multiply(square, context).divide(BigDecimal.valueOf((long) n * (n + 1)), context);
            sum = sum.add(term, context);
        }
        return sum;
    }

    BigDecimal atan(BigDecimal x) {
        if (x.abs().compareTo(SMALL) < 0) {
            return series(x, -1);
        }
        if (x.abs().compareTo(BigDecimal.ONE) > 0) {
            BigDecimal right = pi.divide(TWO, context);
            BigDecimal rest = atan(BigDecimal.ONE.divide(x, context));
            return (x.signum() > 0 ? right : right.negate()).subtract(rest, context);
        }
        BigDecimal near = BigDecimal.valueOf(Math.atan(x.doubleValue()));
        BigInteger[] both = fixed.sineAndCosine(fixed.of(near));
        BigDecimal sine = fixed.decimal(both[0], context);
        BigDecimal cosine = fixed.decimal(both[1], context);
        BigDecimal rest =
                x.multiply(cosine, context).subtract(sine).divide(cosine.add(x.multiply(sine, context)), context);
        return near.add(series(rest, -1), context);
    }

    /** For |x| ≤ 1. */
    BigDecimal asin(BigDecimal x) {
        BigDecimal rest = sum(BigDecimal.ONE, x.negate()).multiply(sum(BigDecimal.ONE, x));
        if (rest.signum() == 0) {
            return pi.divide(TWO, context).multiply(BigDecimal.valueOf(x.signum()));
        }
        return atan(x.divide(rest.sqrt(context), context));
    }

    /** For |x| ≤ 1. */
    BigDecimal acos(BigDecimal x) {
        BigDecimal below = sum(BigDecimal.ONE, x);
        if (below.signum() == 0) {
            return pi;
        }
        BigDecimal square = sum(BigDecimal.ONE, x.negate()).divide(below, context);
        return square.signum() == 0
                ? BigDecimal.ZERO
                : atan(square.sqrt(context)).multiply(TWO, context);
    }

    BigDecimal sinh(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.ONE) < 0) {
            return alternating(x, 1);
        }
        BigDecimal power = exp(x);
        return sum(power, BigDecimal.ONE.divide(power, context).negate()).divide(TWO, context);
    }

    BigDecimal cosh(BigDecimal x) {
        BigDecimal power = exp(x);
        return sum(power, BigDecimal.ONE.divide(power, context)).divide(TWO, context);
    }

    BigDecimal tanh(BigDecimal x) {
        return sinh(x).divide(cosh(x), context);
    }

    BigDecimal erf(BigDecimal x) {
        if (x.abs().compareTo(FAR) > 0) {
            BigDecimal rest = erfc(x.abs());
            return BigDecimal.ONE.subtract(rest, context).multiply(BigDecimal.valueOf(x.signum()));
        }
        BigDecimal factor = x.signum() == 0 || size(x) > -30
                ? fixed.decimal(fixed.errorSeries(fixed.of(x)), context)
                : x.subtract(x.pow(3).divide(BigDecimal.valueOf(3), context)).multiply(exp(x.multiply(x)));
        return factor.multiply(TWO, context).divide(pi.sqrt(context), context).multiply(gauss(x), context);
    }

    BigDecimal erfc(BigDecimal x) {
        if (x.compareTo(BigDecimal.ONE) <= 0) {
            return BigDecimal.ONE.subtract(erf(x), context);
        }
        if (x.compareTo(FAR) <= 0) {
            return BigDecimal.ONE.subtract(wider(20).erf(x)).round(context);
        }
        if (x.compareTo(new BigDecimal("9000")) > 0) {
            throw new CannotTell("erfc(" + x + ") is out of reach");
        }
        // erfc x = e^{-x²}/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), cut off far out
        double square = x.doubleValue() * x.doubleValue();
        int depth = (int) (digits * digits * 5.4 / (8 * square)) * 2 + digits;
        BigDecimal fraction = x;
        for (int n = depth; n > 0; n--) {
            fraction = x.add(new BigDecimal(n).divide(TWO).divide(fraction, context), context);
        }
        return gauss(x).divide(pi.sqrt(context).multiply(fraction), context);
    }

    private BigDecimal gauss(BigDecimal x) {
        return exp(x.multiply(x).negate());
    }
}
