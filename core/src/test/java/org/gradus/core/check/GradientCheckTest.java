package org.gradus.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientCheckTest {

    /** Functions whose derivatives every table of derivatives has. */
    static Stream<Arguments> textbook() {
        return Stream.of(
                of("exp", Math::exp, Math::exp, -700, -30, -1, 0, 1, 30, 600),
                of("ln", Math::log, x -> 1 / x, 1e-300, 1e-12, 0.5, 1, 2, 1e12, 1e200),
                of("sqrt", Math::sqrt, x -> 0.5 / Math.sqrt(x), 1e-12, 0.3, 2, 1e9),
                of("1/x", x -> 1 / x, x -> -1 / (x * x), -3, 1e-9, 1, 1e6),
                of("x^2", x -> x * x, x -> 2 * x, -1e8, -2, 0, 1e-7, 3, 1e100),
                of("x^7", x -> Math.pow(x, 7), x -> 7 * Math.pow(x, 6), -2, 0, 1e-3, 5),
                of("sin", Math::sin, Math::cos, -5, 0, 1, 100, 1e6),
                of("sin 1e6 x", x -> Math.sin(1e6 * x), x -> 1e6 * Math.cos(1e6 * x), -0.3, 0, 1e-7, 0.7),
                of("tanh", Math::tanh, x -> 1 / Math.pow(Math.cosh(x), 2), -3, 0, 0.1, 5),
                of("sigmoid", GradientCheckTest::sigmoid, x -> sigmoid(x) * sigmoid(-x), -300, -30, -2, 0, 0.7, 10),
                of(
                        "sigmoid 1e4 x",
                        x -> sigmoid(1e4 * x),
                        x -> 1e4 * sigmoid(1e4 * x) * sigmoid(-1e4 * x),
                        -1e-4,
                        0,
                        1e-5),
                of("atan", Math::atan, x -> 1 / (1 + x * x), -1e3, -1, 0, 0.2),
                of("x|x|", x -> x * Math.abs(x), x -> 2 * Math.abs(x), -1, -1e-5, 0, 1e-9, 2),
                of("constant", x -> 4, x -> 0, -1, 0, 1e9),
                of("3x + 1e6", x -> 3 * x + 1e6, x -> 3, -1, 0, 1e-3),
                of("1e-20 sin", x -> 1e-20 * Math.sin(x), x -> 1e-20 * Math.cos(x), 0, 1, 2),
                of("cos(x) at its top", Math::cos, x -> -Math.sin(x), 0, 1e-6));
    }

    private static Arguments of(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative, double... points) {
        return Arguments.of(name, f, derivative, points);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("textbook")
    void acceptsTheDerivativeOfATextbook(
            String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative, double... points) {
        GradientReport report = GradientCheck.ofDerivative(f, derivative).at(points);
        assertThat(report.toString()).startsWith("agrees at " + points.length + " point");
        assertThat(report.toString()).doesNotContain("prove").doesNotContain("not compared");
    }

    /** Off by a factor of 1.00001, with the wrong sign, or by the largest of its values. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("textbook")
    void refusesItWhenItIsSlightlyWrong(
            String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative, double... points) {
        for (double point : points) {
            double truth = derivative.applyAsDouble(point);
            List<Double> wrong = truth == 0
                    ? List.of(1e-3 * Math.max(1, Math.abs(f.applyAsDouble(point))))
                    : List.of(truth * 1.00001, truth * 0.99999, -truth, 0.0, Double.NaN, Double.POSITIVE_INFINITY);
            for (double claimed : wrong) {
                GradientReport report =
                        GradientCheck.ofDerivative(f, x -> claimed).compareAt(List.of(Matrix.column(point)));
                assertThat(report.agrees())
                        .as("%s′(%s) claimed as %s: %s", name, point, claimed, report)
                        .isFalse();
                assertThat(report.toString()).startsWith("disagrees at 1 point");
            }
        }
    }

    @Test
    void everyActivationHasTheDerivativeItSays() {
        for (String name : Activations.names()) {
            if (Activations.named(name).orElseThrow() instanceof ScalarActivation activation) {
                GradientCheck.ofDerivative(activation::value, activation::derivative)
                        .at(-40, -7, -3, -2.5, -1, -0.5, -1e-3, 0, 1e-6, 0.5, 1, 3, 8, 20);
            }
        }
    }

    @Test
    void aKinkIsNamedAndNotTrippedOver() {
        DoubleUnaryOperator relu = x -> Math.max(0, x);
        for (double convention : new double[] {0, 0.5, 1}) {
            assertThat(GradientCheck.ofDerivative(relu, x -> x > 0 ? 1 : x == 0 ? convention : 0)
                            .at(-1, 0, 2)
                            .toString())
                    .isEqualTo("""
                            agrees at 2 points: 2 entries compared, no difference beyond rounding
                              not compared:
                              at 0.0: kink, from the left 0, from the right 1""");
        }
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofDerivative(relu, x -> x > 0 ? 1 : x == 0 ? 7 : 0)
                        .at(-1, 0, 2))
                .withMessageContaining("at 0.0: yours 7, kink, from the left 0, from the right 1");
    }

    /** PyTorch's gradcheck steps over a kink nearer than 10⁻⁶ and reports a wrong slope. */
    @Test
    void aKinkNearbyDoesNotDisturb() {
        for (double distance : new double[] {1e-2, 1e-4, 1e-6, 1e-8, 1e-10}) {
            DoubleUnaryOperator bent = x -> Math.abs(x - 1);
            GradientReport right =
                    GradientCheck.ofDerivative(bent, x -> Math.signum(x - 1)).at(1 + distance, 1 - distance);
            assertThat(right.entries()).as("distance " + distance).hasSize(2);
            assertThat(GradientCheck.ofDerivative(bent, x -> 0.5)
                            .compareAt(List.of(Matrix.column(1 + distance)))
                            .agrees())
                    .isFalse();
        }
    }

    /** log-sigmoid written with two kinks that cancel has a derivative at 0, and a convention for each kink gets it wrong. */
    @Test
    void kinksThatCancelAreNone() {
        DoubleUnaryOperator logSigmoid = x -> Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x)));
        GradientCheck.ofDerivative(logSigmoid, x -> sigmoid(-x)).at(-1, 0, 1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofDerivative(logSigmoid, x -> x == 0 ? 0 : sigmoid(-x))
                        .at(-1, 0, 1))
                .withMessageContaining("at 0.0: yours 0, numeric 0.5");
    }

    @Test
    void whereThereIsNoDerivativeNothingIsCompared() {
        assertThat(passedOver(x -> x < 0 ? 0 : 1, 0)).contains("a jump, a vertical tangent or noise");
        assertThat(passedOver(Math::cbrt, 0)).contains("a jump, a vertical tangent or noise");
        assertThat(passedOver(Math::sqrt, 0)).contains("not defined on both sides");
        assertThat(passedOver(Math::log, -1)).contains("no finite value");
        assertThat(passedOver(x -> x == 0 ? 0 : x * Math.sin(1 / x), 0))
                .contains("a jump, a vertical tangent or noise");
    }

    private static String passedOver(DoubleUnaryOperator f, double point) {
        GradientReport report = GradientCheck.ofDerivative(f, x -> 0).compareAt(List.of(Matrix.column(point)));
        assertThat(report.agrees()).as(report.toString()).isFalse();
        assertThat(report.entries().get(0).outcome()).isInstanceOf(GradientReport.PassedOver.class);
        return report.toString();
    }

    /** softmax: ∂y_i/∂z_j = y_i(δ_ij − y_j); the diagonal alone is the best-known mistake. */
    @Test
    void aJacobianIsComparedEntryByEntry() {
        GradientCheck.ofJacobian(GradientCheckTest::softmax, z -> {
                    double[] y = softmax(z);
                    double[][] jacobian = new double[y.length][y.length];
                    for (int i = 0; i < y.length; i++) {
                        for (int j = 0; j < y.length; j++) {
                            jacobian[i][j] = y[i] * ((i == j ? 1 : 0) - y[j]);
                        }
                    }
                    return jacobian;
                })
                .at(new double[] {2, 1}, new double[] {0, 0, 0}, new double[] {-20, 5, 30, 1});
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofJacobian(GradientCheckTest::softmax, z -> {
                            double[] y = softmax(z);
                            return new double[][] {{y[0] * (1 - y[0]), -y[0] * y[1]}, {0.25, y[1] * (1 - y[1])}};
                        })
                        .at(2, 1))
                .withMessage("""
                        disagrees at 1 point:
                          at (2.0, 1.0): row 2, column 1: yours 0.25, numeric -0.1966
                          (3 other entries compared, all agree)""");
    }

    private static double[] softmax(double[] z) {
        double sum = 0;
        double[] y = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            y[i] = Math.exp(z[i]);
            sum += y[i];
        }
        for (int i = 0; i < z.length; i++) {
            y[i] /= sum;
        }
        return y;
    }

    /** C(W) = ½‖Wx − t‖² has the gradient (Wx − t)xᵀ. */
    @Test
    void theGradientOfAMatrixHasItsShape() {
        Matrix x = Matrix.column(0.5, -2, 3);
        Matrix t = Matrix.column(1, 0.25);
        Matrix weights = Matrix.of(new double[][] {{1, 0.3, -0.2}, {0.7, -1, 2}});
        GradientCheck right =
                GradientCheck.ofMatrix(w -> loss(w, x, t), w -> error(w, x, t).times(x.transpose()));
        assertThat(right.at(weights, weights.map(entry -> 1e6 * entry)).toString())
                .startsWith("agrees at 2 points: 12 entries compared");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofMatrix(
                                w -> loss(w, x, t),
                                w -> error(w, x, t).times(x.transpose()).map(g -> -g))
                        .at(weights))
                .withMessageContaining("row 2, column 3: yours -24.299999999999997, numeric 24.3")
                .withMessageContaining("disagrees at 1 point");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofMatrix(
                                w -> loss(w, x, t), w -> x.times(error(w, x, t).transpose()))
                        .at(weights))
                .withMessage("the derivative has shape 3×2 but must have shape 2×3");
    }

    private static Matrix error(Matrix weights, Matrix x, Matrix t) {
        return weights.times(x).plus(t.map(entry -> -entry));
    }

    private static double loss(Matrix weights, Matrix x, Matrix t) {
        Matrix error = error(weights, x, t);
        return 0.5 * error.transpose().times(error).get(0, 0);
    }

    /** A small entry beside a large one: f = 10⁸ u + 10⁻³ v. */
    @Test
    void entriesOfDifferentSizeAreComparedEachForItself() {
        GradientCheck.of(x -> 1e8 * x[0] * 1e-8 + 1e-3 * x[1], x -> new double[] {1, 1e-3})
                .at(3, 4);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.of(x -> 1e5 * x[0] + 1e-3 * x[1], x -> new double[] {1e5, 1.001e-3})
                        .at(3, 4))
                .withMessageContaining("entry 2: yours 0.001001, numeric 0.001");
    }

    /** Reported traps: GELU forward exact and backward by tanh; softplus whose backward tests the output against a threshold. */
    @Test
    void trapsOfPublishedCodeAreFound() {
        ScalarActivation exact = (ScalarActivation) Activations.named("gelu").orElseThrow();
        ScalarActivation byTanh =
                (ScalarActivation) Activations.named("gelu-tanh").orElseThrow();
        GradientCheck.ofDerivative(exact::value, exact::derivative).at(-2, 0.3, 1);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofDerivative(exact::value, byTanh::derivative)
                        .at(1))
                .withMessageContaining("numeric 1.083");
        DoubleUnaryOperator softplus = z -> Math.log1p(Math.exp(z));
        DoubleUnaryOperator thresholded = z -> softplus.applyAsDouble(z) > 2 ? 1 : sigmoid(z);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> GradientCheck.ofDerivative(softplus, thresholded).at(-1, 0, 3))
                .withMessageContaining("disagrees at 1 point")
                .withMessageContaining("at 3.0: yours 1, numeric 0.9526");
    }

    /** The last digits of an iteration that stopped early: the step must be wide enough to see past them. */
    @Test
    void aNoisyFunctionIsSeenThrough() {
        DoubleUnaryOperator noisy = x -> Math.sin(x) + 1e-9 * Math.sin(1e15 * x);
        GradientCheck.ofDerivative(noisy, Math::cos).within(1e-4).at(-1, 0.5, 2);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofDerivative(noisy, x -> 1.01 * Math.cos(x))
                        .within(1e-4)
                        .at(-1, 0.5, 2))
                .withMessageContaining("disagrees at 3 points");
    }

    /** A thousand weights: the number of evaluations grows with the entries, not with the digits. */
    @Test
    void aGradientOfAThousandEntriesIsChecked() {
        double[] point = new double[1000];
        for (int j = 0; j < point.length; j++) {
            point[j] = Math.sin(j);
        }
        AtomicInteger evaluations = new AtomicInteger();
        GradientReport report = GradientCheck.of(
                        x -> {
                            evaluations.incrementAndGet();
                            double sum = 0;
                            for (double entry : x) {
                                sum += Math.tanh(entry) * entry;
                            }
                            return sum;
                        },
                        x -> Arrays.stream(x)
                                .map(entry -> Math.tanh(entry) + entry * (1 - Math.pow(Math.tanh(entry), 2)))
                                .toArray())
                .at(point);
        assertThat(report.toString()).startsWith("agrees at 1 point: 1000 entries compared");
        assertThat(evaluations.get()).isLessThan(60_000);
    }

    @Test
    void singlePrecisionIsComparedWithAToleranceOfItsOwn() {
        DoubleUnaryOperator single = x -> (float) Math.tanh((float) x);
        GradientCheck check = GradientCheck.ofDerivative(single, x -> 1 / Math.pow(Math.cosh(x), 2))
                .within(1e-3);
        assertThat(check.at(-1, 0.3, 2).toString()).startsWith("agrees at 3 points");
        assertThat(GradientCheck.ofDerivative(single, x -> 1.1 / Math.pow(Math.cosh(x), 2))
                        .within(1e-3)
                        .compareAt(List.of(Matrix.column(-1, 0.3, 2)))
                        .agrees())
                .isFalse();
    }

    @Test
    void aFunctionThatChangesItsArgumentDoesNoHarm() {
        GradientCheck.of(
                        x -> {
                            x[0] *= x[1];
                            return x[0];
                        },
                        x -> new double[] {x[1], x[0]})
                .at(3, 4);
    }

    @Test
    void badUseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.ofDerivative(x -> x, x -> 1).at(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradientCheck.ofDerivative(x -> x, x -> 1).within(0));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        GradientCheck.of(x -> x[0], x -> new double[] {1, 2}).at(1))
                .withMessage("the derivative has 2 entries but must have 1 entries");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GradientCheck.ofDerivative(Math::abs, x -> 0).at(0))
                .withMessageStartingWith("nothing could be compared:");
    }
}
