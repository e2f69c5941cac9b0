package org.gradus.report.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | 1    | 5    | solving for 5 s: a.yaml",
                "1    | 1    | 200  | solving for 3 min: a.yaml",
                "1    | 1000 | 5    | solving 1 of 1000: a.yaml",
                "101  | 1000 | 2    | solving 101 of 1000, 50 a second, 18 s left: a.yaml",
                "11   | 20   | 5    | solving 11 of 20, 2.0 a second, 5 s left: a.yaml",
                "3    | 1000 | 60   | solving 3 of 1000, 2.0 a minute, 8 h 19 min left: a.yaml",
                "1000 | 1000 | 10   | solving 1000 of 1000, 100 a second, 0 s left: a.yaml",
            })
    void saysHowFarTheWorkIs(int started, int files, long seconds, String line) {
        assertThat(Progress.line("solving", "a.yaml", started, files, seconds * SECOND))
                .isEqualTo(line);
    }

    @Test
    void staysInOneLine() {
        String name = "a\nb\r" + "ü".repeat(500) + "/0042.yaml";
        assertThat(Progress.line("solving", name, 101, 1000, SECOND))
                .hasSize(79)
                .endsWith("ü/0042.yaml")
                .contains(": …");
        assertThat(Progress.line("solving", "a\nb", 1, 1, SECOND)).doesNotContain("\n");
    }

    @Test
    void nothingIsSaidWhereNobodyLooks() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Progress progress = Progress.of(new PrintStream(out, true), "solving", 2)) {
            progress.start("a.yaml");
            progress.clear();
        }
        assertThat(out.size()).isZero();
    }
}
