package org.gradus.symbolic.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.apfloat.Apint;
import org.apfloat.Aprational;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;

/**
 * Values to 200 digits by apfloat, a library by Mikko Tommila that knows nothing of intervals: the oracle for enclosures and for normal
 * forms. What apfloat does not have (erf, σ) is made of what it has, with as many digits more as cancel.
 */
public final class Apfloats {
    public static final int DIGITS = 200;

    /** Of what is calculated; the argument of a sine may have this many digits before the point. */
    private static final int WORKING = 230;
    /** The last digits may be wrong. */
    private static final int LOST = 15;

    private static final Apfloat ONE = new Apfloat(1, WORKING);
    private static final Apfloat TWO = new Apfloat(2, WORKING);

    private Apfloats() {}

    public static Apfloat of(Rational value) {
        return new Aprational(new Apint(value.numerator()), new Apint(value.denominator())).precision(WORKING);
    }

    // ---- what an enclosure has to do ----

    /** Whether the interval and the number, known to about 185 digits, meet. */
    public static boolean contains(Interval interval, Apfloat value) {
        return !interval.isDisjointFrom(around(value, DIGITS - LOST));
    }

    /** Whether every member of the interval differs from the number by at most 10^-digits of its size. */
    public static boolean isNarrow(Interval interval, Apfloat value, int digits) {
        return value.signum() == 0
                ? interval.equals(Interval.ZERO)
                : around(value, digits).contains(interval);
    }

    /** From one number to the other. */
    public static Interval hull(Apfloat low, Apfloat high) {
        return exactly(low).hull(exactly(high));
    }

    private static Interval around(Apfloat value, int digits) {
        if (value.signum() == 0) {
            return Interval.ZERO;
        }
        Apfloat error = ApfloatMath.scale(ApfloatMath.abs(value), -digits);
        Interval low = exactly(value.subtract(error));
        return low.hull(exactly(value.add(error)));
    }

    /** To 1,000 bits, which is more than the digits have. */
    private static Interval exactly(Apfloat number) {
        if (number.signum() == 0) {
            return Interval.ZERO;
        }
        Apfloat value = number.precision(Math.min(number.precision(), WORKING));
        long scale = value.scale() - value.precision();
        BigInteger digits = ApfloatMath.scale(value, -scale).truncate().toBigInteger();
        Interval ten = Interval.of(Rational.of(10), 8);
        return Interval.of(new Rational(digits, BigInteger.ONE), 1_000)
                .times(ten.power(BigInteger.valueOf(scale), 1_100), 1_000);
    }

    // ---- functions ----

    public static Apfloat apply(FunctionName function, Apfloat x) {
        boolean exact = x.precision() == Apfloat.INFINITE;
        return x.signum() == 0 ? atZero(function) : elsewhere(function, exact ? x.precision(2 * WORKING) : x);
    }

    /** For apfloat a zero has no digits, and so its cosine has none. */
    private static Apfloat atZero(FunctionName function) {
        return switch (function) {
            case EXP, COS, COSH, ERFC -> ONE;
            case SIGMOID, PHI -> ONE.divide(TWO);
            case SOFTPLUS -> ApfloatMath.log(TWO);
            case ACOS -> ApfloatMath.pi(WORKING).divide(TWO);
            case LN, LOG10 -> throw new ArithmeticException("the logarithm of 0");
            default -> Apfloat.ZERO;
        };
    }

    private static Apfloat elsewhere(FunctionName function, Apfloat x) {
        return switch (function) {
            case EXP -> ApfloatMath.exp(x);
            case LN -> ApfloatMath.log(x);
            case LOG10 -> ApfloatMath.log(x).divide(ApfloatMath.log(new Apfloat(10, WORKING)));
            case SQRT -> ApfloatMath.sqrt(x);
            case ABS -> ApfloatMath.abs(x);
            case SIGN -> new Apfloat(x.signum(), WORKING);
            case RELU -> x.signum() > 0 ? x : Apfloat.ZERO;
            case SIN -> ApfloatMath.sin(more(x));
            case COS -> ApfloatMath.cos(more(x));
            case TAN -> ApfloatMath.tan(more(x));
            case ASIN -> ApfloatMath.asin(x);
            case ACOS -> ApfloatMath.acos(x);
            case ATAN -> ApfloatMath.atan(x);
            case SINH -> small(x, ApfloatMath::sinh);
            case COSH -> ApfloatMath.cosh(x);
            case TANH -> small(x, ApfloatMath::tanh);
            case SIGMOID -> sigmoid(x);
            case SOFTPLUS -> softplus(x);
            case ERF -> erf(x, WORKING);
            case ERFC -> erfc(x);
            case PHI ->
                erfc(x.negate().divide(ApfloatMath.sqrt(new Apfloat(2, more(x).precision()))))
                        .divide(TWO);
            case MAX, MIN -> throw new IllegalArgumentException(function + " has several arguments");
        };
    }

    /** Digits that are zeros before the point, or after it, do not count. */
    private static Apfloat more(Apfloat x) {
        return x.precision(Math.max(x.precision(), WORKING + Math.abs(x.scale())));
    }

