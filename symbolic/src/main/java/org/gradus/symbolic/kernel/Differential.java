package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.KeptFactors;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/**
 * The derivative inside the normal form: sum, product and quotient rule, and the law of each generator. It shares
 * nothing with the routes that are shown on a sheet, so that a wrong route cannot prove itself.
 */
final class Differential implements Inside.Slopes {
    private final Ring ring;
    private final int wrt;
    private final Elementary elementary;
    private final IndexSplit split;
    private final Map<Integer, Fraction> known = new HashMap<>();

    /** With respect to the variable of this number. */
    Differential(int wrt, Elementary elementary, IndexSplit split) {
        this.ring = split.ring();
        this.wrt = wrt;
        this.elementary = elementary;
        this.split = split;
    }

    @Override
    public Fraction of(Fraction fraction) {
        return ring.keepsFactors()
                ? of(KeptFactors.withoutDenominators(ring, fraction).numerator())
                : quotient(fraction);
    }

    private Fraction quotient(Fraction fraction) {
        Fraction sum = over(of(fraction.numerator()), fraction.denominators());
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            Fraction logarithmic = of(entry.getKey()).over(Fraction.of(entry.getKey()));
            sum = sum.minus(fraction.times(logarithmic).times(Rational.of(entry.getValue())));
        }
        return sum;
    }

    private static Fraction over(Fraction numerator, Map<Polynomial, Integer> denominators) {
        Polynomial one = Polynomial.constant(numerator.ring(), Rational.ONE);
        return numerator.isZero() ? numerator : numerator.times(new Fraction(one, denominators));
    }

    private Fraction of(Polynomial polynomial) {
        Fraction sum = Fraction.of(Polynomial.zero(ring));
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Monomial monomial = term.getKey();
            for (int i = 0; i < monomial.size(); i++) {
                Fraction inner = relative(monomial.generator(i));
                if (!inner.isZero()) {
                    Rational factor = term.getValue().times(Rational.of(monomial.power(i)));
                    sum = sum.plus(
                            Fraction.of(Polynomial.of(ring, monomial, factor)).times(inner));
                }
            }
        }
        return sum;
    }

    /** {@code g'/g}. */
    private Fraction relative(int number) {
        Fraction before = known.get(number);
        if (before == null) {
            before = GeneratorLaw.of(ring, number).slope(this);
            if (ring.keepsFactors()) {
                before = KeptFactors.withoutDenominators(ring, before);
            }
            known.put(number, before);
        }
        return before;
    }

    @Override
    public boolean isWrt(Generator.Variable variable) {
        return split.same(variable, wrt);
    }

    @Override
    public Fraction rest(Fraction body, Expr index) {
        return split.rest(body, index);
    }

    @Override
    public Inside.Functions functions() {
        return elementary;
    }
}
