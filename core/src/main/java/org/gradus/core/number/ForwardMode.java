package org.gradus.core.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Value and derivative of a formula at a point, by forward mode on intervals that contain them (Griewank and Walther, Evaluating
 * Derivatives, 2008, chapter 3; Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009): {@link Evaluator#differentiate}
 * with certified bounds, without a derivative's formula.
 *
 * <p>Where a jump or a kink (abs, sign, max, min, relu, piecewise) is not separated from the point, one answer covers both sides and
 * the other refuses. Errors: see {@link Interval}; what does not move needs no derivative, so that {@code √0 · z} has one.
 */
public final class ForwardMode extends ValueVisitor<ForwardMode.Dual> {
    private static final Interval TWO = Interval.of(Dyadic.TWO);
    /** The slopes of |x| left and right of 0. */
    private static final Interval BOTH_SIDES = Interval.ONE.negate().hull(Interval.ONE);

    /** A value and its derivative, enclosed. */
    public record Tangent(Interval value, Interval derivative) {}

    /** A value and its derivative; no derivative is an exact 0. */
    record Dual(Interval value, Optional<Interval> slope) {
        private static Dual constant(Interval value) {
            return new Dual(value, Optional.empty());
        }

        private Dual hull(Dual other) {
            boolean moves = slope.isPresent() || other.slope.isPresent();
            Interval covered = slope.orElse(Interval.ZERO).hull(other.slope.orElse(Interval.ZERO));
            return new Dual(value.hull(other.value), moves ? Optional.of(covered) : Optional.empty());
        }
    }

    private enum AtSwitch {
        COVER,
        REFUSE
    }

    private final Expr wrt;
    private final Function<Expr, Interval> environment;
    private final AtSwitch atSwitch;
    private final int bits;

    private ForwardMode(Function<Expr, Interval> environment, Expr wrt, AtSwitch atSwitch, int bits) {
        this.wrt = wrt;
        this.environment = environment;
        this.atSwitch = atSwitch;
        this.bits = bits;
    }

    /**
     * Value and derivative of {@code formula} in the symbol or indexed symbol {@code wrt}, every quantity enclosed by
     * {@code environment}, computed with {@code bits} bits. Where an interval does not decide a jump or a kink, both cover both sides.
     */
    public static Tangent differentiate(Expr formula, Function<Expr, Interval> environment, Expr wrt, int bits) {
        return differentiate(formula, environment, wrt, AtSwitch.COVER, bits);
    }

    /**
     * As {@link #differentiate}, but only where everything is smooth around the point: at a switch, and where an interval does not tell,
     * there is a {@link NotSeparatedException}.
     */
    public static Tangent differentiateSmooth(Expr formula, Function<Expr, Interval> environment, Expr wrt, int bits) {
        return differentiate(formula, environment, wrt, AtSwitch.REFUSE, bits);
    }

    private static Tangent differentiate(
            Expr formula, Function<Expr, Interval> environment, Expr wrt, AtSwitch atSwitch, int bits) {
        Dual dual = formula.accept(new ForwardMode(environment, wrt, atSwitch, bits));
        return new Tangent(dual.value, dual.slope.orElse(Interval.ZERO));
    }

    // ---- leaves ----

    @Override
    public Dual num(Expr.Num num) {
        return Dual.constant(Enclosure.of(num, environment, bits));
    }

    @Override
    public Dual constant(Expr.Constant constant) {
        return Dual.constant(Enclosure.of(constant, environment, bits));
    }

    @Override
    Dual quantity(Expr quantity) {
        Interval value = environment.apply(quantity);
        return new Dual(value, quantity.equals(wrt) ? Optional.of(Interval.ONE) : Optional.empty());
    }

    // ---- arithmetic ----

    @Override
    public Dual negation(Expr.Negation negation) {
        Dual operand = value(negation.operand());
        return new Dual(operand.value.negate(), operand.slope.map(Interval::negate));
    }

    @Override
    public Dual sum(Expr.Sum sum) {
        Optional<Expr.Apply> saturating = Enclosure.onePlusSaturating(sum);
        if (saturating.isPresent()) {
            FunctionName function = FunctionName.of(saturating.get().function()).orElseThrow();
            Dual u = value(saturating.get().arguments().get(0));
            return chain(u, Enclosure.onePlus(saturating.get(), u.value, bits), () -> outer(function, u.value));
        }
        Dual added = fold(sum.terms(), this::plus);
        return Enclosure.oneMinusTanhSquared(sum, part -> value(part).value, bits)
                .map(value -> new Dual(value, added.slope))
                .orElse(added);
    }

    @Override
    public Dual product(Expr.Product product) {
        return fold(product.factors(), this::times);
    }

    private Dual fold(List<Expr> parts, BiFunction<Dual, Dual, Dual> operation) {
        Dual result = value(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = operation.apply(result, value(part));
        }
        return result;
    }

    private Optional<Interval> plus(Optional<Interval> left, Optional<Interval> right) {
        return left.isPresent() && right.isPresent()
                ? Optional.of(left.get().plus(right.get(), bits))
                : left.isPresent() ? left : right;
    }

    private Dual plus(Dual left, Dual right) {
        return new Dual(left.value.plus(right.value, bits), plus(left.slope, right.slope));
    }

    private Dual times(Dual left, Dual right) {
        return new Dual(
                left.value.times(right.value, bits),
                plus(
                        left.slope.map(slope -> slope.times(right.value, bits)),
                        right.slope.map(slope -> slope.times(left.value, bits))));
    }

    @Override
    public Dual quotient(Expr.Quotient quotient) {
        Dual above = value(quotient.numerator());
        Dual below = value(quotient.denominator());
        Interval value = above.value.over(below.value, bits);
        Optional<Interval> numerator = plus(
                above.slope, below.slope.map(slope -> slope.times(value, bits).negate()));
        return new Dual(value, numerator.map(slope -> slope.over(below.value, bits)));
    }

    @Override
    public Dual power(Expr.Power power) {
        Dual exponent = value(power.exponent());
        if (power.base() == Expr.Constant.E) {
            Interval value = exponent.value.exp(bits);
            return chain(exponent, value, () -> value);
        }
        Dual base = value(power.base());
        Optional<BigInteger> integer = exponent.slope.isPresent()
                ? Optional.empty()
                : exponent.value.point().filter(Rational::isInteger).map(Rational::numerator);
        if (integer.isPresent()) {
            BigInteger n = integer.get();
            Interval factor = Interval.of(new Rational(n, BigInteger.ONE), bits);
            Interval value = base.value.power(n, bits);
            return n.signum() == 0
                    ? Dual.constant(value)
                    : chain(base, value, () -> factor.times(base.value.power(n.subtract(BigInteger.ONE), bits), bits));
        }
        if (base.value.low().signum() <= 0 && WholeNumbers.mayBeIn(exponent.value)) {
            throw new NotSeparatedException("an exponent is not separated from a whole number");
        }
        Interval logarithm = base.value.ln(bits);
        Interval value = exponent.value.times(logarithm, bits).exp(bits);
        Optional<Interval> relative = plus(
                exponent.slope.map(slope -> slope.times(logarithm, bits)),
                base.slope.map(slope -> slope.times(exponent.value, bits).over(base.value, bits)));
        return new Dual(value, relative.map(slope -> slope.times(value, bits)));
    }

    // ---- functions ----

    /** f(u), given f and f′ there; f′ is asked for only where the argument moves. */
    private Dual chain(Dual argument, Interval value, Supplier<Interval> outer) {
        return new Dual(value, argument.slope.map(slope -> outer.get().times(slope, bits)));
    }

    @Override
    Dual function(FunctionName function, List<Expr> arguments) {
        if (function == FunctionName.LN) {
            return ln(arguments.get(0));
        }
        Dual x = value(arguments.get(0));
        Interval u = x.value;
        return switch (function) {
            case MAX -> fold(arguments, (a, b) -> larger(a, b, 1));
            case MIN -> fold(arguments, (a, b) -> larger(a, b, -1));
            case ABS -> chain(x, u.abs(), () -> side(x).map(Interval::sign).orElse(BOTH_SIDES));
            case RELU -> larger(x, Dual.constant(Interval.ZERO), 1);
            case SIGN -> Dual.constant(side(x).orElse(u).sign());
            default -> chain(x, smooth(function, u), () -> outer(function, u));
        };
    }

    /** ln(1 + u) keeps its digits for a tiny u, which is looked at once. */
    private Dual ln(Expr argument) {
        Optional<Expr> rest = argument instanceof Expr.Sum sum
                        && Enclosure.onePlusSaturating(sum).isEmpty()
                ? Enclosure.onePlus(argument)
                : Optional.empty();
        Dual u = value(rest.orElse(argument));
        Interval whole = rest.isPresent() ? Interval.ONE.plus(u.value, bits) : u.value;
        Interval value = rest.flatMap(any -> Enclosure.lnOnePlus(u.value, bits)).orElseGet(() -> whole.ln(bits));
        return chain(u, value, () -> inverse(whole));
    }

    /**
     * What a switch at 0 looks at, if it is on one side of it: not 0 where it moves, of one sign where it does not. Otherwise nothing,
     * or a refusal.
     */
    private Optional<Interval> side(Dual u) {
        OptionalInt sign = u.value.signum();
        boolean decided = sign.isPresent() && (u.slope.isEmpty() || sign.getAsInt() != 0);
        if (!decided && atSwitch == AtSwitch.REFUSE) {
            throw new NotSeparatedException("a switch is not separated from zero");
        }
        return decided ? Optional.of(u.value) : Optional.empty();
    }

    /** The larger (direction 1) or the smaller; where neither moves they may be equal. */
    private Dual larger(Dual a, Dual b, int direction) {
        Interval value = direction > 0 ? a.value.max(b.value) : a.value.min(b.value);
        if (a.slope.isEmpty() && b.slope.isEmpty()) {
            return Dual.constant(value);
        }
        return side(difference(a, b))
                .map(side -> side.low().signum() == direction ? a : b)
                .orElseGet(() -> new Dual(value, a.hull(b).slope));
    }

    /** a − b; its derivative is not looked at, only whether it has one. */
    private Dual difference(Dual a, Dual b) {
        return new Dual(a.value.minus(b.value, bits), a.slope.or(() -> b.slope));
    }

    private Interval smooth(FunctionName function, Interval u) {
        return switch (function) {
            case EXP -> u.exp(bits);
            case LOG10 -> u.log10(bits);
            case SQRT -> u.sqrt(bits);
            case SIN -> u.sin(bits);
            case COS -> u.cos(bits);
            case TAN -> u.tan(bits);
            case ASIN -> u.asin(bits);
            case ACOS -> u.acos(bits);
            case ATAN -> u.atan(bits);
            case SINH -> u.sinh(bits);
            case COSH -> u.cosh(bits);
            case TANH -> u.tanh(bits);
            case SIGMOID -> u.sigmoid(bits);
            case SOFTPLUS -> u.softplus(bits);
            case ERF -> u.erf(bits);
            case ERFC -> u.erfc(bits);
            case PHI -> u.phi(bits);
            case LN, ABS, SIGN, MAX, MIN, RELU -> throw new IllegalStateException("not smooth: " + function);
        };
    }

    private Interval outer(FunctionName function, Interval u) {
        return switch (function) {
            case EXP -> u.exp(bits);
            case LN -> inverse(u);
            case LOG10 -> inverse(u.times(Interval.of(Dyadic.of(10)).ln(bits), bits));
            case SQRT -> inverse(u.sqrt(bits).times(TWO, bits));
            case SIN -> u.cos(bits);
            case COS -> u.sin(bits).negate();
            case TAN -> inverse(square(u.cos(bits)));
            case ASIN -> inverse(Interval.ONE.minus(square(u), bits).sqrt(bits));
            case ACOS -> inverse(Interval.ONE.minus(square(u), bits).sqrt(bits)).negate();
            case ATAN -> inverse(Interval.ONE.plus(square(u), bits));
            case SINH -> u.cosh(bits);
            case COSH -> u.sinh(bits);
            case TANH -> logistic(u.shift(1)).shift(2);
            case SIGMOID -> logistic(u);
            case SOFTPLUS -> u.sigmoid(bits);
            case ERF -> bell(u);
            case ERFC -> bell(u).negate();
            case PHI -> density(u);
            case ABS, SIGN, MAX, MIN, RELU -> throw new IllegalStateException("not smooth: " + function);
        };
    }

    private Interval inverse(Interval u) {
        return Interval.ONE.over(u, bits);
    }

    private Interval square(Interval u) {
        return u.power(BigInteger.TWO, bits);
    }

    /** σ(u) σ(−u), which no u makes too large. */
    private Interval logistic(Interval u) {
        return u.sigmoid(bits).times(u.negate().sigmoid(bits), bits);
    }

    /** 2 e^{−u²}/√π. */
    private Interval bell(Interval u) {
        return TWO.times(square(u).negate().exp(bits), bits)
                .over(Interval.pi(bits).sqrt(bits), bits);
    }

    /** e^{−u²/2}/√(2π). */
    private Interval density(Interval u) {
        Interval root = Interval.pi(bits).times(TWO, bits).sqrt(bits);
        return square(u).shift(-1).negate().exp(bits).over(root, bits);
    }

    // ---- cases ----

    @Override
    public Dual piecewise(Expr.Piecewise piecewise) {
        return cases(piecewise.cases());
    }

    private Dual cases(List<Expr.Case> cases) {
        if (cases.isEmpty()) {
            throw new UndefinedException("no case of a definition by cases applies");
        }
        Expr.Case line = cases.get(0);
        if (line.condition().isEmpty()) {
            return value(line.value());
        }
        List<Expr.Case> rest = cases.subList(1, cases.size());
        Expr.Relation condition = line.condition().get();
        Optional<Interval> side = side(value(Operands.difference(condition)));
        if (side.isPresent()) {
            boolean holds = Operands.holds(condition, side.get().low().signum());
            return holds ? value(line.value()) : cases(rest);
        }
        return rest.isEmpty() ? value(line.value()) : value(line.value()).hull(cases(rest));
    }
}
