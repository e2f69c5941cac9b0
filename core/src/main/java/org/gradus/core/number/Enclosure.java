package org.gradus.core.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Certified evaluation: an interval that contains the value of a formula.
 *
 * <p>Where an interval does not decide a jump ({@code sign}, a condition) the result covers both sides. Errors: see
 * {@link Interval}; nodes that are notation only are an {@link IllegalArgumentException}.
 */
public final class Enclosure extends ValueVisitor<Interval> {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Interval UNIT = Interval.ONE.negate().hull(Interval.ONE);

    private final Operands operands;
    private final ExactArithmetic exact;
    private final int bits;
    private final boolean asWritten;

    Enclosure(Operands operands, int bits) {
        this(operands, bits, false);
    }

    private Enclosure(Operands operands, int bits, boolean asWritten) {
        this.asWritten = asWritten;
        this.operands = operands;
        this.exact = new ExactArithmetic(operands);
        this.bits = bits;
    }

    /** The value of {@code formula}, every symbol and indexed symbol enclosed by {@code environment}, computed with {@code bits} bits. */
    public static Interval of(Expr formula, Function<Expr, Interval> environment, int bits) {
        return formula.accept(new Enclosure(new Environment(environment), bits));
    }

    /**
     * As {@link #of}, every operation carried out as it is written: {@code ln(1 + u)} loses the digits of a tiny u, as it does for
     * somebody who calculates with so many bits.
     */
    public static Interval asWritten(Expr formula, Function<Expr, Interval> environment, int bits) {
        return formula.accept(new Enclosure(new Environment(environment), bits, true));
    }

    private record Environment(Function<Expr, Interval> values) implements Operands {
        @Override
        public Optional<Rational> rational(Expr quantity) {
            return values.apply(quantity).point();
        }

        @Override
        public Interval enclose(Expr quantity, int bits) {
            return values.apply(quantity);
        }

        @Override
        public boolean isMinusInfinity(Expr quantity) {
            return false;
        }

        @Override
        public OptionalInt signum(Expr formula) {
            return OptionalInt.empty();
        }
    }

    @Override
    public Interval num(Expr.Num num) {
        int scale = num.value().scale();
        if (Math.abs((long) scale) <= ExactArithmetic.LARGEST_BITS) {
            return Interval.of(Rational.of(num.value()), bits);
        }
        Interval unscaled = Interval.of(new Rational(num.value().unscaledValue(), BigInteger.ONE), bits);
        return unscaled.times(Interval.of(Dyadic.of(10)).power(BigInteger.valueOf(-(long) scale), bits), bits);
    }

