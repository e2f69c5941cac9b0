package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SolveTest {
    private static final String EXERCISE = """
            network:
              layers:
                - weights: [[2, -1]]
                  bias: [0.5]
                  activation: sigmoid
            input: [1, 1]
            """;

    @TempDir
    private Path folder;

    private Path exercise;

    @BeforeEach
    void writeExercise() throws IOException {
        exercise = Files.writeString(folder.resolve("one.v2.yaml"), EXERCISE);
    }

    @Test
    void oneResultGoesToStandardOutput() {
        Run run = Run.of("solve", exercise.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        // sigma(1.5), from any calculator
        assertThat(run.out()).contains("0.8176").endsWith("\n").doesNotContain("\r");
        assertThat(files()).containsExactly("one.v2.yaml");
    }

    @Test
    void standardInputIsReadAsAFileIs() {
        assertThat(Run.withInput(EXERCISE, "solve", "-")).isEqualTo(Run.of("solve", exercise.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\uFEFF"})
    void lineEndsAndByteOrderMarkDoNotMatter(String mark) {
        String text = mark.equals("\uFEFF") ? mark + EXERCISE : EXERCISE.replace("\n", mark);
        assertThat(Run.withInput(text, "solve", "-", "--to", "json"))
                .isEqualTo(Run.withInput(EXERCISE, "solve", "-", "--to", "json"));
    }

    @Test
    void resultsAreNamedAfterTheInput() throws IOException {
        Path out = folder.resolve("new/results");
        Run run = Run.of("solve", exercise.toString(), "--to", "md,tex", "--to", "json", "-o", out.toString());
        assertThat(run).isEqualTo(new Run(0, "", ""));
        try (Stream<Path> results = Files.list(out)) {
            assertThat(results.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("one.v2.md", "one.v2.tex", "one.v2.json");
        }
        assertThat(Files.readString(out.resolve("one.v2.md")))
                .isEqualTo(Run.of("solve", exercise.toString()).out());
    }

    @Test
    void oneResultTakesTheNameGivenUnlessThatIsAFolder() {
        Run.of("solve", exercise.toString(), "-o", folder.resolve("sheet.txt").toString());
        Run.of("solve", exercise.toString(), "-o", folder.toString());
        Run.of("solve", exercise.toString(), "-o", folder.resolve("made") + "/");
        Run.withInput(EXERCISE, "solve", "-", "-o", folder.toString());
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "one.v2.yaml",
                        "sheet.txt",
                        "one.v2.md",
                        "one.v2-net-forward.svg",
                        "made",
                        "stdin.md",
                        "stdin-net-forward.svg");
        assertThat(folder.resolve("made/one.v2.md")).isNotEmptyFile();
        assertThat(folder.resolve("made/one.v2-net-forward.svg")).isNotEmptyFile();
    }

    @Test
    void existingResultIsReplacedAndTheInputUntouched() throws IOException {
        Path old = Files.writeString(folder.resolve("one.v2.md"), "old and much longer than nothing".repeat(9999));
        assertThat(Run.of("solve", exercise.toString(), "-o", folder.toString()).code())
                .isZero();
        assertThat(Files.readString(old).replaceAll("!\\[.*]\\(one.v2-net-forward.svg\\)\n\n", ""))
                .isEqualTo(Run.of("solve", exercise.toString()).out());
        assertThat(exercise).hasContent(EXERCISE);
    }

    @Test
    void goodFilesAreWrittenAndBadOnesReported() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "network: 3\ninput: [1]\n");
        Path out = folder.resolve("out");
        Run run = Run.of("solve", bad.toString(), "nowhere.yaml", exercise.toString(), "-o", out.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList())
                .anyMatch(line -> line.startsWith(bad + ":1:"))
                .contains("nowhere.yaml: not found");
        assertThat(out).isDirectoryContaining("glob:**one.v2.md").isDirectoryNotContaining("glob:**bad*");
    }

    @Test
    void folderIsNoExercise() {
        assertThat(Run.of("solve", folder.toString()))
                .isEqualTo(new Run(2, "", folder + ": Is a directory" + System.lineSeparator()));
    }

    @Test
    void resultThatCannotBeWrittenIsReported() {
        Run inFile = Run.of("solve", exercise.toString(), "-o", exercise + "/sheet.md");
        assertThat(inFile.code()).isEqualTo(2);
        assertThat(inFile.err()).startsWith(exercise + "/sheet.md: ").hasLineCount(1);
        assertThat(files()).containsExactly("one.v2.yaml");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void deviceStaysADevice() {
        assertThat(Run.of("solve", exercise.toString(), "-o", "/dev/null")).isEqualTo(new Run(0, "", ""));
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linkedResultIsFollowedAndLinkedInputProtected() throws IOException {
        Path real = Files.writeString(folder.resolve("real.md"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), real);
        assertThat(Run.of("solve", exercise.toString(), "-o", link.toString()).code())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("0.8176");

        Path other = Files.createSymbolicLink(folder.resolve("other.yaml"), exercise);
        Run run = Run.of("solve", other.toString(), "-o", exercise.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("would overwrite the input");
        assertThat(exercise).hasContent(EXERCISE);
    }

    @Test
    void commandLineWinsOverTheFile() {
        String german = "language: de\nrounding: {digits: 2}\n" + EXERCISE;
        assertThat(Run.withInput(german, "solve", "-").out()).contains("0{,}82").doesNotContain("0.8176");
        assertThat(Run.withInput(german, "solve", "-", "--lang", "en", "--digits", "6")
                        .out())
                .contains("0.817574");
    }

    @Test
    void jsonDependsNeitherOnLanguageNorDetail() {
        Run plain = Run.withInput(EXERCISE, "solve", "-", "--to", "json");
        assertThat(plain.out()).contains("\"gradus\"");
        assertThat(Run.withInput(EXERCISE, "solve", "-", "--to", "json", "--lang", "de", "--detail", "full"))
                .isEqualTo(plain);
    }

    @Test
    void limitsCanBeRaised() {
        String wide = "network: {layers: [{weights: [[" + "1, ".repeat(69) + "1]], activation: relu}]}\ninput: ["
                + "1, ".repeat(69) + "1]\n";
        assertThat(Run.withInput(wide, "solve", "-").code()).isEqualTo(2);
        assertThat(Run.withInput(wide, "solve", "-", "--limit", "units=70").err())
                .isEmpty();
    }

    /** What the pipeline might throw, thrown by the input, because nothing in the pipeline should. */
    static List<Throwable> faults() {
        return List.of(
                new IllegalStateException("z1[1]: \n two lines"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("Could not initialize class org.ejml.Some"),
                new ExceptionInInitializerError("org.ejml.Some"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("faults")
    void internalFaultIsOneLineWithWhatToReport(Throwable fault) {
        Run run = Run.of(failing(fault), "solve", "-");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .hasLineCount(1)
                .startsWith("gradus: internal fault: " + fault.getClass().getName())
                .contains("at org.gradus.report.", "please report this line together with stdin");
    }

    @Test
    void readErrorIsNoInternalFault() {
        assertThat(Run.of(failing(new IOException("Input/output error")), "solve", "-"))
                .isEqualTo(new Run(2, "", "stdin: Input/output error" + System.lineSeparator()));
    }

    @Test
    void closedStandardOutputIsNoSuccess() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(closed, false, StandardCharsets.UTF_8);
        assertThat(Main.run(new String[] {"solve", exercise.toString()}, InputStream.nullInputStream(), out, silent))
                .isEqualTo(2);
    }

    private static InputStream failing(Throwable fault) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (fault instanceof IOException failure) {
                    throw failure;
                }
                if (fault instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) fault;
            }
        };
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
