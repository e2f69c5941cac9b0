package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatObject;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.PolyUtil;
import edu.jas.root.Interval;
import edu.jas.root.RealRootsSturm;
import edu.jas.ufd.FactorFactory;
import edu.jas.ufd.GCDFactory;
import edu.jas.ufd.SquarefreeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polynomials in one variable against JAS: arithmetic, greatest common divisors, real roots, rational roots. */
class UnivariateTest {
    private static final int CASES = 500;

    @Test
    void productsContentsAndQuotients() {
        Draw draw = new Draw(1);
        for (int i = 0; i < CASES; i++) {
            Univariate a = draw.univariate(6, 12);
            Univariate b = draw.univariate(5, 12);
            assertThatObject(Jas.of(a.times(b))).isEqualTo(Jas.of(a).multiply(Jas.of(b)));
            assertThatObject(Jas.of(a.times(BigInteger.valueOf(-6))))
                    .isEqualTo(Jas.of(a).multiply(new edu.jas.arith.BigInteger(-6)));
            assertThatObject(new edu.jas.arith.BigInteger(a.content().abs()))
                    .isEqualTo(GCDFactory.getImplementation(edu.jas.arith.BigInteger.ONE)
                            .baseContent(Jas.of(a)));
            assertThat(a.content().signum()).isEqualTo(a.leading().signum());
            assertThat(a.primitive().times(a.content())).isEqualTo(a);
            assertThat(a.primitive().leading().signum()).isPositive();
            assertThatObject(Jas.of(a.times(b).over(b.primitive())))
                    .isEqualTo(Jas.of(a).multiply(new edu.jas.arith.BigInteger(b.content())));
        }
    }

    @Test
    void whatDoesNotDivideIsRefused() {
        Draw draw = new Draw(2);
        for (int i = 0; i < CASES; i++) {
            Univariate divisor = draw.univariate(3, 6).primitive();
            Univariate dividend = divisor.times(draw.univariate(3, 6));
            BigInteger[] moved = dividend.coefficients().toArray(BigInteger[]::new);
            int at = draw.below(moved.length);
            moved[at] = moved[at].add(BigInteger.ONE);
            Univariate other = new Univariate(List.of(moved));
            boolean divides = Jas.overRationals(other)
                    .remainder(Jas.overRationals(divisor))
                    .isZERO();
            assertThat(other.isDivisibleBy(divisor)).isEqualTo(divides);
            assertThat(dividend.isDivisibleBy(divisor)).isTrue();
            if (!divides && other.degree() >= divisor.degree()) {
                assertThatIllegalStateException().isThrownBy(() -> other.over(divisor));
            }
        }
    }

    @Test
    void theGreatestCommonDivisor() {
        Draw draw = new Draw(3);
        for (int i = 0; i < CASES; i++) {
            Univariate common = draw.univariate(3, 9);
            Univariate a = draw.univariate(4, 9).times(common).primitive();
            Univariate b = draw.univariate(4, 9).times(common).primitive();
            assertThatObject(Jas.of(a.gcd(b)))
                    .isEqualTo(GCDFactory.getImplementation(edu.jas.arith.BigInteger.ONE)
                            .baseGcd(Jas.of(a), Jas.of(b))
                            .abs());
        }
    }

    /** Of the square-free part, which JAS finds by itself, and whose roots between bounds it counts. */
    @Test
    void realRootsAreCounted() {
        Draw draw = new Draw(4);
        int several = 0;
        for (int i = 0; i < CASES; i++) {
            Univariate p = i % 2 == 0 ? draw.product() : draw.univariate(7, 9);
            BigRational bound = bound(p);
            long roots = roots(p, bound.negate(), bound);
            several += roots > 1 ? 1 : 0;
            assertThat(p.realRoots()).as("%s", p).isEqualTo((int) roots);
            if (p.signAt(Rational.ZERO) != 0) {
                assertThat(p.positiveRoots()).as("%s", p).isEqualTo((int) roots(p, BigRational.ZERO, bound));
            }
        }
        assertThat(several).isGreaterThan(CASES / 4);
    }

    /** Cauchy's bound on the size of a root. */
    private static BigRational bound(Univariate p) {
        BigRational largest = BigRational.ZERO;
        for (BigInteger coefficient : p.coefficients()) {
            BigRational size = new BigRational(coefficient.abs())
                    .divide(new BigRational(p.leading().abs()));
            largest = size.compareTo(largest) > 0 ? size : largest;
        }
        return largest.sum(new BigRational(2));
    }

    private static long roots(Univariate p, BigRational from, BigRational to) {
        if (p.degree() == 0) {
            return 0;
        }
        GenPolynomial<BigRational> squareFree =
                SquarefreeFactory.getImplementation(BigRational.ONE).squarefreePart(Jas.overRationals(p));
        return new RealRootsSturm<BigRational>().realRootCount(new Interval<>(from, to), squareFree);
    }

    /** The linear factors of JAS's factorization. */
    @Test
    void rationalRootsAreFound() {
        Draw draw = new Draw(5);
        int found = 0;
        for (int i = 0; i < CASES; i++) {
            Univariate p = i % 3 == 0 ? draw.univariate(5, 9) : draw.product();
            if (p.degree() > 0) {
                List<Rational> expected = new ArrayList<>();
                FactorFactory.getImplementation(edu.jas.arith.BigInteger.ONE)
                        .baseFactors(Jas.of(p))
                        .keySet()
                        .forEach(factor -> {
                            if (factor.degree(0) == 1) {
                                expected.add(new Rational(
                                        factor.trailingBaseCoefficient().val.negate(),
                                        factor.leadingBaseCoefficient().val));
                            }
                        });
                found += expected.size();
                assertThat(p.rationalRoots()).as("%s", p).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(found).isGreaterThan(CASES / 2);
    }

    @Test
    void theSignAtAPoint() {
        Draw draw = new Draw(6);
        for (int i = 0; i < CASES; i++) {
            Univariate p = draw.product();
            Rational x = draw.rational();
            BigRational value = PolyUtil.evaluateMain(BigRational.ONE, Jas.overRationals(p), Jas.of(x));
            assertThat(p.signAt(x)).isEqualTo(value.signum());
        }
    }

    /** Known from their names: Wilkinson's polynomial has its roots 1 … 10, Mignotte's two very close ones, Chebyshev's T_5 five. */
    @ParameterizedTest
    @CsvSource({
        "3628800 -10628640 12753576 -8409500 3416930 -902055 157773 -18150 1320 -55 1, 10, 10",
        "-2 40 -200 0 0 0 0 1, 3, 3",
        "0 5 0 -20 0 16, 5, -1",
        "1 0 1, 0, 0",
        "1 0 0 0 1, 0, 0",
        "1 2 1, 1, 0",
        "1 -2 1, 1, 1",
        "-1 0 1, 2, 1",
        "7, 0, 0"
    })
    void polynomialsWithANumberOfRootsThatIsKnown(String coefficients, int real, int positive) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String coefficient : coefficients.split(" ")) {
            numbers.add(new BigInteger(coefficient));
        }
        Univariate p = new Univariate(numbers);
        assertThat(p.realRoots()).isEqualTo(real);
        if (positive >= 0) {
            assertThat(p.positiveRoots()).isEqualTo(positive);
        }
    }
}
