package org.gradus.report.marking.interval;

import java.util.function.DoubleUnaryOperator;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.number.Enclosure;
import org.gradus.core.number.ForwardMode;
import org.gradus.core.number.Interval;

/** Values and slopes of the functions of one argument over a range. Those that networks rarely use go by the certified intervals of core. */
final class Functions {
    private static final int BITS = 64;
    private static final Expr U = Expr.Symbol.of("u");
    private static final Range HALF = new Range(0.5, 0.5);
    private static final Range UNIT = new Range(0, 1);
    private static final Range BOTH_SIGNS = new Range(-1, 1);
    private static final Range LN_10 = Range.widened(Math.log(10), Math.log(10));

    private Functions() {}

    static Range value(FunctionName function, Range u) {
        return switch (function) {
            case EXP -> exp(u);
            case LN -> ln(u);
            case LOG10 -> ln(u).over(LN_10);
            case SQRT -> u.lo() < 0 ? Range.ALL : increasing(Math::sqrt, u);
            case ABS -> u.abs();
            case RELU -> u.max(Range.ZERO);
            case SIGN -> new Range(Math.signum(u.lo()), Math.signum(u.hi()));
            case TANH -> increasing(Math::tanh, u).and(BOTH_SIGNS);
            case ATAN -> increasing(Math::atan, u);
            case SIGMOID -> sigmoid(u);
            case SOFTPLUS -> increasing(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), u);
            default -> certified(function, u);
        };
    }

    static Range slope(FunctionName function, Range u) {
        return switch (function) {
            case EXP -> exp(u);
            case LN -> u.lo() < 0 ? Range.ALL : Range.ONE.over(u);
            case LOG10 -> u.lo() < 0 ? Range.ALL : Range.ONE.over(u.times(LN_10));
            case SQRT -> HALF.over(value(function, u));
            case ABS -> new Range(u.lo() > 0 ? 1 : -1, u.hi() < 0 ? -1 : 1);
            case RELU -> new Range(u.lo() > 0 ? 1 : 0, u.hi() < 0 ? 0 : 1);
            case SIGN -> Range.ZERO;
            case TANH -> Range.ONE.minus(value(function, u).power(2)).and(UNIT);
            case ATAN -> Range.ONE.over(Range.ONE.plus(u.power(2)));
            case SIGMOID -> sigmoid(u).times(sigmoid(u.negate()));
            case SOFTPLUS -> sigmoid(u);
            default -> certifiedSlope(function, u);
        };
    }

    private static Range increasing(DoubleUnaryOperator f, Range u) {
        return Range.widened(f.applyAsDouble(u.lo()), f.applyAsDouble(u.hi()));
    }

    private static Range exp(Range u) {
        Range image = increasing(Math::exp, u);
        return new Range(Math.max(0, image.lo()), image.hi());
    }

    /** Where u may be 0 or less, of those members that have a logarithm. */
    private static Range ln(Range u) {
        Range defined = new Range(Math.max(0, u.lo()), Math.max(0, u.hi()));
        return u.hi() <= 0 ? Range.ALL : increasing(Math::log, defined);
    }

    private static Range sigmoid(Range u) {
        return increasing(Functions::sigmoid, u).and(UNIT);
    }

    private static double sigmoid(double x) {
        double power = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    private static Range certified(FunctionName function, Range u) {
        try {
            return Range.of(Enclosure.of(Expr.Apply.of(function, U), symbol -> interval(u), BITS));
        } catch (ArithmeticException notToBeHad) {
            return Range.ALL;
        }
    }

    private static Range certifiedSlope(FunctionName function, Range u) {
        try {
            Expr applied = Expr.Apply.of(function, U);
            return Range.of(ForwardMode.differentiate(applied, symbol -> interval(u), U, BITS)
                    .derivative());
        } catch (ArithmeticException notToBeHad) {
            return Range.ALL;
        }
    }

    private static Interval interval(Range u) {
        if (!u.isBounded()) {
            throw new ArithmeticException("no bound");
        }
        return Interval.of(u.lo()).hull(Interval.of(u.hi()));
    }
}
