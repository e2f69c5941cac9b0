package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.Activations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mistaken-claims.txt}: the mistake behind each claim; and none behind claims that are wrong at random. */
class MistakesTest {
    private static final List<String> FORMULAS = List.of(
            "1/(1+exp(-z))",
            "tanh(z)",
            "z*sigmoid(z)",
            "ln(1+exp(z))",
            "exp(-z^2)",
            "z^3-z",
            "sin(3*z)",
            "z/(1+z^2)",
            "sigmoid(w*z+b)",
            "(w*z-t)^2/2");

    static Stream<ClaimLine> claims() {
        return ClaimLine.read("mistaken-claims.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void theRightMistakeIsNamed(ClaimLine line) {
        Finding finding = Verifier.verify(line.parsed());
        assertThat(finding).as("%s", line).isInstanceOf(Finding.Refuted.class);
        assertThat(finding.mistake()).as("%s", line).isPresent();
        assertThat(line.mistakes())
                .as("%s", line)
                .contains(finding.mistake().orElseThrow().kind().key());
    }

    @ParameterizedTest
    @EnumSource(Mistake.Kind.class)
    void tenClaimsForEveryKind(Mistake.Kind kind) {
        assertThat(claims().filter(line -> line.mistakes().contains(kind.key())))
                .hasSizeGreaterThanOrEqualTo(10);
    }

    static Stream<DerivativeClaim> randomlyWrong() {
        Random random = new Random(50);
        return IntStream.range(0, 50).mapToObj(k -> {
            Expr formula = ExprParser.parse(FORMULAS.get(k % FORMULAS.size()));
            Expr.Symbol z = Expr.Symbol.of("z");
            Expr right = WrittenDerivative.of(formula, z).orElseThrow();
            Expr factor = ExprParser.parse((7 + random.nextInt(90)) + "/" + (101 + 2 * random.nextInt(30)));
            Expr term = ExprParser.parse(
                    (3 + random.nextInt(50)) + "/" + (53 + 2 * random.nextInt(20)) + "*z^" + (1 + random.nextInt(3)));
            return DerivativeClaim.of(formula, z, Terms.plus(Terms.times(factor, right), term));
        });
    }

    @ParameterizedTest
    @MethodSource("randomlyWrong")
    void noMistakeIsMadeUp(DerivativeClaim claim) {
        Finding finding = Verifier.verify(claim);
        assertThat(finding).isInstanceOf(Finding.Refuted.class);
        assertThat(finding.mistake()).isEmpty();
    }

    @Test
    void aRoundedConstantIsNamed() {
        DerivativeClaim claim = DerivativeClaim.of(
                ExprParser.parse("Phi(z)"), Expr.Symbol.of("z"), ExprParser.parse("0.39894228*exp(-z^2/2)"));
        Mistake mistake = Verifier.verify(claim).mistake().orElseThrow();
        assertThat(mistake.kind()).isEqualTo(Mistake.Kind.ROUNDED_CONSTANT);
        assertThat(mistake.details()).containsExactly(ExprParser.parse("0.39894228"), ExprParser.parse("1/sqrt(2*pi)"));
    }

    @Test
    void theWrongVariableIsNamed() {
        DerivativeClaim claim =
                DerivativeClaim.of(ExprParser.parse("w*x+b"), Expr.Symbol.of("w"), ExprParser.parse("w"));
        Mistake mistake = Verifier.verify(claim).mistake().orElseThrow();
        assertThat(mistake).isEqualTo(new Mistake(Mistake.Kind.WRONG_VARIABLE, List.of(Expr.Symbol.of("x"))));
    }

    /** A sign somewhere inside the written-out tanh gives these too; nobody who writes y went that way. */
    @ParameterizedTest
    @CsvSource({"1-y", "y^2", "(1-y)^2", "y*(y-1)"})
    void noSignInsideATanhThatIsCalledY(String claim) {
        Expr tanh = Activations.TANH.formula(Expr.Symbol.of("z"));
        Finding finding = Verifier.verify(DerivativeClaim.of(tanh, Expr.Symbol.of("z"), ExprParser.parse(claim)));
        assertThat(finding).isInstanceOf(Finding.Refuted.class);
        assertThat(finding.mistake()).isEmpty();
    }

    /** The issue threads of catboost and stackexchange: the loss was differentiated in p. */
    @Test
    void theInnerDerivativeThatIsMissingIsShown() {
        DerivativeClaim claim = DerivativeClaim.of(
                ExprParser.parse("-(1-sigmoid(z))^2*ln(sigmoid(z))"),
                Expr.Symbol.of("z"),
                ExprParser.parse("(1-sigmoid(z))*(2*ln(sigmoid(z))-1/sigmoid(z)+1)"));
        assertThat(Verifier.verify(claim).mistake())
                .contains(new Mistake(
                        Mistake.Kind.INNER_VARIABLE,
                        List.of(ExprParser.parse("sigmoid(z)"), ExprParser.parse("sigmoid(z)*(1-sigmoid(z))"))));
    }

    @Test
    void theRuleOfTheOtherFunctionIsShown() {
        DerivativeClaim claim =
                DerivativeClaim.of(ExprParser.parse("tanh(z)"), Expr.Symbol.of("z"), ExprParser.parse("y*(1-y)"));
        assertThat(Verifier.verify(claim).mistake().orElseThrow().details())
                .containsExactly(
                        ExprParser.parse("sigmoid(z)"),
                        ExprParser.parse("y*(1-y)"),
                        ExprParser.parse("tanh(z)"),
                        ExprParser.parse("1-y^2"));
    }
}
