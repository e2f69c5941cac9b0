package org.gradus.symbolic.random;

import static org.gradus.symbolic.random.Trees.ONE;
import static org.gradus.symbolic.random.Trees.apply;
import static org.gradus.symbolic.random.Trees.exp;
import static org.gradus.symbolic.random.Trees.minus;
import static org.gradus.symbolic.random.Trees.negative;
import static org.gradus.symbolic.random.Trees.over;
import static org.gradus.symbolic.random.Trees.plus;
import static org.gradus.symbolic.random.Trees.square;
import static org.gradus.symbolic.random.Trees.times;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;

/** The same value everywhere, written otherwise; only identities that hold at every point at which the formula has a value. */
final class Rephrasing {
    private static final Expr TWO = Expr.Num.of(2);

    private final Random random;

    private Rephrasing(Random random) {
        this.random = random;
    }

    static Expr of(Expr formula, Random random, int changes) {
        Rephrasing rephrasing = new Rephrasing(random);
        Expr result = formula;
        for (int i = 0; i < changes; i++) {
            int node = random.nextInt(Trees.nodes(result));
            result = Trees.changedAt(result, node, rephrasing::otherwise).orElse(result);
        }
        return result;
    }

    private Optional<Expr> otherwise(Expr f) {
        if (f instanceof Expr.Apply apply) {
            return function(apply, apply.arguments().get(0));
        }
        if (f instanceof Expr.Sum sum) {
            List<Expr> terms = new ArrayList<>(sum.terms());
            Collections.shuffle(terms, random);
            return Optional.of(new Expr.Sum(terms));
        }
        if (f instanceof Expr.Product product) {
            return Optional.of(product(product.factors()));
        }
        if (f instanceof Expr.Quotient quotient) {
            return Optional.of(quotient(quotient.numerator(), quotient.denominator()));
        }
        if (f instanceof Expr.Power power && Trees.isNumber(power.exponent(), 2)) {
            return Optional.of(new Expr.Product(List.of(power.base(), power.base())));
        }
        if (f instanceof Expr.Negation negation) {
            return Optional.of(times(Expr.Num.of(-1), negation.operand()));
        }
        return f instanceof Expr.Num ? Optional.empty() : Optional.of(widened(f));
    }

    private Expr widened(Expr f) {
        Expr positive = plus(exp(f), ONE);
        return switch (random.nextInt(4)) {
            case 0 -> over(times(f, TWO), TWO);
            case 1 -> over(times(f, positive), positive);
            case 2 -> minus(plus(f, ONE), ONE);
            default -> new Expr.Negation(new Expr.Negation(f));
        };
    }

    private Expr product(List<Expr> factors) {
        for (int i = 0; i < factors.size(); i++) {
            if (factors.get(i) instanceof Expr.Sum sum && random.nextBoolean()) {
                List<Expr> others = new ArrayList<>(factors);
                others.remove(i);
                Expr rest = new Expr.Product(others);
                return new Expr.Sum(
                        sum.terms().stream().map(term -> times(rest, term)).toList());
            }
        }
        List<Expr> turned = new ArrayList<>(factors);
        Collections.shuffle(turned, random);
        return new Expr.Product(turned);
    }

    private Expr quotient(Expr u, Expr v) {
        if (u instanceof Expr.Sum sum && random.nextBoolean()) {
            return new Expr.Sum(sum.terms().stream().map(term -> over(term, v)).toList());
        }
        return random.nextBoolean() ? times(u, over(ONE, v)) : over(negative(u), negative(v));
    }

    private Optional<Expr> function(Expr.Apply f, Expr x) {
        Expr other = switch (f.function()) {
            case "sigmoid" ->
                switch (random.nextInt(4)) {
                    case 0 -> over(ONE, plus(ONE, exp(negative(x))));
                    case 1 -> over(exp(x), plus(ONE, exp(x)));
                    case 2 -> over(plus(ONE, apply("tanh", over(x, TWO))), TWO);
                    default -> minus(ONE, apply("sigmoid", negative(x)));
                };
            case "tanh" ->
                switch (random.nextInt(3)) {
                    case 0 -> over(minus(exp(x), exp(negative(x))), plus(exp(x), exp(negative(x))));
                    case 1 -> minus(times(TWO, apply("sigmoid", times(TWO, x))), ONE);
                    default -> over(apply("sinh", x), apply("cosh", x));
                };
            case "exp" ->
                switch (random.nextInt(3)) {
                    case 0 -> new Expr.Power(Expr.Constant.E, x);
                    case 1 -> over(ONE, exp(negative(x)));
                    default -> square(exp(over(x, TWO)));
                };
            case "softplus" -> apply("ln", plus(ONE, exp(x)));
            case "sqrt" -> new Expr.Power(x, new Expr.Num(new java.math.BigDecimal("0.5")));
            case "ln" -> random.nextBoolean() ? negative(apply("ln", over(ONE, x))) : apply("log", x);
            case "relu" -> Expr.Apply.of("max", Trees.ZERO, x);
            case "abs" -> Expr.Apply.of("max", x, negative(x));
            case "sign" ->
                Trees.when(
                        Trees.greater(x, Trees.ZERO),
                        ONE,
                        Trees.when(Trees.greater(Trees.ZERO, x), Expr.Num.of(-1), Trees.ZERO));
            case "cos" -> minus(ONE, times(TWO, square(apply("sin", over(x, TWO)))));
            case "erfc" -> minus(ONE, apply("erf", x));
            default -> widened(f);
        };
        return Optional.of(other);
    }
}
