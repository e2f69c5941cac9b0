package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;

/** The same value written differently: terms in another order, tanh and sigmoid as fractions, fractions widened. */
public final class Rewritten extends Rewriter {
    private static final Expr ONE = Expr.Num.of(1);

    private final Random random;

    private Rewritten(Random random) {
        this.random = random;
    }

    public static Expr randomly(Expr expr, Random random) {
        return expr.accept(new Rewritten(random));
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        List<Expr> terms = new ArrayList<>(rewrite(sum.terms()));
        Collections.shuffle(terms, random);
        return new Expr.Sum(terms);
    }

    @Override
    public Expr product(Expr.Product product) {
        List<Expr> factors = new ArrayList<>(rewrite(product.factors()));
        Collections.reverse(factors);
        return new Expr.Product(factors);
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        Expr factor = Terms.plus(Terms.exp(Expr.Num.of(random.nextInt(3))), Expr.Num.of(2));
        return Terms.over(
                Terms.times(factor, rewrite(quotient.numerator())),
                Terms.times(rewrite(quotient.denominator()), factor));
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        Expr x = rewrite(apply.arguments().get(0));
        return switch (apply.function()) {
            case "sigmoid" -> Terms.minus(ONE, Terms.over(ONE, Terms.plus(ONE, Terms.exp(x))));
            case "tanh" ->
                Terms.minus(
                        ONE, Terms.over(Expr.Num.of(2), Terms.plus(ONE, Terms.exp(Terms.times(Expr.Num.of(2), x)))));
            case "ln" -> Terms.negative(Expr.Apply.of("ln", Terms.over(ONE, x)));
            case "sqrt" -> Terms.over(x, Expr.Apply.of("sqrt", x));
            default -> Expr.Apply.of(apply.function(), x);
        };
    }
}
