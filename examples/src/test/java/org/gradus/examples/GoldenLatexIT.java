package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gradus.report.NeedsTool;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every LaTeX sheet of the show room is set, and the log holds no warning. */
class GoldenLatexIT {
    private static final String PACKAGES =
            "apt-get install texlive-latex-base texlive-latex-recommended texlive-pictures"
                    + " texlive-lang-german lmodern texlive-luatex";

    @TempDir
    private Path folder;

    static List<Path> sheets() {
        return Gradus.sheets(".tex");
    }

    @ParameterizedTest
    @MethodSource("sheets")
    @NeedsTool(value = "pdflatex", install = PACKAGES)
    void pdflatexHasNothingToSay(Path sheet) throws Exception {
        assertThat(complaints("pdflatex", sheet)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lecture-1.en.tex", "lecture-1.de.tex", "swish-network.en.tex"})
    @NeedsTool(value = "lualatex", install = PACKAGES)
    void lualatexHasNothingToSay(String sheet) throws Exception {
        assertThat(complaints("lualatex", Gradus.SHEETS.resolve(sheet))).isEmpty();
    }

    private List<String> complaints(String engine, Path sheet) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        engine, "-interaction=nonstopmode", "-halt-on-error", "-jobname=sheet", sheet.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertThat(ended).as("%s ends within a minute", engine).isTrue();
        assertThat(folder.resolve("sheet.pdf")).isNotEmptyFile();
        return Files.readString(folder.resolve("sheet.log"), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(GoldenLatexIT::complains)
                .toList();
    }

    private static boolean complains(String line) {
        return line.startsWith("!")
                || line.contains("Warning")
                || line.contains("Overfull")
                || line.contains("Underfull")
                || line.contains("Missing character");
    }
}
