package org.gradus.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradus.core.number.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about formulas as other programs and books write them: the right hint, or none. */
class FormulaSlipsTest {
    private static final double[] POINTS = {-2.3, -0.7, -0.25, 0.3, 0.8, 1.0, 1.9, 7.5};

    static List<SpecFile.Row> slips() {
        return SpecFile.rows("slips.txt");
    }

    private static String message(String text) {
        FormulaException fault = catchThrowableOfType(FormulaException.class, () -> ExprParser.parse(text));
        assertThat(fault).as(text).isNotNull();
        return String.valueOf(fault.getMessage());
    }

    @ParameterizedTest
    @MethodSource("slips")
    void theMessageIsTheOneWanted(SpecFile.Row row) {
        FormulaException fault = catchThrowableOfType(FormulaException.class, () -> ExprParser.parse(row.column(0)));
        assertThat(fault).as(row.toString()).isNotNull();
        assertThat(fault.getMessage()).as(row.toString()).isEqualTo(row.column(2));
        assertThat(fault.offset()).as(row.toString()).isEqualTo(Integer.parseInt(row.column(1)));
    }

    @Test
    void thereAreMoreThanEightySlips() {
        assertThat(slips()).hasSizeGreaterThan(80);
    }

    /** The functions that other programs mean, by java.lang.Math and their definitions; NaN outside of their domains. */
    static Stream<Map.Entry<String, DoubleUnaryOperator>> functions() {
        Map<String, DoubleUnaryOperator> meant = new LinkedHashMap<>();
        meant.put("log2 log_2 ld lb np.log2", x -> Math.log(x) / Math.log(2));
        meant.put("log_10", Math::log10);
        meant.put("log1p np.log1p", Math::log1p);
        meant.put("expm1 torch.expm1", Math::expm1);
        meant.put("exp2", x -> Math.pow(2, x));
        meant.put(
                "acoth arcoth arccoth",
                x -> Math.abs(x) < 1 ? Double.NaN : (Math.log1p(1 / x) - Math.log1p(-1 / x)) / 2);
        meant.put("asech arsech", x -> x <= 0 || x > 1 ? Double.NaN : Math.log((1 + Math.sqrt(1 - x * x)) / x));
        meant.put("acsch arcsch", x -> Math.signum(x) * Math.log(1 / Math.abs(x) + Math.hypot(1 / x, 1)));
        meant.put("asec arcsec", x -> Math.acos(1 / x));
        meant.put("acsc arccsc", x -> Math.asin(1 / x));
        meant.put("cbrt", Math::cbrt);
        meant.put("sinc", x -> Math.sin(x) / x);
        meant.put("sech", x -> 2 / (Math.exp(x) + Math.exp(-x)));
        meant.put("csch cosech", x -> 2 / (Math.exp(x) - Math.exp(-x)));
        meant.put("coth cotanh", x -> 1 / Math.tanh(x));
        meant.put("sec", x -> 1 / Math.cos(x));
        meant.put("csc cosec", x -> 1 / Math.sin(x));
        meant.put("cot cotan ctg", x -> 1 / Math.tan(x));
        meant.put("tg", Math::tan);
        meant.put("arcsin np.arcsin", Math::asin);
        meant.put("arccos", Math::acos);
        meant.put("arctan arctg torch.arctan", Math::atan);
        meant.put("sh", Math::sinh);
        meant.put("ch", Math::cosh);
        meant.put("th tgh tansig", Math::tanh);
        meant.put("asinh arsinh arcsinh np.arcsinh", x -> Math.signum(x) * Math.log(Math.abs(x) + Math.hypot(x, 1)));
        meant.put("acosh arcosh arccosh", x -> x < 1 ? Double.NaN : Math.log(x + Math.sqrt(x * x - 1)));
        meant.put("atanh artanh arctanh", x -> (Math.log1p(x) - Math.log1p(-x)) / 2);
        meant.put("sgn signum", Math::signum);
        meant.put("fabs absolute np.absolute", Math::abs);
        meant.put("sigma logistic expit sigm logsig special.expit", x -> 1 / (1 + Math.exp(-x)));
        meant.put("silu swish F.silu tf.nn.swish", x -> x / (1 + Math.exp(-x)));
        meant.put("mish nn.mish", x -> x * Math.tanh(Math.log1p(Math.exp(x))));
        meant.put("softsign", x -> x / (1 + Math.abs(x)));
        meant.put("logsigmoid log_sigmoid F.logsigmoid", x -> -Math.log1p(Math.exp(-x)));
        meant.put("relu6 F.relu6", x -> Math.min(Math.max(0, x), 6));
        meant.put("lrelu leaky_relu leakyrelu LeakyReLU", x -> x > 0 ? x : 0.01 * x);
        meant.put("elu", x -> x > 0 ? x : Math.expm1(x));
        meant.put("square np.square", x -> x * x);
        meant.put("rsqrt tf.math.rsqrt", x -> 1 / Math.sqrt(x));
        meant.put("reciprocal", x -> 1 / x);
        return meant.entrySet().stream();
    }

