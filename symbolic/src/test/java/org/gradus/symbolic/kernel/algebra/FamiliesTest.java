package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kept factors have the value of what they stand for, and a polynomial in them vanishes exactly if its values do: by exact fractions. */
class FamiliesTest {
    private static final int POINTS = 12;

    /** The values of generators at one point; a kept factor has that of its polynomial. */
    private record Point(Ring ring, Map<Integer, Rational> values) {
        static Point of(Ring ring, Random random) {
            Map<Integer, Rational> values = new LinkedHashMap<>();
            for (int number = 0; number < ring.size(); number++) {
                if (!(ring.generator(number) instanceof Generator.Base)) {
                    values.put(number, Rational.of(1 + random.nextInt(97)).over(Rational.of(1 + random.nextInt(11))));
                }
            }
            return new Point(ring, values);
        }

        Rational of(Polynomial polynomial) {
            Rational sum = Rational.ZERO;
            for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
                Rational product = term.getValue();
                for (int i = 0; i < term.getKey().size(); i++) {
                    product = product.times(
                            of(term.getKey().generator(i)).power(term.getKey().power(i)));
                }
                sum = sum.plus(product);
            }
            return sum;
        }

        boolean isZeroOrPole(Polynomial polynomial) {
            try {
                return of(polynomial).signum() == 0;
            } catch (ArithmeticException pole) {
                return true;
            }
        }

        private Rational of(int number) {
            return ring.generator(number) instanceof Generator.Base base
                    ? of(base.polynomial())
                    : values.getOrDefault(number, Rational.ZERO);
        }

