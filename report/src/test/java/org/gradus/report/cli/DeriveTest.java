package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradus.symbolic.derive.Derivations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeriveTest {
    @TempDir
    private Path folder;

    static Stream<String> names() {
        return Derivations.names().stream();
    }

    /** Symja refuses nothing of the catalogue. */
    @ParameterizedTest
    @MethodSource("names")
    void everyNameIsDerivedAndConfirmed(String name) {
        Run english = Run.of("derive", name, "--detail", "full");
        assertThat(english.err()).isEmpty();
        assertThat(english.code()).isZero();
        assertThat(english.out())
                .startsWith("# Derivative of ")
                .endsWith("Computer algebra, asked independently, confirms every step.*\n");
        assertThat(Run.of("derive", name, "--lang", "de", "--detail", "full").out())
                .startsWith("# Ableitung von ")
                .endsWith("bestätigt jeden Schritt.*\n");
    }

    /** Closed forms from any textbook. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sigmoid     | = \\sigma(z) (1 - \\sigma(z)) = y (1 - y)
                    tanh        | = 1 - \\tanh(z)^2 = 1 - y^2
                    softplus    | = 1 - e^{-y} = \\sigma(z)
                    log-sigmoid | = 1 - e^y = \\sigma(-z)
                    softmax     | = y_i (1_{i=j} - y_j)
                    log-softmax | = 1_{i=j} - y_j
                    log-sum-exp | \\partial L/\\partial z_j = y_j
                    elu         | 1 + y & z < 0
                    """)
    void theClosedFormIsPrinted(String name, String form) {
        assertThat(Run.of("derive", name).out()).contains(form);
    }

    @Test
    void aFormulaMayHaveParametersAndAnotherVariable() {
        assertThat(Run.of("derive", "a*x^2+b*x", "--wrt", "x").out())
                .startsWith("# Derivative of $f$ with respect to $x$\n")
                .contains("\\frac{\\partial f}{\\partial x} & = 2 a x + b", "term by term");
        assertThat(Run.of("derive", "q^3").out()).contains("f'(q) & = 3 q^2");
        assertThat(Run.of("derive", "7").out()).contains("f'(z) & = 0");
    }

    @Test
    void aRenamedSigmoidHasTheSameSteps() {
        String named = Run.of("derive", "sigmoid").out();
        String own = Run.of("derive", "1/(1+exp(-z))").out();
        assertThat(own.replace("f'", "\\sigma'").replace("f(z)", "\\sigma(z)"))
                .contains(named.substring(named.indexOf("v' & ="), named.indexOf("add and subtract 1")));
    }

    /** relu(u³) is smooth where u = 0; nothing is said that was not proved. */
    @Test
    void casesThatMeetInNoPointAreNotCalledKinks() {
        assertThat(Run.of("derive", "relu((z^2-2)^3)").out())
                .contains("there is a derivative only if both sides agree")
                .doesNotContain("a kink");
    }

    @Test
    void theResultOfTheContractIsWritten() {
        Run run = Run.of("derive", "relu", "--to", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("{\n  \"gradus\": \"0.1.0\",\n  \"derivations\": [ {\n    \"of\": \"max(0, z)\",")
                .contains("\"result\": \"piecewise(z > 0, 1, piecewise(z < 0, 0))\"", "\"kinks\": [ \"0\" ]");
    }

    @Test
    void filesAreNamedAsTheFunction() throws IOException {
        String out = folder.resolve("out").toString();
        assertThat(Run.of("derive", "silu", "--to", "md,tex,json", "-o", out)).isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("derive", "z*exp(z)", "-o", out + "/")).isEqualTo(new Run(0, "", ""));
        try (Stream<Path> files = Files.list(Path.of(out))) {
            Set<String> found = new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
            assertThat(found).isEqualTo(new TreeSet<>(List.of("silu.md", "silu.tex", "silu.json", "derivation.md")));
        }
    }

    @ParameterizedTest
    @CsvSource({"md", "tex", "json"})
    void aDerivationTooLongToReadIsRefused(String format) {
        StringBuilder product = new StringBuilder("z");
        for (int i = 1; i <= 60; i++) {
            product.append("*(z^2+").append(i).append(')');
        }
        assertThat(Run.of("derive", product.toString(), "--to", format))
                .isEqualTo(new Run(
                        2, "", "gradus: no derivation of 'f': the derivation grows too long" + System.lineSeparator()));
    }

    /** The script that bash and zsh read; bash itself says whether it can. */
    @Test
    void theCompletionScriptIsOneThatBashReads() throws Exception {
        Run run = Run.of("generate-completion");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F _complete_gradus", "--markdown", "--rounding", "--wrt");
        Path script = Files.writeString(folder.resolve("completion"), run.out());
        Process bash = new ProcessBuilder("bash", "-n", script.toString()).start();
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).isZero();
    }
}
