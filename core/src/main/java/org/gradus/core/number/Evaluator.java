package org.gradus.core.number;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/**
 * Evaluation in double precision, with the derivative by forward mode (Griewank and Walther, Evaluating Derivatives, 2008,
 * chapter 3). Fast and uncertified: digits on a sheet come from {@link Real}.
 *
 * <p>At a kink the derivative is the one from the left, in the variable: that of max is the least derivative among the largest
 * arguments, and of a definition by cases the one whose condition holds just left of the point. A jump counts as 0.
 */
public final class Evaluator extends ValueVisitor<Evaluator.Dual> {

    /** A value and its derivative. */
    public record Dual(double value, double derivative) {
        private static Dual constant(double value) {
            return new Dual(value, 0);
        }

        private Dual plus(Dual other) {
            return new Dual(value + other.value, derivative + other.derivative);
        }

        private Dual times(Dual other) {
            return new Dual(value * other.value, scaled(other.value, derivative) + scaled(value, other.derivative));
        }

        private Dual over(Dual other) {
            double quotient = value / other.value;
            return new Dual(quotient, (derivative - scaled(quotient, other.derivative)) / other.value);
        }

        /** f(this), given f and f′ there. */
        private Dual chain(double image, double slope) {
            return new Dual(image, scaled(slope, derivative));
        }

        /** A constant has derivative 0 whatever stands before it, even infinity. */
        private static double scaled(double factor, double derivative) {
            return derivative == 0 ? 0 : factor * derivative;
        }

        private Dual negate() {
            return new Dual(-value, -derivative);
        }

        /** −1, 0 or 1; where the value is 0, the sign just left of the point. */
        private int signFromLeft() {
            return (int) Math.signum(value != 0 ? value : -derivative);
        }
    }

    private final Function<Expr, Dual> quantities;

    private Evaluator(Function<Expr, Dual> quantities) {
        this.quantities = quantities;
    }

    /** The value, each symbol and indexed symbol given by {@code quantities}; NaN and infinities as in IEEE 754. */
    public static double value(Expr formula, ToDoubleFunction<Expr> quantities) {
        return formula.accept(new Evaluator(quantity -> Dual.constant(quantities.applyAsDouble(quantity)))).value;
    }

    /** The value and the derivative with respect to the symbol or indexed symbol {@code wrt}. */
    public static Dual differentiate(Expr formula, ToDoubleFunction<Expr> quantities, Expr wrt) {
        return formula.accept(
                new Evaluator(quantity -> new Dual(quantities.applyAsDouble(quantity), quantity.equals(wrt) ? 1 : 0)));
    }

    @Override
    Dual quantity(Expr quantity) {
        return quantities.apply(quantity);
    }

    @Override
    public Dual num(Expr.Num num) {
        return Dual.constant(num.value().doubleValue());
    }

    @Override
    public Dual constant(Expr.Constant constant) {
        return Dual.constant(
                switch (constant) {
                    case E -> Math.E;
                    case PI -> Math.PI;
                    case INFINITY -> Double.POSITIVE_INFINITY;
                });
    }

    @Override
    public Dual negation(Expr.Negation negation) {
        return value(negation.operand()).negate();
    }

    @Override
    public Dual sum(Expr.Sum sum) {
        return fold(sum.terms(), Dual::plus);
    }

    @Override
    public Dual product(Expr.Product product) {
        return fold(product.factors(), Dual::times);
    }

    private Dual fold(List<Expr> parts, BinaryOperator<Dual> operation) {
        Dual result = value(parts.get(0));
        for (Expr part : parts.subList(1, parts.size())) {
            result = operation.apply(result, value(part));
        }
        return result;
    }

    @Override
    public Dual quotient(Expr.Quotient quotient) {
        return value(quotient.numerator()).over(value(quotient.denominator()));
    }

