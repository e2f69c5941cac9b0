package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.gradus.symbolic.derive.Switch;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Constants with nine and more decimals, or over every scale, in exponents. Truth is by the laws of exponents and of derivatives, which
 * hold for every constant c; the false ones differ by more than a rounding at z = 1.
 */
class LongDecimalsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    private static Verdict verdict(String left, String right) {
        return Prover.equal(ExprParser.parse(left), ExprParser.parse(right), List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    exp(0.7978845608*z)^2                 | exp(1.5957691216*z)
                    tanh(0.7978845608*z)                  | (exp(1.5957691216*z)-1)/(exp(1.5957691216*z)+1)
                    exp(1e-10)^2                          | exp(2e-10)
                    sqrt(exp(0.7978845608*z))             | exp(0.3989422804*z)
                    exp(0.1234567891*z)*exp(0.987654321987*z) | exp(0.987654321987*z)*exp(0.1234567891*z)
                    exp(1e300*z)*exp(-1e300*z)            | 1
                    ln(exp(0.79788456080286535588*z))     | 0.79788456080286535588*z
                    sin(1e300*z)^2+cos(1e300*z)^2         | 1
                    """)
    void lawsHoldForLongConstants(String left, String right) {
        assertThat(verdict(left, right)).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    exp(0.7978845608*z)^2                 | exp(1.5957691215*z)
                    exp(1e-10)                            | exp(2e-10)
                    exp(1e-10)                            | 1
                    exp(0.1234567891*z)                   | exp(0.987654321987*z)
                    tanh(0.7978845608*z)                  | (exp(1.5957691216*z)-1)/(exp(1.5957691216*z)+2)
                    """)
    void noFalseOneIsProved(String left, String right) {
        assertThat(verdict(left, right)).isInstanceOf(Verdict.Refuted.class);
    }

    /** True, but the exponents have no common unit that is not tiny: not decided, and not refuted. */
    @Test
    void aSumOfUnrelatedExponentsIsNotDecided() {
        assertThat(verdict("exp(0.7978845608*z)*exp(0.2021154392*z)", "exp(z)")).isInstanceOf(Verdict.Undecided.class);
    }

    /** Two unrelated exponents count as unrelated generators: nothing may be concluded from that. */
    @Test
    void whatIsSplitIsNotCalledUnequal() {
        Expr zero = ExprParser.parse("exp(0.1234567891)*exp(0.9876543219)-exp(1.111111111)");
        assertThat(Prover.zeroTest().test(zero)).isNotEqualTo(ZeroTest.Answer.NONZERO);
        Expr notZero = ExprParser.parse("exp(1e-10)-exp(2e-10)");
        assertThat(Prover.zeroTest().test(notZero)).isNotEqualTo(ZeroTest.Answer.ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tanh(0.7978845608*z)        | 0.7978845608*(1-tanh(0.7978845608*z)^2)
                    z*exp(1e-10)                | e^0.0000000001
                    1/(1+exp(-1.234567891*z))   | 1.234567891*e^(-1.234567891*z)/(1+e^(-1.234567891*z))^2
                    exp(z)+exp(0.98765432198*z) | e^z+0.98765432198*e^(0.98765432198*z)
                    """)
    void derivativesWithLongConstants(String formula, String derivative) {
        assertThat(TextWriter.write(Derivations.of(ExprParser.parse(formula), Z).result()))
                .isEqualTo(derivative);
    }

    // ---- constants among cases ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    piecewise(ln(3) < max(1/3, z), z, 2*z) | piecewise(z > ln(3), 1, piecewise(abs(z-(1/3+ln(3))/2) < (ln(3)-1/3)/2, 2, piecewise(z < 1/3, 2)))
                    relu(z)*relu(z-pi)                     | piecewise(z > pi, 2*z-pi, piecewise(abs(z-pi/2) < pi/2, 0, piecewise(z < 0, 0)))
                    relu(z-sqrt(2))                        | piecewise(z > sqrt(2), 1, piecewise(z < sqrt(2), 0))
                    max(1/(1+e), z)                        | piecewise(z > 1/(1+e), 1, piecewise(z < 1/(1+e), 0))
                    abs(z-sqrt(8)/2)+abs(z-sqrt(2))        | piecewise(z > sqrt(8)/2, 2, piecewise(z < sqrt(8)/2, -2))
                    """)
    void switchesAtIrrationalPoints(String formula, String derivative) {
        assertThat(TextWriter.write(Derivations.of(ExprParser.parse(formula), Z).result()))
                .isEqualTo(derivative);
    }

    @Test
    void aSwitchAtAnIrrationalPointIsAKink() {
        Derivation derivation = Derivations.of(ExprParser.parse("relu(z-sqrt(2))"), Z);
        assertThat(derivation.switches()).hasSize(1);
        Switch kink = derivation.switches().get(0);
        assertThat(TextWriter.write(kink.at())).isEqualTo("sqrt(2)");
        assertThat(kink.meeting()).isEqualTo(Switch.Meeting.KINK);
    }

    /** ln 3 = 1.0986… lies between 1.09 and 1.1. */
    @Test
    void constantsAreComparedWithFractions() {
        Expr.Relation above = new Expr.Relation(Z, Expr.Relation.Operator.GREATER, ExprParser.parse("ln(3)"));
        assertThat(Prover.equalInEachCase(ExprParser.parse("max(1.09, z)"), Z, List.of(above)))
                .isInstanceOf(Verdict.Proved.class);
        assertThat(Prover.equalInEachCase(ExprParser.parse("max(1.1, z)"), Z, List.of(above)))
                .isNotInstanceOf(Verdict.Proved.class);
    }

    /** A power of z with such an exponent is not derived yet, and says why. */
    @Test
    void whatIsNotProvedSaysWhy() {
        assertThatThrownBy(() -> Derivations.of(ExprParser.parse("z^0.123456789123"), Z))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("(fractional exponents with too large denominators)");
    }
}
