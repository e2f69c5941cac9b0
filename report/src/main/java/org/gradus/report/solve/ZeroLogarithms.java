package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Interval;
import org.gradus.core.number.OutOfRangeException;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.gradus.report.worksheet.Enclosed;
import org.gradus.report.worksheet.Ledger;
import org.gradus.report.worksheet.UnsolvableException;
import org.gradus.symbolic.kernel.Prover;

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
            if (factor instanceof Expr.Apply apply && apply.function().equals(FunctionName.LN.text())) {
                Expr argument = apply.arguments().get(0);
                OptionalInt sign = sign(argument);
                if (sign.isEmpty()) {
                    return isWithoutWeight(product, factor) && isNotNegative(argument) ? ZERO : product;
                }
                if (sign.getAsInt() < 0) {
                    throw refused("undefined: the logarithm of a negative number", argument);
                }
                if (sign.getAsInt() == 0) {
                    return vanishing(product, factor, argument);
                }
            }
        }
        return product;
    }

    private Expr vanishing(Expr.Product product, Expr logarithm, Expr argument) {
        if (!isWithoutWeight(product, logarithm)) {
            throw refused("infinite: the logarithm of 0", argument);
        }
        found = true;
        return ZERO;
    }

    private boolean isWithoutWeight(Expr.Product product, Expr logarithm) {
        List<Expr> weights = new ArrayList<>(product.factors());
        weights.remove(logarithm);
        return isZero(new Expr.Product(weights));
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        boolean constant = quotient.denominator() instanceof Expr.Num;
        OptionalInt below = constant ? OptionalInt.of(1) : sign(quotient.denominator());
        if (below.isPresent() && below.getAsInt() != 0) {
            return super.quotient(quotient);
        }
        if (isZero(quotient.numerator())) {
            found |= below.isPresent();
            return ZERO; // also where no digits tell the denominator from 0
        }
        if (below.isPresent()) {
            throw refused("infinite: a division by 0", quotient.denominator());
        }
        return quotient;
    }

    private boolean isZero(Expr formula) {
        return sign(formula).equals(OptionalInt.of(0));
    }

    private boolean isNotNegative(Expr formula) {
        return Enclosed.of(value(formula), Enclosed.LAST_BITS)
                .filter(value -> value.min(Interval.ZERO).equals(Interval.ZERO))
                .isPresent();
    }

    /** Absent where 1,000 digits do not decide it. */
    private OptionalInt sign(Expr formula) {
        try {
            return OptionalInt.of(value(formula).signum());
        } catch (UndecidedException | OutOfRangeException undecided) {
            return OptionalInt.empty();
        }
    }

    private Real value(Expr formula) {
        return Real.of(formula, quantity -> Optional.of(ledger.decisive(quantity)), Prover.zeroTest());
    }

    private UnsolvableException refused(String what, Expr where) {
        String place = TextWriter.write(where);
        return new UnsolvableException(
                "the loss of sample " + sample + " is " + what + ", " + place, new ArithmeticException("loss"));
    }
}
