package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Effort;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.WithFactorsKept;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long products and sums of sigmoids and the like: true claims cost little more with each factor, and false ones are not proved. */
class ProductClaimsTest {
    private static final ExprParser.Limits LONG = new ExprParser.Limits(60_000, 300);
    private static final Expr.Symbol Z = Expr.Symbol.of("z");
    private static final long BUDGET = 200_000;

    private static Problem problem(String of, String claim) {
        return new Problem(ExprParser.parse(of, LONG), Z, ExprParser.parse(claim, LONG), List.of(), Map.of(), Map.of());
    }

    private static String joined(int n, String separator, IntFunction<String> part) {
        return IntStream.rangeClosed(1, n).mapToObj(part).collect(Collectors.joining(separator));
    }

    // ---- how much work ----

    /** The product of n factors and its derivative by the product rule; {@code #} is the number of the factor. */
    private static Problem product(String factor, String slope, int n) {
        return problem(
                joined(n, "*", k -> numbered(factor, k)),
                joined(n, "+", k -> joined(n, "*", i -> "(" + numbered(i == k ? slope : factor, i) + ")")));
    }

    private static String numbered(String formula, int number) {
        return formula.replace("#", "" + number);
    }

    /** Multiplied out, ten factors take from 45,000 to 1,200,000. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid(a_#*z), a_#*sigmoid(a_#*z)*(1-sigmoid(a_#*z))",
        "sigmoid(#*z+b_#), #*sigmoid(#*z+b_#)*(1-sigmoid(#*z+b_#))",
        "tanh(a_#*z), a_#*(1-tanh(a_#*z)^2)",
        "1/(1+exp(-a_#*z)), a_#*exp(-a_#*z)/(1+exp(-a_#*z))^2",
        "(z+b_#), 1",
        "(z+#), 1"
    })
    void aProductCostsLittleMoreWithEachFactor(String factor, String slope) {
        for (int n = 2; n <= 14; n++) {
            assertThat(isProvedWithin(30_000, product(factor, slope, n)))
                    .as("%d times %s", n, factor)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16, 32})
    void aSumOfUnitsCostsLittleMoreWithEachUnit(int n) {
        Problem problem = problem(
                joined(n, "+", k -> numbered("v_#*sigmoid(w_#*z+b_#)", k)),
                joined(n, "+", k -> numbered("v_#*w_#*sigmoid(w_#*z+b_#)*(1-sigmoid(w_#*z+b_#))", k)));
        assertThat(isProvedWithin(30_000, problem)).isTrue();
    }

    private static boolean isProvedWithin(long work, Problem problem) {
        return Effort.within(work, () -> DerivativeProof.of(problem).theorem().isPresent(), reason -> false);
    }

    // ---- random ones ----

    /** A factor, its derivative, and something that is not always its derivative. */
    private record Factor(String of, String slope, String wrong) {}

    private static Factor factor(Random random, int number) {
        String a = random.nextBoolean() ? "a_" + number : "" + (1 + random.nextInt(3));
        String b = random.nextBoolean() ? "b_" + number : "" + (1 + random.nextInt(3));
        String u = "(" + a + "*z+" + b + ")";
        return switch (random.nextInt(6)) {
            case 0 -> factor("sigmoid#", "A*sigmoid#*(1-sigmoid#)", "A*sigmoid#*(1+sigmoid#)", a, u);
            case 1 -> factor("tanh#", "A*(1-tanh#^2)", "A*(1-tanh#)^2", a, u);
            case 2 -> factor("#", "A", "(A+1)", a, u);
            case 3 -> factor("(1-sigmoid#)", "(-A)*sigmoid#*(1-sigmoid#)", "A*sigmoid#*(1-sigmoid#)", a, u);
            case 4 -> factor("1/(1+#^2)", "(-2)*A*#/(1+#^2)^2", "(-2)*A*#/(1+#^2)", a, u);
            default -> factor("(2+exp#)^2", "2*A*exp#*(2+exp#)", "2*A*(2+exp#)", a, u);
        };
    }

    private static Factor factor(String of, String slope, String wrong, String a, String u) {
        return new Factor(put(of, a, u), put(slope, a, u), put(wrong, a, u));
    }

    private static String put(String formula, String a, String u) {
        return formula.replace("A", a).replace("#", u);
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    /** By the product rule, and with one wrong factor in one of its terms: that term has no zero in common with the others. */
    @ParameterizedTest
    @MethodSource("seeds")
    void trueOnesAreProvedAndFalseOnesNot(int seed) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(5);
        List<Factor> factors = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            factors.add(factor(random, k));
        }
        String of = joined(n, "*", k -> "(" + factors.get(k - 1).of + ")");
        int slip = 1 + random.nextInt(n);
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            int moved = k;
            String others = joined(n, "", i -> i == moved ? "" : "*(" + factors.get(i - 1).of + ")");
            right.add(factors.get(k - 1).slope + others);
            wrong.add((k == slip ? factors.get(k - 1).wrong : factors.get(k - 1).slope) + others);
        }
        assertThat(WithFactorsKept.proves(problem(of, String.join("+", right)), BUDGET))
                .as("(%s)' = %s", of, right)
                .isTrue();
        assertThat(WithFactorsKept.proves(problem(of, String.join("+", wrong)), BUDGET))
                .as("(%s)' = %s", of, wrong)
                .isFalse();
    }

    /** A divisor that may vanish is asked for, though it would cancel. */
    @ParameterizedTest
    @CsvSource({
        "(z+1)*(z+2), (z+1)*(z+2)*(1/(z+1)+1/(z+2))",
        "z*sigmoid(z), z*sigmoid(z)*(1/z+1-sigmoid(z))",
        "(z+a)*(z+b), (2*z+a+b)*(z+a)/(z+a)",
        "tanh(z)*(z+1), tanh(z)*(z+1)*((1-tanh(z)^2)/tanh(z)+1/(z+1))"
    })
    void whatIsNotDefinedEverywhereIsNotProved(String of, String claim) {
        assertThat(WithFactorsKept.proves(problem(of, claim), BUDGET)).isFalse();
    }
}
