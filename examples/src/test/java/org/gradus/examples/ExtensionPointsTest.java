package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.report.exercise.Task;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.junit.jupiter.api.Test;

/** What the compiler does not tell who adds a task: it belongs into the show room. */
class ExtensionPointsTest {
    @Test
    void everyTaskHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("exercises"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                ExerciseReader.read(file)
                        .tasks()
                        .forEach(task -> shown.add(task.getClass().getSimpleName()));
            }
        }
        Set<String> all = Arrays.stream(Task.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(all);
    }
}
