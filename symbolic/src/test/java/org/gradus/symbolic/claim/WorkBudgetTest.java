package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Effort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Short claims that would be long work: the work is counted, wherever it is done, and is at most what was allowed. */
class WorkBudgetTest {
    /** Beyond the limit there is at most the last step that was begun. */
    private static final long ALLOWED = Verifier.WORK_PER_CLAIM + 1_000;

    private static String nested(String function, int times) {
        return (function + "(").repeat(times) + "z" + ")".repeat(times);
    }

    private static String joined(int count, String separator, String pattern) {
        return IntStream.range(0, count)
                .mapToObj(i -> pattern.replace("#", "" + i))
                .collect(Collectors.joining(separator));
    }

    static List<String> formulas() {
        return List.of(
                nested("sinh", 16),
                nested("sqrt", 26),
                nested("atan", 20),
                nested("tanh", 20),
                nested("sigmoid", 14),
                nested("erf", 12),
                nested("asin", 9),
                joined(12, "*", "(x#+z+#)"),
                joined(30, "+", "1/(z+x#+#)"),
                joined(25, "+", "abs(z-#)"),
                "max(" + joined(14, ",", "x#*z") + ")",
                "(a+b+c+d+z)^60",
                "((1+z)^999+2)^99",
                joined(29, "+", "z*Phi(z/1#+x#)"),
                joined(12, "+", "exp(z/1000#)"));
    }

    private static DerivativeClaim claim(String of, String claimed) {
        return DerivativeClaim.of(ExprParser.parse(of), Expr.Symbol.of("z"), ExprParser.parse(claimed));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void theWorkIsLimited(String of) {
        for (String claimed : List.of("1", "z*atan(z)", of)) {
            Finding finding = Effort.within(
                    ALLOWED,
                    () -> Verifier.verify(claim(of, claimed)),
                    reason -> new Finding.IllPosed("more work than allowed", Optional.empty()));
            assertThat(finding)
                    .as("%s' = %s", of, claimed)
                    .isNotInstanceOf(Finding.IllPosed.class)
                    .isNotInstanceOf(Finding.Proved.class);
        }
    }

    @Test
    void lessWorkLessDecided() {
        DerivativeClaim claim = claim("1/(1+exp(-z))", "exp(-z)/(1+exp(-z))^2");
        assertThat(Verifier.verify(claim)).isInstanceOf(Finding.Proved.class);
        assertThat(Verifier.verify(claim, 50))
                .isInstanceOfSatisfying(
                        Finding.Undecided.class,
                        open -> assertThat(open.reason()).isEqualTo("work budget"));
    }

    @Test
    void theSameFindingOnEveryRun() {
        DerivativeClaim claim = claim(nested("sinh", 10), "z");
        assertThat(Verifier.verify(claim)).hasToString(Verifier.verify(claim).toString());
    }

    @Test
    void anInterruptedThreadStops() {
        Thread.currentThread().interrupt();
        Finding finding = Verifier.verify(claim(nested("sinh", 16), nested("cosh", 16)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Undecided.class,
                        open -> assertThat(open.reason()).isEqualTo("interrupted"));
    }
}
