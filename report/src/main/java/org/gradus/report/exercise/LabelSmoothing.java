package org.gradus.report.exercise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;

/**
 * Targets that are probabilities, moved towards the uniform ones: (1 − ε) t + ε/N (Szegedy et al., Rethinking the Inception
 * Architecture, 2016). A single unit's N is 2, its two classes.
 *
 * @param epsilon ε, an exact constant between 0 and 1
 * @param given the targets before
 */
public record LabelSmoothing(Expr epsilon, List<Expr> given) {
    private static final Expr ONE = Expr.Num.of(1);

    public LabelSmoothing {
        given = List.copyOf(given);
    }

    /** The targets that the loss takes. */
    public List<Expr> targets(int classes) {
        return given.stream().map(target -> smoothed(target, classes)).toList();
    }

    private Expr smoothed(Expr target, int classes) {
        Expr kept = Expr.Product.of(Expr.Sum.of(ONE, new Expr.Negation(epsilon)), target);
        Expr spread = new Expr.Quotient(epsilon, Expr.Num.of(classes));
        Expr smoothed = Expr.Sum.of(kept, spread);
        return Real.of(smoothed, ZeroTest.NONE)
                .rational()
                .map(LabelSmoothing::written)
                .orElse(smoothed);
    }

    /** As a decimal, where it is a short one. */
    private static Expr written(Rational value) {
        BigInteger rest = value.denominator();
        for (BigInteger prime : List.of(BigInteger.TWO, BigInteger.valueOf(5))) {
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
            }
        }
        boolean decimal = rest.equals(BigInteger.ONE) && value.denominator().bitLength() <= 40;
        return decimal
                ? new Expr.Num(new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator())))
                : value.toExpr();
    }
}
