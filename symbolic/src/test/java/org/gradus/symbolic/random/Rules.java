package org.gradus.symbolic.random;

import static org.gradus.symbolic.random.Trees.ONE;
import static org.gradus.symbolic.random.Trees.ZERO;
import static org.gradus.symbolic.random.Trees.apply;
import static org.gradus.symbolic.random.Trees.exp;
import static org.gradus.symbolic.random.Trees.greater;
import static org.gradus.symbolic.random.Trees.minus;
import static org.gradus.symbolic.random.Trees.negative;
import static org.gradus.symbolic.random.Trees.over;
import static org.gradus.symbolic.random.Trees.plus;
import static org.gradus.symbolic.random.Trees.power;
import static org.gradus.symbolic.random.Trees.square;
import static org.gradus.symbolic.random.Trees.times;
import static org.gradus.symbolic.random.Trees.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;

/**
 * The table of derivatives once more, for tests: sums, products, the chain rule. It can be told to slip: at every inner derivative it
 * asks whether to forget it, at every product whether to multiply the derivatives.
 */
final class Rules {
    private static final Expr TWO = Expr.Num.of(2);
    private static final Expr ROOT_OF_PI = ExprParser.parse("sqrt(pi)");
    private static final Expr ROOT_OF_TWO_PI = ExprParser.parse("sqrt(2*pi)");

    private final Expr wrt;
    private final IntPredicate forgets;
    private int chances;

    private Rules(Expr wrt, IntPredicate forgets) {
        this.wrt = wrt;
        this.forgets = forgets;
    }

    static Expr derivative(Expr of, Expr wrt) {
        return new Rules(wrt, chance -> false).of(of);
    }

    /** With a slip at the chances that {@code forgets} picks, counted from 0. */
    static Expr slipped(Expr of, Expr wrt, IntPredicate forgets) {
        return new Rules(wrt, forgets).of(of);
    }

    private boolean forget() {
        return forgets.test(chances++);
    }

    private Expr of(Expr f) {
        if (!contains(f)) {
            return ZERO;
        }
        if (f.equals(wrt)) {
            return ONE;
        }
        if (f instanceof Expr.Negation negation) {
            return negative(of(negation.operand()));
        }
        if (f instanceof Expr.Sum sum) {
            return sum.terms().stream().map(this::of).reduce(ZERO, Trees::plus);
        }
        if (f instanceof Expr.Product product) {
            return product(product.factors());
        }
        if (f instanceof Expr.Quotient quotient) {
            return quotient(quotient.numerator(), quotient.denominator());
        }
        if (f instanceof Expr.Power power) {
            return powerRule(power.base(), power.exponent());
        }
        if (f instanceof Expr.Piecewise piecewise) {
            return new Expr.Piecewise(piecewise.cases().stream()
                    .map(line -> new Expr.Case(of(line.value()), line.condition()))
                    .toList());
        }
        return function((Expr.Apply) f);
    }

    private boolean contains(Expr f) {
        return f.equals(wrt) || Trees.variables(f).contains(wrt);
    }

    private Expr product(List<Expr> factors) {
        boolean simple = forget();
        Expr sum = ZERO;
        for (int i = 0; i < factors.size(); i++) {
            if (contains(factors.get(i))) {
                List<Expr> term = new ArrayList<>(factors);
                term.set(i, of(factors.get(i)));
                sum = plus(sum, times(term.toArray(Expr[]::new)));
                if (simple) {
                    return sum; // the other terms forgotten
                }
            }
        }
        return sum;
    }

    private Expr quotient(Expr u, Expr v) {
        if (!contains(v)) {
            return over(of(u), v);
        }
        if (!contains(u)) {
            return over(negative(times(u, inner(v))), square(v));
        }
        return over(minus(times(of(u), v), times(u, of(v))), square(v));
    }

    private Expr powerRule(Expr base, Expr exponent) {
        Expr whole = power(base, exponent);
        if (!contains(exponent)) {
            return times(exponent, power(base, reduced(exponent)), inner(base));
        }
        if (base == Expr.Constant.E) {
            return times(whole, inner(exponent));
        }
        Expr byExponent = times(whole, apply("ln", base), inner(exponent));
        return contains(base)
                ? plus(byExponent, times(exponent, power(base, reduced(exponent)), inner(base)))
                : byExponent;
    }

    private static Expr reduced(Expr exponent) {
        return exponent instanceof Expr.Num num
                ? new Expr.Num(num.value().subtract(java.math.BigDecimal.ONE))
                : minus(exponent, ONE);
    }

    private Expr inner(Expr x) {
        boolean forgotten = !x.equals(wrt) && forget();
        return forgotten ? ONE : of(x);
    }

    private Expr function(Expr.Apply f) {
        Expr x = f.arguments().get(0);
        return switch (f.function()) {
            case "max", "min" -> choice(f.function(), f.arguments());
            case "abs" -> times(apply("sign", x), inner(x));
            case "sign" -> ZERO;
            case "relu" -> times(when(greater(x, ZERO), ONE, ZERO), inner(x));
            default -> times(slope(f, x), inner(x));
        };
    }

    private Expr choice(String function, List<Expr> arguments) {
        if (arguments.size() == 1) {
            return of(arguments.get(0));
        }
        Expr first = arguments.get(0);
        List<Expr> others = arguments.subList(1, arguments.size());
        Expr rest = others.size() == 1 ? others.get(0) : new Expr.Apply(function, others);
        Expr.Relation firstWins = function.equals("max") ? greater(first, rest) : greater(rest, first);
        return when(firstWins, of(first), choice(function, others));
    }

    private static Expr slope(Expr f, Expr x) {
        Expr beyond = minus(ONE, square(x));
        return switch (((Expr.Apply) f).function()) {
            case "exp" -> f;
            case "ln", "log" -> over(ONE, x);
            case "log10" -> over(ONE, times(x, apply("ln", Expr.Num.of(10))));
            case "sqrt" -> over(ONE, times(TWO, f));
            case "sin" -> apply("cos", x);
            case "cos" -> negative(apply("sin", x));
            case "tan" -> plus(ONE, square(f));
            case "asin" -> over(ONE, apply("sqrt", beyond));
            case "acos" -> over(Expr.Num.of(-1), apply("sqrt", beyond));
            case "atan" -> over(ONE, plus(ONE, square(x)));
            case "sinh" -> apply("cosh", x);
            case "cosh" -> apply("sinh", x);
            case "tanh" -> minus(ONE, square(f));
            case "sigmoid" -> times(f, minus(ONE, f));
            case "softplus" -> apply("sigmoid", x);
            case "erf" -> times(over(TWO, ROOT_OF_PI), exp(negative(square(x))));
            case "erfc" -> times(over(Expr.Num.of(-2), ROOT_OF_PI), exp(negative(square(x))));
            case "Phi" -> over(exp(negative(over(square(x), TWO))), ROOT_OF_TWO_PI);
            default -> throw new IllegalArgumentException("no rule for " + f);
        };
    }
}
