package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moderate values of formulas whose parts are over every limit. The decimals are from Python's decimal module with 60 digits. */
class SaturatingTest {
    private static Real real(String formula) {
        return Real.of(ExprParser.parse(formula), ZeroTest.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1/(1+exp(10000000))                            | below
                    1/(1+exp(-10000000))                           | 1.000000
                    5/(1+e^(-3000000))                             | 5.000000
                    2*exp(3000000)/(1+exp(3000000))                | 2.000000
                    exp(3000000)/(1+exp(3000000))                  | 1.000000
                    ln(1+exp(5000000.25))                          | 5000000
                    1-tanh(1000)^2                                 | 1.030614E-868
                    1-tanh(-1000)^2                                | 1.030614E-868
                    1-tanh(12546.678)^2                            | 4.966115E-10898
                    1-tanh(0.5)^2                                  | 0.7864477
                    3*10^(-43429448)                               | 3.000000E-43429448
                    (0-2)^(-4000001)                               | -5.203722E-1204121
                    """)
    void partsOverEveryLimitDoNotMatter(String formula, String rounded) {
        if (rounded.equals("below")) {
            assertThat(real(formula).nearestDouble()).isZero();
        } else {
            assertThat(real(formula).roundSignificant(7)).isEqualByComparingTo(new BigDecimal(rounded));
        }
    }

    @Test
    void anIntervalIsCoveredByItsEnds() {
        Interval wide =
                Interval.of(new Rational(BigInteger.ONE, BigInteger.TWO), 64).hull(Interval.of(Rational.of(3), 64));
        Interval slope = Enclosure.of(ExprParser.parse("1-tanh(z)^2"), symbol -> wide, 64);
        assertThat(slope.contains(new BigDecimal("0.78644773"))).isTrue();
        assertThat(slope.contains(new BigDecimal("0.00986604"))).isTrue(); // at 3
        Interval around = Interval.of(Rational.of(-1), 64).hull(Interval.of(Rational.of(2), 64));
        assertThat(Enclosure.of(ExprParser.parse("1-tanh(z)^2"), symbol -> around, 64)
                        .contains(BigDecimal.ONE))
                .isTrue();
    }

    /** Somebody who calculates ln(1 + 10^-40) with 48 bits gets 0. */
    @Test
    void asWrittenLosesWhatACalculatorLoses() {
        Expr formula = ExprParser.parse("ln(1+z)");
        Interval tiny = Interval.of(Rational.of(new BigDecimal("1e-40")), 48);
        assertThat(Enclosure.asWritten(formula, symbol -> tiny, 48).containsZero())
                .isTrue();
        assertThat(Enclosure.of(formula, symbol -> tiny, 48).containsZero()).isFalse();
    }
}
