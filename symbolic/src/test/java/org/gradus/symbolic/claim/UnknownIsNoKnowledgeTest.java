package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * "Not seen to be an integer" is not "no integer", "not recognised as zero" is not "not zero", "equal on every cell" is not "true" when no
 * cell has a point. The truths are by hand: each constant in disguise is named beside the claim.
 */
class UnknownIsNoKnowledgeTest {
    private static Finding verify(String of, String claim, String assume, String at) {
        Map<Expr.Symbol, Expr> point = new LinkedHashMap<>();
        for (String value : parts(at)) {
            point.put(Expr.Symbol.of(value.split("=")[0].strip()), ExprParser.parse(value.split("=")[1]));
        }
        return Verifier.verify(DerivativeClaim.of(
                new Subject.Formula(ExprParser.parse(of)),
                Expr.Symbol.of("x"),
                ExprParser.parse(claim),
                parts(assume).stream()
                        .map(condition -> ExprParser.parseRelation(condition, ExprParser.Limits.DEFAULT))
                        .toList(),
                point));
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split(";")).toList();
    }

    /** The exponents are 1 or 2, 3 and −1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^2 | 2*x^ln(e)",
                "x^2 | 2*x^sin(pi/2)",
                "x^2 | 2*x^(8^(1/3)-1)",
                "x^2 | 2*x^(sqrt(2)^2-1)",
                "x^2 | 2*x^(4*atan(1)/pi)",
                "x^2 | 2*x^(2*asin(1)/pi)",
                "x^2 | 2*x^(2*cos(pi/5)-2*cos(2*pi/5))",
                "x^(1+log10(10)) | 2*x",
                "x^(cosh(1)^2-sinh(1)^2+2) | 3*x^2",
                "x^(sqrt(3-2*sqrt(2))-sqrt(2)) | -1/x^2",
                "abs(x)*x^(2*asin(1)/pi) | 2*abs(x)"
            })
    void wholeExponentsInDisguiseAreNotRefuted(String of, String claim) {
        assertThat(verify(of, claim, "", ""))
                .isNotInstanceOf(Finding.Refuted.class)
                .isNotInstanceOf(Finding.IllPosed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x^(1+log10(10)) | 2*abs(x) | '' | ''",
                "x^(4*atan(1)/pi) | piecewise(x > 0, (4*atan(1)/pi)*x^(4*atan(1)/pi-1), 7) | '' | ''",
                "x^(2*cos(pi/5)-2*cos(2*pi/5)+1) | 2*abs(x) | '' | ''",
                "x^2 | 2*x + 0/(2*asin(1)-pi) | '' | ''",
                "x^2 | 2*x + 0/(cos(pi/5)-(1+sqrt(5))/4) | '' | ''",
                "x^2 | 2*x + ln(sqrt(3-2*sqrt(2))-sqrt(2)+1)*0 | '' | ''",
                "x^2 | piecewise(cos(pi/5) == (1+sqrt(5))/4, 7, 2*x) | '' | ''",
                "x^2 | piecewise(cos(pi/5) != (1+sqrt(5))/4, 2*x, 7) | '' | ''",
                "x^2 | piecewise(cos(pi/5) < (1+sqrt(5))/4, 2*x, piecewise(cos(pi/5) > (1+sqrt(5))/4, 2*x, 7)) | '' | ''",
                "relu(w*x+b) | 0.4 | '' | x=sqrt(3-2*sqrt(2));w=1;b=1-sqrt(2)",
                "abs(x-a) | 1.0 | '' | x=sqrt(3-2*sqrt(2));a=sqrt(2)-1",
                "piecewise(4*atan(1)-pi > 0, 5*x, piecewise(4*atan(1)-pi < 0, 7*x, x)) | 7.0 | '' | x=1",
                "x^2 | piecewise(a == b, 7, 2*x) | '' | a=sqrt(3-2*sqrt(2));b=sqrt(2)-1;x=3"
            })
    void zerosInDisguiseProveNothing(String of, String claim, String assume, String at) {
        assertThat(verify(of, claim, assume, at)).isNotInstanceOf(Finding.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ln(x-exp(x)) | (1-exp(x))/(x-exp(x)) | ''",
                "x^2 | 2*x | exp(x) < x",
                "x^2 | 2*x | x > 2*atan(1); 2*x < pi",
                "x^2 | 2*x | x^2 < -1",
                "x^2 | 2*x | sin(x) > 2",
                "sqrt(-1-x^2) | -x/sqrt(-1-x^2) | ''",
                "ln(x) | 1/x | x < 0",
                "asin(x) | 1/sqrt(1-x^2) | x > 1",
                "abs(x) | 1 | x >= 0; x <= 0",
                "x^a | a*x^(a-1) | x < 0"
            })
    void aClaimAboutNoPointIsNotProved(String of, String claim, String assume) {
        assertThat(verify(of, claim, assume, ""))
                .isNotInstanceOf(Finding.Proved.class)
                .isNotInstanceOf(Finding.Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x^6)^(1/2) | 3*x^2*sign(x)",
                "(x^10)^(1/2) | 5*x^4*sign(x)",
                "abs(x)^7 | 7*x^6*sign(x)",
                "x^ln(e^2) | 2*x",
                "x^(8*atan(1)/pi) | 2*x",
                "x^2 | 2*x^(2*asin(1)/pi)",
                "x^2 | 2*x+atan(1)+atan(sqrt(3))+atan(1/sqrt(3))-3*pi/4",
                "x^2 | 2*x+asin(1/2)+acos(1/2)+asin(sqrt(2)/2)+asin(-sqrt(3)/2)-5*pi/12",
                "x^(sin(1)^2+cos(1)^2+1) | 2*x",
                "x^(sin(x)^2+cos(x)^2+2) | 3*x^2"
            })
    void whatCanBeSeenIsProved(String of, String claim) {
        assertThat(verify(of, claim, "", "")).isInstanceOf(Finding.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ln(1+sin(x)) | (1-sin(x))/cos(x) | pi/2",
                "x^2 | 2*x*(x^2-2)/(x^2-2) | sqrt(2)",
                "x^2 | 2*x*(exp(x)-3)/(exp(x)-3) | ln(3)",
                "x^2 | piecewise(x^2-x == 1, 0, 2*x) | 1/2+sqrt(5/4)"
            })
    void wrongOnlyWhereNoFractionWillDo(String of, String claim, String witness) {
        Finding finding = verify(of, claim, "", "");
        assertThat(finding).isInstanceOf(Finding.Refuted.class);
        assertThat(finding.counterexample().orElseThrow().point())
                .hasEntrySatisfying("x", x -> assertThat(TextWriter.write(x)).isEqualTo(witness));
    }

    /** e^-100000 has 43,430 zeros: it is not 0. */
    @Test
    void aTinyDerivativeIsNotPrintedAsZero() {
        Finding.Counterexample example =
                verify("x*ln(1+exp(-100000))", "7", "", "").counterexample().orElseThrow();
        assertThat(example.expected().decimal().toString()).isEqualTo("3.563E-43430");
        assertThat(verify("sin(x)^2+cos(x)^2", "7", "", "")
                        .counterexample()
                        .orElseThrow()
                        .expected()
                        .decimal())
                .isZero();
    }

    /** Where the proof ended early nothing is said of how much of the domain the claim is wrong on: this one is right for x > 0. */
    @Test
    void noExtentWithoutAProof() {
        String sum = "(x+a+b+c+d)^60";
        Finding finding = verify(sum + "+abs(x)", "60*(x+a+b+c+d)^59+1+0*(x+a+b+c+d+1)^61", "", "");
        Finding whole = verify("abs(x)", "1", "", "");
        assertThat(finding.counterexample().orElseThrow().extent()).isIn(Finding.Extent.UNKNOWN, Finding.Extent.REGION);
        assertThat(whole.counterexample().orElseThrow().extent()).isEqualTo(Finding.Extent.REGION);
    }
}
