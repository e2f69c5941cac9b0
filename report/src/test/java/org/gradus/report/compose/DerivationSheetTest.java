package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.report.compose.words.Style;
import org.gradus.report.render.KatexCheck;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.symbolic.derive.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A derivation with sums over an index, as the API gives it. */
class DerivationSheetTest {
    private static Expr sum(Expr body) {
        return new Expr.IndexedSum("k", Optional.of(Expr.Num.of(1)), Optional.of(Expr.Symbol.of("N")), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void sumsOverAnIndexAreDerivedOnTheSheet(String language) {
        Expr power = new Expr.Power(Expr.Constant.E, Expr.Indexed.of("z", "k"));
        Expr formula = Expr.Apply.of(FunctionName.LN, sum(power));
        String sheet = new MarkdownRenderer()
                .render(Composer.compose(
                        Derivations.of(formula, Expr.Indexed.of("z", "j")), Style.of(Locale.forLanguageTag(language))));
        assertThat(KatexCheck.complaints(sheet)).isEmpty();
        assertThat(sheet)
                .contains("(e^w)' = e^w w'")
                .contains("S = \\sum_{k=1}^N e^{z_k}")
                .contains("\\sum_{k=1}^N e^{z_k} \\cdot 1_{k=j}")
                .contains(language.equals("en") ? "only one term of the sum is left" : "nur ein Summand bleibt übrig")
                .contains("\\frac{e^{z_j}}{S}");
    }
}
