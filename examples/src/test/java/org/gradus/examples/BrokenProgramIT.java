package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradus.examples.Shell.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A copy of the program of which parts are missing or for which the machine has no room: exit code 69, never the 1 of a verdict. In
 * place of Maven a script brings the parts back.
 */
@EnabledOnOs(OS.LINUX)
class BrokenProgramIT {
    private static final String BUILDING = "gradus: building (a part of the program is missing or broken)\n";
    private static final String PROVED = """
            Claim  Verdict  Witness  Reason
            1      proved

            1 claim: proved
            """;
    private static final String CLAIM = "./gradus verify --of z^2 --wrt z --claim ";

    @TempDir
    private static Path root;

    private static Shell shell;

    @BeforeAll
    static void copyTheProgram() throws Exception {
        Path target = Gradus.ROOT.resolve("report/target");
        Path copy = root.resolve("a copy");
        Shell.copy(Gradus.ROOT.resolve("gradus"), copy.resolve("gradus"));
        Shell.copy(target.resolve("lib"), copy.resolve("report/target/lib"));
        Shell.copy(target.resolve("gradus.jar"), copy.resolve("report/target/gradus.jar"));
        assertThat(copy.resolve("gradus").toFile().setExecutable(true)).isTrue();
        Path tools = root.resolve("tools");
        Shell.script(
                tools.resolve("mvn"),
                "mkdir -p report/target/lib\ncp -R '" + target + "/lib' '" + target + "/gradus.jar' report/target/\n");
        shell = new Shell(copy, Map.of("PATH", tools + ":" + System.getenv("PATH")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate -s 1000 gradus.jar",
                ": >gradus.jar",
                "rm -r lib",
                "rm lib/gradus-core-*.jar",
                "truncate -s 70000 lib/jas-*.jar",
                "rm lib/picocli-*.jar",
                "rm -r lib; : >gradus.jar"
            })
    void whatIsMissingIsBuiltAgain(String damage) throws Exception {
        assertThat(shell.run("cd report/target && " + damage).code()).isZero();
        assertThat(shell.run(CLAIM + "2*z").err())
                .isIn(
                        BUILDING,
                        "gradus: building (first use or changed sources;"
                                + " the first time downloads about 100 MB of libraries)\n");
        assertThat(shell.run(CLAIM + "2*z")).isEqualTo(new Result(0, PROVED, ""));
    }

    /** Another build of a library is not broken. */
    @Test
    void aReplacedJarIsTaken() throws Exception {
        Path lib = shell.folder().resolve("report/target/lib");
        shell.run(CLAIM + "2*z");
        try (FileSystem jar = FileSystems.newFileSystem(lib.resolve(
                shell.run("ls report/target/lib | grep slf4j-nop").out().strip()))) {
            Files.writeString(jar.getPath("note"), "changed");
        }
        assertThat(shell.run(CLAIM + "2*z")).isEqualTo(new Result(0, PROVED, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ulimit -v 1000000 | gradus: Java cannot start: Could not
            ulimit -n 24      | gradus: only 24 files may be open at a time (ulimit -n), Java and Gradus need 64
            """)
    void withoutRoomItSaysSoInOneLine(String limit, String message) throws Exception {
        for (String claim : new String[] {"2*z", "3*z"}) {
            Result result = shell.run(limit + "; " + CLAIM + claim);
            assertThat(result.code()).isEqualTo(69);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith(message).hasLineCount(1);
        }
    }

    @Test
    void theVerdictsKeepTheirCodes() throws Exception {
        assertThat(shell.run(CLAIM + "2*z").code()).isZero();
        assertThat(shell.run(CLAIM + "3*z").code()).isEqualTo(1);
        assertThat(shell.run("./gradus verify nowhere.yaml")).isEqualTo(new Result(2, "", "nowhere.yaml: not found\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ./gradus solve - <&-             | stdin: standard input is closed
            ./gradus derive relu >&-         | gradus: standard output could not be written: it is closed
            ./gradus derive relu >/dev/full  | gradus: standard output could not be written: No space left on device
            """)
    void aStreamThatIsClosedIsAnError(String line, String message) throws Exception {
        assertThat(shell.run(line)).isEqualTo(new Result(2, "", message + "\n"));
    }

    @Test
    void aReaderThatHasGoneIsAnError() throws Exception {
        String line =
                "mkfifo pipe; { ./gradus derive relu >pipe; echo $? >code; } & sh -c 'exec 3<pipe'; wait; exit $(cat code)";
        assertThat(shell.run(line))
                .isEqualTo(new Result(2, "", "gradus: standard output was closed before everything was written\n"));
    }

    @Test
    void allStreamsMayBeClosed() throws Exception {
        assertThat(shell.run("./gradus derive relu <&- >&- 2>&-").code()).isEqualTo(2);
    }

    /** Standard input is read by the program although the launcher waits for it. */
    @Test
    void standardInputIsPassedOn() throws Exception {
        assertThat(shell.run("echo 'logits: [1, 2]' | ./gradus solve -").code()).isZero();
    }

    /** The program waits for its input, which stays open: only the signal can end it. */
    @Test
    void aSignalEndsLauncherAndProgram() throws Exception {
        Process launcher = new ProcessBuilder(shell.folder().resolve("gradus").toString(), "solve", "-")
                .directory(shell.folder().toFile())
                .start();
        while (launcher.isAlive() && launcher.descendants().noneMatch(BrokenProgramIT::isTheProgram)) {
            Thread.onSpinWait();
        }
        List<ProcessHandle> started = launcher.descendants().toList();
        launcher.destroy();
        assertThat(launcher.waitFor()).isEqualTo(143);
        started.forEach(process -> process.onExit().join());
    }

    private static boolean isTheProgram(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch("solve"::equals)
                && process.info().command().orElse("").endsWith("java");
    }
}
