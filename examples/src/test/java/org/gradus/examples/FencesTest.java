package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How long a file and a method may be; {@link ArchitectureTest} knows how large a package. */
class FencesTest {
    private static final int MOST_LINES = 500;
    private static final int LONGEST_METHOD = 60;

    @Test
    void noFileIsLongerThanFiveHundredLines() throws IOException {
        Map<String, Integer> tooLong = new TreeMap<>();
        for (Path file : Sources.files("src/main/java", "src/test/java")) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.put(Sources.name(file), lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodIsLongerThanSixtyLines() {
        assertThat(Sources.methods(Sources.files("src/main/java", "src/test/java")))
                .hasSizeGreaterThan(1000)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }
}
