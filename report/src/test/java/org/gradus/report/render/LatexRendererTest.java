package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatexRendererTest {
    @TempDir
    private Path folder;

    @Test
    void printsTheLecturesSheet() {
        assertThat(new LatexRenderer().render(LectureSheet.english()))
                .contains("\\usepackage[english]{babel}")
                .contains(
                        "\\step{Layer 1: input of the activation function}{weighted sum plus bias, one row per neuron}")
                .contains(
                        "\\eq{\\hue{1}{\\vect{z}^1}}{\\is{= \\mat{W}^1\\, \\hue{0}{\\vect{x}} + \\vect{b}^1}}{\\num{eq:1}}")
                .contains("(-1) \\cdot \\hue{0}{1} + 0 \\cdot \\hue{0}{0} - 1")
                .contains("\\why{insert $\\vect{a}^1$ from \\eqref{eq:2}}");
    }

    @Test
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void pdflatexHasNothingToSay() throws Exception {
        for (Map.Entry<String, Sheet> sheet : sheets().entrySet()) {
            assertThat(complaints("pdflatex", sheet)).as(sheet.getKey()).isEmpty();
        }
    }

    @Test
    @NeedsTool(value = "lualatex", install = PdfLatex.PACKAGES)
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
        PdfLatex set = PdfLatex.of(engine, new LatexRenderer().render(sheet.getValue()), folder);
        assertThat(set.pages()).isPositive();
        return set.complaints();
    }
}
