package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enclosures of value and derivative against the doubles of {@link Evaluator}, which are tested against other sources. */
class ForwardModeTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1/(1+exp(-z)); 0.3",
                "tanh(z)^3 - 2*z; -0.7",
                "ln(1+z^2)*sqrt(z); 1.9",
                "z^(1/3); 2",
                "(1/2)^z; 2",
                "3^(z/300); -600",
                "(z/4+1/4)^(z-1); 3",
                "z^0; 2",
                "sigmoid(2*z)/(1+abs(z)); -1.2",
                "softplus(z) + relu(z) + relu(-z); 0.4",
                "max(z, 0.5, z^2); 0.8",
                "min(z, 0.5); 0.8",
                "sin(z)*cos(z) + tan(z); 0.6",
                "asin(z) + acos(z/2) + atan(z); 0.5",
                "sinh(z)/cosh(z); 1.1",
                "erf(z) + 2*erfc(z) + Phi(z); 0.9",
                "log10(z) + sign(z); 3",
                "piecewise(z > 0, z^2, -z); -2"
            })
    void enclosesTheDoubles(String formula, String at) {
        Expr parsed = ExprParser.parse(formula);
        Interval z = Interval.of(Rational.of(new BigDecimal(at)), 128);
        ForwardMode.Tangent tangent = ForwardMode.differentiate(parsed, symbol -> z, Z, 128);
        assertThat(ForwardMode.differentiateSmooth(parsed, symbol -> z, Z, 128)).isEqualTo(tangent);
        Evaluator.Dual doubles = Evaluator.differentiate(parsed, symbol -> Double.parseDouble(at), Z);
        assertThat(tangent.value().upper() - tangent.value().lower()).isLessThan(1e-15);
        assertThat(tangent.value().lower()).isCloseTo(doubles.value(), within(1e-14));
        assertThat(tangent.derivative().upper() - tangent.derivative().lower()).isLessThan(1e-14);
        assertThat(tangent.derivative().lower()).isCloseTo(doubles.derivative(), within(1e-13));
    }

    /** Both one-sided derivatives lie in the enclosure. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"max(0, z); 0; 0; 1", "abs(z); 0; -1; 1", "piecewise(z > 1, 3*z, z); 1; 1; 3", "relu(z); 0; 0; 1"})
    void atAKinkBothSidesAreCovered(String formula, String at, double least, double most) {
        Interval z = Interval.of(Rational.of(new BigDecimal(at)), 64);
        Interval slope = ForwardMode.differentiate(ExprParser.parse(formula), symbol -> z, Z, 64)
                .derivative();
        assertThat(slope.lower()).isLessThanOrEqualTo(least);
        assertThat(slope.upper()).isGreaterThanOrEqualTo(most);
    }

    /** There is no derivative, so who asks for one where everything is smooth gets none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max(0, z); 0",
                "min(z, z^2); 1",
                "abs(z); 0",
                "sign(z); 0",
                "piecewise(z > 1, 3*z, z); 1",
                "relu(z); 0",
                "sqrt(z); 0",
                "asin(z); 1",
                "acos(z); -1"
            })
    void whereNothingIsSmoothItRefuses(String formula, String at) {
        Interval z = Interval.of(Rational.of(new BigDecimal(at)), 64);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ForwardMode.differentiateSmooth(ExprParser.parse(formula), symbol -> z, Z, 64));
    }

    /** A switch, a root or an arcsine that does not move may stand at its end: c·f(z) has the derivative c·f′(z). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z^2*abs(c); 3; 0; 0",
                "z^2*relu(c); 3; 0; 0",
                "z^2*sign(c); 3; 0; 0",
                "z^2*max(c, 0); 3; 0; 0",
                "z^2 + sqrt(c); 3; 0; 6",
                "z^2 + asin(c); 3; 1; 6",
                "piecewise(c > 0, z^3, z^2); 3; 0; 6",
                "piecewise(c >= 0, z^3, z^2); 3; 0; 27"
            })
    void whatDoesNotMoveNeedsNoDerivative(String formula, String at, String constant, BigDecimal derivative) {
        Interval z = Interval.of(Rational.of(new BigDecimal(at)), 64);
        Interval c = Interval.of(Rational.of(new BigDecimal(constant)), 64);
        ForwardMode.Tangent tangent =
                ForwardMode.differentiateSmooth(ExprParser.parse(formula), symbol -> symbol.equals(Z) ? z : c, Z, 64);
        assertThat(tangent.derivative()).isEqualTo(Interval.of(Rational.of(derivative), 64));
    }

    /** 1 − tanh²(10^300) is a number, although cosh(10^300) is too large for any; so is σ′. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"tanh(z); 1e300", "tanh(z); -1e300", "sigmoid(z); 1e300", "tanh(z); 3000000"})
    void farFromZero(String formula, String at) {
        Interval z = Interval.of(Rational.of(new BigDecimal(at)), 64);
        Interval slope = ForwardMode.differentiateSmooth(ExprParser.parse(formula), symbol -> z, Z, 64)
                .derivative();
        assertThat(slope.lower()).isGreaterThanOrEqualTo(-Double.MIN_VALUE);
        assertThat(slope.upper()).isLessThanOrEqualTo(1e-300);
    }
}
