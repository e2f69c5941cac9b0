package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradus in somebody else's program: silent, and but for two things whole where Symja was left out. */
class EmbeddingTest {
    /** The libraries that Gradus itself uses; everything else comes with Symja. */
    private static final Pattern OWN = Pattern.compile(
            ".*(classes|gradus-[a-z]+-[^/]*\\.jar|(ejml|jspecify|snakeyaml|jackson-core|picocli|commons-csv|commons-io|commons-codec)[^/]*\\.jar)");

    private static final Pattern NOT_AT_RUN_TIME = Pattern.compile(
            ".*(test-classes|-tests\\.jar|(junit|opentest4j|apiguardian|assertj|byte-buddy|archunit|katex|rhino|commonmark|slf4j-simple)[^/]*)");

    /** Without settings of its own for logging. */
    @TempDir
    private Path home;

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void copyTheProgram() throws IOException {
        String name = EmbeddedProgram.class.getName().replace('.', '/') + ".class";
        Path copy = home.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var program = EmbeddedProgram.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(program, copy);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "closed-form", "second-opinion"})
    void saysNothingByItself(String what) throws Exception {
        Outcome outcome = run(classPath(true), what);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().strip()).isIn("Proved", "1-e^(-y)", "[]");
    }

    @Test
    void solvesWithoutSymja() throws Exception {
        Path examples = Path.of("").toAbsolutePath();
        Outcome outcome = run(classPath(false), "sheet", examples + "/exercises/lecture-1.yaml");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo(Files.readString(examples.resolve("sheets/lecture-1.de.md")));
    }

    @Test
    void provesWithoutSymja() throws Exception {
        assertThat(run(classPath(false), "claim")).isEqualTo(new Outcome(0, "Proved" + System.lineSeparator(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed-form", "second-opinion"})
    void saysThatSymjaIsMissing(String what) throws Exception {
        Outcome outcome = run(classPath(false), what);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines().findFirst().orElseThrow())
                .endsWith(
                        "the computer algebra system Symja is not on the class path; closed forms and the second opinion on"
                                + " a derivative need org.matheclipse:matheclipse-core with its dependencies, all else does without");
        assertThat(outcome.err()).doesNotContain("NoClassDefFoundError");
    }

    /** A jar of Symja's alone is missing. */
    @Test
    void saysThatSymjaIsNotWhole() throws Exception {
        List<String> path = classPath(true).stream()
                .filter(entry -> !entry.contains("/jas-"))
                .toList();
        Outcome outcome = run(path, "closed-form");
        assertThat(outcome.err().lines().findFirst().orElseThrow())
                .contains("the computer algebra system Symja is not whole (NoClassDefFoundError: edu/jas/");
    }

    /** The program says it in one line, and that it is not whole. */
    @Test
    void theProgramSaysItInOneLine() throws Exception {
        Outcome outcome =
                java(classPath(false), "org.gradus.report.cli.Main", "derive", "softplus", "--detail", "full");
        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("gradus: the computer algebra system Symja is not on the class path")
                .hasLineCount(1);
    }

    private List<String> classPath(boolean symja) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> path = new ArrayList<>(List.of(home.toString()));
        Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !NOT_AT_RUN_TIME.matcher(entry).matches())
                // the program's jar names the libraries beside it in its manifest: the classes it was made of do not
                .map(entry -> entry.replaceFirst("(/target/)[^/]*\\.jar$", "$1classes"))
                .filter(entry -> symja || OWN.matcher(entry).matches())
                .forEach(path::add);
        return path;
    }

    private Outcome run(List<String> classPath, String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(args));
        return java(classPath, EmbeddedProgram.class.getName(), all.toArray(String[]::new));
    }

    private Outcome java(List<String> classPath, String program, String... args) throws Exception {
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath.stream().collect(Collectors.joining(File.pathSeparator)),
                program));
        command.addAll(List.of(args));
        int code = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Outcome(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
