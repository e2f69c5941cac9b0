package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

    @Test
    void printsTheLecturesSheet() {
        assertThat(new MarkdownRenderer().render(LectureSheet.english()))
                .startsWith("# Exercise 1\n\n*Worked solution*\n\n**Given**")
                .contains("\n\n$$\n\\begin{aligned}\n")
                .contains("\\boldsymbol{z}^1 & = \\boldsymbol{W}^1 \\boldsymbol{x} + \\boldsymbol{b}^1 \\qquad (1) \\cr\n")
                .contains("(-1) \\cdot 1 + 0 \\cdot 0 - 1")
                .contains("\\frac{e}{e + 1} \\approx 0.7311")
                .endsWith("*\n");
    }

    @Test
    void germanSheetsHaveADecimalComma() {
        assertThat(new MarkdownRenderer(MarkdownRenderer.Profile.GITHUB).render(LectureSheet.german()))
                .contains("```math\n")
                .contains("\\boldsymbol{W}^{(1)}")
                .contains("\\approx 0{,}7311")
                .doesNotContain("0.7311");
    }
}
