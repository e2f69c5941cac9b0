package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program as a shell sees it: {@code ./gradus}, its exit codes, its two streams. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String LAUNCHER = ROOT.resolve("gradus").toString();

    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    /** A jar that Maven left as it was looks old to the launcher; one run settles that. */
    @BeforeAll
    static void settle(@TempDir Path settling) throws Exception {
        run(settling, ROOT, Map.of(), LAUNCHER, "--version");
    }

    @Test
    void solvesTheLecture() throws Exception {
        Result result = run(ROOT, Map.of(), LAUNCHER, "solve", "examples/exercises/lecture-1.yaml");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("# ").contains("0.7311", "0.2689").endsWith("\n");
    }

    /** The shell handles the names, so that the test itself runs in a plain locale too. */
    @Test
    void worksThroughALinkFromAnywhereWithSpacesAndUmlautsInAPlainLocale() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), Path.of(LAUNCHER));
        Path script = Files.writeString(folder.resolve("script"), """
                set -e
                cp "$2" 'die \u00dcbung.yaml'
                "$1" solve 'die \u00dcbung.yaml' --to md,tex,json -o 'new folder/'
                for extension in md tex json; do head -n 1 "new folder/die \u00dcbung.$extension"; done
                rm -r 'new folder' 'die \u00dcbung.yaml'
                """);
        String exercise = ROOT.resolve("examples/exercises/lecture-1.yaml").toString();
        Result result = run(folder, Map.of("LC_ALL", "C"), "sh", script.toString(), link.toString(), exercise);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(3).first().asString().startsWith("# ");
    }

    /** Symja costs half a second to load, PDF and HTML less; who asks for none of it waits for none of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "solve examples/exercises/lecture-1.yaml",
                "solve examples/exercises/activation-derivatives.yaml",
                "derive sigmoid",
                "derive softmax"
            })
    void whatIsNotAskedForIsNotLoaded(String command) throws Exception {
        Path log = folder.resolve("classes.log");
        String jar = ROOT.resolve("report/target/gradus.jar").toString();
        List<String> line = new ArrayList<>(List.of("java", "-Xlog:class+load:file=" + log, "-jar", jar));
        line.addAll(List.of(command.split(" ")));
        Result result = run(ROOT, Map.of("JAVA_TOOL_OPTIONS", ""), line.toArray(String[]::new));
        assertThat(result.code()).isZero();
        assertThat(Files.readString(log))
                .contains("org.gradus.symbolic.kernel.Prover ")
                .doesNotContain(
                        "org.matheclipse", "edu.jas", "org.apache.pdfbox", "org.gradus.report.render.html.Page");
    }

    /** picocli, compiled for Java 5, lies in no archive of another kind, and one lambda of its types brings down a VM that makes one. */
    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void theArchiveHoldsPicocliAndTheProgram() throws Exception {
        String jar = ROOT.resolve("report/target/gradus.jar").toString();
        Path script = Files.writeString(folder.resolve("script"), """
                set -e
                java=java
                [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
                "$java" -Xlog:disable -XX:DumpLoadedClassList=classes -cp "$1" org.gradus.report.cli.WarmUp out/ "$3" "$2" >/dev/null
                "$java" -Xlog:disable -Xshare:dump -XX:+UseG1GC -XX:SharedClassListFile=classes -XX:SharedArchiveFile=new -cp "$1"
                gradus() { "$java" -Xshare:on -XX:SharedArchiveFile=new -Xlog:class+load -jar "$@" | grep -F '[class,load]'; }
                gradus "$1" solve "$2"; gradus "$1" verify "$3"; gradus "$1" derive softmax; gradus "$1" --version
                """);
        String exercise = ROOT.resolve("examples/exercises/lecture-1.yaml").toString();
        String claims = ROOT.resolve("examples/claims/student-claims.yaml").toString();
        Result result = run(folder, Map.of("JAVA_TOOL_OPTIONS", ""), "sh", script.toString(), jar, exercise, claims);
        assertThat(result.code()).as(result.err()).isZero();
        List<String> ours = result.out()
                .lines()
                .filter(line -> line.contains(" picocli.") || line.contains(" org.gradus."))
                .toList();
        assertThat(ours).hasSizeGreaterThan(2000);
        // the first class that is looked for in jars has all thirty opened, a twentieth of a start
        assertThat(ours.stream().filter(line -> line.contains(" source: file:")))
                .isEmpty();
    }

    /** Maven leaves a jar alone whose content did not change, whatever its age. */
    @Test
    void isBuiltOnceAfterAChange() throws Exception {
        Path jar = ROOT.resolve("report/target/gradus.jar");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Result first = run(ROOT, Map.of(), LAUNCHER, "--version");
        assertThat(first.code()).isZero();
        assertThat(first.err()).startsWith("gradus: building");
        Result second = run(ROOT, Map.of(), LAUNCHER, "--version");
        assertThat(second).isEqualTo(new Result(0, first.out(), ""));
    }

    @Test
    void exitCodeIsPassedOn() throws Exception {
        Result result = run(folder, Map.of(), LAUNCHER, "solve", "nowhere.yaml");
        assertThat(result).isEqualTo(new Result(2, "", "nowhere.yaml: not found\n"));
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "readlink", "sed", "find", "head", "cat", "mkdir", "rm")) {
            Path real = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(real) ? real : Path.of("/bin", tool));
        }
        Result result = run(folder, Map.of("PATH", tools.toString(), "JAVA_HOME", ""), LAUNCHER, "--version");
        assertThat(result.code()).isEqualTo(69);
        assertThat(result.err())
                .startsWith("gradus: no Java found; install a JDK 17")
                .hasLineCount(1);
    }

    @Test
    void tooOldJavaIsRefused() throws Exception {
        Path home = Files.createDirectories(folder.resolve("jdk 11"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexit 99\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Result result = run(folder, Map.of("JAVA_HOME", home.toString()), LAUNCHER, "--version");
        assertThat(result.code()).isEqualTo(69);
        assertThat(result.err())
                .startsWith("gradus: Java 11.0.2 found at ")
                .contains("17 or newer")
                .hasLineCount(1);
    }

    private Result run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return run(folder, where, environment, command);
    }

    private static Result run(Path folder, Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }
}
