package org.gradus.symbolic.cas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Apply;
import org.gradus.core.expr.Expr.Constant;
import org.gradus.core.expr.Expr.Indexed;
import org.gradus.core.expr.Expr.Negation;
import org.gradus.core.expr.Expr.Num;
import org.gradus.core.expr.Expr.Power;
import org.gradus.core.expr.Expr.Product;
import org.gradus.core.expr.Expr.Quotient;
import org.gradus.core.expr.Expr.Sum;
import org.gradus.core.expr.Expr.Symbol;
import org.gradus.symbolic.claim.PlainEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CasTest {
    private static final Symbol Z = Symbol.of("z");
    private static final double[] POINTS = {-0.9, -0.3, 0.2, 0.7};

    static Stream<Arguments> derivatives() {
        DoubleUnaryOperator sigmoid = z -> 1 / (1 + Math.exp(-z));
        return Stream.of(
                row("sigmoid", apply("sigmoid"), z -> sigmoid.applyAsDouble(z) * (1 - sigmoid.applyAsDouble(z))),
                row(
                        "1/(1+e^-z)",
                        new Quotient(num(1), Sum.of(num(1), exp(new Negation(Z)))),
                        z -> sigmoid.applyAsDouble(z) * (1 - sigmoid.applyAsDouble(z))),
                row("tanh", apply("tanh"), z -> 1 - Math.tanh(z) * Math.tanh(z)),
                row("softplus", apply("softplus"), sigmoid),
                row("product z^2 e^z", Product.of(new Power(Z, num(2)), exp(Z)), z -> (z * z + 2 * z) * Math.exp(z)),
                row(
                        "quotient z/(1+z^2)",
                        new Quotient(Z, Sum.of(num(1), new Power(Z, num(2)))),
                        z -> (1 - z * z) / Math.pow(1 + z * z, 2)),
                row("ln(2+z)", Apply.of("ln", Sum.of(num(2), Z)), z -> 1 / (2 + z)),
                row("log10(2+z)", Apply.of("log10", Sum.of(num(2), Z)), z -> 1 / ((2 + z) * Math.log(10))),
                row("sqrt(2+z)", Apply.of("sqrt", Sum.of(num(2), Z)), z -> 1 / (2 * Math.sqrt(2 + z))),
                row("sin", apply("sin"), Math::cos),
                row("cos", apply("cos"), z -> -Math.sin(z)),
                row("tan", apply("tan"), z -> 1 + Math.tan(z) * Math.tan(z)),
                row("asin", apply("asin"), z -> 1 / Math.sqrt(1 - z * z)),
                row("acos", apply("acos"), z -> -1 / Math.sqrt(1 - z * z)),
                row("atan", apply("atan"), z -> 1 / (1 + z * z)),
                row("sinh", apply("sinh"), Math::cosh),
                row("cosh", apply("cosh"), Math::sinh),
                row("erf", apply("erf"), z -> 2 / Math.sqrt(Math.PI) * Math.exp(-z * z)),
                row("erfc", apply("erfc"), z -> -2 / Math.sqrt(Math.PI) * Math.exp(-z * z)),
                row("Phi", apply("Phi"), z -> Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)),
                row("pi^z", new Power(Constant.PI, Z), z -> Math.pow(Math.PI, z) * Math.log(Math.PI)),
                row("-0.125 z, a number as printed", Product.of(shown("-0.125"), Z), z -> -0.125),
                row("a constant", Product.of(num(3), Constant.E), z -> 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("derivatives")
    void derivativeAgreesWithTheTextbook(String name, Expr of, DoubleUnaryOperator expected) {
        Expr derivative = Cas.derive(of, Z);
        for (double z : POINTS) {
            assertThat(PlainEvaluator.value(derivative, Map.of(Z, z)))
                    .as("%s at %s: %s", name, z, derivative)
                    .isCloseTo(expected.applyAsDouble(z), within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void softmaxHasTheJacobianOfThePublishedFormula(int n) {
        Map<Expr, Double> at = new HashMap<>();
        IntStream.rangeClosed(1, n).forEach(k -> at.put(Indexed.of("z", k), Math.sin(k)));
        double total = at.values().stream().mapToDouble(Math::exp).sum();
        Expr sum = new Sum(IntStream.rangeClosed(1, n)
                .<Expr>mapToObj(k -> exp(Indexed.of("z", k)))
                .toList());
        for (int j = 1; j <= n; j++) {
            double first = Math.exp(Math.sin(1)) / total;
            double other = Math.exp(Math.sin(j)) / total;
            Expr derivative = Cas.derive(new Quotient(exp(Indexed.of("z", 1)), sum), Indexed.of("z", j));
            assertThat(PlainEvaluator.value(derivative, at))
                    .isCloseTo(j == 1 ? first * (1 - first) : -first * other, within(1e-15));
        }
    }

    /** Every one of these is something else in Symja: a function, a constant, the imaginary unit, a pattern, a command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "beta",
                "gamma",
                "zeta",
                "N",
                "E",
                "I",
                "D",
                "C",
                "O",
                "Pi",
                "x_1",
                "v1",
                "Global`q",
                "$Path",
                "Quit",
                "a b",
                "1"
            })
    void anyNameIsAVariable(String name) {
        Symbol variable = Symbol.of(name);
        Expr square = Product.of(variable, variable, Symbol.of("v2"), Symbol.of("beta", 1));
        Expr derivative = Cas.derive(square, variable);
        assertThat(PlainEvaluator.value(
                        derivative, Map.of(variable, 1.5, Symbol.of("v2"), 7.0, Symbol.of("beta", 1), 2.0)))
                .isEqualTo(42);
    }

    @Test
    void layersAndIndicesTellVariablesApart() {
        Expr first = Indexed.of(Symbol.of("w", 1), 1, 2);
        Expr second = Indexed.of(Symbol.of("w", 2), 1, 2);
        assertThat(Cas.derive(Product.of(first, second), second)).isEqualTo(first);
        Expr sameWritten = new Indexed(Symbol.of("w", 1), List.of(num(1), new Num(new BigDecimal("2.0"))));
        assertThat(Cas.derive(Product.of(first, second), sameWritten)).isEqualTo(second);
    }

    static Stream<Arguments> refusals() {
        Expr.Relation positive = new Expr.Relation(Z, Expr.Relation.Operator.GREATER, num(0));
        return Stream.of(
                refusal(Apply.of("max", num(0), Z), "kink"),
                refusal(apply("abs"), "kink"),
                refusal(apply("sign"), "kink"),
                refusal(apply("relu"), "kink"),
                refusal(apply("swish"), "swish"),
                refusal(Apply.of("exp", Z, Z), "exp"),
                refusal(Expr.Piecewise.of(Expr.Case.when(positive, Z), Expr.Case.otherwise(num(0))), "cases"),
                refusal(new Expr.IndexedSum("k", Optional.empty(), Optional.empty(), Indexed.of("z", "k")), "index k"),
                refusal(Indexed.of("z", "i"), "not a number"),
                refusal(Symbol.vector("x"), "no scalar"),
                refusal(Constant.INFINITY, "infinity"),
                refusal(positive, "relation"),
                refusal(new Quotient(Z, num(0)), "Symja said"),
                refusal(new Power(num(10), new Power(num(10), num(10))), "Symja"),
                refusal(nested(300), "nested"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void refusesWhatItWouldGetWrong(Expr of, String reason) {
        assertThatThrownBy(() -> Cas.derive(of, Z))
                .isInstanceOf(CasRefusedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void differentiatesOnlyByVariables() {
        assertThatThrownBy(() -> Cas.derive(Z, exp(Z))).isInstanceOf(CasRefusedException.class);
    }

    @Test
    void isSilentAndLeavesNoThreadBehind() throws Exception {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.gradus.symbolic.cas.CasTest$Child")
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        child.getInputStream().transferTo(output);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("done\n");
        assertThat(child.exitValue()).isZero();
    }

    /** Uses the door and returns from main; a thread left behind would keep it alive, a message would be seen. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) {
            PrintStream out = System.out;
            Expr sigmoid = Apply.of("sigmoid", Z);
            Cas.derive(Cas.derive(new Quotient(sigmoid, Sum.of(sigmoid, apply("tanh"))), Z), Z);
            long alive = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                    .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                    .count();
            out.print(alive == 0 ? "done\n" : alive + " threads left\n");
        }
    }

    private static Expr nested(int depth) {
        Expr expr = Z;
        for (int i = 0; i < depth; i++) {
            expr = Apply.of("tanh", expr);
        }
        return expr;
    }

    private static Arguments row(String name, Expr of, DoubleUnaryOperator expected) {
        return Arguments.of(name, of, expected);
    }

    private static Arguments refusal(Expr of, String reason) {
        return Arguments.of(of, reason);
    }

    private static Expr shown(String decimal) {
        return new Expr.Shown(new Num(new BigDecimal(decimal)), new Weight("W1[1,1]"), true);
    }

    private static Expr apply(String function) {
        return Apply.of(function, Z);
    }

    private static Expr exp(Expr exponent) {
        return new Power(Constant.E, exponent);
    }

    private static Num num(long value) {
        return Num.of(value);
    }

    private record Weight(String text) implements Expr.Source {
        @Override
        public Expr symbol() {
            return Expr.Symbol.of(text);
        }
    }
}
