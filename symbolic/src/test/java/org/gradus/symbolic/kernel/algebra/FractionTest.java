package org.gradus.symbolic.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.List;
import java.util.Map;
import org.gradus.core.number.Rational;
import org.junit.jupiter.api.Test;

/** Random rational functions in three variables against quotients of polynomials of JAS. */
class FractionTest {
    private static final int CASES = 250;

    /** Two polynomials of JAS, one over the other. */
    private record Quotient(GenPolynomial<BigRational> above, GenPolynomial<BigRational> below) {
        Quotient sum(Quotient other) {
            return new Quotient(
                    above.multiply(other.below).sum(other.above.multiply(below)), below.multiply(other.below));
        }

        Quotient negate() {
            return new Quotient(above.negate(), below);
        }

        Quotient multiply(Quotient other) {
            return new Quotient(above.multiply(other.above), below.multiply(other.below));
        }

        Quotient inverse() {
            return new Quotient(below, above);
        }

        boolean is(Quotient other) {
            return above.multiply(other.below).equals(other.above.multiply(below));
        }
    }

    private record Pair(Fraction ours, Quotient theirs) {
        boolean isZero() {
            return theirs.above.isZERO();
        }
    }

    /** A random formula of sums, products, quotients and powers, built on both sides at once. */
    private static Pair random(Draw draw, Ring ring, int depth) {
        if (depth == 0) {
            Polynomial polynomial = draw.polynomial(ring, 3, 0);
            return new Pair(Fraction.of(polynomial), new Quotient(Jas.of(polynomial), Jas.RING.getONE()));
        }
        Pair a = random(draw, ring, depth - 1);
        Pair b = random(draw, ring, depth - 1);
        return switch (draw.below(6)) {
            case 0 -> new Pair(a.ours.minus(b.ours), a.theirs.sum(b.theirs.negate()));
            case 1 -> new Pair(a.ours.times(b.ours), a.theirs.multiply(b.theirs));
            case 2, 3 -> b.isZero() ? a : new Pair(a.ours.over(b.ours), a.theirs.multiply(b.theirs.inverse()));
            case 4 -> power(a, draw.below(4) - (a.isZero() ? 0 : 2));
            default -> new Pair(a.ours.plus(b.ours), a.theirs.sum(b.theirs));
        };
    }

    private static Pair power(Pair base, int exponent) {
        Quotient power = new Quotient(Jas.RING.getONE(), Jas.RING.getONE());
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = power.multiply(exponent > 0 ? base.theirs : base.theirs.inverse());
        }
        return new Pair(base.ours.power(exponent), power);
    }

    /** The kernel's fraction multiplied out. */
    private static Quotient of(Fraction fraction) {
        Monomial missing = Monomial.ONE;
        for (int k = 0; k < Jas.VARIABLES; k++) {
            int lowest = 0;
            for (Monomial monomial : fraction.numerator().terms().keySet()) {
                lowest = Math.min(lowest, monomial.powerOf(k));
            }
            missing = missing.times(Monomial.of(k, -lowest));
        }
        GenPolynomial<BigRational> below = Jas.of(Polynomial.of(fraction.ring(), missing, Rational.ONE));
        for (Map.Entry<Polynomial, Integer> entry : fraction.denominators().entrySet()) {
            for (int i = 0; i < entry.getValue(); i++) {
                below = below.multiply(Jas.of(entry.getKey()));
            }
        }
        return new Quotient(Jas.of(fraction.numerator().times(missing, Rational.ONE)), below);
    }

    @Test
    void calculatesAsJasDoes() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(1);
            int fractions = 0;
            for (int i = 0; i < CASES; i++) {
                Pair pair = random(draw, ring, 1 + i % 2);
                assertThat(of(pair.ours).is(pair.theirs)).isTrue();
                assertThat(pair.ours.isZero()).isEqualTo(pair.isZero());
                fractions += pair.ours.isPolynomial() ? 0 : 1;
            }
            assertThat(fractions).isGreaterThan(CASES / 8);
        });
    }

    /** Nothing is cancelled, and yet a difference of equal functions is the zero polynomial. */
    @Test
    void equalFunctionsDifferByZero() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(2);
            for (int i = 0; i < CASES; i++) {
                Fraction a = random(draw, ring, 2).ours;
                Fraction b = random(draw, ring, 1).ours;
                Fraction c = Fraction.of(draw.notZero(ring, 3, -1));
                assertThat(a.plus(b).over(c).minus(a.over(c)).minus(b.over(c)).isZero())
                        .isTrue();
                assertThat(a.times(c).over(c).minus(a).isZero()).isTrue();
                assertThat(a.over(c).plus(Fraction.of(ring, 1)).minus(a.over(c)).isZero())
                        .isFalse();
            }
        });
    }

    /** What stands below is primitive, of more than one term, to a positive power. */
    @Test
    void denominatorsAreAsTheyAreSaidToBe() {
        Jas.inRing(ring -> {
            Draw draw = new Draw(3);
            for (int i = 0; i < CASES; i++) {
                random(draw, ring, 2).ours.denominators().forEach((base, power) -> {
                    assertThat(base.size()).isGreaterThan(1);
                    assertThat(power).isPositive();
                    assertThat(base.primitive().base()).isEqualTo(base);
                });
            }
        });
    }

    @Test
    void nothingIsDividedByZero() {
        Jas.inRing(ring -> {
            Fraction x = ring.fraction(ring.generator(0));
            assertThatExceptionOfType(Unsupported.class)
                    .isThrownBy(() -> x.over(x.minus(x)))
                    .withMessage("division by zero");
            assertThat(x.minus(x).power(0)).isEqualTo(Fraction.of(ring, 1));
        });
    }

    @Test
    void whatIsANumberAndWhatAPolynomial() {
        Jas.inRing(ring -> {
            Fraction x = ring.fraction(ring.generator(0));
            Fraction half = Fraction.of(ring, Rational.ONE.over(Rational.of(2)));
            Fraction quotient = half.over(x.plus(half));
            assertThat(List.of(half.isNumber(), x.minus(x).isNumber(), x.isNumber(), quotient.isNumber()))
                    .containsExactly(true, true, false, false);
            assertThat(List.of(half.isPolynomial(), x.isPolynomial(), quotient.isPolynomial()))
                    .containsExactly(true, true, false);
            assertThat(x.over(x).isNumber()).isTrue();
        });
    }
}
