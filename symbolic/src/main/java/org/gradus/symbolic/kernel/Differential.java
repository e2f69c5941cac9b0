package org.gradus.symbolic.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;

/**
 * The derivative inside the normal form: sum, product and quotient rule, and one axiom for each kind of generator. It shares
 * nothing with the routes that are shown on a sheet, so that a wrong route cannot prove itself.
 */
public final class Differential {
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

    Fraction of(Fraction fraction) {
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
            before = axiom(ring.generator(number), number);
            known.put(number, before);
        }
        return before;
    }

    private Fraction axiom(Generator generator, int number) {
        Rational unit = Rational.ONE.over(Rational.of(ring.scale()));
        if (generator instanceof Generator.Variable variable) {
            return split.same(variable, wrt) ? itself(number).inverse() : elementary.number(0);
        }
        if (generator instanceof Generator.Exponential e) {
            return of(new Fraction(Polynomial.of(ring, e.exponent(), ring.unit(e)), e.denominators()));
        }
        if (generator instanceof Generator.PrimeRoot || generator instanceof Generator.PrimeLogarithm) {
            return elementary.number(0);
        }
        if (generator instanceof Generator.Root root) {
            return of(root.radicand()).over(Fraction.of(root.radicand())).times(unit);
        }
        if (generator instanceof Generator.Base base) {
            return of(base.polynomial()).over(Fraction.of(base.polynomial()));
        }
        if (generator instanceof Generator.Logarithm logarithm) {
            Fraction argument = Fraction.of(logarithm.argument());
            return of(logarithm.argument()).over(argument).over(itself(number));
        }
        if (generator instanceof Generator.Rest rest) {
            Polynomial body = Polynomial.of(ring, rest.body(), Rational.ONE);
            return split.rest(of(new Fraction(body, rest.denominators())), rest.bound())
                    .over(itself(number));
        }
        return opaque((Generator.Opaque) generator).over(itself(number));
    }

    private Fraction itself(int number) {
        return Fraction.of(Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE));
    }

    private Fraction opaque(Generator.Opaque opaque) {
        if (opaque.arguments().isEmpty()) {
            return elementary.number(0);
        }
        Fraction argument = opaque.arguments().get(0);
        Fraction inner = of(argument);
        return inner.isZero() ? inner : outer(opaque.function(), argument).times(inner);
    }

    /** The table of axioms for functions that are no rational functions of exponentials. */
    private Fraction outer(String function, Fraction x) {
        Fraction one = elementary.number(1);
        Fraction square = x.times(x);
        switch (function) {
            case "sin":
                return ring.fraction(new Generator.Opaque("cos", List.of(x)));
            case "cos":
                return ring.fraction(new Generator.Opaque("sin", List.of(x))).negate();
            case "asin":
                return one.over(elementary.sqrt(one.minus(square)));
            case "atan":
                return one.over(one.plus(square));
            case "erf":
                return elementary.exp(square.negate()).times(Rational.of(2)).over(elementary.sqrt(elementary.pi()));
            default:
                throw new Unsupported("the derivative of " + function + " is not known to the kernel");
        }
    }
}
