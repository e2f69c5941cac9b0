package org.gradus.symbolic.write;

import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.negative;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.square;
import static org.gradus.core.expr.Terms.times;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** The textbook's table of derivatives: {@code f'(u)} for each smooth named function. */
public final class Outer {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr TWO = Expr.Num.of(2);

    private Outer() {}

    /** {@code f'(u)}; empty for functions with a kink. */
    public static Optional<Expr> derivative(FunctionName function, Expr u) {
        Expr value = Expr.Apply.of(function, u);
        return switch (function) {
            case EXP -> Optional.of(exp(u));
            case LN -> Optional.of(over(ONE, u));
            case LOG10 -> Optional.of(over(ONE, times(u, Expr.Apply.of(FunctionName.LN, Expr.Num.of(10)))));
            case SQRT -> Optional.of(over(ONE, times(TWO, value)));
            case SIN -> Optional.of(Expr.Apply.of(FunctionName.COS, u));
            case COS -> Optional.of(negative(Expr.Apply.of(FunctionName.SIN, u)));
            case TAN -> Optional.of(over(ONE, square(Expr.Apply.of(FunctionName.COS, u))));
            case ASIN -> Optional.of(over(ONE, root(minus(ONE, square(u)))));
            case ACOS -> Optional.of(negative(over(ONE, root(minus(ONE, square(u))))));
            case ATAN -> Optional.of(over(ONE, plus(ONE, square(u))));
            case SINH -> Optional.of(Expr.Apply.of(FunctionName.COSH, u));
            case COSH -> Optional.of(Expr.Apply.of(FunctionName.SINH, u));
            case TANH -> Optional.of(minus(ONE, square(value)));
            case SIGMOID -> Optional.of(times(value, minus(ONE, value)));
            case SOFTPLUS -> Optional.of(Expr.Apply.of(FunctionName.SIGMOID, u));
            case ERF -> Optional.of(bell(u));
            case ERFC -> Optional.of(negative(bell(u)));
            case PHI -> Optional.of(over(exp(negative(over(square(u), TWO))), root(times(TWO, Expr.Constant.PI))));
            case ABS, SIGN, MAX, MIN, RELU -> Optional.empty();
        };
    }

    /** {@code 2 e^{-u^2}/sqrt(pi)}. */
    private static Expr bell(Expr u) {
        return over(times(TWO, exp(negative(square(u)))), root(Expr.Constant.PI));
    }

    private static Expr root(Expr radicand) {
        return Expr.Apply.of(FunctionName.SQRT, radicand);
    }
}
