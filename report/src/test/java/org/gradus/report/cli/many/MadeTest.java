package org.gradus.report.cli.many;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeTest {
    private static final Made MADE =
            new Made("f", 1, "x:1:2: note: \t ü\n", Map.of("w 1.csv", "aa"), Map.of("größe = 1.md", "bb"));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() {
        assertThat(MADE.line()).doesNotContain("\n");
        assertThat(Made.parse(MADE.line())).contains(MADE);
    }

    /** A run may be broken off while it writes, and two may write at once. */
    @Test
    void aLineThatWasCutOffSaysNothing() {
        String line = MADE.line();
        for (int end = 0; end < line.length(); end++) {
            assertThat(Made.parse(line.substring(0, end))).isEmpty();
            assertThat(Made.parse("f" + line.substring(0, end) + line).map(Made::from))
                    .isNotEqualTo(Optional.of("f"));
        }
    }

    @Test
    void theLatestFactCountsAndOldOnesAreDropped() throws IOException {
        for (int i = 0; i < 200; i++) {
            MadeLog.of(folder).add(new Made("f" + i, 0, "", Map.of(), Map.of("a.md", "aa")));
        }
        assertThat(MadeLog.of(folder).find("a.md")).map(Made::from).contains("f199");
        assertThat(Files.readAllLines(folder.resolve(MadeLog.NAME)).stream().filter(line -> !line.isEmpty()))
                .hasSizeLessThan(110);
    }

    @Test
    void aFileThatIsNoneOfOursIsNoObstacle() throws IOException {
        Files.write(folder.resolve(MadeLog.NAME), new byte[] {0, -1, 9, 9, 9, 9, 9, '.', '\n'});
        MadeLog log = MadeLog.of(folder);
        assertThat(log.find("a.md")).isEmpty();
        log.add(MADE);
        assertThat(MadeLog.of(folder).find("größe = 1.md")).contains(MADE);
    }
}
