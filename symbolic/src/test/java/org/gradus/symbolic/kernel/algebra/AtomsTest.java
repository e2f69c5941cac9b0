package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import edu.jas.arith.BigRational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.FractionValue;
import org.junit.jupiter.api.Test;

/**
 * The sign of a polynomial is the product of the signs of its atoms: at random points, of polynomials without order and of such that come
 * apart, by the exact values of JAS; where exponentials, roots and logarithms occur by enclosures.
 */
class AtomsTest {
    private static final int CASES = 500;

    private static int signOf(Polynomial polynomial, List<BigRational> point) {
        return PolynomialTest.value(polynomial, point).signum();
    }

    private static int sign(Atoms atoms, List<BigRational> point) {
        int sign = atoms.sign();
        for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
            int factor = signOf(atom.getKey(), point);
            sign *= atom.getValue() % 2 == 0 ? factor * factor : factor;
        }
        return sign;
    }

    /** Sums of terms, squares, differences of squares, and polynomials in one variable with and without roots. */
    private static Polynomial polynomial(Draw draw, Ring ring, int i) {
        Polynomial a = draw.notZero(ring, 3, 0);
        Polynomial b = draw.notZero(ring, 2, 0);
        Polynomial polynomial = switch (i % 9) {
            case 0 -> a;
            case 1 -> a.times(a).times(draw.notZero());
            case 2 -> square(draw, ring).minus(square(draw, ring));
            case 3 -> oneVariable(ring, draw.product(), draw.below(Jas.VARIABLES));
            case 4 -> oneVariable(ring, draw.univariate(5, 6), draw.below(Jas.VARIABLES));
            case 5 -> a.times(b);
            case 6 -> b.power(4);
            case 7 -> square(draw, ring).minus(square(draw, ring)).minus(square(draw, ring));
            default -> b.power(3).times(a).times(a);
        };
        return polynomial.isZero() ? a : polynomial;
    }

    private static Polynomial square(Draw draw, Ring ring) {
        Monomial root = draw.monomial(0);
        Rational factor = draw.notZero();
        return Polynomial.of(ring, root.times(root), factor.times(factor));
    }

    private static Polynomial oneVariable(Ring ring, Univariate univariate, int variable) {
        Polynomial sum = Polynomial.zero(ring);
        for (int k = 0; k <= univariate.degree(); k++) {
            Rational coefficient = new Rational(univariate.coefficients().get(k), java.math.BigInteger.ONE);
            sum = sum.plus(Polynomial.of(ring, Monomial.of(variable, k), coefficient));
        }
        return sum;
    }

    @Test
    void theSignIsTheProductOfTheSigns() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(1);
            int apart = 0;
            for (int i = 0; i < CASES; i++) {
                Polynomial polynomial = polynomial(draw, ring, i);
                Atoms atoms = Atoms.of(ring, polynomial);
                apart += atoms.powers().containsKey(polynomial.primitive().base()) ? 0 : 1;
                for (int k = 0; k < 12; k++) {
                    List<BigRational> point =
                            List.of(Jas.of(draw.rational()), Jas.of(draw.rational()), Jas.of(draw.rational()));
                    assertThat(sign(atoms, point))
                            .as("%s at %s", Jas.of(polynomial), point)
                            .isEqualTo(signOf(polynomial, point));
                }
            }
            assertThat(apart).isGreaterThan(CASES / 3);
        });
    }

    /** A polynomial in one variable without a real root, as JAS counts them, has no atom; one with roots has. */
    @Test
    void withoutRealRootsNothingIsLeft() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(2);
            for (int i = 0; i < CASES; i++) {
                Univariate p = draw.univariate(6, 6);
                boolean rootFree = p.realRoots() == 0;
                assertThat(Atoms.of(ring, oneVariable(ring, p, 1)).powers().isEmpty())
                        .as("%s", p)
                        .isEqualTo(rootFree);
            }
        });
    }

    // ---- other generators ----

    private static Fraction variable(Ring ring, int number) {
        return Fraction.of(Polynomial.of(ring, Monomial.of(number, 1), Rational.ONE));
    }

    private static int sign(Ring ring, Polynomial polynomial, Map<Expr, Rational> point) {
        return new FractionValue(ring, point::get, 300)
                .of(Fraction.of(polynomial))
                .signum()
                .orElse(0);
    }

    /** e^x, 2^(1/n), ln 2 are positive; |P|^(1/n) and e^x − 1 have the sign of something simpler. */
    @Test
    void otherGenerators() {
        Jas.inRing(ring -> {
            Polynomial one = Polynomial.constant(ring, Rational.ONE);
            Polynomial x = variable(ring, 0).numerator();
            Polynomial y = variable(ring, 1).numerator();
            List<Polynomial> generators = new ArrayList<>();
            for (Generator generator : new Generator[] {
                new Generator.Exponential(Monomial.of(0, 1), Map.of()),
                new Generator.Exponential(Monomial.of(0, 1).times(Monomial.of(1, 1)), Map.of()),
                new Generator.Exponential(Monomial.of(0, -1), Map.of()),
                new Generator.Exponential(Monomial.of(0, 1), Map.of(y.minus(one), 1)),
                new Generator.Exponential(Monomial.of(1, 1), Map.of(x.times(x).plus(one), 2)),
                new Generator.Root(y.plus(x)),
                new Generator.Base(y.minus(x)),
                new Generator.Logarithm(y.minus(x)),
                new Generator.PrimeRoot(new Factorization.Factor(java.math.BigInteger.TWO, true)),
                new Generator.PrimeLogarithm(new Factorization.Factor(java.math.BigInteger.TWO, true))
            }) {
                generators.add(ring.fraction(generator).numerator());
            }
            Draw draw = new Draw(3);
            for (int i = 0; i < CASES; i++) {
                Polynomial g = generators.get(i % generators.size());
                Polynomial p = i % 3 == 0 ? g.minus(one) : i % 3 == 1 ? g.times(x) : inOne(draw, g);
                Polynomial polynomial = p.isZero() ? g : p;
                Atoms atoms = Atoms.of(ring, polynomial);
                for (int k = 0; k < 6; k++) {
                    Map<Expr, Rational> point =
                            Map.of(Expr.Symbol.of("x"), draw.rational(), Expr.Symbol.of("y"), draw.rational());
                    agrees(ring, polynomial, atoms, point).ifPresent(fault -> {
                        throw new AssertionError(fault);
                    });
                }
            }
        });
    }

    /** A product of factors in a generator: with rational, with other, and without real roots, also several times. */
    private static Polynomial inOne(Draw draw, Polynomial generator) {
        Polynomial product = Polynomial.constant(generator.ring(), draw.notZero());
        for (int k = 1 + draw.below(2); k > 0; k--) {
            Polynomial square = generator.times(generator);
            Polynomial factor = switch (draw.below(6)) {
                case 0 -> square.plus(number(generator, 1));
                case 1 -> square.minus(number(generator, 3));
                case 2 -> square.minus(generator.times(Rational.of(3))).plus(number(generator, 1));
                case 3 -> square.plus(generator).plus(number(generator, 1));
                default -> generator.minus(number(generator, draw.below(5) - 1));
            };
            product = product.times(factor.power(1 + draw.below(3)));
        }
        return product;
    }

    private static Polynomial number(Polynomial generator, int value) {
        return Polynomial.constant(generator.ring(), Rational.of(value));
    }

    /** (e^u − 1)^n has the sign of u^n: for u a product, a quotient, a power below 0, over powers of what is itself a power. */
    @Test
    void powersOfExponentialsMinusOne() {
        Jas.inRing(ring -> {
            Polynomial one = Polynomial.constant(ring, Rational.ONE);
            Polynomial x = variable(ring, 0).numerator();
            Polynomial y = variable(ring, 1).numerator();
            Polynomial square = y.minus(one).times(y.minus(one));
            Polynomial cube = square.times(y.minus(one));
            Monomial xy = Monomial.of(0, 1).times(Monomial.of(1, 1));
            Draw draw = new Draw(4);
            for (Generator.Exponential exponential : new Generator.Exponential[] {
                new Generator.Exponential(Monomial.of(0, 1), Map.of()),
                new Generator.Exponential(Monomial.of(0, 2), Map.of()),
                new Generator.Exponential(Monomial.of(0, 3), Map.of()),
                new Generator.Exponential(Monomial.of(0, -1), Map.of()),
                new Generator.Exponential(xy, Map.of()),
                new Generator.Exponential(Monomial.of(0, 1), Map.of(y.minus(one), 1)),
                new Generator.Exponential(Monomial.of(0, 1), Map.of(y.minus(one), 2)),
                new Generator.Exponential(Monomial.of(0, 1), Map.of(y.minus(one), 3)),
                new Generator.Exponential(Monomial.of(0, 1), Map.of(square, 1)),
                new Generator.Exponential(xy, Map.of(cube, 1, x.minus(one), 1))
            }) {
                Polynomial minusOne = ring.fraction(exponential).numerator().minus(one);
                for (int power = 1; power <= 4; power++) {
                    Polynomial polynomial = minusOne.power(power);
                    Atoms atoms = Atoms.of(ring, polynomial);
                    for (int k = 0; k < 12; k++) {
                        Map<Expr, Rational> point =
                                Map.of(Expr.Symbol.of("x"), draw.rational(), Expr.Symbol.of("y"), draw.rational());
                        agrees(ring, polynomial, atoms, point).ifPresent(fault -> {
                            throw new AssertionError(fault);
                        });
                    }
                }
            }
        });
    }

    /** √|P| vanishes where P does, to an even power, since its sign says nothing about that of P. */
    @Test
    void aRootHasTheZerosOfItsRadicand() {
        Jas.inRing(ring -> {
            Polynomial sum =
                    variable(ring, 1).numerator().plus(variable(ring, 0).numerator());
            Polynomial root = ring.fraction(new Generator.Root(sum)).numerator();
            assertThat(Atoms.of(ring, root).powers().keySet()).containsExactly(sum);
            assertThat(parity(Atoms.of(ring, root), sum)).isZero();
            assertThat(parity(Atoms.of(ring, root.times(sum)), sum)).isEqualTo(1);
        });
    }

    /** P to a power, P being itself a product of powers. */
    @Test
    void powersOfBases() {
        Jas.inRing(ring -> {
            Polynomial difference =
                    variable(ring, 1).numerator().minus(variable(ring, 0).numerator());
            for (int inside : new int[] {1, 2, 4}) {
                int number = ring.number(
                        new Generator.Base(difference.power(inside).primitive().base()));
                for (int power = -3; power <= 4; power++) {
                    if (power != 0) {
                        Polynomial polynomial = Polynomial.of(ring, Monomial.of(number, power), Rational.of(-1));
                        Atoms atoms = Atoms.of(ring, polynomial);
                        boolean odd = inside * power % 2 != 0;
                        assertThat(atoms.sign()).isEqualTo(-1);
                        assertThat(atoms.powers().keySet()).containsExactly(difference);
                        assertThat(parity(atoms, difference)).isEqualTo(odd ? 1 : 0);
                    }
                }
            }
        });
    }

    private static Optional<String> agrees(Ring ring, Polynomial polynomial, Atoms atoms, Map<Expr, Rational> point) {
        try {
            int value = sign(ring, polynomial, point);
            int product = atoms.sign();
            for (Map.Entry<Polynomial, Integer> atom : atoms.powers().entrySet()) {
                int factor = sign(ring, atom.getKey(), point);
                product *= atom.getValue() % 2 == 0 ? factor * factor : factor;
            }
            return value == product
                    ? Optional.empty()
                    : Optional.of(value + " is not " + product + " for " + polynomial.terms() + " at " + point + " by "
                            + atoms.powers().keySet().stream()
                                    .map(Polynomial::terms)
                                    .toList());
        } catch (ArithmeticException notDefined) {
            return Optional.empty();
        }
    }

    private static int parity(Atoms atoms, Polynomial atom) {
        return Math.floorMod(Objects.requireNonNull(atoms.powers().get(atom)), 2);
    }
}
