package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.examples.Shell.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The zip, unpacked into a folder with a blank and umlauts, on a machine that has a Java and no Maven; and the image where there is no
 * Java at all.
 */
@EnabledOnOs(OS.LINUX)
class DistributionIT {
    /** Without ln no lock can be had, and so no start-up archive is made in the background while the test removes its files. */
    private static final List<String> TOOLS = List.of(
            "sh", "cat", "cksum", "dirname", "find", "head", "ls", "mkdir", "mv", "readlink", "rm", "sed", "tr");

    @TempDir
    private static Path root;

    private static Shell withJava;
    private static Shell withoutJava;
    private static Optional<Shell> image;

    @BeforeAll
    static void unpack() throws Exception {
        Path tools = Files.createDirectory(root.resolve("tools"));
        for (String tool : TOOLS) {
            Path real = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
        }
        Path folder = unpack(Distribution.zip(), root.resolve("any system"));
        withJava = new Shell(folder, environment(System.getProperty("java.home")));
        withoutJava = new Shell(folder, environment(""));
        Optional<Path> zip = Distribution.image();
        image = zip.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shell(unpack(zip.get(), root.resolve("this system")), environment("")));
    }

    /** The shell handles the names, so that the test itself runs in a plain locale too. */
    @AfterAll
    static void remove() throws Exception {
        new Shell(root, Map.of()).run("rm -r *");
    }

    private static Path unpack(Path zip, Path folder) throws Exception {
        Distribution.unpack(zip, folder);
        Shell.script(
                folder.resolve("move"), "mkdir 'Gr\u00f6\u00dfe 1 \u00e4' && mv gradus-* 'Gr\u00f6\u00dfe 1 \u00e4'\n");
        assertThat(new Shell(folder, Map.of()).run("./move").code()).isZero();
        Shell.script(folder.resolve("gradus"), "cd 'Gr\u00f6\u00dfe 1 \u00e4'/gradus-* && exec ./gradus \"$@\"\n");
        Shell.script(folder.resolve("shell"), "cd 'Gr\u00f6\u00dfe 1 \u00e4'/gradus-* && eval \"$1\"\n");
        return folder;
    }

    private static Map<String, String> environment(String javaHome) {
        return Map.of("PATH", root.resolve("tools").toString(), "JAVA_HOME", javaHome, "LC_ALL", "C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve examples/exercises/lecture-1.yaml --lang de --to tex",
                "solve examples/exercises/mazur-2-2-2.yaml --to json",
                "derive sigmoid --detail full",
                "verify examples/claims/student-claims.yaml",
                "mark examples/exercises/lecture-1.yaml --template"
            })
    void doesWhatTheProgramOfTheCheckoutDoes(String command) throws Exception {
        assertThat(withJava.run("./gradus " + command)).isEqualTo(inTheCheckout(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve examples/exercises/lecture-1.yaml",
                "derive sigmoid --detail full",
                "verify examples/claims/student-claims.yaml",
                "vary examples/course/course.yaml --check --count 3"
            })
    void theImageNeedsNoJava(String command) throws Exception {
        Distribution.need(image.isPresent(), "this JDK could not link an image (Fedora: java-17-openjdk-jmods)");
        assertThat(image.orElseThrow().run("./gradus " + command)).isEqualTo(inTheCheckout(command));
    }

    /** The golden sheet, as it lies in the show room. */
    @Test
    void solvesTheLecture() throws Exception {
        Result result = withJava.run("./gradus solve examples/exercises/lecture-1.yaml");
        assertThat(result).isEqualTo(new Result(0, Gradus.text(Gradus.SHEETS.resolve("lecture-1.en.md")), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            verify --of z^2 --wrt z --claim 2*z | 0
            verify --of z^2 --wrt z --claim 3*z | 1
            verify nowhere.yaml                 | 2
            nonsense                            | 2
            """)
    void theVerdictsHaveTheirCodes(String command, int code) throws Exception {
        assertThat(withJava.run("./gradus " + command).code()).isEqualTo(code);
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        assertThat(withoutJava.run("./gradus --version"))
                .isEqualTo(new Result(
                        69,
                        "",
                        "gradus: no Java found; install Java 17 or newer"
                                + " (Debian: apt-get install openjdk-17-jre-headless)\n"));
    }

    @Test
    void aMissingJarIsNoVerdict() throws Exception {
        withJava.run("./shell 'mv lib/picocli-* .'");
        Result result = withJava.run("./gradus verify --of z^2 --wrt z --claim 3*z");
        withJava.run("./shell 'mv picocli-* lib/'");
        assertThat(result.code()).isEqualTo(69);
        assertThat(result.err())
                .startsWith("gradus: the program is not whole: ")
                .endsWith("; unpack it again\n");
    }

    /** Editors find the schema that an example names. */
    @Test
    void theExamplesNameSchemasThatAreThere() throws Exception {
        String line = "cd examples/course && head -n 1 ../exercises/*.yaml ../claims/*.yaml *.yaml"
                + " | sed -n 's/.*\\$schema=//p' | while read -r schema; do cat \"$schema\" >/dev/null || exit; echo; done";
        Result result = withJava.run("./shell \"$1\"", line);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .hasLineCount(Gradus.exercises().size() + Gradus.claims().size() + 1);
    }

    private static Result inTheCheckout(String command) {
        String[] words = command.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].startsWith("examples/")
                    ? Gradus.ROOT.resolve(words[i]).toString()
                    : words[i];
        }
        Gradus.Run run = Gradus.run("", words);
        return new Result(run.exitCode(), run.out().replace(Gradus.ROOT + "/", ""), run.err());
    }
}
