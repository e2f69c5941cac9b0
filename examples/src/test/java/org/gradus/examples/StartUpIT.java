package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradus.examples.Shell.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher makes of the VM's exit codes, of start-up archives and of locks; a script stands in for the VM. */
@EnabledOnOs(OS.LINUX)
class StartUpIT {
    private static final String ARCHIVE = "report/target/jdk-17.0.99.jsa";

    @TempDir
    private Path root;

    private Path checkout;
    private Shell shell;

    @BeforeEach
    void makeACheckout() throws Exception {
        checkout = root.resolve("checkout");
        Shell.copy(Gradus.ROOT.resolve("gradus"), checkout.resolve("gradus"));
        assertThat(checkout.resolve("gradus").toFile().setExecutable(true)).isTrue();
        Files.createDirectories(checkout.resolve("report/target/lib"));
        Files.writeString(checkout.resolve("report/target/gradus.jar"), "a jar");
        Files.writeString(checkout.resolve("report/target/lib/some.jar"), "another jar");
        Path home = root.resolve("jdk");
        Shell.script(home.resolve("bin/java"), """
                case "$*" in
                  *cli.Parts*) echo "${VM_PARTS-whole}" ;;
                  *cli.WarmUp*) ;;
                  *) echo "$*"; exit "${VM_CODE-0}" ;;
                esac
                """);
        Shell.script(home.resolve("bin/javac"), "");
        Shell.script(
                home.resolve("bin/mvn"),
                "echo built >>" + root + "/builds; mkdir -p report/target/lib; echo jar >report/target/gradus.jar\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.99\"\n");
        shell = in(checkout);
        assertThat(shell.run("./gradus").err()).isEmpty();
    }

    private Shell in(Path folder) {
        String tools = root.resolve("jdk/bin") + ":" + System.getenv("PATH");
        return new Shell(folder, Map.of("JAVA_HOME", root.resolve("jdk").toString(), "PATH", tools));
    }

    /** 1 is what a VM says that cannot start; the program says 91 for a claim that is not proved. */
    @ParameterizedTest
    @CsvSource({"0, 0", "91, 1", "2, 2", "3, 3", "1, 69", "69, 69", "134, 69", "139, 69", "137, 69"})
    void onlyTheProgramCanGiveAVerdict(int vm, int code) throws Exception {
        Result result = shell.run("VM_CODE=" + vm + " ./gradus verify x.yaml");
        assertThat(result.code()).isEqualTo(code);
        assertThat(result.err()).hasLineCount(code == 69 && vm != 69 ? 1 : 0);
    }

    @Test
    void theArchiveOfThisFolderIsUsed() throws Exception {
        assertThat(use(shell)).isFalse();
        makeArchive();
        assertThat(use(shell)).isTrue();
    }

    /** Half an archive would bring the VM down. */
    @ParameterizedTest
    @ValueSource(strings = {"truncate -s 2 ", "printf xx >", "touch "})
    void anArchiveThatWasTouchedIsNot(String damage) throws Exception {
        makeArchive();
        shell.run("touch -d '1 minute ago' " + ARCHIVE + ".made; " + damage + ARCHIVE);
        assertThat(use(shell)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mv checkout other", "cp -a checkout other", "cp -r checkout other"})
    void anArchiveOfAnotherFolderIsNot(String way) throws Exception {
        makeArchive();
        in(root).run(way);
        Shell other = in(root.resolve("other"));
        assertThat(use(other)).isFalse();
        makeArchive(other);
        assertThat(use(other)).isTrue();
    }

    /** The VM would run without any archive, also without its own. */
    @Test
    void anArchiveThatIsSaidToBeOfAnotherIsNot() throws Exception {
        for (String of : List.of("/another/jdk $PWD/report/target/gradus.jar", "$JAVA_HOME /another/gradus.jar", "")) {
            makeArchive();
            shell.run("echo \"" + of + "\" >" + ARCHIVE + ".made");
            assertThat(use(shell)).as(of).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo longer >report/target/lib/some.jar", "touch report/target/gradus.jar"})
    void anArchiveOfOtherJarsIsNot(String change) throws Exception {
        makeArchive();
        shell.run(change);
        assertThat(use(shell)).isFalse();
    }

    @Test
    void aCrashLeavesNoArchive() throws Exception {
        makeArchive();
        shell.run("VM_CODE=134 ./gradus --version");
        assertThat(checkout.resolve(ARCHIVE)).doesNotExist();
    }

    /** What a launcher left that was killed: a folder of an older one without its owner, a link to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"mkdir ", "ln -s 999999999 ", "ln -s nobody ", "touch "})
    void aForgottenLockDoesNotStay(String left) throws Exception {
        shell.run("rm report/target/gradus.jar; " + left + "report/target/build.lock");
        Result result = shell.run("./gradus --version");
        assertThat(result.err()).startsWith("gradus: building").hasLineCount(1);
        assertThat(result.code()).isZero();
        assertThat(root.resolve("builds")).hasContent("built");
        assertThat(checkout.resolve("report/target/build.lock")).doesNotExist();
    }

    private void makeArchive() throws Exception {
        makeArchive(shell);
    }

    private static void makeArchive(Shell shell) throws Exception {
        shell.run("printf archive >" + ARCHIVE + "; echo \"$JAVA_HOME $PWD/report/target/gradus.jar\" >" + ARCHIVE
                + ".made");
    }

    private static boolean use(Shell shell) throws Exception {
        Result result = shell.run("./gradus --version");
        assertThat(result.code()).isZero();
        return result.out().contains("-XX:SharedArchiveFile=" + shell.folder() + "/" + ARCHIVE);
    }
}
