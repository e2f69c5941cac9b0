package org.gradus.symbolic.closed;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowestTermsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    /** By hand: numerator and denominator multiplied by e^z, common factors cancelled. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid(z)*(1-sigmoid(z)), e^z/(e^z+1)^2",
        "exp(-z)/(1+exp(-z))^2, e^z/(e^z+1)^2",
        "1/(1+exp(-z)), e^z/(e^z+1)",
        "1-tanh(z)^2, 4*e^(2*z)/(e^(2*z)+1)^2",
        "exp(-z), 1/e^z",
        "(exp(z)-1)/(exp(z/2)-1), e^(z/2)+1",
        "(exp(2*z)-1)/(exp(z)-1), e^z+1",
        "exp(z)+exp(-z), (e^(2*z)+1)/e^z"
    })
    void isTheFractionInLowestTerms(String formula, String expected) {
        assertThat(LowestTerms.of(ExprParser.parse(formula), Z).map(TextWriter::write))
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"z^2", "z*exp(z)", "3/4", "0*exp(z)", "exp(z^2)", "w*exp(z)", "abs(exp(z)-1)", "exp(50*z)+1"})
    void otherFunctionsHaveNone(String formula) {
        assertThat(LowestTerms.of(ExprParser.parse(formula), Z)).isEmpty();
    }

    @Test
    void theVariableMayHaveAnyName() {
        Expr.Symbol x = Expr.Symbol.of("x1");
        assertThat(LowestTerms.of(ExprParser.parse("sigmoid(x1)"), x).map(TextWriter::write))
                .contains("e^x1/(e^x1+1)");
    }
}
