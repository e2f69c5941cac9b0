package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownRendererTest {
    private static final MarkdownRenderer PORTABLE = new MarkdownRenderer();
    private static final MarkdownRenderer GITHUB = new MarkdownRenderer(MarkdownRenderer.Profile.GITHUB);

    static List<Sheet> sheets() {
        return List.of(
                LectureSheet.english(),
                LectureSheet.german(),
                StressSheets.nastyNames(Locale.GERMAN),
                StressSheets.large(Locale.ENGLISH, 4),
                StressSheets.large(Locale.GERMAN, 15));
    }

    @Test
    void printsTheLecturesSheet() {
        assertThat(PORTABLE.render(LectureSheet.english()))
                .startsWith("# Exercise 1\n\n*Worked solution*\n\n**Given**")
                .contains("\n\n$$\n\\begin{aligned}\n")
                .contains(
                        "\\boldsymbol{z}^1 & = \\boldsymbol{W}^1 \\boldsymbol{x} + \\boldsymbol{b}^1 \\qquad (1) \\cr\n")
                .contains("(-1) \\cdot 1 + 0 \\cdot 0 - 1")
                .contains("\\frac{e}{e + 1} \\approx 0.7311")
                .endsWith("*\n");
    }

    @Test
    void germanSheetsHaveADecimalComma() {
        assertThat(GITHUB.render(LectureSheet.german()))
                .contains("```math\n")
                .contains("\\boldsymbol{W}^{(1)}")
                .contains("\\approx 0{,}7311")
                .doesNotContain("0.7311");
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void everyFormulaParsesInKatexStrictMode(Sheet sheet) {
        assertThat(FormulasIn.markdown(PORTABLE.render(sheet))).hasSizeGreaterThan(3);
        assertThat(KatexCheck.complaints(PORTABLE.render(sheet))).isEmpty();
        assertThat(KatexCheck.complaints(GITHUB.render(sheet))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void commonMarkLeavesPortableFormulasAlone(Sheet sheet) {
        assertThat(CommonMarkCheck.complaints(PORTABLE.render(sheet))).isEmpty();
    }

    /** Measured in headless Chromium with KaTeX 0.16.4, the text at 16 px. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\frac{1}{1 + e^{-0.4}} \\approx 0.598688 | 174.8",
                "\\left[\\begin{array}{rr} 0.1 & 0.4 \\cr -0.3 & 0.2 \\end{array}\\right] + \\left[\\begin{array}{r} 0.1 \\cr -0.1 \\end{array}\\right] | 230.2",
                "z_i^1 = \\sum_{j=1}^{N_0} w_{ij}^1 x_j + b_i^1 \\qquad \\text{that is}\\quad {\\scriptsize \\frac{\\partial C}{\\partial y_1}} | 295"
            })
    void formulasAreMeasuredAsABrowserShowsThem(String tex, double pixels) {
        assertThat(KatexWidth.of(new FormulasIn.Found(tex, true, tex))).isCloseTo(pixels, Percentage.withPercentage(3));
    }

    /** But where a user has called something by a name of a hundred letters. */
    static Stream<Sheet> sheetsWithShortNames() {
        return sheets().stream().filter(sheet -> !sheet.kind().equals(StressSheets.NASTY));
    }

    @ParameterizedTest
    @MethodSource("sheetsWithShortNames")
    void noFormulaIsWiderThanAPage(Sheet sheet) {
        assertThat(KatexWidth.wider(PORTABLE.render(sheet), 700)).isEmpty();
        assertThat(KatexWidth.wider(GITHUB.render(sheet), 700)).isEmpty();
    }
}