        Rational of(Fraction fraction) {
            Rational below = Rational.ONE;
            for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
                below = below.times(of(entry.getKey()).power(entry.getValue()));
            }
            return of(fraction.numerator()).over(below);
        }
    }

    private static Polynomial kept(Ring ring, Polynomial base) {
        return Polynomial.of(
                ring,
                Monomial.of(ring.number(new Generator.Base(base.primitive().base())), 1),
                Rational.ONE);
    }

    /** {@code e^{x_k}} for different variables, as generators. */
    private static Polynomial exponential(Ring ring, int k) {
        int variable = ring.number(new Generator.Variable(Expr.Symbol.of("x_" + k)));
        Monomial exponent = Monomial.of(variable, 1);
        return Polynomial.of(
                ring, ring.power(new Generator.Exponential(exponent, Map.of()), Rational.ONE), Rational.ONE);
    }

    // ---- what is kept ----

    @Test
    void whatIsKeptHasTheSameValue() {
        Random random = new Random(1);
        Draw draw = new Draw(2);
        for (int i = 0; i < 200; i++) {
            Jas.inRing(ring -> {
                Fraction fraction = Fraction.of(draw.polynomial(ring, 3, -1));
                for (int k = 0; k < 2; k++) {
                    Fraction inner = Fraction.of(draw.notZero(ring, 2, 0)).over(Fraction.of(draw.notZero(ring, 3, 0)));
                    fraction = fraction.plus(KeptFactors.asProduct(ring, inner)).times(inner);
                }
                Fraction above = KeptFactors.withoutDenominators(ring, fraction);
                Fraction product = KeptFactors.asProduct(ring, fraction);
                assertThat(above.isPolynomial() && product.isPolynomial()).isTrue();
                for (int k = 0; k < 4; k++) {
                    Point point = Point.of(ring, random);
                    try {
                        Rational expected = point.of(fraction);
                        assertThat(point.of(above)).isEqualTo(expected);
                        assertThat(point.of(product)).isEqualTo(expected);
                    } catch (ArithmeticException pole) {
                        // not defined at this point
                    }
                }
            });
        }
    }

    /** {@code 1 − σ} is e^{-x} σ: one term, so that a product of them is one. */
    @Test
    void whatIsOneTermBecomesOne() {
        Ring.withKeptFactors(100_000, ring -> {
            Polynomial e = exponential(ring, 1);
            Polynomial one = Polynomial.constant(ring, Rational.ONE);
            Fraction sigma = KeptFactors.asProduct(ring, Fraction.of(e).over(Fraction.of(e.plus(one))));
            Fraction rest = KeptFactors.asProduct(ring, Fraction.of(one).minus(sigma));
            assertThat(sigma.numerator().size()).isEqualTo(1);
            assertThat(rest.numerator().size()).isEqualTo(1);
            assertThat(KeptFactors.asProduct(ring, Fraction.of(one).minus(sigma).minus(rest))
                            .isZero())
                    .isTrue();
            return true;
        });
    }

    // ---- whether it vanishes ----

    /** Random sums of products of kept factors: half of them zero, since each replacement is taken back somewhere else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void zeroExactlyIfAllValuesAre(long seed) {
        Random random = new Random(seed);
        int zeros = 0;
        for (int i = 0; i < 60; i++) {
            boolean zero = Ring.withKeptFactors(100_000_000L, ring -> {
                Polynomial sum = sum(ring, random, random.nextBoolean());
                boolean seen = Families.isCertainlyZero(ring, sum);
                boolean vanishes = true;
                for (int k = 0; k < POINTS; k++) {
                    vanishes &= Point.of(ring, random).isZeroOrPole(sum);
                }
                assertThat(seen).isEqualTo(vanishes);
                return seen;
            });
            zeros += zero ? 1 : 0;
        }
        assertThat(zeros).isBetween(10, 50);
    }

    /** Of terms {@code M (B − P)}, which vanish, and of one more that does not where {@code isFalse}. */
    private static Polynomial sum(Ring ring, Random random, boolean isFalse) {
        Polynomial one = Polynomial.constant(ring, Rational.ONE);
        List<Polynomial> meanings = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Polynomial product = exponential(ring, k).power(1 + random.nextInt(2));
            Polynomial shared = random.nextInt(3) == 0 ? exponential(ring, 7) : one;
            meanings.add(product.times(shared).plus(one.times(Rational.of(1 + random.nextInt(3)))));
            meanings.add(product.times(shared).minus(one));
        }
        Polynomial sum = Polynomial.zero(ring);
        for (int terms = 1 + random.nextInt(4); terms > 0; terms--) {
            Polynomial meaning = meanings.get(random.nextInt(meanings.size()));
            Polynomial difference = kept(ring, meaning).minus(meaning);
            sum = sum.plus(difference.times(monomial(ring, random, meanings)));
        }
        return isFalse ? sum.plus(monomial(ring, random, meanings)) : sum;
    }

    private static Polynomial monomial(Ring ring, Random random, List<Polynomial> meanings) {
        Polynomial product = Polynomial.constant(ring, Rational.of(1 + random.nextInt(5)));
        for (Polynomial meaning : meanings) {
            Monomial factor = kept(ring, meaning).leading();
            product = product.times(Monomial.of(factor.generator(0), random.nextInt(4) - 2), Rational.ONE);
        }
        return product.times(exponential(ring, random.nextInt(3)).leading(), Rational.ONE);
    }

    /** The work for n families is not the n-th power of that for one. */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 20, 40})
    void familiesAreReducedOneByOne(int n) {
        long budget = 300L * n * n;
        boolean zero = Ring.withKeptFactors(budget, ring -> {
            Polynomial one = Polynomial.constant(ring, Rational.ONE);
            Polynomial product = one;
            Polynomial.Total sum = new Polynomial.Total(ring);
            for (int k = 0; k < n; k++) {
                product = product.times(kept(ring, exponential(ring, k).plus(one)));
            }
            for (int k = 0; k < n; k++) {
                Polynomial base = kept(ring, exponential(ring, k).plus(one));
                Polynomial others = product.times(base.leading().inverse(), Rational.ONE);
                sum.add(product.minus(others).minus(others.times(exponential(ring, k))));
            }
            return Families.isCertainlyZero(ring, sum.polynomial());
        });
        assertThat(zero).isTrue();
    }
}
