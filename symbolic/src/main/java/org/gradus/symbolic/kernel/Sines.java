package org.gradus.symbolic.kernel;

import java.util.List;
import java.util.Map;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;

/** The relation {@code sin(x)^2 + cos(x)^2 = 1} between two generators that are opaque otherwise. */
final class Sines {
    private Sines() {}

    /** Whether a sine and the cosine of the same angle are taken for zero. */
    static boolean vanishTogether(Ring ring, Signs signs) {
        List<Generator> generators = ring.generators();
        for (int number = 0; number < generators.size(); number++) {
            if (generators.get(number) instanceof Generator.Opaque sine
                    && sine.function().equals("sin")
                    && isZero(ring, signs, number)
                    && isZero(ring, signs, ring.number(new Generator.Opaque("cos", sine.arguments())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(Ring ring, Signs signs, int number) {
        return signs.of(Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE)) == Signs.Sign.ZERO;
    }

    /** The polynomial times powers of sines that make all their powers whole, with {@code sin^2 = 1 - cos^2} put in. */
    static Polynomial withoutSquares(Ring ring, Polynomial polynomial) {
        List<Generator> generators = ring.generators();
        Polynomial reduced = polynomial;
        for (int number = 0; number < generators.size(); number++) {
            if (generators.get(number) instanceof Generator.Opaque sine
                    && sine.function().equals("sin")) {
                int cosine = ring.number(new Generator.Opaque("cos", sine.arguments()));
                reduced = withoutSquares(ring, whole(reduced, number), number, cosine);
            }
        }
        return reduced;
    }

    /** Sines have no power below 0 any more; a factor changes nothing when the question is whether the whole is zero. */
    private static Polynomial whole(Polynomial polynomial, int sine) {
        int lowest = 0;
        for (Monomial monomial : polynomial.terms().keySet()) {
            lowest = Math.min(lowest, monomial.powerOf(sine));
        }
        return lowest == 0 ? polynomial : polynomial.times(Monomial.of(sine, -lowest), Rational.ONE);
    }

    private static Polynomial withoutSquares(Ring ring, Polynomial polynomial, int sine, int cosine) {
        Polynomial one = Polynomial.constant(ring, Rational.ONE);
        Polynomial square = one.minus(Polynomial.of(ring, Monomial.of(cosine, 2), Rational.ONE));
        Polynomial.Total sum = new Polynomial.Total(ring);
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            int power = term.getKey().powerOf(sine);
            Monomial rest = term.getKey().times(Monomial.of(sine, -(power - power % 2)));
            Polynomial factor = power < 2 ? one : square.power(power / 2);
            sum.add(factor.times(rest, term.getValue()));
        }
        return sum.polynomial();
    }
}
