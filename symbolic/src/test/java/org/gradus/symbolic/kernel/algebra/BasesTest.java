package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;

/** A base put in is what JAS multiplies out; a common power of it may be left out, since the question is only whether the whole is zero. */
class BasesTest {
    private static final int CASES = 200;

    @Test
    void whatIsPutIn() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(1);
            for (int i = 0; i < CASES; i++) {
                Polynomial meaning = draw.notZero(ring, 3, 0).primitive().base();
                int number = ring.number(new Generator.Base(meaning));
                Polynomial sum = Polynomial.zero(ring);
                GenPolynomial<BigRational> expected = Jas.RING.getZERO();
                for (int power = 0; power < 4; power++) {
                    Polynomial factor = draw.polynomial(ring, 2, 0);
                    sum = sum.plus(factor.times(Monomial.of(number, power), Rational.ONE));
                    expected = expected.sum(Jas.of(factor).multiply(power(Jas.of(meaning), power)));
                }
                GenPolynomial<BigRational> putIn = Jas.of(Bases.putIn(ring, sum));
                int common = 0;
                while (!putIn.isZERO()
                        && common < 4
                        && !putIn.multiply(power(Jas.of(meaning), common)).equals(expected)) {
                    common++;
                }
                assertThatObject(putIn.multiply(power(Jas.of(meaning), common))).isEqualTo(expected);
                assertThat(Bases.putIn(ring, sum).isZero()).isEqualTo(expected.isZERO());
            }
        });
    }

    private static GenPolynomial<BigRational> power(GenPolynomial<BigRational> base, int exponent) {
        return exponent == 0 ? Jas.RING.getONE() : base.multiply(power(base, exponent - 1));
    }

    /** P^6000 − P^5999 P is zero without a power of P being multiplied out, and P^6000 − P^5999 is not. */
    @Test
    void highPowersCancelFirst() {
        Ring.with(10_000, ring -> {
            Polynomial x = ring.fraction(new Generator.Variable(org.gradus.core.expr.Expr.Symbol.of("x")))
                    .numerator();
            Polynomial meaning = x.plus(Polynomial.constant(ring, Rational.ONE));
            int number = ring.number(new Generator.Base(meaning));
            Polynomial high = Polynomial.of(ring, Monomial.of(number, 6_000), Rational.ONE);
            Polynomial lower = Polynomial.of(ring, Monomial.of(number, 5_999), Rational.ONE);
            assertThat(Bases.putIn(ring, high.minus(lower.times(meaning))).isZero())
                    .isTrue();
            assertThat(Bases.putIn(ring, high.minus(lower)).isZero()).isFalse();
            return true;
        });
    }
}
