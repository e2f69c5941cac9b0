package org.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.network.BackwardPass;
import org.gradus.core.network.ForwardPass;
import org.gradus.core.network.Layer;
import org.gradus.core.network.Network;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.UndecidedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a debugger, a log or a REPL shows is what one would write, and a wrong index says how layers are counted. */
class ReadableTextTest {
    private static final Network NETWORK = Network.of(
            new Layer(Matrix.of(new double[][] {{1, -1}}), Matrix.column(0.5), Activations.RELU),
            new Layer(Matrix.of(new double[][] {{2}, {1}}), Activations.SOFTMAX));

    @ParameterizedTest
    @ValueSource(strings = {"1/(1+e^(-z))", "z1[2]", "-x", "2*x", "x^2", "max(0, z)", "piecewise(z > 0, z, 0)", "0.50"})
    void aFormulaIsItsText(String text) {
        Expr formula = ExprParser.parse(text);
        assertThat(formula).hasToString(text);
        assertThat(Optional.of(formula)).hasToString("Optional[" + text + "]");
    }

    @Test
    void partsThatTheParserHasNoSyntaxFor() {
        Expr zk = Expr.Indexed.of("z", "k");
        Expr sum = new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), zk);
        assertThat(sum.toString()).contains("sum(k").doesNotContain("IndexedSum");
        assertThat(Expr.Derivative.partial(sum, zk).toString()).contains("d(").doesNotContain("Derivative");
    }

    @ParameterizedTest
    @CsvSource({
        "e/(e+1), e/(e+1) = 0.731058578630…",
        "1/3, 1/3 = 0.333333333333…",
        "3, 3",
        "2.50, 2.50 = 5/2",
        "0.1+0.2, 0.1+0.2 = 3/10",
        "sqrt(2), sqrt(2) = 1.41421356237…",
        "ln(-1), ln(-1) = no value: ln of a number that is not positive",
        "1/0, 1/0 = no value: division by zero"
    })
    void aNumberIsItsFormulaAndItsDigits(String formula, String text) {
        assertThat(Real.of(ExprParser.parse(formula))).hasToString(text);
    }

    /** Without a zero test: every digit, but no proof of equality. */
    @Test
    void aNumberNeedsNoZeroTest() {
        assertThat(Real.of(ExprParser.parse("e/(e+1)")).round(50))
                .isEqualTo("0.73105857863000487925115924182183627436514464016506");
        assertThat(Real.of(ExprParser.parse("0.1+0.2-0.3")).signum()).isZero();
        Real zero = Real.of(ExprParser.parse("sqrt(2)*sqrt(3)-sqrt(6)"));
        assertThatThrownBy(zero::signum).isInstanceOf(UndecidedException.class);
    }

    @Test
    void rationalsAndMatrices() {
        assertThat(Rational.of(3).over(Rational.of(-6))).hasToString("-1/2");
        assertThat(Matrix.column(1, 0.5)).hasToString("[[1.0], [0.5]]");
    }

    static Stream<Arguments> functions() {
        Expr half = ExprParser.parse("1/2");
        return Stream.of(
                Arguments.of(Activations.RELU, "relu: a = max(0, z)"),
                Arguments.of(Activations.leakyRelu(half), "leaky-relu: a = piecewise(z > 0, z, 1/2*z)"),
                Arguments.of(Activations.STEP, "step: a = piecewise(z >= 0, 1, 0)"),
                Arguments.of(Activations.own("f", ExprParser.parse("z^2")), "f: a = z^2"),
                Arguments.of(Activations.SOFTMAX, "softmax: a_i = e^z_i/sum(k, e^z_k)"),
                Arguments.of(Losses.HINGE, "hinge: C = sum(i, max(0, 1-t_i*y_i))"),
                Arguments.of(Losses.MEAN_SQUARED_ERROR, "mean-squared-error: C = 1/N*sum(i, (y_i-t_i)^2)"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionIsItsNameAndFormula(Object function, String text) {
        assertThat(function).hasToString(text);
    }

    @Test
    void aNetworkIsItsLayers() {
        assertThat(NETWORK).hasToString("""
                        layer 1: relu(W a + b) with W = [[1.0, -1.0]], b = [[0.5]]
                        layer 2: softmax(W a) with W = [[2.0], [1.0]]""");
    }

    @Test
    void layersCountFromOne() {
        ForwardPass forward = NETWORK.forward(Matrix.column(1, 2));
        BackwardPass backward = NETWORK.backward(forward, Losses.CROSS_ENTROPY, Matrix.column(0, 1));
        for (int l : new int[] {0, 3, -1}) {
            says(l, () -> NETWORK.layer(l));
            says(l, () -> forward.preactivation(l));
            says(l, () -> backward.delta(l));
            says(l, () -> backward.weightGradient(l));
            says(l, () -> backward.biasGradient(l));
        }
        says(3, () -> forward.activation(3));
        assertThat(forward.activation(0)).isEqualTo(Matrix.column(1, 2));
    }

    private static void says(int l, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("layers count from 1; there is no layer " + l + " of 2");
    }

    @Test
    void productsWithATransposeAreThoseOfTheCopy() {
        Matrix a = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6.5}});
        Matrix b = Matrix.of(new double[][] {{0.25, -1}, {7, 2}});
        assertThat(a.transposedTimes(b)).isEqualTo(a.transpose().times(b));
        assertThat(b.timesTransposed(a.transpose())).isEqualTo(b.times(a));
        assertThatThrownBy(() -> a.transposedTimes(Matrix.column(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2×3")
                .hasMessageContaining("3×1");
        assertThatThrownBy(() -> a.timesTransposed(b)).isInstanceOf(IllegalArgumentException.class);
    }
}
