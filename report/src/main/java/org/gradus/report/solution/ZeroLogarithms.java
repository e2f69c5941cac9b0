package org.gradus.report.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;
import org.gradus.core.expr.Real;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.UndecidedException;
import org.gradus.symbolic.Verifier;

/**
 * The convention 0·ln 0 = 0 in the formula of a loss, and 0/0 = 0 in that of its gradient; every other logarithm without value makes
 * the loss infinite or undefined, which is refused by the sample's number.
 */
final class ZeroLogarithms extends Rewriter {
    private static final Expr ZERO = Expr.Num.of(0);

    private final Ledger ledger;
    private final int sample;
    private boolean found;

    ZeroLogarithms(Ledger ledger, int sample) {
        this.ledger = ledger;
        this.sample = sample;
    }

    Expr replacedIn(Expr formula) {
        return rewrite(formula);
    }

    /** Whether the convention was used. */
    boolean found() {
        return found;
    }

    @Override
    public Expr product(Expr.Product product) {
        for (Expr factor : product.factors()) {
            if (factor instanceof Expr.Apply apply && apply.function().equals(Function.LN.text())) {
                Expr argument = apply.arguments().get(0);
                int sign = sign(argument);
                if (sign < 0) {
                    throw refused("undefined: the logarithm of a negative number", argument);
                }
                if (sign == 0) {
                    return vanishing(product, factor, argument);
                }
            }
        }
        return product;
    }

    private Expr vanishing(Expr.Product product, Expr logarithm, Expr argument) {
        List<Expr> weights = new ArrayList<>(product.factors());
        weights.remove(logarithm);
        if (sign(new Expr.Product(weights)) != 0) {
            throw refused("infinite: the logarithm of 0", argument);
        }
        found = true;
        return ZERO;
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        boolean constant = quotient.denominator() instanceof Expr.Num;
        if (constant || sign(quotient.denominator()) != 0) {
            return super.quotient(quotient);
        }
        if (sign(quotient.numerator()) != 0) {
            throw refused("infinite: a division by 0", quotient.denominator());
        }
        found = true;
        return ZERO;
    }

    private int sign(Expr formula) {
        try {
            return Real.of(formula, quantity -> Optional.of(ledger.decisive(quantity)), Verifier.zeroTest())
                    .signum();
        } catch (UndecidedException undecided) {
            throw new UnsolvableException("C: " + undecided.getMessage(), undecided);
        }
    }

    private UnsolvableException refused(String what, Expr where) {
        String place = org.gradus.core.expr.TextWriter.write(where);
        return new UnsolvableException(
                "the loss of sample " + sample + " is " + what + ", " + place, new ArithmeticException("loss"));
    }
}
