package org.gradus.symbolic.closed;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.symbolic.write.Tidy;

/** A formula with y for every part that is the function itself: {@code x^x (ln(x) + 1)} is {@code y (ln(x) + 1)} for {@code y = x^x}. */
final class InValue extends Rewriter {
    private final Expr function;

    private InValue(Expr function) {
        this.function = function;
    }

    /** The formula itself where no part of it is the function. */
    static Expr of(Expr formula, Expr function) {
        return Tidy.of(formula).accept(new InValue(Tidy.of(function)));
    }

    private Expr value(Expr node, Expr otherwise) {
        return node.equals(function) ? ClosedForm.VALUE : otherwise;
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        return value(apply, super.apply(apply));
    }

    @Override
    public Expr power(Expr.Power power) {
        return value(power, super.power(power));
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        return value(quotient, super.quotient(quotient));
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        return value(sum, super.sum(sum));
    }

    /** Also where the function is some of the factors. */
    @Override
    public Expr product(Expr.Product product) {
        if (!(function instanceof Expr.Product part) || !product.factors().containsAll(part.factors())) {
            return super.product(product);
        }
        List<Expr> factors = new ArrayList<>(product.factors());
        part.factors().forEach(factors::remove);
        factors.add(0, ClosedForm.VALUE);
        return Tidy.product(factors);
    }
}
