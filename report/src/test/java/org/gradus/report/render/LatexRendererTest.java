package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradus.report.NeedsTool;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexRendererTest {
    private static final String PACKAGES =
            "apt-get install texlive-latex-base texlive-latex-recommended texlive-pictures"
                    + " texlive-lang-german lmodern texlive-luatex";

    @TempDir
    private Path folder;

    @Test
    void printsTheLecturesSheet() {
        assertThat(new LatexRenderer().render(LectureSheet.english()))
                .contains("\\usepackage[english]{babel}")
                .contains(
                        "\\step{1}{Layer 1: input of the activation function}{weighted sum plus bias, one row per neuron}"
                                .replace(",", ",{}"))
                .contains("\\eqline{\\hue{1}{\\bm{z}^1}}{= \\bm{W}^1\\, \\hue{0}{\\bm{x}} + \\bm{b}^1}{(1)}")
                .contains("(-1) \\cdot \\hue{0}{1} + 0 \\cdot \\hue{0}{0} - 1")
                .contains("\\why{insert $\\bm{a}^1$ from (2)}");
    }

    @Test
    @NeedsTool(value = "pdflatex", install = PACKAGES)
    void pdflatexHasNothingToSay() throws Exception {
        for (Map.Entry<String, Sheet> sheet : sheets().entrySet()) {
            assertThat(complaints("pdflatex", sheet)).as(sheet.getKey()).isEmpty();
        }
    }

    @Test
    @NeedsTool(value = "lualatex", install = PACKAGES)
    void lualatexHasNothingToSay() throws Exception {
        for (Map.Entry<String, Sheet> sheet : sheets().entrySet()) {
            if (sheet.getKey().matches("lecture-en|nasty-de")) {
                assertThat(complaints("lualatex", sheet)).as(sheet.getKey()).isEmpty();
            }
        }
    }

    private static Map<String, Sheet> sheets() {
        Map<String, Sheet> sheets = new LinkedHashMap<>();
        sheets.put("lecture-en", LectureSheet.english());
        sheets.put("lecture-de", LectureSheet.german());
        sheets.put("nasty-de", StressSheets.nastyNames(Locale.GERMAN));
        sheets.put("large-4", StressSheets.large(Locale.ENGLISH, 4));
        sheets.put("large-15", StressSheets.large(Locale.GERMAN, 15));
        return sheets;
    }

    private List<String> complaints(String engine, Map.Entry<String, Sheet> sheet)
            throws IOException, InterruptedException {
        Path tex = folder.resolve(sheet.getKey() + ".tex");
        Files.writeString(tex, new LatexRenderer().render(sheet.getValue()));
        Process process = new ProcessBuilder(engine, "-interaction=nonstopmode", "-halt-on-error", tex.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(engine + " ends").isTrue();
        String log = Files.readString(folder.resolve(sheet.getKey() + ".log"), StandardCharsets.ISO_8859_1);
        return log.lines()
                .filter(line -> line.startsWith("!")
                        || line.contains("Warning")
                        || line.contains("Overfull")
                        || line.contains("Underfull")
                        || line.contains("Missing character"))
                .toList();
    }
}
