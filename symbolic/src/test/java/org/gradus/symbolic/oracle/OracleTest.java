package org.gradus.symbolic.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle against apfloat, published digits and derivatives that everybody knows. */
class OracleTest {
    private static final Expr X = Expr.Symbol.of("x");
    private static final int DIGITS = 150;
    private static final int WIDE = 600;

    private static Map<Expr, Expr> at(String x) {
        return Map.of(X, ExprParser.parse(x));
    }

    private static BigDecimal value(String formula, String x) {
        return Oracle.value(ExprParser.parse(formula), at(x)).middle();
    }

    private static Oracle.Slope slope(String formula, String x) {
        return Oracle.derivative(ExprParser.parse(formula), X, at(x));
    }

    /** The function as apfloat knows it; two separate libraries of high precision are not wrong alike. */
    private static Apfloat known(String function, Apfloat x) {
        Apfloat one = new Apfloat(1, DIGITS);
        return switch (function) {
            case "exp" -> ApfloatMath.exp(x);
            case "ln" -> ApfloatMath.log(x);
            case "log10" -> ApfloatMath.log(x, new Apfloat(10, DIGITS));
            case "sqrt" -> ApfloatMath.sqrt(x);
            case "sin" -> ApfloatMath.sin(x);
            case "cos" -> ApfloatMath.cos(x);
            case "tan" -> ApfloatMath.tan(x);
            case "asin" -> ApfloatMath.asin(x);
            case "acos" -> ApfloatMath.acos(x);
            case "atan" -> ApfloatMath.atan(x);
            case "sinh" -> ApfloatMath.sinh(x);
            case "cosh" -> ApfloatMath.cosh(x);
            case "tanh" -> ApfloatMath.tanh(x);
            case "sigmoid" -> one.divide(one.add(ApfloatMath.exp(x.negate())));
            case "softplus" -> ApfloatMath.log(one.add(ApfloatMath.exp(x)));
            case "erf" -> errorFunction(x);
            case "erfc" -> one.precision(WIDE).subtract(errorFunction(x));
            default -> throw new IllegalArgumentException(function);
        };
    }

