package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.PolyUtil;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;

/** A polynomial is linear in x where its second derivative by x vanishes, as JAS finds it, and its slope is the first. */
class LinearTest {
    private static final int CASES = 500;

    @Test
    void slopeAndConstant() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(1);
            int found = 0;
            for (int i = 0; i < CASES; i++) {
                Polynomial p = draw.polynomial(ring, 3, 0);
                int variable = draw.below(Jas.VARIABLES);
                GenPolynomial<BigRational> slope = derivative(Jas.of(p), variable);
                boolean linear = !slope.isZERO() && derivative(slope, variable).isZERO();
                Optional<Linear> answer = Linear.of(ring, p, variable);
                assertThat(answer.isPresent()).isEqualTo(linear);
                if (linear) {
                    found++;
                    GenPolynomial<BigRational> x = Jas.of(Polynomial.of(ring, Monomial.of(variable, 1), Rational.ONE));
                    assertThatObject(Jas.of(answer.get().slope())).isEqualTo(slope);
                    assertThatObject(Jas.of(answer.get().constant()))
                            .isEqualTo(Jas.of(p).subtract(slope.multiply(x)));
                }
            }
            assertThat(found).isGreaterThan(40);
        });
    }

    private static GenPolynomial<BigRational> derivative(GenPolynomial<BigRational> p, int variable) {
        return PolyUtil.baseDerivative(p, Jas.VARIABLES - 1 - variable);
    }

    /** x e^x + y is not linear in x, and neither are x ln x, x √x, x sin x and 1/x. */
    @Test
    void aVariableInsideAnotherGeneratorIsNotLinear() {
        Jas.inRing(ring -> {
            Polynomial x = Polynomial.of(ring, Monomial.of(0, 1), Rational.ONE);
            Polynomial y = Polynomial.of(ring, Monomial.of(1, 1), Rational.ONE);
            Fraction inside = Fraction.of(x.plus(y));
            for (Generator generator : new Generator[] {
                new Generator.Exponential(Monomial.of(0, 1), Map.of()),
                new Generator.Exponential(Monomial.of(1, 1), Map.of(x.plus(y), 1)),
                new Generator.Logarithm(x.plus(y)),
                new Generator.Root(x.plus(y)),
                new Generator.Base(x.plus(y)),
                new Generator.Opaque("sin", java.util.List.of(inside))
            }) {
                Polynomial g = Polynomial.of(ring, Monomial.of(ring.number(generator), 1), Rational.ONE);
                assertThat(Linear.of(ring, x.times(g).plus(y), 0)).isEmpty();
                assertThat(Linear.of(ring, x.plus(g), 0)).isEmpty();
                assertThat(Linear.of(ring, g, 0)).isEmpty();
            }
            Polynomial inverse = Polynomial.of(ring, Monomial.of(0, -1), Rational.ONE);
            assertThat(Linear.of(ring, x.plus(inverse), 0)).isEmpty();
            assertThat(Linear.of(ring, y, 0)).isEmpty();
        });
    }
}
