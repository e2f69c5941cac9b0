package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;

/** ln(1 + e^u) looks for the digits of a tiny e^u; what is nested in it is evaluated once for that, not twice at every depth. */
class NestedLogarithmsTest {
    private static final int DEPTH = 24;

    private static String nested(String open, String close) {
        return open.repeat(DEPTH) + "z" + close.repeat(DEPTH);
    }

    private static double slope(String formula, double z) {
        Interval slope = Effort.within(
                100_000,
                () -> ForwardMode.differentiateSmooth(
                                ExprParser.parse(formula),
                                quantity -> Interval.of(Rational.of(java.math.BigDecimal.valueOf(z)), 96),
                                Expr.Symbol.of("z"),
                                96)
                        .derivative(),
                reason -> Interval.ZERO);
        return slope.lower();
    }

    /** s = softplus has e^{s(z)} = 1 + e^z, so 24 of them are ln(24 + e^z), with the slope e^z/(24 + e^z). */
    @Test
    void softplusTwentyFourTimes() {
        assertThat(slope(nested("ln(1+exp(", "))"), 1.5))
                .isCloseTo(Math.exp(1.5) / (DEPTH + Math.exp(1.5)), within(1e-14));
    }

    @Test
    void itsValue() {
        Interval value = Effort.within(
                100_000,
                () -> Enclosure.of(
                        ExprParser.parse(nested("ln(1+exp(", "))")),
                        quantity -> Interval.of(Rational.of(3).over(Rational.of(2)), 96),
                        96),
                reason -> Interval.ZERO);
        assertThat(value.lower()).isCloseTo(Math.log(DEPTH + Math.exp(1.5)), within(1e-14));
    }

    @Test
    void tanhInOnePlusTanh() {
        double value = 0.3;
        double slope = 1;
        for (int i = 0; i < DEPTH; i++) {
            double tanh = Math.tanh(value);
            value = 1 + tanh;
            slope *= 1 - tanh * tanh;
        }
        assertThat(slope(nested("(1+tanh(", "))"), 0.3) / slope).isCloseTo(1, within(1e-10));
    }
}
