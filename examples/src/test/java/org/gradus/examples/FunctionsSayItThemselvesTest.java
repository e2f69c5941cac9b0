package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What is true of a loss or an activation is asked of it. Outside core nobody finds it out from a name or a class, so that a new one
 * is one constant in core.
 */
class FunctionsSayItThemselvesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @SuppressWarnings("unused")
    private static final List<String> PATTERNS = List.of(
            // by its name
            "\\.name\\(\\)\\s*\\.(equals|startsWith|endsWith|contains|matches)\\(\\s*\"",
            "\\.name\\(\\)\\s*\\.equals\\(",
            // by a list or a switch of names
            "\\.contains\\([a-z]*(loss|activation|function|scalar|output)[a-zA-Z.()]*\\.name\\(\\)\\)",
            "switch \\([a-zA-Z.()]*(loss|activation|function|scalar|board)[a-zA-Z.()]*name\\(\\)\\)",
            // by its class
            "instanceof (Softmax|Huber|SummedLoss)\\b",
            "\\b(Softmax|Huber|SummedLoss)(\\.class|::)",
            // as one of the catalogue
            "equals\\((Losses|Activations)\\.");

    @ParameterizedTest
    @FieldSource("PATTERNS")
    void nobodyFindsItOut(String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("symbolic", "report", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    String source = Files.readString(file);
                    Matcher matcher = Pattern.compile(pattern).matcher(source);
                    while (matcher.find()) {
                        int line = (int)
                                source.substring(0, matcher.start()).lines().count();
                        found.add(ROOT.relativize(file) + ":" + line + ": " + matcher.group());
                    }
                }
            }
        }
        assertThat(found).as(pattern).isEmpty();
    }
}
