package org.gradus.symbolic.kernel.algebra;

import java.util.Map;
import org.gradus.core.number.Rational;

/** Puts polynomials in for the generators that stand for them, when the question is whether the whole is zero. */
public final class Bases {
    private Bases() {}

    /** Their common powers are left out first: {@code P^6000 - P^5999 P} needs no power of P. */
    public static Polynomial putIn(Polynomial polynomial) {
        Ring ring = polynomial.ring();
        Polynomial reduced = polynomial;
        for (int number = 0; number < ring.size(); number++) {
            if (ring.generator(number) instanceof Generator.Base base && occurs(reduced, number)) {
                reduced = putIn(reduced, number, base.polynomial());
            }
        }
        return reduced;
    }

    private static boolean occurs(Polynomial polynomial, int number) {
        return polynomial.terms().keySet().stream().anyMatch(monomial -> monomial.powerOf(number) != 0);
    }

    private static Polynomial putIn(Polynomial polynomial, int number, Polynomial meaning) {
        int lowest = Integer.MAX_VALUE;
        for (Monomial monomial : polynomial.terms().keySet()) {
            lowest = Math.min(lowest, monomial.powerOf(number));
        }
        Polynomial.Total sum = new Polynomial.Total(polynomial.ring());
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int power = term.getKey().powerOf(number);
            Monomial rest = term.getKey().times(Monomial.of(number, -power));
            sum.add(meaning.power(power - lowest).times(rest, term.getValue()));
        }
        return sum.polynomial();
    }
}