    private static Apfloat small(Apfloat x, java.util.function.UnaryOperator<Apfloat> function) {
        return function.apply(x.precision(WORKING + 2 * Math.max(0, -x.scale())));
    }

    private static Apfloat sigmoid(Apfloat x) {
        if (x.signum() > 0) {
            return ONE.subtract(sigmoid(x.negate()));
        }
        Apfloat e = ApfloatMath.exp(x);
        return e.divide(ONE.add(e));
    }

    private static Apfloat softplus(Apfloat x) {
        if (x.signum() > 0) {
            return x.add(softplus(x.negate()));
        }
        Apfloat e = ApfloatMath.exp(x);
        long digits = WORKING + 2 * Math.max(0, -e.scale());
        return digits > 3_000
                ? e.subtract(e.multiply(e).divide(TWO)) // ln(1 + e) = e − e²/2 + e³/3 − …
                : ApfloatMath.log(new Apfloat(1, digits).add(e.precision(digits)));
    }

    /** {@code 2x/√π e^{−x²} M(1, 3/2, x²)}, a series of positive terms. */
    private static Apfloat erf(Apfloat x, long digits) {
        Apfloat exact = x.precision(Math.max(digits, x.precision()));
        Apfloat square = exact.multiply(exact);
        Apfloat two = new Apfloat(2, digits);
        Apfloat term = new Apfloat(1, digits);
        Apfloat sum = term;
        for (int n = 1; term.scale() > sum.scale() - digits - 2; n++) {
            term = term.multiply(square).multiply(two).divide(new Apfloat(2L * n + 1, digits));
            sum = sum.add(term);
        }
        Apfloat root = ApfloatMath.sqrt(ApfloatMath.pi(digits));
        return exact.multiply(two)
                .divide(root)
                .multiply(ApfloatMath.exp(square.negate()))
                .multiply(sum);
    }

    private static Apfloat erfc(Apfloat x) {
        long cancelled = x.signum() > 0 ? (long) (x.doubleValue() * x.doubleValue() / 2) + 8 : 0;
        long digits = WORKING + cancelled;
        return new Apfloat(1, digits).subtract(erf(x.precision(Math.max(digits, x.precision())), digits));
    }

    // ---- formulas ----

    /** The variables stand for {@code point}. Throws an {@link ArithmeticException} where it is not defined. */
    public static Apfloat value(Expr formula, Map<Expr, Apfloat> point) {
        if (formula instanceof Expr.Num num) {
            return of(Rational.of(num.value()));
        }
        if (formula instanceof Expr.Constant constant) {
            return constant == Expr.Constant.E ? ApfloatMath.exp(ONE) : ApfloatMath.pi(WORKING);
        }
        if (formula instanceof Expr.Symbol || formula instanceof Expr.Indexed) {
            return Objects.requireNonNull(point.get(formula), formula::toString);
        }
        if (formula instanceof Expr.Negation negation) {
            return value(negation.operand(), point).negate();
        }
        if (formula instanceof Expr.Sum sum) {
            return sum.terms().stream().map(term -> value(term, point)).reduce(Apfloat.ZERO, Apfloat::add);
        }
        if (formula instanceof Expr.Product product) {
            return product.factors().stream()
                    .map(factor -> value(factor, point))
                    .reduce(Apfloat.ONE, Apfloat::multiply);
        }
        if (formula instanceof Expr.Quotient quotient) {
            return value(quotient.numerator(), point).divide(value(quotient.denominator(), point));
        }
        if (formula instanceof Expr.Power power) {
            return power(value(power.base(), point), value(power.exponent(), point));
        }
        if (formula instanceof Expr.Apply apply) {
            return apply(
                    FunctionName.of(apply.function()).orElseThrow(),
                    apply.arguments().stream()
                            .map(argument -> value(argument, point))
                            .toList());
        }
        if (formula instanceof Expr.Piecewise piecewise) {
            for (Expr.Case line : piecewise.cases()) {
                if (line.condition().isEmpty() || holds(line.condition().get(), point)) {
                    return value(line.value(), point);
                }
            }
            throw new ArithmeticException("no case applies");
        }
        throw new AssertionError("no value for " + formula);
    }

    /** Whether the comparison holds at the point. */
    public static boolean holds(Expr.Relation condition, Map<Expr, Apfloat> point) {
        int order = value(condition.left(), point)
                .subtract(value(condition.right(), point))
                .signum();
        return switch (condition.operator()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            default -> throw new AssertionError("no condition: " + condition);
        };
    }

    private static Apfloat apply(FunctionName function, List<Apfloat> arguments) {
        return switch (function) {
            case MAX -> arguments.stream().reduce(ApfloatMath::max).orElseThrow();
            case MIN -> arguments.stream().reduce(ApfloatMath::min).orElseThrow();
            default -> apply(function, arguments.get(0));
        };
    }

    private static Apfloat power(Apfloat base, Apfloat exponent) {
        boolean whole = exponent.isInteger() && ApfloatMath.abs(exponent).compareTo(new Apfloat(1_000_000)) < 0;
        return whole ? ApfloatMath.pow(base, exponent.longValueExact()) : ApfloatMath.pow(base, exponent);
    }
}
