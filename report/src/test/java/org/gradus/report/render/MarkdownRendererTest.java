package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gradus.report.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