    /** What is read, or, if it is refused, what the hint says to write. */
    private static String written(String text) {
        try {
            return "(" + TextWriter.write(ExprParser.parse(text)) + ")";
        } catch (FormulaException refused) {
            return String.valueOf(refused.getMessage()).replaceFirst(".*; write ", "");
        }
    }

    /** What is read, or what the hint says to write, put in place of the call, is the function that was meant: alone, in a product, in a quotient. */
    @ParameterizedTest
    @MethodSource("functions")
    void noHintLeadsToAnotherFunction(Map.Entry<String, DoubleUnaryOperator> meant) {
        for (String name : meant.getKey().split(" ")) {
            for (String argument : List.of("x", "x+0", "-(-x)", "(x)")) {
                String written = written(name + "(" + argument + ")");
                for (double x : POINTS) {
                    double value = meant.getValue().applyAsDouble(x);
                    equal(name, written, x, value);
                    equal(name, "5/" + written, x, 5 / value);
                    equal(name, written + "^3", x, value * value * value);
                }
            }
        }
    }

    private static void equal(String name, String written, double x, double value) {
        double given = value(written, x);
        if (Double.isFinite(value)) {
            assertThat(given)
                    .as("%s at %s: %s", name, x, written)
                    .isCloseTo(value, within(1e-9 * (1 + Math.abs(value))));
        } else {
            assertThat(Double.isFinite(given))
                    .as("%s at %s: %s", name, x, written)
                    .isFalse();
        }
    }

    private static double value(String formula, double x) {
        try {
            return Evaluator.value(ExprParser.parse(formula), name -> x);
        } catch (ArithmeticException undefined) {
            return Double.NaN;
        }
    }

    /** Of several arguments. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pow(x, 2);                    x^2",
                "np.power(x+1, n);             (x+1)^n",
                "np.maximum(0, x);             max(0, x)",
                "torch.minimum(x, 1-x);        min(x, 1-x)",
                "np.where(x > 0, x, 0);        piecewise(x > 0, x, 0)",
                "where(x >= a+1, x^2, (x));    piecewise(x >= a+1, x^2, x)",
                "gelu(w*x+b);                  (w*x+b)*Phi(w*x+b)"
            })
    void severalArguments(String text, String written) {
        String hint = written(text);
        assertThat(hint.startsWith("(") && !hint.equals(written) ? hint.substring(1, hint.length() - 1) : hint)
                .isEqualTo(written);
    }

    /** No hint: nobody can say what is meant. */
    @ParameterizedTest
    @CsvSource({
        "foo(x)",
        "sig(x)",
        "f(x)",
        "g(x+1)",
        "sum(x)",
        "norm(x)",
        "pow(x)",
        "np.random(x)",
        "x.pow(2)",
        "self.w*x",
        "torch.tensor(x)",
        "sum_i x_i",
        "lim x",
        "not x",
        "w^T x",
        "wx(1-wx)"
    })
    void nothingIsSaidWhereNobodyKnows(String text) {
        assertThat(message(text)).doesNotContain("write", "mean");
    }
}
