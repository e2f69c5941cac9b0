package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradus.report.cli.machine.ClosedInput;
import org.gradus.report.cli.machine.StandardOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats by the ending after -o, help, formulas that begin with a minus, streams that fail, parts that are missing. */
class CommandLineTest {
    private static final String EXERCISE = "logits: [1, 2]\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "sheet.tex, \\documentclass",
        "sheet.TEX, \\documentclass",
        "sheet.md, #",
        "sheet.json, {",
        "sheet, #",
        "sheet.txt, #",
        "a.tex.md, #",
        ".tex, \\documentclass"
    })
    void theEndingSaysTheFormatOfASheet(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        assertThat(Run.withInput(EXERCISE, "solve", "-", "-o", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).startsWith(start);
        assertThat(Run.of("derive", "relu", "-o", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).startsWith(start);
    }

    @ParameterizedTest
    @CsvSource({
        "verdict.tex, \\documentclass",
        "verdict.md, #",
        "verdict.json, {",
        "verdict, Claim",
        "verdict.txt, Claim"
    })
    void theEndingSaysTheFormatOfAVerdict(String name, String start) throws IOException {
        Path file = folder.resolve(name);
        Run run = Run.of("verify", "--of", "z", "--wrt", "z", "--claim", "1", "-o", file.toString());
        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).startsWith(start);
    }

    @Test
    void anEndingMayRepeatWhatToSays() {
        String file = folder.resolve("sheet.tex").toString();
        assertThat(Run.of("derive", "relu", "--to", "tex", "-o", file)).isEqualTo(new Run(0, "", ""));
        assertThat(Run.of("derive", "relu", "--to", "md", "-o", folder.resolve("sheet") + ".txt")
                        .code())
                .isZero();
    }

    @Test
    void aFolderIsNoFileWhateverItsName() throws IOException {
        Path made = Files.createDirectory(folder.resolve("sheets.tex"));
        assertThat(Run.of("derive", "relu", "-o", made.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(made.resolve("relu.md")).exists();
        assertThat(Run.of("derive", "relu", "-o", folder.resolve("new.pdf") + "/"))
                .isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("new.pdf/relu.md")).exists();
    }

    @Test
    void nothingIsWrittenWhereTheEndingIsRefused() {
        for (String name : new String[] {"x.odt", "x.svg", "x.docx"}) {
            assertThat(Run.withInput(
                                    EXERCISE,
                                    "solve",
                                    "-",
                                    "-o",
                                    folder.resolve(name).toString())
                            .code())
                    .isEqualTo(2);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aNameThatIsNoneIsSaidToBe() throws IOException {
        assertThat(Run.of("solve", "").err()).isEqualTo("gradus: '' is no file name" + System.lineSeparator());
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Run.of("derive", "relu", "-o", file + "/relu.md"))
                .isEqualTo(new Run(
                        2,
                        "",
                        file + "/relu.md: its folder cannot be made, " + file + " is a file" + System.lineSeparator()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "verify", "derive", "draw", "schema", "help", "generate-completion"})
    void helpOfACommandIsItsOption(String command) {
        assertThat(Run.of("help", command)).isEqualTo(Run.of(command, "--help"));
        assertThat(Run.of("help", command).out()).contains("Usage: gradus " + command);
    }

    @Test
    void helpAloneIsTheWhole() {
        assertThat(Run.of("help")).isEqualTo(Run.of("--help"));
    }

    @Test
    void aFormulaMayBeginWithAMinus() {
        Run derived = Run.of("derive", "-ln(p)", "--wrt", "p");
        assertThat(derived.code()).isZero();
        assertThat(derived).isEqualTo(Run.of("derive", "--wrt", "p", "-ln(p)"));
        assertThat(derived).isEqualTo(Run.of("derive", "--wrt", "p", "--", "-ln(p)"));
        assertThat(derived.out()).contains("-\\frac{1}{p}");
        assertThat(Run.of("derive", "-x").code()).isZero();
        assertThat(Run.of("derive", "-h*x", "--wrt", "h").code()).isZero();
        assertThat(Run.of("derive", "-h").out()).contains("Usage: gradus derive");
    }

    /** (−1/x)′ = 1/x², (−x)′ = −1, (−x²/2)′ = −x. */
    @ParameterizedTest
    @CsvSource({"-1/x, 1/x^2", "-x, -1", "-x^2/2, -x", "ln(x), -(-1/x)"})
    void aClaimMayBeginWithAMinus(String of, String claim) {
        assertThat(Run.of("verify", "--of", of, "--wrt", "x", "--claim", claim).code())
                .isZero();
        assertThat(Run.of("verify", "--claim", claim, "--of", of, "--wrt", "x", "--assume", "-x < 0")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "Broken pipe, standard output was closed before everything was written",
        "No space left on device, standard output could not be written: No space left on device"
    })
    void whyStandardOutputFailedIsSaid(String reason, String message) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {"--version"},
                InputStream.nullInputStream(),
                new StandardOutput(failing, false),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("gradus: " + message + System.lineSeparator());
    }

    /** A library that is missing, a class file that is cut off, a native library: not a fault of the program, and no verdict. */
    @Test
    void aMissingPartIsNoFaultOfTheProgram() {
        for (LinkageError error : new LinkageError[] {
            new NoClassDefFoundError("org/ejml/Some"),
            new ClassFormatError("Truncated class file"),
            new UnsatisfiedLinkError("cannot open shared object file: Too many open files")
        }) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            InputStream in = new InputStream() {
                @Override
                public int read() {
                    throw error;
                }
            };
            int code = Main.run(
                    new String[] {"solve", "-"},
                    in,
                    new PrintStream(OutputStream.nullOutputStream()),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            assertThat(code).isEqualTo(69);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("gradus: a part of the program cannot be loaded: " + error)
                    .hasLineCount(1);
        }
    }

    @Test
    void closedStandardInputIsAnError() {
        assertThat(Run.of(new ClosedInput(), "solve", "-"))
                .isEqualTo(new Run(2, "", "stdin: standard input is closed" + System.lineSeparator()));
        assertThat(Run.of(new ClosedInput(), "verify", "-").code()).isEqualTo(2);
    }
}
