package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Apply;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Indexed;
import org.gradus.core.expr.Expr.Negation;
import org.gradus.core.expr.Expr.Num;
import org.gradus.core.expr.Expr.Piecewise;
import org.gradus.core.expr.Expr.Power;
import org.gradus.core.expr.Expr.Product;
import org.gradus.core.expr.Expr.Quotient;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Sum;
import org.junit.jupiter.api.Test;

/** Exact fractions, certified enclosures and doubles agree on random formulas; what is rounded is rounded correctly. */
class ThreePathsTest {
    private static final int FORMULAS = 800;

    /** Random formulas in z_1 … z_4. */
    private static final class Formulas {
        private final Random random;
        private final boolean rational;

        Formulas(long seed, boolean rational) {
            this.random = new Random(seed);
            this.rational = rational;
        }

        private Expr next(int depth) {
            if (depth == 0) {
                return random.nextBoolean()
                        ? Indexed.of("z", 1 + random.nextInt(4))
                        : new Num(BigDecimal.valueOf(random.nextInt(401) - 200, random.nextInt(3)));
            }
            return switch (random.nextInt(rational ? 8 : 10)) {
                case 0, 1 -> new Sum(several(depth));
                case 2, 3 -> new Product(several(depth));
                case 4 -> new Negation(next(depth - 1));
                case 5 -> new Quotient(next(depth - 1), next(depth - 1));
                case 6 -> new Power(next(depth - 1), Num.of(random.nextInt(6) - 2));
                case 7 -> piecewiseRational(depth);
                default -> transcendental(depth);
            };
        }

        private List<Expr> several(int depth) {
            List<Expr> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(next(depth - 1));
            }
            return parts;
        }

        private Expr piecewiseRational(int depth) {
            String[] names = {"abs", "sign", "relu"};
            return switch (random.nextInt(3)) {
                case 0 -> Apply.of(random.nextBoolean() ? "max" : "min", next(depth - 1), next(depth - 1));
                case 1 -> {
                    Relation.Operator[] operators = Relation.Operator.values();
                    Relation condition = new Relation(next(depth - 1), operators[random.nextInt(6)], next(depth - 1));
                    yield Piecewise.of(Case.when(condition, next(depth - 1)), Case.otherwise(next(depth - 1)));
                }
                default -> Apply.of(names[random.nextInt(names.length)], next(depth - 1));
            };
        }

