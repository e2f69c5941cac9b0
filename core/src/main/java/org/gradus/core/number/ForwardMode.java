package org.gradus.core.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Value and derivative of a formula by forward mode (Griewank and Walther, Evaluating Derivatives, 2008, chapter 3), both as
 * intervals that contain them: {@link Evaluator#differentiate} with certified bounds, without a derivative's formula.
 *
 * <p>Where an interval does not decide a jump or a kink, value and derivative cover both sides. Errors: see {@link Interval}.
 */
public final class ForwardMode extends ValueVisitor<ForwardMode.Tangent> {

    /** A value and its derivative, enclosed. */
    public record Tangent(Interval value, Interval derivative) {
        private Tangent hull(Tangent other) {
            return new Tangent(value.hull(other.value), derivative.hull(other.derivative));
        }

        private Tangent negate() {
            return new Tangent(value.negate(), derivative.negate());
        }
    }

    private static final Interval TWO = Interval.of(Dyadic.of(2));
    /** The slopes of |x| left and right of 0. */
    private static final Interval BOTH_SIDES = Interval.ONE.negate().hull(Interval.ONE);

    private final Function<Expr, Interval> quantities;
    private final Expr wrt;
    private final int bits;

    private ForwardMode(Function<Expr, Interval> quantities, Expr wrt, int bits) {
        this.quantities = quantities;
        this.wrt = wrt;
        this.bits = bits;
    }

    /**
     * Value and derivative of {@code formula} in the symbol or indexed symbol {@code wrt}, every quantity enclosed by
     * {@code quantities}, computed with {@code bits} bits.
     */
    public static Tangent differentiate(Expr formula, Function<Expr, Interval> quantities, Expr wrt, int bits) {
        return formula.accept(new ForwardMode(quantities, wrt, bits));
    }

    private static Tangent constant(Interval value) {
        return new Tangent(value, Interval.ZERO);
    }

    @Override
    Tangent quantity(Expr quantity) {
        return new Tangent(quantities.apply(quantity), quantity.equals(wrt) ? Interval.ONE : Interval.ZERO);
    }

    @Override
    public Tangent num(Expr.Num num) {
        return constant(Interval.of(Rational.of(num.value()), bits));
    }

    @Override
    public Tangent constant(Expr.Constant constant) {
        return constant(
                switch (constant) {
                    case E -> Interval.e(bits);
                    case PI -> Interval.pi(bits);
                    case INFINITY -> throw infinite();
                });
    }

    // ---- arithmetic ----

    @Override
    public Tangent negation(Expr.Negation negation) {
        return value(negation.operand()).negate();
    }

    @Override
    public Tangent sum(Expr.Sum sum) {
        return fold(
                sum.terms(), (a, b) -> new Tangent(a.value.plus(b.value, bits), a.derivative.plus(b.derivative, bits)));
    }

    @Override
    public Tangent product(Expr.Product product) {
        return fold(product.factors(), this::times);
    }

    private Tangent times(Tangent a, Tangent b) {
        Interval derivative = a.derivative.times(b.value, bits).plus(a.value.times(b.derivative, bits), bits);
        return new Tangent(a.value.times(b.value, bits), derivative);
    }

    private Tangent fold(List<Expr> parts, BinaryOperator<Tangent> operation) {
        Tangent result = value(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = operation.apply(result, value(part));
        }
        return result;
    }

    @Override
    public Tangent quotient(Expr.Quotient quotient) {
        Tangent above = value(quotient.numerator());
        Tangent below = value(quotient.denominator());
        Interval value = above.value.over(below.value, bits);
        Interval rest = above.derivative.minus(value.times(below.derivative, bits), bits);
        return new Tangent(value, rest.over(below.value, bits));
    }

    @Override
    public Tangent power(Expr.Power power) {
        Tangent exponent = value(power.exponent());
        if (power.base() == Expr.Constant.E) {
            return exp(exponent);
        }
        Tangent base = value(power.base());
        // at z = 2 the slope of 2^z is not that of the constant 2²
        Optional<Rational> integer = exponent.derivative.equals(Interval.ZERO)
                ? exponent.value.point().filter(Rational::isInteger)
                : Optional.empty();
        if (integer.isPresent()) {
            BigInteger n = integer.get().numerator();
            Interval slope = n.signum() == 0
                    ? Interval.ZERO
                    : exponent.value.times(base.value.power(n.subtract(BigInteger.ONE), bits), bits);
            return chain(base, base.value.power(n, bits), slope);
        }
        if (base.value.low().signum() <= 0 && WholeNumbers.mayBeIn(exponent.value)) {
            throw new NotSeparatedException("an exponent is not separated from a whole number");
        }
        Tangent logarithm = chain(base, base.value.ln(bits), Interval.ONE.over(base.value, bits));
        return exp(times(exponent, logarithm));
    }

    private Tangent exp(Tangent u) {
        Interval image = u.value.exp(bits);
        return chain(u, image, image);
    }

    /** f(u), given f and f′ there. */
    private Tangent chain(Tangent u, Interval image, Interval slope) {
        return new Tangent(image, slope.times(u.derivative, bits));
    }

    // ---- functions ----

    @Override
    Tangent function(FunctionName function, List<Expr> arguments) {
        return switch (function) {
            case MAX -> fold(arguments, this::max);
            case MIN -> fold(arguments, (a, b) -> max(a.negate(), b.negate()).negate());
            default -> function(function, value(arguments.get(0)));
        };
    }

    private Tangent max(Tangent a, Tangent b) {
        int sign = a.value.minus(b.value, bits).signum().orElse(0);
        if (sign != 0) {
            return sign > 0 ? a : b;
        }
        return new Tangent(a.value.max(b.value), a.derivative.hull(b.derivative));
    }

    private Tangent function(FunctionName function, Tangent u) {
        Interval x = u.value;
        return switch (function) {
            case EXP -> exp(u);
            case LN -> chain(u, x.ln(bits), Interval.ONE.over(x, bits));
            case LOG10 ->
                chain(
                        u,
                        x.log10(bits),
                        Interval.ONE.over(x.times(Interval.of(Dyadic.of(10)).ln(bits), bits), bits));
            case SQRT -> chain(u, x.sqrt(bits), Interval.ONE.over(TWO.times(x.sqrt(bits), bits), bits));
            case ABS -> chain(u, x.abs(), x.containsZero() ? BOTH_SIDES : x.sign());
            case SIGN -> constant(x.sign());
            case RELU -> max(u, constant(Interval.ZERO));
            case SIN -> chain(u, x.sin(bits), x.cos(bits));
            case COS -> chain(u, x.cos(bits), x.sin(bits).negate());
            case TAN -> chain(u, x.tan(bits), Interval.ONE.over(square(x.cos(bits)), bits));
            case ASIN -> chain(u, x.asin(bits), Interval.ONE.over(circle(x), bits));
            case ACOS ->
                chain(u, x.acos(bits), Interval.ONE.over(circle(x), bits).negate());
            case ATAN -> chain(u, x.atan(bits), Interval.ONE.over(Interval.ONE.plus(square(x), bits), bits));
            case SINH -> chain(u, x.sinh(bits), x.cosh(bits));
            case COSH -> chain(u, x.cosh(bits), x.sinh(bits));
            case TANH -> chain(u, x.tanh(bits), bell(x.shift(1)).shift(2));
            case SIGMOID -> chain(u, x.sigmoid(bits), bell(x));
            case SOFTPLUS -> chain(u, x.softplus(bits), x.sigmoid(bits));
            case ERF -> chain(u, x.erf(bits), slopeOfErf(x));
            case ERFC -> chain(u, x.erfc(bits), slopeOfErf(x).negate());
            case PHI -> chain(u, x.phi(bits), density(x));
            case MAX, MIN -> throw new IllegalStateException(function.text() + " takes several arguments");
        };
    }

    private Interval square(Interval x) {
        return x.power(BigInteger.TWO, bits);
    }

    /** √(1 − x²). */
    private Interval circle(Interval x) {
        return Interval.ONE.minus(square(x), bits).sqrt(bits);
    }

    /** σ(x) σ(−x). */
    private Interval bell(Interval x) {
        return x.sigmoid(bits).times(x.negate().sigmoid(bits), bits);
    }

    /** 2/√π e^{−x²}. */
    private Interval slopeOfErf(Interval x) {
        return TWO.over(Interval.pi(bits).sqrt(bits), bits)
                .times(square(x).negate().exp(bits), bits);
    }

    /** e^{−x²/2}/√(2π). */
    private Interval density(Interval x) {
        Interval root = TWO.times(Interval.pi(bits), bits).sqrt(bits);
        return square(x).shift(-1).negate().exp(bits).over(root, bits);
    }

    // ---- cases ----

    @Override
    public Tangent piecewise(Expr.Piecewise piecewise) {
        return cases(piecewise.cases());
    }

    private Tangent cases(List<Expr.Case> cases) {
        if (cases.isEmpty()) {
            throw new ArithmeticException("no case of a definition by cases applies");
        }
        Expr.Case line = cases.get(0);
        if (line.condition().isEmpty()) {
            return value(line.value());
        }
        List<Expr.Case> rest = cases.subList(1, cases.size());
        Expr.Relation condition = line.condition().get();
        Interval difference = value(Operands.difference(condition)).value;
        if (!difference.containsZero()) {
            boolean holds = Operands.holds(condition, difference.low().signum());
            return holds ? value(line.value()) : cases(rest);
        }
        return rest.isEmpty() ? value(line.value()) : value(line.value()).hull(cases(rest));
    }
}
