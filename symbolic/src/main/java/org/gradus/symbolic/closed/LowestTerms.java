package org.gradus.symbolic.closed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Notation;

/**
 * A function of one variable as a fraction in e^z (or e^{z/2}) in lowest terms: σ(z)(1 − σ(z)) is e^z/(e^z + 1)². Two formulas that are
 * written in this way are seen to be the same.
 */
public final class LowestTerms {
    private static final long BUDGET = 50_000;

    private LowestTerms() {}

    /**
     * The form of {@code formula}, proved equal to it; empty if other things than e^z occur, if it is a constant, or if it would be
     * long.
     */
    public static Optional<Expr> of(Expr formula, Expr.Symbol variable) {
        try {
            return Ring.with(BUDGET, ring -> fraction(ring, formula, variable))
                    .filter(form -> Prover.equal(formula, form, List.of()) instanceof Verdict.Proved);
        } catch (Unsupported | ArithmeticException another) {
            return Optional.empty();
        }
    }

    private static Optional<Expr> fraction(Ring ring, Expr formula, Expr.Symbol variable) {
        NormalForm normal = new NormalForm(ring, new Claim(List.of(formula), List.of()));
        Fraction value = normal.of(formula);
        if (value.isZero()) {
            return Optional.empty();
        }
        Monomial exponent = Monomial.of(ring.number(new Generator.Variable(variable)), 1);
        return EulerForm.of(ring, value, new Generator.Exponential(exponent, Map.of()))
                .filter(LowestTerms::holdsPowers)
                .map(form -> form.accept(new PowersOf(variable)));
    }

    private static boolean holdsPowers(Expr form) {
        return form.equals(Expr.Constant.E) || Children.of(form).stream().anyMatch(LowestTerms::holdsPowers);
    }

    /** e^{k/2} to e^{kz/2}. */
    private static final class PowersOf extends Rewriter {
        private final Expr variable;

        PowersOf(Expr variable) {
            this.variable = variable;
        }

        @Override
        public Expr constant(Expr.Constant constant) {
            return constant.equals(Expr.Constant.E) ? new Expr.Power(constant, variable) : constant;
        }

        @Override
        public Expr power(Expr.Power power) {
            return power.base().equals(Expr.Constant.E)
                    ? new Expr.Power(power.base(), times(power.exponent()))
                    : super.power(power);
        }

        private Expr times(Expr exponent) {
            if (exponent instanceof Expr.Quotient half) {
                return new Expr.Quotient(times(half.numerator()), half.denominator());
            }
            return exponent.equals(Notation.ONE) ? variable : Expr.Product.of(exponent, variable);
        }
    }
}
