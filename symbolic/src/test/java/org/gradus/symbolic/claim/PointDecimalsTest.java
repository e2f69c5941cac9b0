package org.gradus.symbolic.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.oracle.Oracle;
import org.gradus.symbolic.random.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decimals claimed at a point: correct roundings of what the oracle gives are proved, those that are off by one in the last place are
 * refuted, at thirty functions, nine points each, with up to twelve places.
 */
class PointDecimalsTest {
    private static final int POINTS = 9;
    private static final int MOST_PLACES = 12;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal CLEAR = new BigDecimal("1e-20");

    /** A claim and what it must get. */
    private record Case(Expr of, Expr.Symbol wrt, Map<Expr.Symbol, Expr> at, BigDecimal claim, String verdict) {
        private String found() {
            Finding finding = Verifier.verify(
                    DerivativeClaim.of(new Subject.Formula(of), wrt, new Expr.Num(claim), List.of(), at));
            return finding.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(TextWriter.write(of))
                    .append(" by ")
                    .append(wrt.name())
                    .append(" is ")
                    .append(claim.toPlainString())
                    .append(" at");
            at.forEach((name, value) ->
                    text.append(' ').append(name.name()).append('=').append(TextWriter.write(value)));
            return text + " should be " + verdict;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x | sigmoid(x)",
                "x | tanh(x)",
                "x | softplus(x)",
                "x | x*sigmoid(x)",
                "x | x*Phi(x)",
                "x | x/2*(1+erf(x/sqrt(2)))",
                "x | x*tanh(softplus(x))",
                "x | 0.5*x*(1+tanh(sqrt(2/pi)*(x+0.044715*x^3)))",
                "x | exp(sin(x))",
                "x | sigmoid(sin(x))",
                "x | erf(sin(x))",
                "x | exp(-x^2)*cos(3*x)",
                "x | atan(exp(x))",
                "x | ln(1+x^2)",
                "x | piecewise(x > 0, 1.0507009874*x, 1.0507009874*1.6732632424*(exp(x)-1))",
                "x | x/(1+abs(x))",
                "x | -softplus(-x)",
                "w | sigmoid(w*h+b)",
                "w | tanh(w*h+b)",
                "b | (sigmoid(w*h+b)-t)^2/2",
                "w | -(t*ln(sigmoid(w*h+b))+(1-t)*ln(1-sigmoid(w*h+b)))",
                "w | relu(w*h+b+3)*b",
                "u | sigmoid(u*sigmoid(w*h+b)+c)",
                "x | exp(x)/(exp(x)+exp(z)+exp(h))",
                "x | ln(exp(x)+exp(z))-x",
                "p | -(1-p)^2*ln(p)",
                "p | p*ln(p/q)+(1-p)*ln((1-p)/(1-q))",
                "p | sqrt(p)*log10(q)",
                "p | p^g",
                "x | sin(x)*cosh(x)/(2+cos(x))"
            })
    void roundings(String function) {
        String[] parts = function.split(" \\| ");
        Expr of = ExprParser.parse(parts[1]);
        Expr.Symbol wrt = Expr.Symbol.of(parts[0]);
        Random random = new Random(function.hashCode());
        List<Case> wrong = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            for (Case one : cases(of, wrt, random)) {
                if (!one.found().equals(one.verdict)) {
                    wrong.add(one);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<Case> cases(Expr of, Expr.Symbol wrt, Random random) {
        Map<Expr.Symbol, Expr> at = new LinkedHashMap<>();
        for (Expr.Symbol name : Trees.variables(of)) {
            at.put(name, new Expr.Num(value(name.name(), random)));
        }
        Oracle.Slope slope = Oracle.derivative(of, wrt, new LinkedHashMap<>(at));
        assertThat(slope.kind()).isEqualTo(Oracle.Kind.DERIVATIVE);
        BigDecimal value = slope.value().middle();
        int first = Math.max(0, value.scale() - value.precision()) + 1;
        int places = first + random.nextInt(MOST_PLACES - Math.min(first, MOST_PLACES - 1));
        BigDecimal right = value.setScale(places, RoundingMode.HALF_UP);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(places);
        BigDecimal rest = value.subtract(right).abs().divide(unit);
        assertThat(rest.subtract(HALF).abs()).as("no tie").isGreaterThan(CLEAR);
        BigDecimal up = right.add(unit);
        BigDecimal down = right.subtract(unit);
        return List.of(
                new Case(of, wrt, at, right, "proved"),
                new Case(of, wrt, at, random.nextBoolean() ? up : down, "refuted"));
    }

    /** Neurons are given with nine digits, other numbers with up to three. */
    private static BigDecimal value(String name, Random random) {
        return switch (name) {
            case "w", "h", "b", "u", "c" -> BigDecimal.valueOf(random.nextInt(2_000_000_001) - 1_000_000_000L, 9);
            case "p", "q", "t" -> BigDecimal.valueOf(1 + random.nextInt(98), 2);
            case "g" -> BigDecimal.valueOf(11 + random.nextInt(40), 1);
            default ->
                BigDecimal.valueOf(random.nextInt(5_001) - 2_500L, 3)
                        .setScale(1 + random.nextInt(3), RoundingMode.HALF_UP);
        };
    }

    /** A tie is rounded away from zero; an exact decimal may carry zeros; nothing else is right. */
    @ParameterizedTest
    @CsvSource({
        "x^2, 0.125, 0.25, proved",
        "x^2, 0.125, 0.250, proved",
        "x^2, 0.125, 0.3, proved",
        "x^2, 0.125, 0.2, refuted",
        "x^2, 0.125, 0.251, refuted",
        "x^2, -0.125, -0.25, proved",
        "x^2, -0.125, -0.3, proved",
        "x^2, -0.125, -0.2, refuted",
        "x*sin(pi/6)/2, 3, 0.3, proved",
        "x*sin(pi/6)/2, 3, 0.2, refuted",
        "x*sin(pi/6)/2, 3, 0.25, proved",
        "-x*sin(pi/6)/2, 3, -0.3, proved",
        "-x*sin(pi/6)/2, 3, -0.2, refuted",
        "sigmoid(x), 0, 0.25, proved",
        "sigmoid(x), 0, 0.3, proved",
        "sigmoid(x), 0, 0.2, refuted",
        "tanh(x), 0, 1.0, proved",
        "tanh(x), 0, 1.000000, proved",
        "tanh(x), 0, 0.9999999999, refuted",
        "x/3, 7, 0.333, proved",
        "x/3, 7, 0.334, refuted",
        "x/8, 7, 0.125, proved",
        "x/8, 7, 0.13, proved",
        "x/8, 7, 0.12, refuted",
        "x^2*ln(e), 0.125, 0.3, proved",
        "relu(x), 2, 1.0, proved",
        "relu(x), -2, 0.0, proved",
        "x^3, 1/3, 0.333, proved",
        "x^3, 1/3, 0.334, refuted",
        "x^2, 1/16, 0.13, proved",
        "x^2, 1/16, 0.12, refuted",
    })
    void tiesAndExactDecimals(String of, String x, String claim, String verdict) {
        Case one = new Case(
                ExprParser.parse(of),
                Expr.Symbol.of("x"),
                Map.of(Expr.Symbol.of("x"), ExprParser.parse(x)),
                new BigDecimal(claim),
                verdict);
        assertThat(one.found()).as("%s", one).isEqualTo(verdict);
    }

    /** Where there is no derivative no number is one. */
    @Test
    void atAKinkNoDecimalIsProved() {
        for (String claim : List.of("0.0", "0.5", "1.0")) {
            Case one = new Case(
                    ExprParser.parse("relu(x*sqrt(3-2*sqrt(2))+1-sqrt(2))"),
                    Expr.Symbol.of("x"),
                    Map.of(Expr.Symbol.of("x"), Expr.Num.of(1)),
                    new BigDecimal(claim),
                    "not proved");
            assertThat(one.found()).as("%s", one).isNotEqualTo("proved");
        }
    }
}
