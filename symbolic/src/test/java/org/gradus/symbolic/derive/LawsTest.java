package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Outer;
import org.gradus.symbolic.write.Tidy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws at the edge of a step hold for inner functions of every kind, as the kernel sees them. */
class LawsTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final Expr.Symbol W = Expr.Symbol.of("w");
    private static final List<String> INNER = List.of("a*z+b", "z^2/9+1/8", "e^z/3", "z^2+2*z+2");

    static Stream<FunctionName> smooth() {
        return Arrays.stream(FunctionName.values())
                .filter(function -> Outer.derivative(function, Z).isPresent());
    }

    private static void holds(Expr.Relation law) {
        for (String inner : INNER) {
            Expr w = ExprParser.parse(inner);
            Expr right = Tidy.of(
                    law.right(),
                    Map.of(
                            Expr.Derivative.prime(W, Z),
                            Expr.Derivative.prime(w, Z),
                            W,
                            w,
                            Expr.Symbol.of("n"),
                            Expr.Num.of(3)));
            Expr of = ((Expr.Derivative) law.left()).of();
            Expr left =
                    Expr.Derivative.prime(Substitution.apply(of, Map.of(W, w, Expr.Symbol.of("n"), Expr.Num.of(3))), Z);
            assertThat(Prover.equal(left, withoutPrimes(right, w), List.of(positive())))
                    .as("%s with w = %s", TextWriter.write(law.right()), inner)
                    .isInstanceOf(Verdict.Proved.class);
        }
    }

    /** {@code Tidy} leaves derivatives alone; here w′ becomes the derivative of the inner function. */
    private static Expr withoutPrimes(Expr right, Expr inner) {
        return Tidy.of(right, Map.of(Expr.Derivative.prime(W, Z), Expr.Derivative.prime(inner, Z)));
    }

    private static Expr.Relation positive() {
        return new Expr.Relation(Expr.Symbol.of("a"), Expr.Relation.Operator.GREATER, Expr.Num.of(0));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void theChainRuleHolds(FunctionName function) {
        Expr formula = Expr.Apply.of(function, ExprParser.parse("1+z^2"));
        holds(Laws.chain(formula, Z, Set.of()).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "e^(-z), (e^w)'",
        "(1+z)^3, (w^n)'",
        "2^(z^2), (a^w)'",
        "3*sin(2*z), sin(w)'",
        "1+ln(1+e^z), ln(w)'",
    })
    void theLawIsThatOfTheOutermostFunction(String formula, String left) {
        Expr.Relation law = Laws.chain(ExprParser.parse(formula), Z, Set.of()).orElseThrow();
        assertThat(TextWriter.write(law.left())).isEqualTo(left);
        if (!left.contains("a")) {
            holds(law);
        }
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void theKnownDerivativeHolds(FunctionName function) {
        Expr.Relation law = Laws.elementary(Expr.Apply.of(function, Z), Z).orElseThrow();
        assertThat(Prover.equal(law.left(), law.right(), List.of())).isInstanceOf(Verdict.Proved.class);
    }

    @Test
    void aFormulaWithoutFunctionHasNone() {
        assertThat(Laws.chain(ExprParser.parse("2*z+1"), Z, Set.of())).isEmpty();
        assertThat(Laws.elementary(ExprParser.parse("z^2"), Z)).isEmpty();
    }
}
