package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The derivative of a neuron's loss as a chain of named quantities; the results are those of any textbook. */
class DeriveChainTest {

    @Test
    void aSquaredErrorBehindASigmoid() {
        assertThat(Run.of("derive", "(sigmoid(w*x+b)-t)^2/2", "--wrt", "w").out())
                .contains("C & = \\frac{(y - t)^2}{2}", "z = w x + b", "y = \\sigma(z)")
                .containsPattern("\\\\frac\\{\\\\partial z}\\{\\\\partial w} (& )?= x")
                .contains("= y (1 - y) \\frac{\\partial z}{\\partial w}")
                .containsPattern("that is [^C]*y[^C]* again")
                .contains("> $\\partial C/\\partial w = (y - t) y (1 - y) x$ with $y = \\sigma(z)$, $z = w x + b$.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (sigmoid(w*x+b)-t)^2/2       | b  | \\partial C/\\partial b = (y - t) y (1 - y)$
            (tanh(w1*x1+w2*x2+b)-t)^2    | w2 | \\partial C/\\partial w_2 = 2 (y - t) (1 - y^2) x_2$
            sigmoid(w*x+b)^2             | w  | \\partial C/\\partial w = 2 y^2 (1 - y) x$
            sigmoid(w*x+b)               | x  | \\partial y/\\partial x = y (1 - y) w$
            """)
    void theFactorsOfTheLinksStandInOrder(String formula, String variable, String result) {
        assertThat(Run.of("derive", formula, "--wrt", variable).out()).contains("> $" + result);
    }

    /** σ(2)·(1 − σ(2)) with the factor 2·σ(2)·2, from the definition of σ in doubles. */
    @Test
    void theJsonHoldsTheResultInTheVariables() {
        double y = 1 / (1 + Math.exp(-2));
        var derivation = JsonMapper.builder()
                .build()
                .readTree(Run.of("derive", "sigmoid(w*x+b)^2", "--wrt", "w", "--at", "w=1,x=2,b=0", "--to", "json")
                        .out())
                .at("/derivations/0");
        assertThat(derivation.at("/result").asString()).doesNotContain("y").contains("sigmoid(w*x+b)");
        assertThat(derivation.at("/at/derivative/value").asDouble()).isCloseTo(4 * y * y * (1 - y), within(1e-15));
    }

    /** Letters that the formula uses itself mean what the formula says; a product with the variable is no chain. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (sigmoid(w*y+b)-t)^2/2 | w
            z*sigmoid(2*z+C)       | z
            w*sigmoid(w*x)         | w
            """)
    void whatIsNoChainIsDerivedAsBefore(String formula, String variable) {
        assertThat(Run.of("derive", formula, "--wrt", variable).out())
                .startsWith("# Derivative of $f$ with respect to")
                .doesNotContain("\\partial C");
    }

    @Test
    void studentsDoNotHearOfTheProver() {
        for (String name : new String[] {"sigmoid", "softplus", "gelu", "-ln(z)", "z*exp(-z)"}) {
            assertThat(Run.of("derive", name).out())
                    .doesNotContain("eliminating", "Computer algebra", "No short form")
                    .contains("Every equation between formulas on this sheet is proved.");
        }
        assertThat(Run.of("derive", "softplus", "--detail", "full").out())
                .contains("eliminating", "Computer algebra, asked independently");
    }

    /** −1/p is −e^y: true, and no use to anybody; σ′ = y(1 − y) is. */
    @Test
    void aClosedFormOnlyWhereItSaysSomething() {
        assertThat(Run.of("derive", "-ln(p)", "--wrt", "p").out()).doesNotContain("e^y");
        assertThat(Run.of("derive", "z*exp(-z)").out()).doesNotContain("In terms of");
        assertThat(Run.of("derive", "1/(1+exp(-z))").out()).contains("= y (1 - y)");
        assertThat(Run.of("derive", "exp(-z)").out()).contains("= -y");
    }
}
