package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.number.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
    /** A line of losses.csv. */
    record Reference(String name, double[] y, double[] t, double value, double[] gradient) {
        Loss loss() {
            return name.equals("huber(0.25)")
                    ? Losses.huber(ExprParser.parse("0.25"))
                    : Losses.named(name).orElseThrow();
        }
    }

    static List<Reference> references() throws IOException {
        try (InputStream in = LossesTest.class.getResourceAsStream("losses.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("; "))
                    .map(c ->
                            new Reference(c[0], doubles(c[1]), doubles(c[2]), Double.parseDouble(c[3]), doubles(c[4])))
                    .toList();
        }
    }

    private static double[] doubles(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Number and formula live together: both give the reference value and gradient. */
    @ParameterizedTest
    @MethodSource("references")
    void valueGradientAndFormulasAreThoseOfTheReference(Reference reference) {
        Loss loss = reference.loss();
        Matrix y = Matrix.column(reference.y);
        Matrix t = Matrix.column(reference.t);
        assertClose(loss.value(y, t), reference.value);
        Matrix gradient = loss.gradient(y, t);
        for (int i = 0; i < reference.y.length; i++) {
            assertClose(gradient.get(i), reference.gradient[i]);
        }
        boolean inside = Arrays.stream(reference.y).allMatch(v -> v != 0 && v != 1);
        if (inside || !loss.name().endsWith("cross-entropy")) {
            List<Expr> ys = symbols("y", reference.y.length);
            List<Expr> ts = symbols("t", reference.y.length);
            assertClose(Evaluator.value(loss.formula(ys, ts), reference(reference, ys)), reference.value);
            for (int i = 0; i < reference.y.length; i++) {
                double slope = Evaluator.value(loss.gradient(ys, ts, i), reference(reference, ys));
                assertClose(slope, reference.gradient[i]);
            }
        }
    }

    private static java.util.function.ToDoubleFunction<Expr> reference(Reference reference, List<Expr> ys) {
        return quantity -> {
            int y = ys.indexOf(quantity);
            return y >= 0 ? reference.y[y] : reference.t[symbols("t", ys.size()).indexOf(quantity)];
        };
    }

    private static List<Expr> symbols(String letter, int count) {
        List<Expr> symbols = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            symbols.add(Expr.Indexed.of(letter, i));
        }
        return symbols;
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(4e-15 * Math.max(1, Math.abs(expected))));
    }

    /** The list of contracts.md, section 1. */
    @Test
    void knowsEveryNameOfTheExerciseFormat() throws IOException {
        assertThat(Losses.names())
                .containsExactly(
                        ("cross-entropy binary-cross-entropy half-squared-error squared-error mean-squared-error"
                                        + " absolute-error hinge huber")
                                .split(" "));
        Set<String> referenced = references().stream().map(Reference::name).collect(Collectors.toSet());
        assertThat(referenced).containsAll(Losses.names());
        assertThat(Losses.named("mse")).contains(Losses.MEAN_SQUARED_ERROR);
        assertThat(Losses.named("mae")).isEmpty();
        assertThat(Losses.aliases().keySet()).doesNotContainAnyElementsOf(Losses.names());
    }

    /** At their own kinks the derivative is 0. */
    @Test
    void kinksHaveDerivativeZero() {
        Matrix one = Matrix.column(1);
        assertThat(Losses.ABSOLUTE_ERROR.gradient(one, one)).isEqualTo(Matrix.column(0));
        assertThat(Losses.HINGE.gradient(one, one)).isEqualTo(Matrix.column(0));
    }

    @ParameterizedTest
    @CsvSource({
        "cross-entropy, 0, 1, infinite",
        "cross-entropy, -0.5, 1, undefined",
        "binary-cross-entropy, 0, 0.5, infinite",
        "binary-cross-entropy, 1, 0, infinite",
        "binary-cross-entropy, 1.5, 0.5, undefined"
    })
    void whatHasNoValueIsRefusedByItsOutput(String name, double y, double t, String what) {
        Loss loss = Losses.named(name).orElseThrow();
        assertThatThrownBy(() -> loss.value(Matrix.column(y), Matrix.column(t)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("y_1 = " + y);
    }

    @Test
    void shapesMustFit() {
        assertThatThrownBy(() -> Losses.SQUARED_ERROR.value(Matrix.column(1, 2), Matrix.column(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1×1")
                .hasMessageContaining("2×1");
    }

    /** From the logits nothing overflows: C = 2000 for the wrong class, e^−2000 is 0 in doubles (log1p). */
    @Test
    void logitsOfAThousandDoNotOverflow() {
        Matrix z = Matrix.column(1000, -1000);
        assertThat(Losses.CROSS_ENTROPY.value(Activations.SOFTMAX, z, Matrix.column(0, 1)))
                .isEqualTo(2000);
        assertThat(Losses.CROSS_ENTROPY.value(Activations.SOFTMAX, z, Matrix.column(1, 0)))
                .isEqualTo(0);
        assertThat(Losses.CROSS_ENTROPY.delta(Activations.SOFTMAX, z, Matrix.column(0, 1), AtKink.LEFT))
                .isEqualTo(Matrix.column(1, -1));
        assertThat(Losses.BINARY_CROSS_ENTROPY.value(Activations.SIGMOID, z, Matrix.column(0, 1)))
                .isEqualTo(2000);
        assertThat(Losses.BINARY_CROSS_ENTROPY.delta(Activations.SIGMOID, z, Matrix.column(0, 1), AtKink.LEFT))
                .isEqualTo(Matrix.column(1, -1));
    }

    /** y_j Σ_k t_k − t_j for softmax after cross-entropy is Jᵀ times the gradient −t/y. */
    @Test
    void shortcutsAreTheGeneralRoute() {
        Matrix z = Matrix.column(0.3, -1.2, 0.7);
        Matrix t = Matrix.column(0.5, 0.1, 0.9);
        for (Loss loss : List.of(Losses.CROSS_ENTROPY, Losses.BINARY_CROSS_ENTROPY)) {
            for (Activation activation : List.of(Activations.SOFTMAX, Activations.SIGMOID)) {
                if (loss.misfit(activation).isPresent()) {
                    continue;
                }
                Matrix general = Loss.through(activation, z, loss.gradient(activation.value(z), t), AtKink.LEFT);
                Matrix delta = loss.delta(activation, z, t, AtKink.LEFT);
                for (int i = 0; i < 3; i++) {
                    assertThat(delta.get(i)).isCloseTo(general.get(i), within(1e-15));
                }
            }
        }
    }
}
