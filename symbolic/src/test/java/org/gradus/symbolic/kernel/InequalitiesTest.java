package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Monomial;
import org.gradus.symbolic.kernel.algebra.Polynomial;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Systems with a solution that is known are never contradictory; systems of which a sum with positive multipliers is absurd (Farkas)
 * always are.
 */
class InequalitiesTest {
    private static final int VARIABLES = 3;
    private static final int CASES = 300;

    private static Polynomial variable(Ring ring, int i) {
        return ring.fraction(new Generator.Variable(Expr.Symbol.of("x" + i))).numerator();
    }

    private static Rational small(Random random) {
        return Rational.of(random.nextInt(11) - 5);
    }

    private static Polynomial linear(Ring ring, Random random) {
        Polynomial sum = Polynomial.constant(ring, small(random));
        for (int i = 0; i < VARIABLES; i++) {
            sum = sum.plus(variable(ring, i).times(small(random)));
        }
        return sum;
    }

    private static Rational value(Ring ring, Polynomial polynomial, List<Rational> point) {
        Rational sum = polynomial.constantTerm();
        for (int i = 0; i < VARIABLES; i++) {
            int number = ring.number(new Generator.Variable(Expr.Symbol.of("x" + i)));
            sum = sum.plus(polynomial
                    .terms()
                    .getOrDefault(Monomial.of(number, 1), Rational.ZERO)
                    .times(point.get(i)));
        }
        return sum;
    }

    @Test
    void whatHasASolutionIsNoContradiction() {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            boolean contradictory = Ring.with(1_000_000, ring -> {
                List<Rational> solution = List.of(small(random), small(random), small(random));
                Inequalities all = new Inequalities();
                for (int k = 1 + random.nextInt(6); k > 0; k--) {
                    Polynomial polynomial = linear(ring, random);
                    Rational value = value(ring, polynomial, solution);
                    Polynomial holds = value.signum() < 0 ? polynomial.times(Rational.of(-1)) : polynomial;
                    all.add(holds, value.signum() != 0 && random.nextBoolean());
                }
                return all.areContradictory(ring);
            });
            assertThat(contradictory).as("system %d", i).isFalse();
        }
    }

    @Test
    void whatAddsUpToAnAbsurdityIsOne() {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            boolean contradictory = Ring.with(1_000_000, ring -> {
                Inequalities all = new Inequalities();
                Polynomial sum = Polynomial.zero(ring);
                boolean strict = false;
                List<Polynomial> rows = new ArrayList<>();
                for (int k = 1 + random.nextInt(4); k > 0; k--) {
                    Polynomial row = linear(ring, random);
                    boolean strictly = random.nextBoolean();
                    rows.add(row);
                    strict |= strictly;
                    all.add(row, strictly);
                    sum = sum.plus(row.times(Rational.of(1 + random.nextInt(4))));
                }
                // with this one the sum is 0, or below 0, and should be above or at least 0
                Polynomial last = sum.times(Rational.of(-1));
                all.add(
                        strict ? last : last.minus(Polynomial.constant(ring, Rational.ONE.over(Rational.of(7)))),
                        false);
                return all.areContradictory(ring);
            });
            assertThat(contradictory).as("system %d", i).isTrue();
        }
    }

    /** Whoever gives up says nothing: too many unknowns, too many sums. */
    @Test
    void tooMuchIsNoContradiction() {
        boolean unknowns = Ring.with(1_000_000, ring -> {
            Inequalities all = new Inequalities();
            for (int i = 0; i < 20; i++) {
                all.add(variable(ring, i), true);
            }
            return all.areContradictory(ring);
        });
        boolean sums = Ring.with(1_000_000, ring -> {
            Inequalities all = new Inequalities();
            for (int i = 1; i <= 20; i++) {
                Polynomial y = variable(ring, 1).times(Rational.of(i));
                Polynomial one = Polynomial.constant(ring, Rational.ONE);
                all.add(variable(ring, 0).plus(y).plus(one), true);
                all.add(one.plus(y.times(Rational.of(i))).minus(variable(ring, 0)), true);
                all.add(one.minus(y).minus(variable(ring, 0).times(Rational.of(i))), true);
            }
            return all.areContradictory(ring);
        });
        assertThat(unknowns).isFalse();
        assertThat(sums).isFalse();
    }

    /** x > 0 and −x ≥ 0 contradict each other, x ≥ 0 and −x ≥ 0 do not. */
    @ParameterizedTest
    @CsvSource({"true, false, true", "false, true, true", "true, true, true", "false, false, false"})
    void strictness(boolean first, boolean second, boolean expected) {
        boolean contradictory = Ring.with(1_000, ring -> {
            Inequalities all = new Inequalities();
            all.add(variable(ring, 0), first);
            all.add(variable(ring, 0).times(Rational.of(-1)), second);
            return all.areContradictory(ring);
        });
        assertThat(contradictory).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, true",
        "0, false, false",
        "-1, false, true",
        "-1, true, true",
        "1, true, false",
        "1, false, false"
    })
    void numbersAlone(int number, boolean strict, boolean expected) {
        boolean contradictory = Ring.with(1_000, ring -> {
            Inequalities all = new Inequalities();
            all.add(Polynomial.constant(ring, Rational.of(number)), strict);
            return all.areContradictory(ring);
        });
        assertThat(contradictory).isEqualTo(expected);
    }

    /** ln 3 = 1.0986…, π = 3.1415…, √2 = 1.4142…, as every book has them. */
    @ParameterizedTest
    @CsvSource({
        "ln(3), 1.0987, false",
        "ln(3), 1.0986, true",
        "pi, 3.1416, false",
        "pi, 3.1415, true",
        "sqrt(2), 1.4143, false",
        "sqrt(2), 1.4142, true",
        "exp(2), 7.3890, true",
        "exp(2), 7.3891, false"
    })
    void constantsAreBounded(String constant, String bound, boolean isAbove) {
        Expr parsed = ExprParser.parse(constant);
        boolean[] contradictory = Ring.with(100_000, ring -> {
            NormalForm form = new NormalForm(ring, new Claim(List.of(parsed), List.of()));
            Polynomial value = form.of(parsed).numerator();
            Polynomial difference = value.minus(form.of(ExprParser.parse(bound)).numerator());
            return new boolean[] {
                isContradictory(ring, value.leading(), difference),
                isContradictory(ring, value.leading(), difference.times(Rational.of(-1)))
            };
        });
        assertThat(contradictory[0]).as("%s > %s", constant, bound).isEqualTo(!isAbove);
        assertThat(contradictory[1]).as("%s < %s", constant, bound).isEqualTo(isAbove);
    }

    private static boolean isContradictory(Ring ring, Monomial constant, Polynomial positive) {
        Inequalities all = new Inequalities();
        all.add(positive, true);
        all.addConstant(ring, constant);
        return all.areContradictory(ring);
    }
}
