package org.gradus.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.matrix.Matrix;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private final Softmax softmax = Activations.SOFTMAX;

    /** EDG-01 of the published exercises; softmax does not change when all logits are shifted. */
    @Test
    void largeLogitsAreThoseOfSmallOnes() {
        Matrix small = softmax.value(Matrix.column(0, 1, 2, 3));
        assertThat(softmax.value(Matrix.column(10000, 10001, 10002, 10003))).isEqualTo(small);
        assertThat(small.get(0)).isCloseTo(0.032058604, within(1e-8));
        assertThat(small.get(3)).isCloseTo(0.6439143, within(1e-7));
    }

    @Test
    void extremeLogitsWork() {
        assertThat(softmax.value(Matrix.column(1000, -1000))).isEqualTo(Matrix.column(1, 0));
        assertThat(softmax.logValue(Matrix.column(1000, -1000))).isEqualTo(Matrix.column(0, -2000));
        assertThat(softmax.value(Matrix.column(-INFINITY, 3, 3))).isEqualTo(Matrix.column(0, 0.5, 0.5));
        assertThat(softmax.logValue(Matrix.column(-INFINITY, 3)).get(0)).isEqualTo(-INFINITY);
        assertThat(softmax.value(Matrix.column(-INFINITY, -7))).isEqualTo(Matrix.column(0, 1));
    }

    /** ln(1/(1+e^{-40})) = −log1p(e^{-40}): 4.248354255291589e-18 (Python's decimal), which 1 + e^{-40} would lose. */
    @Test
    void theLogarithmOfAnOutputNearOneIsPrecise() {
        assertThat(softmax.logValue(Matrix.column(20, -20)).get(0)).isCloseTo(-4.248354255291588977e-18, within(1e-33));
    }

    @Test
    void refusesWhatIsNoLogit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> softmax.value(Matrix.column(-INFINITY, -INFINITY)))
                .withMessage("all logits are -∞; softmax needs a finite one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> softmax.value(Matrix.column(1, INFINITY)))
                .withMessage("logit 2 is Infinity; it must be finite or -∞");
        assertThatIllegalArgumentException().isThrownBy(() -> softmax.logValue(Matrix.column(Double.NaN)));
    }

    /** The formula, certified, against the doubles. */
    @Test
    void formulaAndValueAgree() {
        List<Expr> logits = List.of(Expr.Num.of(2), Expr.Num.of(1), Expr.Num.of(-3));
        Matrix y = softmax.value(Matrix.column(2, 1, -3));
        for (int i = 0; i < 3; i++) {
            double certified =
                    Real.of(softmax.formula(logits, i), ZeroTest.NONE).nearestDouble();
            assertThat(y.get(i)).isCloseTo(certified, within(2 * Math.ulp(certified)));
        }
        assertThat(TextWriter.write(softmax.formula(logits, 1))).isEqualTo("exp(1)/(exp(2)+exp(1)+exp(-3))");
    }

    /** LECTURE-1: e/(e+1)² on the diagonal = 0.196611933241481852…; its columns sum to 0 since Σ y_i = 1. */
    @Test
    void jacobianOfTheLecture() {
        Matrix jacobian = softmax.jacobian(Matrix.column(2, 1));
        double entry = 0.19661193324148185;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(jacobian.get(i, j)).isCloseTo(i == j ? entry : -entry, within(1e-16));
            }
        }
        assertThat(softmax.jacobian(Matrix.column(40, 0)).get(0, 0)).isCloseTo(4.248354255291589e-18, within(1e-32));
    }

    @Test
    void jacobianIsTheSlopeOfTheValue() {
        double[] z = {0.3, -1.2, 2};
        double h = 1e-5;
        Matrix jacobian = softmax.jacobian(Matrix.column(z));
        for (int j = 0; j < 3; j++) {
            double[] up = z.clone();
            double[] down = z.clone();
            up[j] += h;
            down[j] -= h;
            for (int i = 0; i < 3; i++) {
                double slope = (softmax.value(Matrix.column(up)).get(i)
                                - softmax.value(Matrix.column(down)).get(i))
                        / (2 * h);
                assertThat(jacobian.get(i, j)).isCloseTo(slope, within(1e-9));
            }
        }
    }
}
