package org.gradus.symbolic.kernel.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradus.core.number.Rational;

/** Random polynomials, the same in every run. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Small, seldom 0. */
    Rational rational() {
        return Rational.of(random.nextInt(19) - 9).over(Rational.of(1 + random.nextInt(4)));
    }

    Rational notZero() {
        Rational value = rational();
        return value.signum() == 0 ? Rational.of(7) : value;
    }

    /** In three generators, with powers from {@code lowest} to 3. */
    Monomial monomial(int lowest) {
        Monomial product = Monomial.ONE;
        for (int i = 0; i < Jas.VARIABLES; i++) {
            product = product.times(Monomial.of(i, random.nextInt(3) == 0 ? 0 : lowest + random.nextInt(4 - lowest)));
        }
        return product;
    }

    /** Of at most so many terms; powers from {@code lowest}. */
    Polynomial polynomial(Ring ring, int terms, int lowest) {
        Polynomial sum = Polynomial.zero(ring);
        for (int k = random.nextInt(terms + 1); k > 0; k--) {
            sum = sum.plus(Polynomial.of(ring, monomial(lowest), rational()));
        }
        return sum;
    }

    Polynomial notZero(Ring ring, int terms, int lowest) {
        Polynomial polynomial = polynomial(ring, terms, lowest);
        return polynomial.isZero() ? Polynomial.of(ring, monomial(lowest), Rational.ONE) : polynomial;
    }

    /** Not zero, of at most this degree. */
    Univariate univariate(int degree, int size) {
        List<BigInteger> coefficients = new ArrayList<>();
        for (int k = random.nextInt(degree + 1); k > 0; k--) {
            coefficients.add(BigInteger.valueOf(random.nextInt(2 * size + 1) - size));
        }
        coefficients.add(BigInteger.valueOf((1 + random.nextInt(size)) * (random.nextBoolean() ? 1 : -1)));
        return new Univariate(coefficients);
    }

    /** A product of linear factors, some of them several times, and of a few others. */
    Univariate product() {
        Univariate product = Univariate.ONE.times(BigInteger.valueOf(random.nextBoolean() ? 3 : -2));
        for (int k = random.nextInt(4); k > 0; k--) {
            Univariate linear = Univariate.linear(rational());
            for (int power = 1 + random.nextInt(2); power > 0; power--) {
                product = product.times(linear);
            }
        }
        return random.nextBoolean() ? product.times(univariate(3, 4)) : product;
    }
}
