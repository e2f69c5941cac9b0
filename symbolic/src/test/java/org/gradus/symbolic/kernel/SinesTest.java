package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.junit.jupiter.api.Test;

/** With sin² = 1 − cos² put in, a polynomial in a sine and a cosine keeps its value at every rational point of the circle. */
class SinesTest {
    private static final List<int[]> PYTHAGOREAN = List.of(
            new int[] {3, 4, 5}, new int[] {-5, 12, 13}, new int[] {8, -15, 17}, new int[] {0, 1, 1}, new int[] {1, 0, 1
            });

    private static Rational value(Polynomial polynomial, int sine, int cosine, int[] triple) {
        Rational s = Rational.of(triple[0]).over(Rational.of(triple[2]));
        Rational c = Rational.of(triple[1]).over(Rational.of(triple[2]));
        Rational sum = Rational.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            Rational product = term.getValue();
            product = product.times(s.power(term.getKey().powerOf(sine)));
            sum = sum.plus(product.times(c.power(term.getKey().powerOf(cosine))));
        }
        return sum;
    }

    @Test
    void keepsItsValueOnTheCircle() {
        Ring.with(1_000_000, ring -> {
            Fraction x = ring.fraction(new Generator.Variable(Expr.Symbol.of("x")));
            int sine = ring.number(new Generator.Opaque("sin", List.of(x)));
            int cosine = ring.number(new Generator.Opaque("cos", List.of(x)));
            Random random = new Random(1);
            for (int i = 0; i < 200; i++) {
                Polynomial sum = Polynomial.zero(ring);
                for (int k = random.nextInt(5); k >= 0; k--) {
                    Monomial monomial =
                            Monomial.of(sine, random.nextInt(7)).times(Monomial.of(cosine, random.nextInt(4)));
                    sum = sum.plus(Polynomial.of(ring, monomial, Rational.of(random.nextInt(9) - 4)));
                }
                Polynomial reduced = withoutSquares(ring, sum);
                assertThat(reduced.terms().keySet()).allMatch(monomial -> monomial.powerOf(sine) <= 1);
                for (int[] triple : PYTHAGOREAN) {
                    assertThat(value(reduced, sine, cosine, triple)).isEqualTo(value(sum, sine, cosine, triple));
                }
                // powers below 0 are taken away by a common factor
                Polynomial lower = sum.times(Monomial.of(sine, -3), Rational.ONE);
                Polynomial whole = withoutSquares(ring, lower);
                assertThat(whole.isZero()).isEqualTo(reduced.isZero());
                assertThat(whole.terms().keySet()).allMatch(monomial -> monomial.powerOf(sine) >= 0);
            }
            return true;
        });
    }

    /** Of different angles nothing is known. */
    @Test
    void anglesAreNotMixedUp() {
        Ring.with(1_000, ring -> {
            Fraction x = ring.fraction(new Generator.Variable(Expr.Symbol.of("x")));
            Fraction y = ring.fraction(new Generator.Variable(Expr.Symbol.of("y")));
            Polynomial sine =
                    ring.fraction(new Generator.Opaque("sin", List.of(x))).numerator();
            Polynomial cosine =
                    ring.fraction(new Generator.Opaque("cos", List.of(y))).numerator();
            Polynomial sum = sine.times(sine).plus(cosine.times(cosine)).minus(Polynomial.constant(ring, Rational.ONE));
            assertThat(withoutSquares(ring, sum).isZero()).isFalse();
            return true;
        });
    }

    private static Polynomial withoutSquares(Ring ring, Polynomial polynomial) {
        NormalForm form = new NormalForm(ring, new Claim(List.of(), List.of()));
        return form.elementary().withoutSquares(polynomial);
    }
}
