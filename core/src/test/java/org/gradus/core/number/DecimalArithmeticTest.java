package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against arithmetic with fractions. */
class DecimalArithmeticTest {
    private static final ExactArithmetic FRACTIONS = new ExactArithmetic(new Operands() {
        @Override
        public Optional<Rational> rational(Expr quantity) {
            throw new IllegalStateException();
        }

        @Override
        public Interval enclose(Expr quantity, int bits) {
            throw new IllegalStateException();
        }

        @Override
        public boolean isMinusInfinity(Expr quantity) {
            return false;
        }

        @Override
        public OptionalInt signum(Expr part) {
            return OptionalInt.empty();
        }
    });

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0.1+0.2; 0.3", "-(2*0.05-1); 0.9", "1e3*0.001; 1.000", "0.5*0.5*0.5; 0.125", "3-3; 0"})
    void exactly(String formula, BigDecimal expected) {
        assertThat(DecimalArithmetic.value(ExprParser.parse(formula)).orElseThrow())
                .isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/3", "2^3", "exp(0)", "e", "x+1", "sqrt(4)"})
    void whatIsNoSumOrProductOfDecimalsIsLeftToOthers(String formula) {
        assertThat(DecimalArithmetic.value(ExprParser.parse(formula))).isEmpty();
    }

    @Test
    void whatGrowsBeyondAThousandDigitsIsLeftToOthers() {
        Expr large = new Expr.Num(new BigDecimal("1e-600"));
        assertThat(DecimalArithmetic.value(large)).isPresent();
        assertThat(DecimalArithmetic.value(Expr.Product.of(large, large))).isEmpty();
    }

    @Test
    void agreesWithFractions() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            Expr formula = formula(random, 3);
            Rational fraction = formula.accept(FRACTIONS).orElseThrow();
            assertThat(Rational.of(DecimalArithmetic.value(formula).orElseThrow()))
                    .isEqualTo(fraction);
            assertThat(Real.of(formula).rational()).contains(fraction);
        }
    }

    private static Expr formula(Random random, int depth) {
        if (depth == 0) {
            return new Expr.Num(BigDecimal.valueOf(random.nextInt(2001) - 1000, random.nextInt(5)));
        }
        Expr left = formula(random, depth - 1);
        Expr right = formula(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> Expr.Sum.of(left, right);
            case 1 -> Expr.Product.of(left, right, left);
            default -> Expr.Sum.of(left, new Expr.Negation(right));
        };
    }
}
