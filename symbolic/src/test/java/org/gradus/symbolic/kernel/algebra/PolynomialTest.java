package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import edu.jas.arith.BigRational;
import edu.jas.gb.ReductionSeq;
import edu.jas.poly.GenPolynomial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arithmetic, division, roots and the primitive part of random polynomials in three variables, against JAS. */
class PolynomialTest {
    private static final int CASES = 400;

    @Test
    void sumsDifferencesProductsAndPowers() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(1);
            for (int i = 0; i < CASES; i++) {
                Polynomial a = draw.polynomial(ring, 6, 0);
                Polynomial b = draw.polynomial(ring, 5, 0);
                Rational c = draw.rational();
                assertThatObject(Jas.of(a.plus(b))).isEqualTo(Jas.of(a).sum(Jas.of(b)));
                assertThatObject(Jas.of(a.minus(b))).isEqualTo(Jas.of(a).subtract(Jas.of(b)));
                assertThatObject(Jas.of(a.times(b))).isEqualTo(Jas.of(a).multiply(Jas.of(b)));
                assertThatObject(Jas.of(a.times(c))).isEqualTo(Jas.of(a).multiply(Jas.of(c)));
                int power = draw.below(5);
                assertThatObject(Jas.of(a.power(power))).isEqualTo(power(Jas.of(a), power));
                Polynomial.Total total = new Polynomial.Total(ring);
                List.of(a, b, a).forEach(total::add);
                assertThatObject(Jas.of(total.polynomial()))
                        .isEqualTo(Jas.of(a).sum(Jas.of(a)).sum(Jas.of(b)));
                assertThat(a.minus(b).isZero())
                        .isEqualTo(Jas.of(a).subtract(Jas.of(b)).isZERO());
                assertThat(a.isConstant()).isEqualTo(Jas.of(a).degree() <= 0);
                assertThatObject(Jas.of(a.constantTerm())).isEqualTo(Jas.of(a).trailingBaseCoefficient());
                assertThat(a.equals(b)).isEqualTo(Jas.of(a).equals(Jas.of(b)));
            }
        });
    }

    private static GenPolynomial<BigRational> power(GenPolynomial<BigRational> base, int exponent) {
        return exponent == 0 ? Jas.RING.getONE() : base.multiply(power(base, exponent - 1));
    }

    /** The remainder modulo one polynomial by a monomial order is unique: JAS calls it the normal form. */
    @Test
    void divisionWithRemainder() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(2);
            for (int i = 0; i < CASES; i++) {
                Polynomial divisor = draw.notZero(ring, 4, 0);
                Polynomial dividend = draw.polynomial(ring, 6, 0).plus(divisor.times(draw.polynomial(ring, 3, 0)));
                Polynomial.Division division = dividend.over(divisor);
                assertThatObject(Jas.of(division.quotient())
                                .multiply(Jas.of(divisor))
                                .sum(Jas.of(division.remainder())))
                        .isEqualTo(Jas.of(dividend));
                assertThatObject(Jas.of(division.remainder()))
                        .isEqualTo(
                                new ReductionSeq<BigRational>().normalform(List.of(Jas.of(divisor)), Jas.of(dividend)));
            }
        });
    }

    /** With powers below 0, at points. */
    @Test
    void laurentPolynomialsAtPoints() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(3);
            for (int i = 0; i < CASES; i++) {
                Polynomial a = draw.polynomial(ring, 5, -3);
                Polynomial b = draw.polynomial(ring, 5, -3);
                List<BigRational> point =
                        List.of(Jas.of(draw.notZero()), Jas.of(draw.notZero()), Jas.of(draw.notZero()));
                assertThatObject(value(a.plus(b), point))
                        .isEqualTo(value(a, point).sum(value(b, point)));
                assertThatObject(value(a.times(b), point))
                        .isEqualTo(value(a, point).multiply(value(b, point)));
                assertThatObject(value(a.times(draw.monomial(-3), Rational.ZERO), point))
                        .isEqualTo(BigRational.ZERO);
            }
        });
    }

    static BigRational value(Polynomial polynomial, List<BigRational> point) {
        BigRational sum = BigRational.ZERO;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            BigRational product = Jas.of(term.getValue());
            for (int k = 0; k < Jas.VARIABLES; k++) {
                product = product.multiply(point.get(k).power(term.getKey().powerOf(k)));
            }
            sum = sum.sum(product);
        }
        return sum;
    }

    @Test
    void theSquareRootOfASquare() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(4);
            int found = 0;
            for (int i = 0; i < CASES; i++) {
                Polynomial root = draw.notZero(ring, 4, 0);
                Polynomial square = root.times(root);
                Optional<Polynomial> answer = square.squareRoot();
                if (answer.isPresent()) {
                    found++;
                    assertThatObject(Jas.of(answer.get()).multiply(Jas.of(answer.get())))
                            .isEqualTo(Jas.of(square));
                } else {
                    assertThat(root.size()).isEqualTo(1);
                }
            }
            assertThat(found).isGreaterThan(CASES / 2);
        });
    }

    /** A square with one coefficient moved is none, and whatever is called a root has this square. */
    @Test
    void whatIsNoSquareHasNoRoot() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(5);
            for (int i = 0; i < CASES; i++) {
                Polynomial root = draw.notZero(ring, 4, 0);
                Polynomial other = root.times(root).plus(Polynomial.of(ring, draw.monomial(0), draw.notZero()));
                if (!other.isZero()) {
                    other.squareRoot()
                            .ifPresent(answer -> assertThatObject(Jas.of(answer).multiply(Jas.of(answer)))
                                    .isEqualTo(Jas.of(other)));
                    assertThat(other.times(Rational.of(-1))
                                    .squareRoot()
                                    .filter(any -> other.squareRoot().isPresent()))
                            .isEmpty();
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "4/9, 2/3", "2, -", "-1, -", "-4, -", "1/2, -", "8/2, 2", "25/36, 5/6", "1000003, -"})
    void theRootOfANumber(String square, String root) {
        assertThat(Polynomial.root(rational(square)).map(Rational::toString))
                .isEqualTo(
                        root.equals("-")
                                ? Optional.empty()
                                : Optional.of(rational(root).toString()));
    }

    private static Rational rational(String text) {
        return Jas.rational(new BigRational(text));
    }

    /** Coefficient times monomial times base is the polynomial again, and all its multiples by numbers and monomials have this base. */
    @Test
    void associatesShareTheirPrimitivePart() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(6);
            for (int i = 0; i < CASES; i++) {
                Polynomial p = draw.notZero(ring, 5, -2);
                Polynomial.Primitive primitive = p.primitive();
                assertThat(primitive.base().times(primitive.unit(), primitive.coefficient()))
                        .isEqualTo(p);
                assertThat(primitive.base().terms().keySet()).allMatch(Monomial::isWhole);
                Monomial unit = draw.monomial(-3);
                Rational factor = draw.notZero();
                Polynomial.Primitive other = p.times(unit, factor).primitive();
                assertThat(other.base()).isEqualTo(primitive.base());
                assertThat(other.unit()).isEqualTo(primitive.unit().times(unit));
                assertThatObject(Jas.of(other.coefficient()))
                        .isEqualTo(Jas.of(primitive.coefficient()).multiply(Jas.of(factor)));
            }
        });
    }

    /** Scaling is a division by a positive number, the same for all positive multiples. */
    @Test
    void scaledKeepsTheSign() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(7);
            for (int i = 0; i < CASES; i++) {
                Polynomial p = draw.notZero(ring, 5, 0);
                GenPolynomial<BigRational> original = Jas.of(p);
                GenPolynomial<BigRational> scaled = Jas.of(p.scaled());
                BigRational ratio = scaled.leadingBaseCoefficient().divide(original.leadingBaseCoefficient());
                assertThat(ratio.signum()).isPositive();
                assertThatObject(original.multiply(ratio)).isEqualTo(scaled);
                assertThat(p.times(draw.notZero().abs()).scaled()).isEqualTo(p.scaled());
                assertThat(p.times(Rational.of(-1)).scaled()).isNotEqualTo(p.scaled());
            }
        });
    }
}