    /** By the alternating series, which the oracle does not use; with digits for what cancels. */
    private static Apfloat errorFunction(Apfloat x) {
        Apfloat wide = x.precision(WIDE);
        Apfloat square = wide.multiply(wide).negate();
        Apfloat term = wide;
        Apfloat sum = wide;
        for (int n = 1; term.signum() != 0 && term.scale() > -WIDE / 2; n++) {
            term = term.multiply(square).divide(new Apfloat(n, WIDE));
            sum = sum.add(term.divide(new Apfloat(2 * n + 1, WIDE)));
        }
        return sum.multiply(new Apfloat(2, WIDE)).divide(ApfloatMath.sqrt(ApfloatMath.pi(WIDE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp",
                "ln",
                "log10",
                "sqrt",
                "sin",
                "cos",
                "tan",
                "asin",
                "acos",
                "atan",
                "sinh",
                "cosh",
                "tanh",
                "sigmoid",
                "softplus",
                "erf",
                "erfc"
            })
    void apfloatSaysTheSame(String function) {
        for (String x : List.of("0.3", "0.0000001", "0.97", "1.0001", "2.75", "7.5", "12.25", "51", "-0.4", "-3.3")) {
            boolean arc = List.of("asin", "acos").contains(function);
            boolean positive = List.of("ln", "log10", "sqrt").contains(function);
            if (function.startsWith("erf") && x.equals("51")
                    || arc && new BigDecimal(x).abs().compareTo(BigDecimal.ONE) > 0
                    || positive && x.startsWith("-")) {
                continue;
            }
            BigDecimal mine = value(function + "(x)", x);
            BigDecimal theirs =
                    new BigDecimal(known(function, new Apfloat(x, DIGITS)).toString());
            assertThat(mine.subtract(theirs).abs())
                    .as("%s(%s): %s, %s", function, x, mine, theirs)
                    .isLessThan(theirs.abs().movePointLeft(80));
        }
    }

    /** OEIS A000796, A001113, A002162, A002392, A001620 and the like; DLMF 7; 50 digits each. */
    @ParameterizedTest
    @CsvSource({
        "pi, 3.1415926535897932384626433832795028841971693993751",
        "e, 2.7182818284590452353602874713526624977572470937000",
        "ln(2), 0.69314718055994530941723212145817656807550013436026",
        "ln(10), 2.3025850929940456840179914546843642076011014886288",
        "sqrt(2), 1.4142135623730950488016887242096980785696718753769",
        "sin(1), 0.84147098480789650665250232163029899962256306079837",
        "cos(1), 0.54030230586813971740093660744297660373231042061792",
        "erf(1), 0.84270079294971486934122063508260925929606699796630",
        "4*atan(1), 3.1415926535897932384626433832795028841971693993751",
        "2^(1/2), 1.4142135623730950488016887242096980785696718753769",
    })
    void publishedDigits(String formula, String digits) {
        assertThat(value(formula, "0").round(new MathContext(48)))
                .isEqualByComparingTo(new BigDecimal(digits).round(new MathContext(48)));
    }

    @ParameterizedTest
    @CsvSource({
        "Phi(x), exp(-x^2/2)/sqrt(2*pi), 0.8",
        "Phi(x), exp(-x^2/2)/sqrt(2*pi), -9",
        "erfc(x), -2/sqrt(pi)*exp(-x^2), 11.5",
        "tanh(x), 1-tanh(x)^2, 0.4",
        "x^x, x^x*(ln(x)+1), 2.5",
        "abs(x)*x, 2*abs(x), 0",
        "abs(x)*x, 2*abs(x), -3",
        "softplus(x), sigmoid(x), -20",
        "x^3, 3*x^2, -2",
        "x^(8^(1/3)), 2*x, -2",
        "log10(x), 1/(x*ln(10)), 0.2",
        "'max(x, 2*x, 1)', 2, 3",
        "'piecewise(x > 0, x^2*sqrt(x), 0)', 0, 0",
        "asin(x), 1/sqrt(1-x^2), 0.6",
        "erfc(0)*erf(4*atan(1)-pi)*erfc(x), 0, 11",
        "'piecewise(x == 0, 0, x^3/x)', 2*x, 0",
    })
    void derivatives(String formula, String slope, String x) {
        Oracle.Slope found = slope(formula, x);
        assertThat(found.kind()).isEqualTo(Oracle.Kind.DERIVATIVE);
        Ball known = Oracle.value(ExprParser.parse(slope), at(x));
        assertThat(Oracle.same(found.value(), known)).as("%s, %s", found, known).isTrue();
        assertThat(found.value().error()).isLessThan(new BigDecimal("1e-40"));
    }

    @ParameterizedTest
    @CsvSource({
        "abs(x), 0, KINK",
        "relu(x-1/3), 1/3, KINK",
        "relu(sqrt(3-2*sqrt(2))*x+1-sqrt(2)), 1, KINK",
        "ln(x), 0, NOT_DEFINED",
        "ln(x), -1, NOT_DEFINED",
        "x/(2*asin(1)-pi), 1, NOT_DEFINED",
        "x^(1/3), -1, NOT_DEFINED",
        "x^(1/3), 0, NONE",
        "sqrt(x), 0, NONE",
        "asin(x), 1, NONE",
        "sign(x)*sqrt(abs(x)), 0, NONE",
        "'piecewise(x == 0, 1, x^3/x)', 0, NONE",
        "sign(x), 0, NONE",
        "sign(x)^2, 0, NONE",
        "sign(x), 1, DERIVATIVE",
    })
    void whereThereIsNone(String formula, String x, Oracle.Kind kind) {
        assertThat(slope(formula, x).kind()).isEqualTo(kind);
    }

    @Test
    void zerosThatNobodySeesAreSeen() {
        assertThat(value("piecewise(cos(pi/5) == (1+sqrt(5))/4, 7, 2*x)", "1")).isEqualByComparingTo("7");
        assertThat(value("piecewise(4*atan(1)-pi > 0, 5, piecewise(4*atan(1)-pi < 0, 7, 1))", "1"))
                .isEqualByComparingTo("1");
        assertThat(value("piecewise(sin(10^-50) > 0, 5, 7)", "1")).isEqualByComparingTo("5");
        assertThat(value("1/(1-tanh(x))", "200")).isGreaterThan(new BigDecimal("1e170"));
        assertThat(thrownBy(() -> value("x^(1/2)", "-1"))).isInstanceOf(NotDefined.class);
        assertThat(thrownBy(() -> value("0*ln(x)", "0"))).isInstanceOf(NotDefined.class);
        assertThat(thrownBy(() -> value("exp(exp(exp(x)))", "9"))).isInstanceOf(CannotTell.class);
        assertThat(value("1+exp(-x)", "900000")).isGreaterThan(BigDecimal.ONE.subtract(new BigDecimal("1e-99")));
        assertThat(value("x^0", "0")).isEqualByComparingTo("1");
        assertThat(value("(x^6)^(1/2)", "-2").round(new MathContext(60))).isEqualByComparingTo("8");
        assertThat(value("x^sin(pi/2)", "-2").round(new MathContext(60))).isEqualByComparingTo("-2");
    }

    private static Throwable thrownBy(ThrowingCallable call) {
        return Assertions.catchThrowable(call);
    }

    /** What would make it a witness in its own cause. */
    @Test
    void nothingOfGradusIsUsedButTheTree() throws IOException {
        for (Class<?> part : List.of(
                Oracle.class,
                Evaluation.class,
                Elementary.class,
                FixedPoint.class,
                Ball.class,
                NotDefined.class,
                CannotTell.class)) {
            String path = part.getName().substring(part.getName().lastIndexOf('.') + 1) + ".class";
            try (InputStream file = Objects.requireNonNull(part.getResourceAsStream(path))) {
                Matcher used = Pattern.compile("org/gradus/[A-Za-z/]+")
                        .matcher(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
                while (used.find()) {
                    assertThat(used.group()).matches("org/gradus/(symbolic/oracle/.*|core/expr/Expr)");
                }
            }
        }
    }
}
