package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradus.examples.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers in the zip: cut out of the checkout's, and the words of Windows; a script stands in for the VM. */
@EnabledOnOs(OS.LINUX)
class DistributedLauncherIT {
    private static final Pattern ECHO = Pattern.compile(">&2 echo (gradus: .*)");
    private static final Pattern LABEL = Pattern.compile("(?m)^:(\\w+)");
    private static final Pattern GOTO = Pattern.compile("\\bgoto (\\w+)");

    @TempDir
    private Path root;

    private Path program;
    private Shell shell;

    @BeforeEach
    void unpack() throws Exception {
        program = Distribution.unpack(Distribution.zip(), root, "gradus", "gradus.bat");
        Files.writeString(program.resolve("gradus.jar"), "a jar");
        Files.createDirectories(program.resolve("lib"));
        java(root.resolve("java"), "17.0.99");
        shell = new Shell(
                program, Map.of("JAVA_HOME", root.resolve("java").toString(), "XDG_CACHE_HOME", root + "/a cache"));
    }

    private static void java(Path home, String version) throws Exception {
        Shell.script(home.resolve("bin/java"), """
                case "$*" in
                  *cli.Parts*) echo whole ;;
                  *) echo "$0 $*"; exit "${VM_CODE-0}" ;;
                esac
                """);
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    /** No build, no compiler; and every line that is not the checkout's alone is the same. Here the cut is made a second time. */
    @Test
    void theLauncherIsThatOfTheCheckoutWithoutTheBuild() {
        String launcher = Gradus.text(program.resolve("gradus"));
        assertThat(launcher).doesNotContainPattern("(?i)maven|mvn|javac|JDK 17 or newer|report/target|stale|>>>|<<<");
        String whole = Gradus.text(Gradus.ROOT.resolve("gradus"));
        String cut = whole.replaceAll("(?s)# >>> checkout\\n.*?(?:# >>> zip\\n(.*?))?# <<<\\n", "$1")
                .replaceAll("(?m)^#: ", "");
        assertThat(launcher).isEqualTo(cut).hasSizeGreaterThan(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void everyShellReadsIt(String name) throws Exception {
        Result result = shell.run("command -v " + name + " >/dev/null || exit 0; " + name + " -n gradus");
        assertThat(result).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void whatMakesAStartQuickLiesBesideTheProgram() throws Exception {
        assertThat(shell.run("./gradus --version").code()).isZero();
        assertThat(program.resolve("start/parts")).isNotEmptyFile();
        assertThat(root.resolve("a cache")).doesNotExist();
    }

    /** A file of that name stands in for a folder that may not be written, which is no hindrance to root. */
    @Test
    void orInTheUsersFolderWhereTheProgramsMayNotBeWritten() throws Exception {
        Files.createFile(program.resolve("start"));
        assertThat(shell.run("./gradus --version").code()).isZero();
        String found = shell.run("cd '../a cache/gradus' && ls */parts").out();
        assertThat(found).hasLineCount(1);
        assertThat(shell.run("XDG_CACHE_HOME= HOME= ./gradus --version").code()).isZero();
    }

    @Test
    void aRuntimeBesideTheProgramIsPreferred() throws Exception {
        java(program.resolve("runtime"), "17.0.98");
        assertThat(shell.run("./gradus --version").out())
                .startsWith(program.resolve("runtime/bin/java") + " -Xlog:disable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 91, 1, 134})
    void onlyTheProgramCanGiveAVerdict(int vm) throws Exception {
        Map<Integer, Integer> codes = Map.of(91, 1, 1, 69, 134, 69);
        assertThat(shell.run("VM_CODE=" + vm + " ./gradus verify x.yaml").code())
                .isEqualTo(codes.getOrDefault(vm, vm));
    }

    @Test
    void windowsSaysTheSameWords() {
        String launcher = Gradus.text(program.resolve("gradus"));
        Matcher echo = ECHO.matcher(batch());
        Set<String> said = new TreeSet<>();
        while (echo.find()) {
            for (String words : echo.group(1).replace("gradus: ", "").split("%%~j|%\\w+%")) {
                said.add(words.strip());
            }
        }
        said.remove("no Java found; install Java 17 or newer");
        assertThat(launcher).contains("no Java found; install $needs", "needs='Java 17 or newer (");
        assertThat(said).hasSizeGreaterThan(4).allMatch(launcher::contains);
        assertThat(batch()).contains("of an unknown version");
        String options = launcher.lines()
                .filter(line -> line.startsWith("vm="))
                .findFirst()
                .orElseThrow();
        assertThat(batch()).contains("set \"" + options.replace("\"", "") + "\"");
        assertThat(batch()).contains("if \"%code%\"==\"91\" exit /b 1\n", "if \"%code%\"==\"1\" goto broken\n");
    }

    /** Every line ends as Windows wants it, every label is there, and no block in parentheses reads a path. */
    @Test
    void windowsCanReadIt() {
        String text = Gradus.text(program.resolve("gradus.bat"));
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text).isASCII();
        assertThat(names(GOTO)).isSubsetOf(names(LABEL));
        assertThat(text.lines()).noneMatch(line -> line.strip().endsWith("("));
        assertThat(text)
                .contains("setlocal EnableExtensions DisableDelayedExpansion")
                .contains("\"%java%\" %vm% ");
    }

    private String batch() {
        return Gradus.text(program.resolve("gradus.bat")).replace("\r", "");
    }

    private List<String> names(Pattern pattern) {
        return pattern.matcher(batch()).results().map(found -> found.group(1)).collect(Collectors.toList());
    }
}
