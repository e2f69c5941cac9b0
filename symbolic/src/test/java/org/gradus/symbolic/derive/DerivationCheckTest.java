package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DerivationCheckTest {
    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Test
    void aRightDerivativeAgreesAlsoWhereItIsTiny() {
        assertThat(DerivationCheck.of("ln(1+exp(z))", "z", DerivationCheckTest::sigmoid)
                        .at(-600, -30, 0, 2.5, 30)
                        .toString())
                .startsWith("agrees at 5 points: 5 entries compared");
        DerivationCheck.of("1/(1+exp(-z))", "z", z -> sigmoid(z) * (1 - sigmoid(z)))
                .at(-3, 0, 30);
    }

    @Test
    void aWrongOneIsNamedWithTheExactValue() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> DerivationCheck.of("1/(1+exp(-z))", "z", z -> z * (1 - z))
                        .at(0.5, -1))
                .withMessage("""
                        disagrees at 2 points:
                          at 0.5: yours 0.25, exact 0.2350
                          at -1.0: yours -2.0, exact 0.1966
                          (0 other entries compared, none agrees)""");
    }

    /** Differences from double arithmetic could not see this one: the constant of GELU's approximation in the ninth digit. */
    @Test
    void anErrorOfOneInABillionIsFound() {
        String softplus = "ln(1+exp(1.000000002*z))";
        assertThat(DerivationCheck.of(softplus, "z", DerivationCheckTest::sigmoid)
                        .compareAt(List.of(new double[] {1}))
                        .agrees())
                .isFalse();
    }

    @Test
    void gradientsAreComparedVariableByVariable() {
        DerivationCheck right = DerivationCheck.of("(w*x+b-t)^2/2", List.of("w", "x", "b", "t"), p -> {
            double error = p[0] * p[1] + p[2] - p[3];
            return new double[] {error * p[1], error * p[0], error, -error};
        });
        right.at(new double[] {1, 2, 0.5, 3}, new double[] {-1e6, 0.1, 0, 7});
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> DerivationCheck.of(
                                "w*x^2", List.of("w", "x"), p -> new double[] {p[1] * p[1], p[1] * 2})
                        .at(3, 5))
                .withMessageContaining("at (3.0, 5.0): x: yours 10.0, exact 30");
    }

    @Test
    void aKinkIsPassedOver() {
        assertThat(DerivationCheck.of("max(0, z)", "z", z -> z > 0 ? 1 : 0)
                        .at(-1, 0, 2)
                        .toString())
                .startsWith("agrees at 2 points: 2 entries compared")
                .contains("at 0.0: no derivative here");
    }

    @Test
    void badUseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DerivationCheck.of("w*z", "z", z -> 1))
                .withMessage("the formula contains w, which is none of z");
        DerivationCheck check = DerivationCheck.of("z^2", "z", z -> 2 * z);
        assertThatIllegalArgumentException().isThrownBy(() -> check.at(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> check.within(1));
    }
}
