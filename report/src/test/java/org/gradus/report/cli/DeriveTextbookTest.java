package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code derive} as in the textbook: the domain, joins, a form in y beside the result, the gradient. */
class DeriveTextbookTest {
    private static JsonNode derivations(String... arguments) throws IOException {
        return new ObjectMapper().readTree(Run.of(arguments).out()).get("derivations");
    }

    @Test
    void theDomainIsSaidInBothLanguages() {
        assertThat(Run.of("derive", "x^x").out())
                .contains("> $f'(x) = x^x (\\ln(x) + 1) = y (\\ln(x) + 1)$ with $y = f(x)$ for $x > 0$.");
        assertThat(Run.of("derive", "x^x", "--lang", "de").out()).contains("mit $y = f(x)$ für $x > 0$.");
        assertThat(Run.of("derive", "x^x", "--to", "tex").out()).contains("\\text{for}");
        assertThat(Run.of("derive", "-ln(p)-ln(1-p)", "--wrt", "p").out()).contains("for $0 < p < 1$");
        assertThat(Run.of("derive", "ln(1-x^2)").out()).contains("for $-1 < x < 1$");
    }

    @Test
    void theDomainIsInTheJson() throws IOException {
        assertThat(derivations("derive", "ln(x)/(x-2)", "--to", "json").get(0).get("domain"))
                .extracting(JsonNode::asText)
                .containsExactly("x > 0", "x != 2");
        assertThat(derivations("derive", "sigmoid", "--to", "json").get(0).has("domain"))
                .isFalse();
    }

    @Test
    void aSmoothJoinIsInTheCases() {
        String huber =
                Run.of("derive", "piecewise(abs(r)<=1, r^2/2, abs(r)-1/2)").out();
        assertThat(huber).contains("r & -1 \\le r \\le 1").doesNotContain("both sides");
        assertThat(Run.of("derive", "elu", "--lang", "de").out())
                .contains("1 & z \\ge 0")
                .doesNotContain("beide Seiten");
        assertThat(Run.of("derive", "x*abs(x)").out()).contains("> $f'(x) = 2 \\left\\lvert x\\right\\rvert$.");
        assertThat(Run.of("derive", "relu").out()).contains("1 & z > 0");
    }

    @Test
    void aPolynomialIsOneLine() {
        assertThat(Run.of("derive", "x^4-3*x^2+5").out()).contains("f'(x) & = 4 x^3 - 6 x");
    }

    /** f = x²y + e^{xy} at (1, 2): the partial derivatives by hand are 2xy + y e^{xy} = 4 + 2e² and x² + x e^{xy} = 1 + e². */
    @Test
    void severalVariablesGiveTheGradient() throws IOException {
        String[] asked = {"derive", "x^2*y+exp(x*y)", "--wrt", "x,y", "--at", "x=1,y=2"};
        String sheet = Run.of(asked).out();
        assertThat(sheet)
                .contains("# Gradient of $f$")
                .contains("Derivative of $f$ with respect to $x$")
                .contains("Derivative of $f$ with respect to $y$")
                .contains("\\nabla f = ")
                .contains("2 e^2 + 4")
                .contains("e^2 + 1");
        JsonNode both = derivations("derive", "x^2*y+exp(x*y)", "--wrt", "x, y", "--at", "x=1,y=2", "--to", "json");
        assertThat(both).extracting(one -> one.get("wrt").asText()).containsExactly("x", "y");
        assertThat(both.get(0).get("at").get("derivative").get("value").asDouble())
                .isEqualTo(18.7781121978613); // 4 + 2 e^2
        assertThat(both.get(1).get("at").get("derivative").get("value").asDouble())
                .isEqualTo(8.38905609893065); // 1 + e^2
        assertThat(Run.of("derive", "x^2*y", "--wrt", "x,y", "--lang", "de").out())
                .contains("# Gradient von $f$", "Der Gradient", "die partiellen Ableitungen untereinander");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2*y | x,x | is named twice",
                "x^2*y | x,q | does not occur",
                "x^2*y | x, | no name of a variable",
                "sigmoid | z,x | sigmoid has one variable"
            })
    void aWrongListOfVariablesIsRefused(String formula, String variables, String words) {
        Run run = Run.of("derive", formula, "--wrt", variables);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--wrt:").contains(words);
    }
}
