package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Generator;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** f(z, w) with g(w) put in for z has the value of f at (g(w), w), by apfloat. */
class ReplacementTest {
    private static final Expr Z = Expr.Symbol.of("z");

    private static Fraction replaced(Ring ring, String formula, String value) {
        Expr parsed = ExprParser.parse(formula);
        Expr put = ExprParser.parse(value);
        NormalForm form = new NormalForm(ring, new Claim(List.of(parsed, put), List.of()));
        int number = ring.number(new Generator.Variable(Z));
        return new Replacement(ring, form, Map.of(number, form.of(put))).of(form.of(parsed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z^2+w*z | w+1",
                "1/z+z^(-3) | w^2+1",
                "(z+w)/(z-w) | 3*w",
                "exp(z) | ln(w)",
                "exp(z*w) | 1/2",
                "exp(z/(1+z^2)) | w-1",
                "exp(1/z) | w^2",
                "ln(z) | w^2+1",
                "ln(z) | exp(w)",
                "ln(z+w) | 2*w",
                "z*ln(z^2+1) | 0",
                "sqrt(z) | w^2",
                "sqrt(z)*z | 4",
                "sqrt(z^2+w) | 0",
                "z^(1/3) | 8",
                "z^(-1/2) | w^2+1",
                "sqrt(z) | 0",
                "2^z | 5",
                "2^z | ln(w)/ln(2)",
                "sin(z) | pi/6",
                "cos(z+w) | pi/2-w",
                "tan(z) | atan(w)",
                "asin(z/40) | 20",
                "atan(z) | 1",
                "erf(z) | -w",
                "Phi(z) | 0",
                "sigmoid(z) | -w",
                "tanh(z) | ln(2)",
                "abs(z) | -w",
                "abs(z) | -3",
                "max(z, w) | 2*w",
                "(z^2+w^2+1)^90 | w+1",
                "1/(1+z/9)^250 | w",
                "z^3*exp(-z)/(1+exp(-z))^2 | w/2"
            })
    void hasTheValueAtThePoint(String formula, String value) {
        Random random = new Random(formula.hashCode());
        int looked = 0;
        for (int i = 0; i < 40 && looked < 3; i++) {
            Map<Expr, Rational> point = Values.point(random);
            Optional<Apfloat> expected = Values.expected(ExprParser.parse(value), Values.digits(point))
                    .flatMap(put -> {
                        Map<Expr, Apfloat> moved = new LinkedHashMap<>(Values.digits(point));
                        moved.put(Z, put);
                        return Values.expected(ExprParser.parse(formula), moved);
                    });
            if (expected.isPresent()) {
                Optional<Interval> ours =
                        Ring.with(Values.BUDGET, ring -> Values.value(ring, replaced(ring, formula, value), point));
                if (ours.isPresent()) {
                    looked++;
                    assertThat(Values.close(ours.get(), expected.get()))
                            .as("%s for z = %s at %s is %s, not %s", formula, value, point, expected.get(), ours.get())
                            .isTrue();
                }
            }
        }
        assertThat(looked).isPositive();
    }

    /** Where what is put in makes a denominator zero there is no value; what the limit is must not be guessed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/z | 0",
                "sin(z)/z | 0",
                "(z^2-1)/(z-1) | 1",
                "exp(1/z) | 0",
                "ln(z) | 0",
                "1/(z-w) | w",
                "z^(-1/2) | 0",
                "z*exp(1/z) | 0",
                "z^3*exp(1/z^2) | 0",
                "z*ln(1+exp(1/z)) | 0",
                "z*exp(1/(z-w))*ln(z^2+1) | w",
                "1/ln(z) | 1",
                "1/sin(z) | pi",
                "atan(1/z) | 0",
                "1/(exp(z)-2) | ln(2)",
                "1/(sin(z)^2+cos(z)^2-1) | w"
            })
    void whereThereIsNoValueItRefuses(String formula, String value) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> Ring.with(Values.BUDGET, ring -> replaced(ring, formula, value)))
                .isInstanceOf(Unsupported.class);
    }

    /** Limits that one knows: z ln z and z² (ln z)³ tend to 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"z*ln(abs(z)) | 0", "z^2*ln(abs(z))^3 | 0", "z*w*ln(abs(z)) | 0"})
    void aLogarithmIsSlowerThanAPower(String formula, String value) {
        boolean zero =
                Ring.with(Values.BUDGET, ring -> replaced(ring, formula, value).isZero());
        assertThat(zero).isTrue();
    }
}
