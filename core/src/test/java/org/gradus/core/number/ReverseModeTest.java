package org.gradus.core.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against forward mode, variable by variable, and against derivatives by hand. */
class ReverseModeTest {
    private static final int BITS = 128;

    private static Interval number(String decimal) {
        return Interval.of(Rational.of(new BigDecimal(decimal)), BITS);
    }

    /** At x = 2, y = 3, w = 3.5, v = 1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "w*x + v*y; x; 3.5",
                "x*y*w*v; y; 7",
                "x*x; x; 4",
                "-(x-y)/(2*v); y; 0.5",
                "(y+1)/x; x; -1",
                "(x*y)^2; x; 36",
                "w - w*(x - w); w; 6",
            })
    void byHand(String formula, String wrt, String expected) {
        Map<String, String> at = Map.of("x", "2", "y", "3", "w", "3.5", "v", "1");
        Function<Expr, Interval> values =
                quantity -> number(Objects.requireNonNull(at.get(((Expr.Symbol) quantity).name())));
        Interval slope = Objects.requireNonNull(new ReverseMode(values, BITS)
                .partials(ExprParser.parse(formula))
                .get(Expr.Symbol.of(wrt)));
        assertThat(slope.minus(number(expected), BITS).abs().upper()).isLessThan(1e-30);
    }

    @Test
    void atAKinkBothSidesAreCovered() {
        Expr x = Expr.Symbol.of("x");
        Interval slope = Objects.requireNonNull(new ReverseMode(any -> number("2"), BITS)
                .partials(ExprParser.parse("3*abs(x-2)"))
                .get(x));
        assertThat(slope.lower()).isLessThanOrEqualTo(-3);
        assertThat(slope.upper()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(x)/(exp(x)+exp(y)+exp(w))",
                "1/(1+exp(-(w*x+v*y)))",
                "-(x*ln(y)+(1-x)*ln(1-y))",
                "(x-y)^2/2 + max(x, y)*w",
                "tanh(w*x+y)^3*sigmoid(v)",
                "1-tanh(x)^2 + y/(1+x*y)",
                "softplus(x*w)-relu(y-v)",
                "piecewise(x > y, x*w, y*v)/w",
                "x^y + w^3 - (-x*y*w)",
                "ln(1+exp(x-30))*v",
            })
    void agreesWithForwardModeInEveryVariable(String formula) {
        Expr parsed = ExprParser.parse(formula);
        Random random = new Random(formula.hashCode());
        for (int round = 0; round < 50; round++) {
            Map<Expr, Interval> at = new LinkedHashMap<>();
            for (String name : new String[] {"x", "y", "w", "v"}) {
                at.put(
                        Expr.Symbol.of(name),
                        number(String.format(Locale.ROOT, "%.3f", 0.05 + 0.9 * random.nextDouble())));
            }
            Map<Expr, Interval> partials = new ReverseMode(at::get, BITS).partials(parsed);
            assertThat(partials).isNotEmpty();
            partials.forEach((quantity, slope) -> {
                Interval forward = ForwardMode.differentiate(parsed, at::get, quantity, BITS)
                        .derivative();
                assertThat(slope.isDisjointFrom(forward))
                        .as(quantity.toString())
                        .isFalse();
                assertThat(slope.upper() - slope.lower()).isLessThan(1e-20 + 1e-14 * Math.abs(slope.upper()));
            });
        }
    }

    /** What does not occur has no partial derivative; what occurs twice has the sum. */
    @Test
    void onlyWhatOccurs() {
        Map<Expr, Interval> partials =
                new ReverseMode(any -> number("2"), BITS).partials(ExprParser.parse("x*x + 3*x - 7"));
        assertThat(partials).containsOnlyKeys(Expr.Symbol.of("x"));
        assertThat(Objects.requireNonNull(partials.get(Expr.Symbol.of("x")))
                        .minus(number("7"), BITS)
                        .abs()
                        .upper())
                .isLessThan(1e-30);
    }
}
