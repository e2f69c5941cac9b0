package org.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gradus.report.NeedsTool;
import org.gradus.report.PdfLatex;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every LaTeX sheet of the show room is set, and the log of the second run holds no warning. */
class GoldenLatexIT {
    @TempDir
    private Path folder;

    static List<Path> sheets() {
        return Gradus.sheets(".tex");
    }

    @ParameterizedTest
    @MethodSource("sheets")
    @NeedsTool(value = "pdflatex", install = PdfLatex.PACKAGES)
    void pdflatexHasNothingToSay(Path sheet) throws Exception {
        assertThat(PdfLatex.of("pdflatex", Gradus.text(sheet), folder).complaints())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lecture-1.en.tex", "lecture-1.de.tex", "swish-network.en.tex"})
    @NeedsTool(value = "lualatex", install = PdfLatex.PACKAGES)
    void lualatexHasNothingToSay(String sheet) throws Exception {
        String tex = Gradus.text(Gradus.SHEETS.resolve(sheet));
        assertThat(PdfLatex.of("lualatex", tex, folder).complaints()).isEmpty();
    }
}
