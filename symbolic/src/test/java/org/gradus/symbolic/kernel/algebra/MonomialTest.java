package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

import edu.jas.poly.ExpVector;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the exponent vectors of JAS. */
class MonomialTest {
    private static final int CASES = 1_000;

    @Test
    void productsAndInverses() {
        Draw draw = new Draw(1);
        for (int i = 0; i < CASES; i++) {
            Monomial a = draw.monomial(-3);
            Monomial b = draw.monomial(-3);
            assertThatObject(Jas.of(a.times(b))).isEqualTo(Jas.of(a).sum(Jas.of(b)));
            assertThatObject(Jas.of(a.inverse())).isEqualTo(Jas.of(a).negate());
            assertThat(a.times(b.inverse())).isEqualTo(Jas.monomial(Jas.of(a).subtract(Jas.of(b))));
            assertThat(a.times(a.inverse())).isEqualTo(Monomial.ONE);
            assertThat(a.times(b).hashCode()).isEqualTo(b.times(a).hashCode());
        }
    }

    /** Graded, then lexicographic with the first generator as the greatest. */
    @Test
    void theOrderByDegreeIsThatOfJas() {
        Draw draw = new Draw(2);
        for (int i = 0; i < CASES; i++) {
            Monomial a = draw.monomial(0);
            Monomial b = draw.monomial(0);
            int expected = Integer.signum(ExpVector.EVIGLC(Jas.of(a), Jas.of(b)));
            assertThat(Integer.signum(a.compareByDegree(b)))
                    .as("%s and %s", Jas.of(a), Jas.of(b))
                    .isEqualTo(expected);
        }
    }

    @Test
    void eachQuestionAboutPowers() {
        Draw draw = new Draw(3);
        for (int i = 0; i < CASES; i++) {
            Monomial a = draw.monomial(-3);
            ExpVector powers = Jas.of(a);
            boolean square = true;
            int occurring = 0;
            for (int k = 0; k < Jas.VARIABLES; k++) {
                int generator = k;
                assertThat((long) a.powerOf(k)).isEqualTo(powers.getVal(k));
                assertThat(a.only(number -> number == generator)).isEqualTo(Monomial.of(k, (int) powers.getVal(k)));
                square &= powers.getVal(k) % 2 == 0;
                occurring += powers.getVal(k) != 0 ? 1 : 0;
            }
            assertThat(a.isWhole()).isEqualTo(powers.signum() >= 0);
            assertThat(a.isSquare()).isEqualTo(square);
            assertThat(a.size()).isEqualTo(occurring);
            assertThat(a.times(a).squareRoot()).isEqualTo(a);
        }
    }

    /** A power beyond an int is refused, never another power. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE, 1 << 30})
    void powersDoNotOverflow(int power) {
        Monomial large = Monomial.of(0, power);
        BigInteger exact = BigInteger.valueOf(power).multiply(BigInteger.valueOf(4));
        assertThat(exact.bitLength()).isGreaterThan(31);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> large.times(large).times(large).times(large));
        if (power == Integer.MIN_VALUE) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(large::inverse);
        }
    }
}