        private Expr transcendental(int depth) {
            String[] bounded = {"tanh", "sigmoid"};
            Expr argument = next(depth - 1);
            return switch (random.nextInt(5)) {
                // not 1 + …: doubles lose all digits of ln(1 + tiny), which no sensitivity to the operands shows
                case 0 -> Apply.of("ln", Sum.of(Num.of(2), new Power(argument, Num.of(2))));
                case 1 -> Apply.of("sqrt", Apply.of("abs", argument));
                case 2 -> Apply.of("exp", Apply.of("tanh", argument));
                case 3 -> Apply.of("softplus", argument);
                default -> Apply.of(bounded[random.nextInt(2)], argument);
            };
        }
    }

    private static BigDecimal operand(Expr quantity) {
        int index = ((Num) ((Indexed) quantity).indices().get(0)).value().intValueExact();
        return new BigDecimal(List.of("0.5", "-1.25", "3", "0.1").get(index - 1));
    }

    private static Real real(Expr formula) {
        return Real.of(
                formula, quantity -> Optional.of(Real.of(new Num(operand(quantity)), ZeroTest.NONE)), ZeroTest.NONE);
    }

    private static double inDoubles(Expr formula) {
        return Evaluator.value(formula, quantity -> operand(quantity).doubleValue());
    }

    @Test
    void onRationalFormulas() {
        Formulas formulas = new Formulas(1, true);
        int compared = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Expr formula = formulas.next(4);
            Optional<Rational> exact;
            Interval enclosure;
            try {
                exact = real(formula).rational();
                enclosure = Enclosure.of(formula, q -> Interval.of(Rational.of(operand(q)), 128), 128);
            } catch (ArithmeticException undefined) {
                continue;
            }
            if (exact.isPresent()) {
                compared++;
                Rational value = exact.get();
                assertThat(enclosure.contains(value))
                        .as("%s in %s", value, enclosure)
                        .isTrue();
                checkRounding(real(formula), value);
            }
        }
        assertThat(compared).isGreaterThan(FORMULAS / 3);
    }

    /** BigDecimal's own division is the judge. */
    private static void checkRounding(Real real, Rational value) {
        BigDecimal above = new BigDecimal(value.numerator());
        BigDecimal below = new BigDecimal(value.denominator());
        assertThat(real.round(4)).isEqualTo(above.divide(below, 4, RoundingMode.HALF_UP));
        assertThat(real.signum()).isEqualTo(above.signum());
        BigDecimal digits = above.divide(below, new MathContext(400, RoundingMode.HALF_UP));
        assertThat(real.nearestDouble()).isEqualTo(digits.doubleValue());
        if (above.signum() != 0) {
            BigDecimal rounded = real.roundSignificant(5);
            assertThat(rounded.precision()).isEqualTo(5);
            assertThat(rounded).isEqualByComparingTo(above.divide(below, new MathContext(5, RoundingMode.HALF_UP)));
        }
    }

    @Test
    void onTranscendentalFormulas() {
        Formulas formulas = new Formulas(2, false);
        int compared = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Expr formula = formulas.next(4);
            Real real = real(formula);
            Interval coarse;
            Interval fine;
            BigDecimal rounded;
            try {
                coarse = real.enclose(64);
                fine = real(formula).enclose(256);
                rounded = real.round(6);
            } catch (ArithmeticException undefined) {
                continue;
            }
            assertThat(coarse.contains(fine)).as("%s", formula).isTrue();
            BigDecimal digits = real(formula).round(60);
            assertThat(rounded).as("p and 4p digits: %s", formula).isEqualTo(digits.setScale(6, RoundingMode.HALF_UP));
            double nearest = real.nearestDouble();
            assertThat(nearest).isEqualTo(real(formula).round(400).doubleValue());
            compared++;
            checkDouble(formula, nearest);
        }
        assertThat(compared).isGreaterThan(FORMULAS / 3);
    }

    /** Doubles cancel and overflow; where the operands' own errors matter little, they must agree. */
    private static void checkDouble(Expr formula, double nearest) {
        double value = inDoubles(formula);
        double moved = Evaluator.value(formula, quantity -> operand(quantity).doubleValue() * (1 + 1e-12));
        double back = Evaluator.value(formula, quantity -> operand(quantity).doubleValue() * (1 - 1e-12));
        double sensitivity = Math.abs(moved - value) + Math.abs(back - value);
        if (Double.isFinite(sensitivity) && sensitivity > 0 && sensitivity < 1e-9 * Math.abs(value)) {
            assertThat(Math.abs(value - nearest))
                    .as("%s: %s in doubles, %s certified", formula, value, nearest)
                    .isLessThanOrEqualTo(1e-9 * Math.abs(value));
        }
    }

    /** A long chain, as many steps of a training run make it: depth must not cost stack. */
    @Test
    void longChains() {
        Expr z = Expr.Symbol.of("z");
        Expr step = Sum.of(z, new Negation(new Quotient(Apply.of("tanh", z), Num.of(1000))));
        Real chain = Real.of(Num.of(1), ZeroTest.NONE);
        double inDoubles = 1;
        for (int i = 0; i < 3000; i++) {
            Real before = chain;
            chain = Real.of(step, quantity -> Optional.of(before), ZeroTest.NONE);
            inDoubles -= Math.tanh(inDoubles) / 1000;
        }
        BigDecimal expected = BigDecimal.valueOf(inDoubles).setScale(10, RoundingMode.HALF_UP);
        assertThat(chain.round(10)).isEqualByComparingTo(expected);
        assertThat(chain.expanded(2000)).isEmpty();
    }
}
