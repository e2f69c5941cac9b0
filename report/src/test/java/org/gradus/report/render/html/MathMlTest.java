package org.gradus.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.LayerIndex;
import org.gradus.report.render.maths.MathsStyle;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Language;
import org.gradus.report.sheet.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathMlTest {
    private static String of(Expr expr) {
        Markup out = new Markup();
        MathsWriter writer = new MathsWriter(new MathsStyle(Language.ENGLISH, LayerIndex.PLAIN, Optional.empty()));
        new MathMl(out, new Numbers(Provenance.NONE, 0)).formula(writer.write(expr), false, "");
        return out.toString().replaceFirst("^<math>(.*)</math>$", "$1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/b        | <mfrac><mi>a</mi><mi>b</mi></mfrac>",
                "-x         | <mo form=\"prefix\" lspace=\"0\" rspace=\"0\">−</mo><mi>x</mi>",
                "x+1        | <mi>x</mi><mo form=\"infix\">+</mo><mn>1</mn>",
                "exp(a+b)   | <msup><mi>e</mi><mrow><mi>a</mi><mo form=\"infix\">+</mo><mi>b</mi></mrow></msup>",
                "sqrt(2)    | <msqrt><mn>2</mn></msqrt>",
            })
    void formulas(String formula, String mathMl) {
        assertThat(of(ExprParser.parse(formula))).isEqualTo(mathMl);
    }

    @Test
    void aLetterWithLayerAndIndexHasBoth() {
        assertThat(of(Expr.Indexed.of(Expr.Symbol.of("w", 2), 1, 3)))
                .isEqualTo("<msubsup><mi>w</mi><mrow><mn>1</mn><mn>3</mn></mrow><mn>2</mn></msubsup>");
    }

    @Test
    void boldLettersAreSignsOfTheirOwn() {
        assertThat(of(Expr.Symbol.vector("x"))).isEqualTo("<mi>𝒙</mi>");
        assertThat(of(Expr.Symbol.vector("delta", 1))).isEqualTo("<msup><mi>𝜹</mi><mn>1</mn></msup>");
    }

    @Test
    void aFunctionIsAppliedForThoseWhoHearIt() {
        assertThat(of(Expr.Apply.of("sigma", Expr.Symbol.of("z")))).startsWith("<mi>σ</mi><mo>\u2061</mo><mrow>");
    }
}