    @Override
    public Dual power(Expr.Power power) {
        Dual exponent = value(power.exponent());
        if (power.base() == Expr.Constant.E) {
            double image = Math.exp(exponent.value);
            return exponent.chain(image, image);
        }
        Dual base = value(power.base());
        double image = Math.pow(base.value, exponent.value);
        double slope = exponent.value == 0 ? 0 : exponent.value * Math.pow(base.value, exponent.value - 1);
        return new Dual(
                image,
                Dual.scaled(slope, base.derivative) + Dual.scaled(image * Math.log(base.value), exponent.derivative));
    }

    @Override
    Dual function(FunctionName function, List<Expr> arguments) {
        return switch (function) {
            case MAX -> fold(arguments, Evaluator::max);
            case MIN -> fold(arguments, (a, b) -> max(a.negate(), b.negate()).negate());
            default -> function(function, value(arguments.get(0)));
        };
    }

    private static Dual max(Dual a, Dual b) {
        if (a.value == b.value) {
            return new Dual(a.value, Math.min(a.derivative, b.derivative));
        }
        return a.value > b.value || Double.isNaN(a.value) ? a : b;
    }

    private static Dual function(FunctionName function, Dual u) {
        double x = u.value;
        return switch (function) {
            case EXP -> u.chain(Math.exp(x), Math.exp(x));
            case LN -> u.chain(Math.log(x), 1 / x);
            case LOG10 -> u.chain(Math.log10(x), 1 / (x * Math.log(10)));
            case SQRT -> u.chain(Math.sqrt(x), 0.5 / Math.sqrt(x));
            case ABS -> u.chain(Math.abs(x), u.signFromLeft());
            case SIGN -> Dual.constant(Math.signum(x));
            case RELU -> max(Dual.constant(0), u);
            case SIN -> u.chain(Math.sin(x), Math.cos(x));
            case COS -> u.chain(Math.cos(x), -Math.sin(x));
            case TAN -> u.chain(Math.tan(x), 1 / (Math.cos(x) * Math.cos(x)));
            case ASIN -> u.chain(Math.asin(x), 1 / Math.sqrt((1 - x) * (1 + x)));
            case ACOS -> u.chain(Math.acos(x), -1 / Math.sqrt((1 - x) * (1 + x)));
            case ATAN -> u.chain(Math.atan(x), 1 / (1 + x * x));
            case SINH -> u.chain(Math.sinh(x), Math.cosh(x));
            case COSH -> u.chain(Math.cosh(x), Math.sinh(x));
            case TANH -> u.chain(Math.tanh(x), 1 / (Math.cosh(x) * Math.cosh(x)));
            case SIGMOID -> u.chain(sigmoid(x), sigmoid(x) * sigmoid(-x));
            case SOFTPLUS -> u.chain(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), sigmoid(x));
            case ERF -> u.chain(ErrorFunction.erf(x), ErrorFunction.slope(x));
            case ERFC -> u.chain(ErrorFunction.erfc(x), -ErrorFunction.slope(x));
            case PHI ->
                u.chain(ErrorFunction.erfc(-x * Math.sqrt(0.5)) / 2, Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
            case MAX, MIN -> throw new IllegalStateException(function.text() + " takes several arguments");
        };
    }

    /** 1/(1+e^(−x)), without overflow and precise in both tails. */
    private static double sigmoid(double x) {
        double power = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + power) : power / (1 + power);
    }

    @Override
    public Dual piecewise(Expr.Piecewise piecewise) {
        double value = value(holding(piecewise, difference -> (int) Math.signum(difference.value))).value;
        return new Dual(value, value(holding(piecewise, Dual::signFromLeft)).derivative);
    }

    private Expr holding(Expr.Piecewise piecewise, java.util.function.ToIntFunction<Dual> sign) {
        for (Expr.Case line : piecewise.cases()) {
            boolean holds = line.condition()
                    .map(condition -> Operands.holds(condition, sign.applyAsInt(value(Operands.difference(condition)))))
                    .orElse(true);
            if (holds) {
                return line.value();
            }
        }
        throw new ArithmeticException("no case of a definition by cases applies");
    }
}
