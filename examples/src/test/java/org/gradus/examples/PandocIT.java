package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gradus.report.NeedsTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile pandoc becomes a word processor's file; pandoc warns of every formula that it cannot convert. */
class PandocIT {
    @TempDir
    private Path folder;

    static Stream<List<String>> commands() {
        Stream<List<String>> exercises =
                Gradus.exercises().stream().map(exercise -> List.of("solve", exercise.toString()));
        Stream<List<String>> functions = Stream.of("softmax", "elu", "gelu-tanh", "mish", "(sigmoid(w*z+b)-t)^2/2")
                .map(function -> List.of("derive", function));
        return Stream.concat(exercises, functions);
    }

    @ParameterizedTest
    @MethodSource("commands")
    @NeedsTool(value = "pandoc", install = "apt-get install pandoc")
    void pandocConvertsEveryFormula(List<String> command) throws Exception {
        String[] arguments = Stream.concat(command.stream(), Stream.of("--markdown", "pandoc"))
                .toArray(String[]::new);
        Path markdown = Files.writeString(folder.resolve("sheet.md"), Gradus.verdicts("", arguments));
        Path complaints = folder.resolve("complaints");
        for (String format : List.of("docx", "odt")) {
            Process pandoc = new ProcessBuilder(
                            "pandoc", "-f", "markdown", "-t", format, "-o", "sheet." + format, markdown.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(complaints.toFile())
                    .start();
            assertThat(pandoc.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(complaints)).isEmpty();
            assertThat(pandoc.exitValue()).isZero();
            assertThat(folder.resolve("sheet." + format)).isNotEmptyFile();
        }
    }
}
