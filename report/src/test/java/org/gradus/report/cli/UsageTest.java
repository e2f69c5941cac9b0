package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest(name = "gradus {0}")
    @CsvFileSource(resources = "usage-errors.txt", delimiter = '|', quoteCharacter = '"', nullValues = "")
    void slipIsAnsweredInOneLine(String line, String message) {
        String[] args =
                line == null || line.isBlank() ? new String[0] : line.strip().split(" ");
        assertThat(Run.of(args)).isEqualTo(new Run(2, "", message + System.lineSeparator()));
    }

    /** Libraries like to take quotes away and to fill variables in; shells have done both already. */
    @ParameterizedTest
    @ValueSource(strings = {"\"a\".yaml", "'a'", "${sys:user.dir}", "a=b", "a,b", " a"})
    void fileNamesAreTakenLiterally(String name) {
        assertThat(Run.of("solve", name)).isEqualTo(new Run(2, "", name + ": not found" + System.lineSeparator()));
    }

    @Test
    void versionIsTheOneOfThePom() throws Exception {
        String pom = Files.readString(Path.of("..", "pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(Run.of("--version")).isEqualTo(new Run(0, "gradus " + version + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "solve --help", "solve x.yaml -h", "schema --help"})
    void helpGoesToStandardOutput(String line) {
        Run run = Run.of(line.split(" "));
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("Usage: gradus").doesNotContain("\u001b");
        assertThat(run.out().lines()).allMatch(text -> text.length() <= 100);
    }

    @Test
    void helpOfSolveNamesEveryOptionOfTheContract() {
        assertThat(Run.of("solve", "--help").out())
                .contains(
                        "--to", "-o", "--lang", "--digits", "--rounding", "--detail", "--markdown", "--limit", "FILE");
    }
}
