package org.gradus.core.number;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** As {@link Enclosure} in doubles, and {@link DoubleInterval#NOTHING} wherever something is to be decided or not in reach. */
final class DoubleEnclosure extends ValueVisitor<DoubleInterval> {
    private static final DoubleInterval E = DoubleInterval.of(Math.nextDown(Math.E), Math.nextUp(Math.E), true);
    private static final DoubleInterval PI = DoubleInterval.of(Math.nextDown(Math.PI), Math.nextUp(Math.PI), true);

    private final Function<Expr, DoubleInterval> quantities;

    DoubleEnclosure(Function<Expr, DoubleInterval> quantities) {
        this.quantities = quantities;
    }

    @Override
    DoubleInterval quantity(Expr quantity) {
        return quantities.apply(quantity);
    }

    @Override
    public DoubleInterval num(Expr.Num num) {
        return DoubleInterval.of(num.value());
    }

    @Override
    public DoubleInterval constant(Expr.Constant constant) {
        return switch (constant) {
            case E -> E;
            case PI -> PI;
            case INFINITY -> DoubleInterval.NOTHING;
        };
    }

    @Override
    public DoubleInterval negation(Expr.Negation negation) {
        return value(negation.operand()).negate();
    }

    @Override
    public DoubleInterval sum(Expr.Sum sum) {
        return fold(sum.terms(), DoubleInterval::plus);
    }

    @Override
    public DoubleInterval product(Expr.Product product) {
        return fold(product.factors(), DoubleInterval::times);
    }

    private DoubleInterval fold(List<Expr> parts, BinaryOperator<DoubleInterval> operation) {
        DoubleInterval result = value(parts.get(0));
        for (int i = 1; i < parts.size() && result.isKnown(); i++) {
            result = operation.apply(result, value(parts.get(i)));
        }
        return result;
    }

    @Override
    public DoubleInterval quotient(Expr.Quotient quotient) {
        DoubleInterval above = value(quotient.numerator());
        return above.isKnown() ? above.over(value(quotient.denominator())) : above;
    }

    @Override
    public DoubleInterval power(Expr.Power power) {
        if (power.base() == Expr.Constant.E) {
            return DoubleFunctions.exp(value(power.exponent()));
        }
        return power.exponent() instanceof Expr.Num exponent && exponent.value().scale() == 0
                ? value(power.base()).power(exponent.value().unscaledValue())
                : DoubleInterval.NOTHING;
    }

    @Override
    DoubleInterval function(FunctionName function, List<Expr> arguments) {
        return switch (function) {
            case EXP -> DoubleFunctions.exp(value(arguments.get(0)));
            case LN -> DoubleFunctions.ln(value(arguments.get(0)));
            case SQRT -> value(arguments.get(0)).sqrt();
            case ABS -> value(arguments.get(0)).abs();
            case RELU -> value(arguments.get(0)).max(DoubleInterval.ZERO);
            case MAX -> fold(arguments, DoubleInterval::max);
            case MIN -> fold(arguments, DoubleInterval::min);
            case TANH -> DoubleFunctions.tanh(value(arguments.get(0)));
            case SIGMOID -> DoubleFunctions.sigmoid(value(arguments.get(0)));
            case SOFTPLUS -> DoubleFunctions.softplus(value(arguments.get(0)));
            case LOG10, SIGN, SINH, COSH, SIN, COS, TAN, ASIN, ACOS, ATAN, ERF, ERFC, PHI -> DoubleInterval.NOTHING;
        };
    }

    @Override
    public DoubleInterval piecewise(Expr.Piecewise piecewise) {
        return DoubleInterval.NOTHING;
    }
}
