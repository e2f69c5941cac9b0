package org.gradus.symbolic.kernel.algebra;

import java.util.Map;
import org.gradus.core.number.Rational;

/** Puts in what powers of generators are equal to, when the question is whether the whole is zero: a factor makes no difference. */
public final class Bases {
    private Bases() {}

    /** For the generators that stand for polynomials. */
    public static Polynomial putIn(Ring ring, Polynomial polynomial) {
        Polynomial reduced = polynomial;
        for (int number = 0; number < ring.size(); number++) {
            if (ring.generator(number) instanceof Generator.Base base) {
                reduced = putIn(reduced, number, 1, base.polynomial());
            }
        }
        return reduced;
    }

    /**
     * With {@code meaning} for {@code g^step}, times a power of g that leaves none below 0. Where g itself has a meaning its common power is
     * left out first: {@code P^6000 - P^5999 P} needs no power of P.
     */
    public static Polynomial putIn(Polynomial polynomial, int number, int step, Polynomial meaning) {
        int lowest = Integer.MAX_VALUE;
        boolean occurs = false;
        for (Monomial monomial : polynomial.terms().keySet()) {
            int power = monomial.powerOf(number);
            lowest = Math.min(lowest, power);
            occurs |= power != 0;
        }
        if (!occurs) {
            return polynomial;
        }
        int shift = step == 1 ? -lowest : -Math.min(0, lowest);
        Polynomial.Total sum = new Polynomial.Total(polynomial.ring());
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int power = term.getKey().powerOf(number);
            int whole = (power + shift) / step;
            Monomial rest = term.getKey().times(Monomial.of(number, shift - whole * step));
            Polynomial factor =
                    whole == 0 ? Polynomial.constant(polynomial.ring(), Rational.ONE) : meaning.power(whole);
            sum.add(factor.times(rest, term.getValue()));
        }
        return sum.polynomial();
    }
}
