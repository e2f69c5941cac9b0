package org.gradus.report.exercise;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;

/** Which sign the error terms δ have. What is called a derivative of C is one either way. */
public enum ErrorSign {
    /** δ = ∂C/∂z, at the output y − t. */
    OUTPUT_MINUS_TARGET,
    /** δ = −∂C/∂z, at the output t − y. */
    TARGET_MINUS_OUTPUT;

    /** δ from ∂C/∂z, and a derivative from what is calculated with δ: the formula itself, or with the other sign. */
    public Expr of(Expr formula) {
        return this == OUTPUT_MINUS_TARGET ? formula : negated(formula);
    }

    /** y − t as t − y, also as a factor or above a fraction bar; else with a minus before it. */
    private static Expr negated(Expr formula) {
        if (formula.equals(Expr.Num.of(0))) {
            return formula;
        }
        if (formula instanceof Expr.Negation negation) {
            return negation.operand();
        }
        if (isDifference(formula)) {
            List<Expr> terms = ((Expr.Sum) formula).terms();
            return Expr.Sum.of(((Expr.Negation) terms.get(1)).operand(), new Expr.Negation(terms.get(0)));
        }
        if (formula instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>(product.factors());
            for (int k = 0; k < factors.size(); k++) {
                if (isDifference(factors.get(k))) {
                    factors.set(k, negated(factors.get(k)));
                    return new Expr.Product(factors);
                }
            }
        }
        return formula instanceof Expr.Quotient quotient && isDifference(quotient.numerator())
                ? new Expr.Quotient(negated(quotient.numerator()), quotient.denominator())
                : new Expr.Negation(formula);
    }

    /** {@code a − b}. */
    private static boolean isDifference(Expr formula) {
        return formula instanceof Expr.Sum sum
                && sum.terms().size() == 2
                && !(sum.terms().get(0) instanceof Expr.Negation)
                && sum.terms().get(1) instanceof Expr.Negation;
    }
}
