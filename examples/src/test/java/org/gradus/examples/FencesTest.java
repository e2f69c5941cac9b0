package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How large a package, a file and a method may be. What stands in a list of exceptions may shrink, not grow, and then leaves it. */
class FencesTest {
    private static final int MOST_FILES = 40;
    private static final int MOST_LINES = 500;
    private static final int LONGEST_METHOD = 60;

    /** Package → at most this many files until it is split. */
    private static final Map<String, Integer> LARGE_PACKAGES =
            Map.of("report/src/main/java/org/gradus/report/exercise", 49);

    @Test
    void noPackageHasMoreThanFortyFiles() {
        Map<String, Integer> packages = new TreeMap<>();
        for (Path file : Sources.files("src/main/java")) {
            if (!file.endsWith("package-info.java")) {
                packages.merge(Sources.name(Objects.requireNonNull(file.getParent())), 1, Integer::sum);
            }
        }
        Map<String, Integer> large = over(packages, MOST_FILES);
        assertThat(large.keySet())
                .as("those that are small again leave the list")
                .isEqualTo(LARGE_PACKAGES.keySet());
        large.forEach(
                (name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(LARGE_PACKAGES.getOrDefault(name, 0)));
    }

    @Test
    void noFileIsLongerThanFiveHundredLines() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        for (Path file : Sources.files("src/main/java", "src/test/java")) {
            files.put(Sources.name(file), Files.readAllLines(file).size());
        }
        assertThat(over(files, MOST_LINES)).isEmpty();
    }

    @Test
    void noMethodIsLongerThanSixtyLines() {
        assertThat(Sources.methods(Sources.files("src/main/java", "src/test/java")))
                .hasSizeGreaterThan(1000)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
    }

    private static Map<String, Integer> over(Map<String, Integer> sizes, int most) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
