package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Apply;
import org.gradus.core.expr.Expr.Case;
import org.gradus.core.expr.Expr.Indexed;
import org.gradus.core.expr.Expr.IndexedSum;
import org.gradus.core.expr.Expr.Negation;
import org.gradus.core.expr.Expr.Num;
import org.gradus.core.expr.Expr.Piecewise;
import org.gradus.core.expr.Expr.Power;
import org.gradus.core.expr.Expr.Product;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.Expr.Symbol;
import org.gradus.core.expr.FunctionName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluatorTest {
    private static final Symbol Z = Symbol.of("z");

    private static double value(Expr formula, double z) {
        return Evaluator.value(formula, quantity -> z);
    }

    private static double derivative(Expr formula, double z) {
        return Evaluator.differentiate(formula, quantity -> z, Z).derivative();
    }

    @ParameterizedTest
    @EnumSource(FunctionName.class)
    void theDerivativeIsTheSlopeOfTheValue(FunctionName function) {
        Expr argument = Product.of(Num.of(2), Z);
        Expr formula = function.takes(1) ? Apply.of(function, argument) : Apply.of(function, argument, Num.of(1));
        double z = 0.3;
        double h = 1e-5;
        double slope = (value(formula, z + h) - value(formula, z - h)) / (2 * h);
        assertThat(derivative(formula, z)).isCloseTo(slope, within(1e-8 * (1 + Math.abs(slope))));
    }

    @Test
    void theTailsNeitherOverflowNorCancel() {
        assertThat(value(Apply.of("sigmoid", Z), -800)).isZero();
        assertThat(value(Apply.of("sigmoid", Z), -700)).isEqualTo(Math.exp(-700));
        assertThat(value(Apply.of("softplus", Z), 1000)).isEqualTo(1000);
        assertThat(value(Apply.of("softplus", Z), -40)).isEqualTo(Math.exp(-40), within(1e-32));
        assertThat(derivative(Apply.of("tanh", Z), 1000)).isZero();
        assertThat(value(Apply.of("exp", new Negation(Expr.Constant.INFINITY)), 0))
                .isZero();
    }

    /** Abramowitz and Stegun, tables 7.1 and 26.1; erfc(10) from symja.md section 8. */
    @Test
    void publishedValuesOfTheErrorFunction() {
        assertThat(value(Apply.of("erf", Z), 0.5)).isCloseTo(0.5204998778, within(1e-10));
        assertThat(value(Apply.of("erf", Z), -1)).isCloseTo(-0.8427007929, within(1e-10));
        assertThat(value(Apply.of("erf", Z), 2)).isCloseTo(0.9953222650, within(1e-10));
        assertThat(value(Apply.of("erfc", Z), 10)).isCloseTo(2.09e-45, within(0.005e-45));
        assertThat(value(Apply.of("Phi", Z), 1)).isCloseTo(0.841344746068543, within(1e-15));
    }

    @Test
    void kinksTakeTheDerivativeFromTheLeft() {
        assertThat(derivative(Apply.of("relu", Z), 0)).isZero();
        assertThat(derivative(Apply.of("relu", new Negation(Z)), 0)).isEqualTo(-1);
        assertThat(derivative(Apply.of("abs", Z), 0)).isEqualTo(-1);
        assertThat(derivative(Apply.of("max", Z, new Negation(Z)), 0)).isEqualTo(-1);
        assertThat(derivative(Apply.of("min", Z, new Negation(Z)), 0)).isEqualTo(1);
        Expr cases = Piecewise.of(
                Case.when(new Relation(Z, Relation.Operator.GREATER_OR_EQUAL, Num.of(0)), Z),
                Case.otherwise(Product.of(Num.of(3), Z)));
        assertThat(derivative(cases, 0)).isEqualTo(3);
    }

    @Test
    void differentiatesWithRespectToOneQuantity() {
        Expr first = Indexed.of("z", 1);
        Expr second = Indexed.of("z", 2);
        Expr formula = new Power(first, second);
        assertThat(Evaluator.differentiate(formula, quantity -> quantity.equals(first) ? 2 : 3, first))
                .isEqualTo(new Evaluator.Dual(8, 12));
        assertThat(Evaluator.differentiate(formula, quantity -> quantity.equals(first) ? 2 : 3, second)
                        .derivative())
                .isCloseTo(8 * Math.log(2), within(1e-14));
    }

    @Test
    void notationIsRefusedByName() {
        Expr sum = new IndexedSum("k", Optional.empty(), Optional.empty(), Z);
        assertThatThrownBy(() -> value(sum, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("IndexedSum is notation only");
        assertThatThrownBy(() -> value(Apply.of("softmax", Z), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"softmax\"");
    }
}
