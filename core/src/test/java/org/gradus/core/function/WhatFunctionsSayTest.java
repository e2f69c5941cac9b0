package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.number.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions of the catalogue say about themselves is true of their values. */
class WhatFunctionsSayTest {
    private static final Expr.Symbol Y = Expr.Symbol.of("y");
    private static final Expr.Symbol T = Expr.Symbol.of("t");
    private static final double[] GRID = {-2.5, -1, -0.75, -0.25, 0, 0.25, 0.5, 1, 1.5, 2};

    static Stream<Loss> losses() {
        return Losses.names().stream().map(name -> Losses.named(name).orElseThrow());
    }

    static Stream<ScalarActivation> activations() {
        return Activations.names().stream()
                .map(name -> Activations.named(name).orElseThrow())
                .filter(ScalarActivation.class::isInstance)
                .map(ScalarActivation.class::cast);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void theReductionIsThatOfTheValue(Loss loss) {
        double one = loss.value(Matrix.column(0.25, 0.75), Matrix.column(1, 1));
        double own = loss.value(Matrix.column(0.75, 0.25, 0.75, 0.25), Matrix.column(1, 1, 1, 1));
        assertThat(own).isEqualTo(loss.reduction() == Reduction.MEAN ? one : 2 * one);
        assertThat(loss.reduction().factor(4))
                .isEqualTo(
                        switch (loss.reduction()) {
                            case SUM -> 1;
                            case HALF_SUM -> 0.5;
                            case NEGATIVE_SUM -> -1;
                            case MEAN -> 0.25;
                        });
    }

    /** In no region twice; in none only at a kink or where the formula changes smoothly. */
    @ParameterizedTest
    @MethodSource("losses")
    void theRegionsCoverEverythingButTheirBorders(Loss loss) {
        for (double y : GRID) {
            for (double t : GRID) {
                long regions = loss.regions(Y, T).stream()
                        .filter(region -> region.stream().allMatch(condition -> holds(condition, y, t)))
                        .count();
                boolean border =
                        loss.regions(Y, T).stream().flatMap(List::stream).anyMatch(c -> gap(c, y, t) == 0);
                assertThat(regions).as("%s at %s, %s", loss, y, t).isEqualTo(border ? 0 : 1);
            }
        }
    }

    /** At a kink the difference quotients of the two sides differ, and the gradient is 0; elsewhere they agree with it. */
    @ParameterizedTest
    @MethodSource("losses")
    void theKinksAreWhereTheSlopeJumps(Loss loss) {
        double h = 0x1p-20;
        for (double t : List.of(-1.0, 1.0)) {
            for (double y : GRID) {
                if (!loss.targets().equals(TargetRange.ANY) && !loss.targets().equals(TargetRange.PLUS_OR_MINUS_ONE)) {
                    continue; // the cross-entropies are smooth where they exist
                }
                double right = (value(loss, y + h, t) - value(loss, y, t)) / h;
                double left = (value(loss, y, t) - value(loss, y - h, t)) / h;
                boolean kink = loss.kinks(Y, T).stream().anyMatch(point -> gap(point.at(), y, t) == 0);
                assertThat(Math.abs(right - left) > 1e-4)
                        .as("%s at %s, %s", loss, y, t)
                        .isEqualTo(kink);
                double gradient =
                        loss.gradient(Matrix.column(y), Matrix.column(t)).get(0);
                assertThat(gradient).isEqualTo(kink ? 0 : gradient);
            }
        }
    }

    private static double value(Loss loss, double y, double t) {
        return loss.value(Matrix.column(y), Matrix.column(t));
    }

    private static boolean holds(Relation condition, double y, double t) {
        assertThat(condition.operator()).isEqualTo(Relation.Operator.LESS);
        return gap(condition, y, t) < 0;
    }

    private static double gap(Relation relation, double y, double t) {
        Expr gap = Expr.Sum.of(relation.left(), new Expr.Negation(relation.right()));
        return Evaluator.value(gap, symbol -> symbol.equals(Y) ? y : t);
    }

    @Test
    void logitFormsStandBehindTheirActivationOnly() {
        assertThat(Losses.CROSS_ENTROPY.logitForm(Activations.SOFTMAX)).contains(LogitForm.SOFTMAX);
        assertThat(Losses.CROSS_ENTROPY.logitForm(Activations.SIGMOID)).isEmpty();
        assertThat(Losses.BINARY_CROSS_ENTROPY.logitForm(Activations.SIGMOID)).contains(LogitForm.SIGMOID);
        assertThat(Losses.BINARY_CROSS_ENTROPY.logitForm(Activations.SOFTMAX)).isEmpty();
        assertThat(Losses.SQUARED_ERROR.logitForm(Activations.SIGMOID)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void whatIncreasesIncreases(ScalarActivation activation) {
        if (activation.isIncreasing()) {
            for (int i = 1; i < GRID.length; i++) {
                assertThat(activation.value(GRID[i])).isGreaterThan(activation.value(GRID[i - 1]));
            }
        }
    }

    /** The class changes at z = 0. */
    @ParameterizedTest
    @MethodSource("activations")
    void theClassIsTheSideOfZero(ScalarActivation activation) {
        activation.classRule().ifPresent(rule -> {
            for (double z : GRID) {
                double y = activation.value(z);
                boolean one = switch (rule) {
                    case OUTPUT -> y == 1;
                    case AT_LEAST_HALF -> y >= 0.5;
                    case AT_LEAST_ZERO -> y >= 0;
                };
                boolean convention = z == 0 && !activation.conventionalAt().isEmpty();
                assertThat(one).as("%s at %s", activation, z).isEqualTo(convention ? y == 1 : z >= 0);
            }
        });
    }

    /** Written by its name or in steep powers, it is the same number. */
    @ParameterizedTest
    @MethodSource("activations")
    void otherFormsAreTheSameNumbers(ScalarActivation activation) {
        Expr.Symbol z = Expr.Symbol.of("z");
        for (double at : GRID) {
            assertThat(Evaluator.value(activation.written(z), symbol -> at))
                    .isCloseTo(activation.value(at), within(1e-12));
            activation
                    .steepDerivative(z, at > 0)
                    .ifPresent(form -> assertThat(Evaluator.value(form, symbol -> at))
                            .isCloseTo(activation.derivative(at), within(1e-12)));
        }
    }

    @Test
    void parametersAreSetByTheirNames() {
        Expr half = new Expr.Quotient(Expr.Num.of(1), Expr.Num.of(2));
        assertThat(Losses.HUBER.with("delta", half)).isEqualTo(Losses.huber(half));
        assertThat(Losses.huber(half).parameters()).isEqualTo(Map.of("delta", half));
        assertThat(Activations.ELU.with("alpha", half)).isEqualTo(Activations.elu(half));
        assertThat(Activations.STEP.with("stepAtZero", Expr.Num.of(0))).isEqualTo(Activations.step(0));
        assertThatThrownBy(() -> Losses.HINGE.with("delta", half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("loss 'hinge' takes no delta");
        assertThatThrownBy(() -> Activations.RELU.with("alpha", half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activation 'relu' takes no alpha");
        assertThatThrownBy(() -> Activations.STEP.with("stepAtZero", half))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