    @Override
    public Interval constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> Interval.e(bits);
            case PI -> Interval.pi(bits);
            case INFINITY -> throw infinite();
        };
    }

    @Override
    Interval quantity(Expr quantity) {
        return operands.enclose(quantity, bits);
    }

    @Override
    public Interval negation(Expr.Negation negation) {
        return value(negation.operand()).negate();
    }

    @Override
    public Interval sum(Expr.Sum sum) {
        Optional<Interval> known = asWritten ? Optional.empty() : withoutCancellation(sum, this::value, bits);
        return known.orElseGet(() -> fold(sum.terms(), (a, b) -> a.plus(b, bits)));
    }

    private static Optional<Interval> withoutCancellation(Expr.Sum sum, Function<Expr, Interval> values, int bits) {
        Optional<Expr.Apply> saturating = onePlusSaturating(sum);
        if (saturating.isPresent()) {
            Interval u = values.apply(saturating.get().arguments().get(0));
            return Optional.of(onePlus(saturating.get(), u, bits));
        }
        return oneMinusTanhSquared(sum, values, bits);
    }

    static Optional<Interval> oneMinusTanhSquared(Expr.Sum sum, Function<Expr, Interval> values, int bits) {
        return Saturating.oneMinusTanhSquared(sum)
                .map(steep -> Saturating.oneMinusTanhSquared(values.apply(steep), bits));
    }

    /** The tanh u or erf u of 1 + tanh u and 1 + erf u. */
    static Optional<Expr.Apply> onePlusSaturating(Expr.Sum sum) {
        return onePlus(sum)
                .filter(Expr.Apply.class::isInstance)
                .map(Expr.Apply.class::cast)
                .filter(apply -> apply.function().equals(FunctionName.TANH.text())
                        || apply.function().equals(FunctionName.ERF.text()));
    }

    /** 1 + tanh u = 2σ(2u) and 1 + erf u = erfc(−u) keep their digits for u → −∞. */
    static Interval onePlus(Expr.Apply saturating, Interval u, int bits) {
        return saturating.function().equals(FunctionName.TANH.text())
                ? u.shift(1).sigmoid(bits).shift(1)
                : u.negate().erfc(bits);
    }

    @Override
    public Interval product(Expr.Product product) {
        return fold(product.factors(), (a, b) -> a.times(b, bits));
    }

    /** The u of 1 + u, if it is to be asked for. */
    private Optional<Expr> small(Expr expr) {
        return asWritten ? Optional.empty() : onePlus(expr);
    }

    /** The u of 1 + u. */
    static Optional<Expr> onePlus(Expr expr) {
        boolean is = expr instanceof Expr.Sum sum
                && sum.terms().size() == 2
                && sum.terms().get(0).equals(ONE);
        return is ? Optional.of(((Expr.Sum) expr).terms().get(1)) : Optional.empty();
    }

    private Interval fold(List<Expr> parts, BiFunction<Interval, Interval, Interval> operation) {
        Interval result = value(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = operation.apply(result, value(part));
        }
        return result;
    }

    @Override
    public Interval quotient(Expr.Quotient quotient) {
        try {
            return value(quotient.numerator()).over(denominator(quotient.denominator()), bits);
        } catch (OutOfRangeException partIsTooLarge) {
            Saturating.OverOnePlusExp logistic =
                    Saturating.overOnePlusExp(quotient).orElseThrow(() -> partIsTooLarge);
            Interval exponent = value(logistic.exponent());
            Interval share = (logistic.risesWithExponent() ? exponent : exponent.negate()).sigmoid(bits);
            return value(logistic.rest()).times(share, bits);
        }
    }

    /** Separated from zero, or an interval whose division says why not. */
    private Interval denominator(Expr expr) {
        Interval below = value(expr);
        return below.containsZero() && signumIsZero(expr) ? Interval.ZERO : below;
    }

    private boolean signumIsZero(Expr expr) {
        OptionalInt sign = operands.signum(expr);
        return sign.isPresent() && sign.getAsInt() == 0;
    }

    @Override
    public Interval power(Expr.Power power) {
        if (power.base() == Expr.Constant.E) {
            return exp(power.exponent());
        }
        Optional<Rational> exponent = exact.value(power.exponent());
        if (exponent.isPresent() && exponent.get().isInteger()) {
            BigInteger integer = exponent.get().numerator();
            return integer.signum() < 0
                    ? denominator(power.base()).power(integer, bits)
                    : value(power.base()).power(integer, bits);
        }
        return realPower(power.base(), power.exponent());
    }

    private Interval realPower(Expr baseExpr, Expr exponentExpr) {
        Interval exponent = value(exponentExpr);
        Interval base = value(baseExpr);
        if (base.low().signum() > 0) {
            return base.power(exponent, bits);
        }
        OptionalInt sign = base.high().signum() < 0 ? OptionalInt.of(-1) : zeroOr(base, baseExpr);
        if (sign.isPresent() && sign.getAsInt() < 0) {
            return negativePower(base, exponent, exponentExpr);
        }
        if (sign.isEmpty() || sign.getAsInt() > 0 || exponent.signum().isEmpty()) {
            throw new NotSeparatedException("the base of a power is not yet separated from zero");
        }
        if (exponent.signum().getAsInt() < 0) {
            throw new UndefinedException("division by zero");
        }
        return Interval.ZERO;
    }

    /** An exponent that does not look like an integer may still be one, as 4 atan(1)/π. */
    private Interval negativePower(Interval base, Interval exponent, Expr exponentExpr) {
        if (WholeNumbers.mayBeIn(exponent)) {
            Optional<BigInteger> only = WholeNumbers.onlyOneIn(exponent);
            OptionalInt sign =
                    only.map(n -> operands.signum(minus(exponentExpr, n))).orElseGet(OptionalInt::empty);
            if (only.isPresent() && sign.isPresent() && sign.getAsInt() == 0) {
                return base.power(only.get(), bits);
            }
            if (sign.isEmpty()) {
                throw new NotSeparatedException("an exponent is not yet separated from a whole number");
            }
        }
        throw new UndefinedException("a negative base with an exponent that is no integer");
    }

    private static Expr minus(Expr formula, BigInteger number) {
        return Expr.Sum.of(formula, new Rational(number.negate(), BigInteger.ONE).toExpr());
    }

    private OptionalInt zeroOr(Interval value, Expr expr) {
        return value.isPoint() ? OptionalInt.of(0) : operands.signum(expr);
    }

    private Interval exp(Expr argument) {
        return operands.tendsToMinusInfinity(argument)
                ? Interval.ZERO
                : value(argument).exp(bits);
    }

    @Override
    Interval function(FunctionName function, List<Expr> arguments) {
        Expr first = arguments.get(0);
        return switch (function) {
            case EXP -> exp(first);
            case LN -> ln(first);
            case LOG10 -> positive(first, "log10").log10(bits);
            case SQRT -> sqrt(first);
            case SIGN -> sign(first);
            case ABS -> value(first).abs();
            case RELU -> value(first).relu();
            case MAX -> fold(arguments, Interval::max);
            case MIN -> fold(arguments, Interval::min);
            case SINH -> value(first).sinh(bits);
            case COSH -> value(first).cosh(bits);
            case TANH -> value(first).tanh(bits);
            case SIGMOID -> value(first).sigmoid(bits);
            case SOFTPLUS -> value(first).softplus(bits);
            case SIN -> value(first).sin(bits);
            case COS -> value(first).cos(bits);
            case TAN -> value(first).tan(bits);
            case ASIN -> unit(first, "asin").asin(bits);
            case ACOS -> unit(first, "acos").acos(bits);
            case ATAN -> value(first).atan(bits);
            case ERF -> value(first).erf(bits);
            case ERFC -> value(first).erfc(bits);
            case PHI -> value(first).phi(bits);
        };
    }

    /** ln(1 + u) keeps its digits for a tiny u. */
    private Interval ln(Expr argument) {
        Optional<Expr> rest = small(argument);
        try {
            if (rest.isPresent()) {
                Interval u = value(rest.get());
                Optional<Interval> small = lnOnePlus(u, bits);
                if (small.isPresent()) {
                    return small.get();
                }
                if (u.low().signum() > 0) {
                    return Interval.ONE.plus(u, bits).ln(bits);
                }
            }
            return positive(argument, "ln").ln(bits);
        } catch (OutOfRangeException tooLarge) {
            return value(rest.flatMap(Saturating::exponent).orElseThrow(() -> tooLarge))
                    .softplus(bits);
        }
    }

    /** ln(1 + u) for 0 ≤ u ≤ 1. */
    static Optional<Interval> lnOnePlus(Interval u, int bits) {
        return UNIT.contains(u) && u.low().signum() >= 0
                ? Optional.of(Elementary.lnOnePlus(u, bits))
                : Optional.empty();
    }

    private Interval positive(Expr argument, String function) {
        Interval value = value(argument);
        if (value.containsZero() && !value.isPoint()) {
            OptionalInt sign = operands.signum(argument);
            if (sign.isPresent() && sign.getAsInt() <= 0) {
                throw new UndefinedException(function + " of a number that is not positive");
            }
        }
        return value;
    }

    private Interval sqrt(Expr argument) {
        Interval value = value(argument);
        if (value.low().signum() >= 0 || value.high().signum() < 0) {
            return value.sqrt(bits);
        }
        OptionalInt sign = operands.signum(argument);
        if (sign.isPresent() && sign.getAsInt() < 0) {
            throw new UndefinedException("sqrt of a negative number");
        }
        return sign.isPresent() && sign.getAsInt() == 0 ? Interval.ZERO : value.sqrt(bits);
    }

    /** The argument, known to lie in [−1, 1] wherever its sign can be asked for. */
    private Interval unit(Expr argument, String function) {
        Interval value = value(argument);
        if (UNIT.contains(value)) {
            return value;
        }
        Expr room = Expr.Sum.of(Expr.Num.of(1), new Expr.Negation(Expr.Apply.of(FunctionName.ABS, argument)));
        OptionalInt sign = operands.signum(room);
        if (sign.isPresent() && sign.getAsInt() < 0) {
            throw new UndefinedException(function + " of a number outside [-1, 1]");
        }
        return value;
    }

    private Interval sign(Expr argument) {
        Interval value = value(argument);
        if (value.signum().isPresent()) {
            return value.sign();
        }
        OptionalInt sign = operands.signum(argument);
        return sign.isPresent() ? Interval.of(Dyadic.of(sign.getAsInt())) : value.sign();
    }

    @Override
    public Interval piecewise(Expr.Piecewise piecewise) {
        return cases(piecewise.cases());
    }

    private Interval cases(List<Expr.Case> cases) {
        if (cases.isEmpty()) {
            throw new UndefinedException("no case of a definition by cases applies");
        }
        Expr.Case line = cases.get(0);
        List<Expr.Case> rest = cases.subList(1, cases.size());
        if (line.condition().isEmpty()) {
            return value(line.value());
        }
        Optional<Boolean> holds = holds(line.condition().get());
        if (holds.isPresent()) {
            return holds.get() ? value(line.value()) : cases(rest);
        }
        if (rest.isEmpty()) {
            throw new NotSeparatedException("the condition of the last case is not yet decided");
        }
        return value(line.value()).hull(cases(rest));
    }

    private Optional<Boolean> holds(Expr.Relation condition) {
        Expr difference = Operands.difference(condition);
        Interval interval = value(difference);
        boolean least = Operands.holds(condition, interval.low().signum());
        boolean most = Operands.holds(condition, interval.high().signum());
        boolean between = !interval.containsZero() || Operands.holds(condition, 0) == least;
        if (least == most && between) {
            return Optional.of(least);
        }
        OptionalInt sign = operands.signum(difference);
        return sign.isPresent() ? Optional.of(Operands.holds(condition, sign.getAsInt())) : Optional.empty();
    }
}
