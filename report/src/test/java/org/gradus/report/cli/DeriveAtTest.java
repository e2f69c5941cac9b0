package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code derive --at}: values and derivatives at a point against tables and identities. */
class DeriveAtTest {
    /** σ(½) = 1/(1 + e^(−½)); Φ(1) = 0.8413447461, φ(1) = 0.2419707245 (Abramowitz and Stegun, table 26.1). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sigmoid   | z=0.5      | 0.6224593312018546 | 0.2350037122015945
                    tanh      | z=0        | 0                  | 1
                    gelu      | z=1        | 0.8413447460685429 | 1.0833154705876864
                    exp(z)    | z=ln(3)    | 3                  | 3
                    sin(z)    | z=pi       | 0                  | -1
                    -ln(z)    | z=1/3      | 1.0986122886681098 | -3
                    relu      | z=-2       | 0                  | 0
                    elu       | z=0        | 0                  | 1
                    abs(z)    | z=max(1,2) | 2                  | 1
                    z^2       | z=-1.5     | 2.25               | -3
                    """)
    void valueAndDerivativeAreCertified(String of, String at, double value, double derivative) {
        JsonNode json = json("derive", of, "--at", at, "--to", "json");
        assertThat(json.at("/derivations/0/at/value/value").asDouble()).isCloseTo(value, within(1e-15));
        assertThat(json.at("/derivations/0/at/derivative/value").asDouble()).isCloseTo(derivative, within(1e-15));
    }

    @Test
    void severalVariablesAreGivenTogetherOrOneByOne() {
        String[] together = {"derive", "w*x^2+b", "--wrt", "w", "--at", "w=1,x=1/3,b=-2", "--to", "json"};
        String[] single = {
            "derive", "w*x^2+b", "--wrt", "w", "--at", "w=1", "--at", "x=1/3", "--at", "b=-2", "--to", "json"
        };
        JsonNode json = json(together);
        assertThat(json).isEqualTo(json(single));
        assertThat(json.at("/derivations/0/at/point/x/exact").asString()).isEqualTo("1/3");
        assertThat(json.at("/derivations/0/at/value/exact").asString()).isEqualTo("-17/9");
        assertThat(json.at("/derivations/0/at/derivative/exact").asString()).isEqualTo("1/9");
    }

    @Test
    void theSheetShowsTheNumbersPutIn() {
        assertThat(Run.of("derive", "sigmoid", "--at", "z=0.5").out())
                .contains("### 2 Value and derivative at $z = 0.5$")
                .contains("\\sigma(0.5) & = \\frac{1}{1 + e^{-0.5}}", "\\approx 0.6225", "\\approx 0.2350")
                .contains("$\\sigma(0.5) \\approx 0.6225$,&emsp;$\\sigma'(0.5) \\approx 0.2350$.");
        assertThat(Run.of("derive", "sigmoid", "--at", "z=0.5", "--lang", "de").out())
                .contains("### 2 Wert und Ableitung an der Stelle $z = 0{,}5$", "\\approx 0{,}2350");
        assertThat(Run.of("derive", "sigmoid", "--at", "z=0.5", "--to", "tex").out())
                .contains("Value and derivative at $z = 0.5$", "0.2350");
    }

    private static JsonNode json(String... args) {
        Run run = Run.of(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new JsonMapper().readTree(run.out());
    }

    /** e^(10^400) has no digits that could be had; the rest of the sheet stands. */
    @Test
    void aValueOutOfReachIsSaidToBeSo() {
        Run run = Run.of("derive", "exp(z)", "--at", "z=10^400");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("not calculated").contains("f'(z) = e^z = y");
        JsonNode at =
                json("derive", "exp(z)", "--at", "z=10^400", "--to", "json").findValue("at");
        assertThat(at.path("value").has("printed")).isFalse();
    }
}
