package org.gradus.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * There are two writers of formulas: one spells TeX, one lays out for all other formats. What is laid out, spelt as TeX, is what the other
 * spells, but for braces and spaces.
 */
class MathsWriterTest {

    @ParameterizedTest
    @EnumSource(LayerIndex.class)
    void laysOutWhatTheTexWriterSpells(LayerIndex index) throws IOException {
        List<String> different = new ArrayList<>();
        Set<Expr> formulas = FormulasOfSheets.all();
        for (Language language : Language.values()) {
            TexWriter tex = new TexWriter(new TexStyle(TexDialect.GITHUB, language, index, Optional.empty()));
            MathsWriter maths = new MathsWriter(new MathsStyle(language, index, Optional.empty()));
            for (Expr formula : formulas) {
                compare(tex.write(formula), maths.write(formula), different);
                compare(
                        tex.in(TexWriter.Spot.TEXT).write(formula),
                        maths.in(MathsWriter.Spot.TEXT).write(formula),
                        different);
                compare(tex.shortened().write(formula), maths.shortened().write(formula), different);
            }
        }
        assertThat(formulas).hasSizeGreaterThan(3000);
        assertThat(different).isEmpty();
    }

    private static void compare(String tex, Maths maths, List<String> different) {
        String expected = bare(tex);
        String actual = bare(maths.accept(new MathsAsTex()));
        if (!expected.equals(actual)) {
            different.add(expected + "\n" + actual);
        }
    }

    /** Without what only groups or spaces, and with one spelling for what both writers may spell in two ways. */
    private static String bare(String tex) {
        return tex.replace("\\\\", ";")
                .replace("\\,", "")
                .replace("\\dfrac", "\\frac") // in columns the layout has room for large ones, as LaTeX has
                .replaceAll("\\\\(mathrm|text|mathstrut|operatorname|mathsf|boldsymbol|widehat|hat)", "")
                .replaceAll("[{}\\s\u00a0]", "")
                .replace("\\arc", "arc")
                .replaceAll("\\\\(ln|log|max|min|sin|cos|tan|sinh|cosh|tanh)(?![a-z])", "$1");
    }
}
