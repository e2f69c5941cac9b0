package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.MistakeWords;
import org.gradus.report.compose.words.Style;
import org.gradus.report.compose.words.Wording;
import org.gradus.report.exercise.Claims;
import org.gradus.report.exercise.reader.ClaimsReader;
import org.gradus.report.exercise.reader.Limits;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solve.ClaimVerifier;
import org.gradus.symbolic.claim.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationComposerTest {

    private static String sheet(String of, String wrt, String claim, String... assume) {
        Claims claims = ClaimsReader.single(of, wrt, claim, List.of(assume), Limits.DEFAULT);
        return new MarkdownRenderer()
                .render(Composer.compose(
                        ClaimVerifier.workOut(claims, ClaimVerifier.verify(claims), Locale.ENGLISH),
                        Style.of(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @EnumSource(Mistake.Kind.class)
    void everyMistakeIsSaidInBothLanguages(Mistake.Kind kind) {
        List<Expr> details =
                Stream.of("a", "b", "c", "d").<Expr>map(Expr.Symbol::of).toList(); // as many as the longest needs
        Mistake mistake = new Mistake(kind, details);
        List<Inline> english = MistakeWords.of(Wording.of(Locale.ENGLISH), mistake);
        assertThat(english).isNotEmpty();
        assertThat(MistakeWords.of(Wording.of(Locale.GERMAN), mistake)).isNotEqualTo(english);
    }

    /** σ(1 − σ) = e^{-z}/(1 + e^{-z})²: both are e^z/(e^z + 1)², by hand. */
    @Test
    void aProofInExponentialsShowsTheCommonFraction() {
        assertThat(sheet("sigmoid", "z", "exp(-z)/(1+exp(-z))^2"))
                .contains(
                        "{} & = \\frac{e^z}{(e^z + 1)^2} \\qquad \\text{one fraction in lowest terms}",
                        "= \\frac{e^{-z}}{(1 + e^{-z})^2}",
                        "proved: the claim is the same fraction");
    }

    /** (z²)′ = 2z and the claim z² at the witness, whatever it is. */
    @Test
    void aCounterexampleIsCalculatedOnBothSides() {
        assertThat(sheet("z^2", "z", "-2*z"))
                .contains("f'(1) & = 2 \\cdot 1 = 2 \\qquad \\text{the derivative} \\cr\n"
                        + "c(1) & = -2 \\cdot 1 = -2 \\qquad \\text{the claim}")
                .contains("**refuted**: at $z = 1$ the derivative is $2$, the claim gives $-2$; the sign is wrong. ");
    }

    @Test
    void aParameterCalledYIsNotTheValue() {
        assertThat(sheet("y*z^2", "z", "2*y*z"))
                .contains("f & = y z^2 \\cr\nc & = 2 y z \\qquad (1)")
                .doesNotContain("y = f");
        assertThat(sheet("w*exp(z)", "z", "y")).contains("\\text{with}\\quad y = f");
    }

    /** The letters of the sheet give way to those of the claim. */
    @Test
    void lettersOfTheClaimAreNotUsedForOthers() {
        assertThat(sheet("c*f", "f", "c")).contains("q & = c").doesNotContain("f & = c f");
    }

    @Test
    void theCaseOfTheIndicesIsStated() {
        assertThat(sheet("softmax", "z_j", "-y_i*y_j")).contains("for $i \\neq j$");
        assertThat(sheet("softmax", "z_j", "y_i*(delta_ij-y_j)")).doesNotContain("\\text{for }i");
        assertThat(sheet("softmax", "z_j", "y_j*(1-y_j)", "i == j"))
                .contains("for $i = j$")
                .contains("the claim is right for $i = j$");
        assertThat(sheet("log-sum-exp", "z_j", "y_j")).contains("c_j & = y_j").doesNotContain("i \\neq j");
    }
}
