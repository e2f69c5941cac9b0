package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Claims about the formulas of backpropagation, from the file or the command line to the verdict. */
class VerifyBackpropagationTest {
    private static final String CLAIMS = """
            claims:
              - {id: right, of: backpropagation, claim: "delta = W_next^T*delta_next .* s'"}
              - {id: shapes, of: backpropagation, claim: "dx = W*delta"}
              - {id: slope, of: backprop, claim: "delta_L = dC/dy"}
              - {id: loss, of: backpropagation, claim: "delta_L = (y - t) .* s'", assume: "dC/dy = y - t"}
            """;

    @TempDir
    private Path folder;

    private String written(String text) throws IOException {
        return Files.writeString(folder.resolve("claims.yaml"), text).toString();
    }

    @Test
    void theTableSaysWhatWasReadAndWhatDoesNotFit() throws IOException {
        assertThat(Run.of("verify", written(CLAIMS))).isEqualTo(new Run(1, """
                Claim   Verdict  Witness                  Reason
                right   proved                            read as delta^l = W^(l+1)^T*delta^(l+1) .* sigma'(z^l)
                shapes  refuted  N_(l-1) = 2, N_l = 3     W^l is N_l\u00a0×\u00a0N_(l-1) and delta^l is N_l\u00a0×\u00a01: \
                there is no such product; W^l^T*delta^l would fit; read as dC/da^(l-1) = W^l*delta^l
                slope   refuted  dC/dy = 2, sigma'^L = 3  derivative 6, claim 2; read as delta^L = dC/dy
                loss    proved                            for dC/dy = a^L - t; read as delta^L = (a^L - t) .* sigma'(z^L)

                4 claims: 2 proved, 2 refuted, 0 undecided
                """, ""));
    }

    @Test
    void programsGetTheTrueEquationAndAWitness() throws IOException {
        JsonNode results = JsonMapper.shared()
                .readTree(Run.of("verify", written(CLAIMS), "--to", "json").out())
                .get("claims");
        JsonNode shapes = results.get(1);
        assertThat(shapes.get("verdict").asString()).isEqualTo("refuted");
        assertThat(shapes.get("method").asString()).isEqualTo("shapes");
        assertThat(shapes.get("derivative").asString()).isEqualTo("W^l^T*delta^l");
        assertThat(shapes.get("witness").get("N_(l-1)").asString()).isEqualTo("2");
        assertThat(shapes.get("witness").get("N_l").asString()).isEqualTo("3");
        assertThat(shapes.get("reason").asString()).contains("W^l is N_l x N_(l-1)");
        JsonNode slope = results.get(2);
        assertThat(slope.get("method").asString()).isEqualTo("witness");
        assertThat(slope.get("witness").get("sigma'^L").asString()).isEqualTo("3");
        assertThat(slope.get("expected").asString()).isEqualTo("6");
        assertThat(slope.get("claimed").asString()).isEqualTo("2");
    }

    @Test
    void theSheetShowsTheDerivationAndTheNetwork() throws IOException {
        String english = Run.of("verify", written(CLAIMS), "--to", "md").out();
        assertThat(english)
                .contains("From layer $l + 1$ back to layer $l$")
                .contains("the claim is right for layers of any size")
                .contains("one network is enough, with one unit in each layer")
                .contains("there is no such product");
        String german =
                Run.of("verify", written(CLAIMS), "--to", "md", "--lang", "de").out();
        assertThat(german)
                .contains("die Behauptung stimmt für Schichten jeder Größe")
                .contains("ein Netz genügt, mit einer Einheit in jeder Schicht")
                .contains("dieses Produkt gibt es nicht");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | db = delta
            0 | \\frac{\\partial C}{\\partial W} = \\delta\\, a_{prev}^\\top
            1 | db = -delta
            1 | db = delta +
            """)
    void oneClaimOnTheCommandLineNeedsNoVariable(int code, String claim) {
        assertThat(Run.of("verify", "--of", "backpropagation", "--claim", claim).code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{of: backpropagation, wrt: z, claim: \"db = delta\"} | 'wrt' is left out",
                "{of: backpropagation, chain: \"db = delta\"} | give it as 'claim'",
                "{of: backpropagation, claim: \"db = delta\", at: {z: 1}} | only dC/dy may be assumed",
                "{of: backpropagation, claim: \"db = delta\", assume: \"z > 0\"} | dC/dy = y - t",
                "{of: backpropagation, claim: \"db = delta\", assume: [\"dC/dy = y\", \"dC/dy = t\"]} | only dC/dy",
                "{of: backpropagation} | needs 'claim'",
                "{of: backpropagation, claim: \"y(1-y)\"} | is an equation, for example delta",
                "{of: backpropagatoin, claim: \"db = delta\"} | did you mean 'backpropagation'",
            })
    void whatDoesNotBelongThereCostsThatClaimAlone(String line) throws IOException {
        String[] parts = line.split(" \\| ");
        Run run =
                Run.of("verify", written("claims:\n  - " + parts[0] + "\n  - {of: sigmoid, wrt: z, claim: y(1-y)}\n"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("unreadable").contains(parts[1]).contains("1 proved");
    }

    @Test
    void anExerciseTakesItAsTaskAndAsStatement() throws IOException {
        Run run = Run.of("solve", written("""
                tasks:
                  - {verify: {of: backpropagation, claim: "dW = delta*a_prev^T"}}
                  - statements:
                      - {text: "The error goes back through W.", claim: {of: backpropagation, claim: "dx = W*delta"}}
                      - {text: "No slope is needed.", claim: {of: backpropagation, claim: "delta = W_next^T*delta_next"}}
                """), "--to", "md");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("**Given**&emsp;claimed derivatives; statements")
                .contains("**proved**: the claim is right for layers of any size")
                .contains("(1) false, (2) false");
    }
}
