package org.gradus.report.marking.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Evaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hulls hold every value, and not much more. */
class HullTest {
    private static final List<Expr> QUANTITIES = List.of(Expr.Symbol.of("a"), Expr.Symbol.of("b"), Expr.Symbol.of("c"));

    private static Range hull(Expr formula, Range... ranges) {
        return Hull.of(Tape.of(formula, QUANTITIES::indexOf, 3), ranges);
    }

    private static Expr formula(String text) {
        return ExprParser.parse(text);
    }

    private static Range around(double middle, double radius) {
        return new Range(middle - radius, middle + radius);
    }

    /** Checked against calculations in doubles at random points, which know nothing of intervals. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*(1-a)",
                "-a*b",
                "(a-b)*c*(1-c)",
                "a*b+b*c+c",
                "1/(1+exp(-a))",
                "exp(a)/(exp(a)+exp(b)+exp(c))",
                "1/2*((a-b)^2+(c-1)^2)",
                "-ln(1/(1+exp(-a)))",
                "ln(1+exp(a))",
                "tanh(a)*(1-tanh(b)^2)",
                "max(0,a)*c",
                "abs(a-b)",
                "relu(a)-relu(b)",
                "sign(a)*b",
                "piecewise(a > 0, a, 0.01*a)*b",
                "piecewise(a > 0, 1, 0)*b+c",
                "a*Phi(a)",
                "exp(-a^2)",
                "a/(1+abs(a))",
                "atan(a)-b",
                "(a*exp(b)+1)/(2+sin(c))",
                "sqrt(1+a^2)",
                "a^3-b^2+a*b*c"
            })
    void holdEveryValue(String text) {
        Expr formula = formula(text);
        Random random = new Random(text.hashCode());
        for (int box = 0; box < 200; box++) {
            Range[] ranges = new Range[3];
            for (int i = 0; i < 3; i++) {
                double radius = Math.pow(10, -random.nextInt(5)) * random.nextDouble();
                ranges[i] = around(random.nextInt(4) == 0 ? 0 : 4 * random.nextDouble() - 2, radius);
            }
            Range hull = hull(formula, ranges);
            for (int point = 0; point < 40; point++) {
                double[] at = new double[3];
                for (int i = 0; i < 3; i++) {
                    double share = switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> 1;
                        default -> random.nextDouble();
                    };
                    at[i] = Math.min(ranges[i].hi(), ranges[i].lo() + share * (ranges[i].hi() - ranges[i].lo()));
                }
                double value = Evaluator.value(formula, symbol -> at[QUANTITIES.indexOf(symbol)]);
                assertThat(hull.widen(1e-12).contains(value))
                        .as(text + " = " + value + " in " + hull + " over " + List.of(ranges))
                        .isTrue();
            }
        }
    }

    /** y(1 − y) from 0.316 to 0.318 is 0.216144 … 0.216876; interval arithmetic alone has 0.2155 … 0.2175. */
    @ParameterizedTest
    @CsvSource({
        "a*(1-a), 0.317, 0, 0, 0.216144, 0.216876",
        "a*(1-a), 0.5, 0, 0, 0.249999, 0.250001",
        "a*b, -0.683, 0.217, 0, -0.149112, -0.147312",
        "exp(a)/(exp(a)+exp(b)), 0.3, 0.3, 0, 0.4995, 0.5005",
        "(a-b)*c*(1-c), 1, 0, 0.5, 0.249499, 0.2505"
    })
    void areNarrow(String text, double a, double b, double c, double lo, double hi) {
        Range hull = hull(formula(text), around(a, 0.001), around(b, 0.001), around(c, 0.001));
        assertThat(hull.lo()).isCloseTo(lo, within(5e-6));
        assertThat(hull.hi()).isCloseTo(hi, within(5e-6));
    }

    @Test
    void overZeroThereIsNoBound() {
        assertThat(hull(formula("1/a"), around(0, 1), Range.ZERO, Range.ZERO).isAll())
                .isTrue();
        assertThat(hull(formula("ln(a)"), around(-2, 1), Range.ZERO, Range.ZERO).isAll())
                .isTrue();
        Range half = hull(formula("-ln(a)"), around(0.5, 0.5), Range.ZERO, Range.ZERO);
        assertThat(half.lo()).isCloseTo(0, within(1e-9));
        assertThat(half.hi()).isInfinite();
    }

    @Test
    void exactNumbersStayExact() {
        assertThat(hull(formula("2*a-1.5*2+b"), Range.ONE, Range.ZERO, Range.ZERO)
                        .contains(-1))
                .isTrue();
        assertThat(hull(formula("a*b"), Range.ZERO, Range.ALL, Range.ZERO).contains(0))
                .isTrue();
    }
}
