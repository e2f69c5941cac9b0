package org.gradus.symbolic.closed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.NormalForm;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.oracle.Apfloats;
import org.junit.jupiter.api.Test;

/** Before any proof of them, forms in e and in radicals have the value of the constant, by 150 digits of apfloat. */
class EulerFormTest {
    private static final List<String> IN_E =
            List.of("e", "e^2", "exp(-1)", "exp(1/2)", "exp(-3/2)", "2", "-3", "1/2", "1", "exp(3)");
    private static final List<String> IN_RADICALS = List.of(
            "sqrt(2)",
            "sqrt(6)",
            "sqrt(1/3)",
            "ln(2)",
            "ln(3)",
            "ln(12)",
            "ln(4/9)",
            "pi",
            "pi^2",
            "3/7",
            "-2",
            "e",
            "ln(e+1)",
            "ln(1+exp(2))",
            "sqrt(8)");

    private static String sum(Random random, List<String> parts) {
        StringBuilder sum = new StringBuilder(parts.get(random.nextInt(parts.size())));
        for (int k = random.nextInt(3); k > 0; k--) {
            sum.append(random.nextBoolean() ? "+" : "-")
                    .append(1 + random.nextInt(4))
                    .append("*");
            sum.append("(").append(parts.get(random.nextInt(parts.size()))).append(")");
        }
        return sum.toString();
    }

    private static Optional<Expr> form(Expr constant, boolean radicals) {
        return Ring.with(100_000, 12, ring -> {
            NormalForm form = new NormalForm(ring, new Claim(List.of(constant), List.of()));
            Fraction value = form.of(constant);
            return value.isZero()
                    ? Optional.empty()
                    : radicals ? RadicalForm.of(ring, value) : EulerForm.of(ring, value);
        });
    }

    private static boolean keepsItsValue(String formula, boolean radicals) {
        Expr constant = ExprParser.parse(formula);
        Apfloat value;
        try {
            value = Apfloats.value(constant, Map.of());
        } catch (ArithmeticException notDefined) {
            return false;
        }
        if (value.signum() == 0 || value.scale() < -100) {
            return false;
        }
        Optional<Expr> form = form(constant, radicals);
        form.ifPresent(written -> {
            Apfloat error = Apfloats.value(written, Map.of()).subtract(value);
            assertThat(error.signum() == 0 || error.scale() < value.scale() - 150)
                    .as("%s = %s", formula, TextWriter.write(written))
                    .isTrue();
        });
        return form.isPresent();
    }

    @Test
    void rationalFunctionsOfE() {
        Random random = new Random(1);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            String formula = "(" + sum(random, IN_E) + ")/(" + sum(random, IN_E) + ")";
            found += keepsItsValue(i % 2 == 0 ? formula : "(" + formula + ")*(" + sum(random, IN_E) + ")^2", false)
                    ? 1
                    : 0;
        }
        assertThat(found).isGreaterThan(50);
    }

    @Test
    void sumsOfRadicalsAndLogarithms() {
        Random random = new Random(2);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            String formula = sum(random, IN_RADICALS);
            found += keepsItsValue(
                            i % 2 == 0 ? formula : "(" + formula + ")*" + IN_RADICALS.get(random.nextInt(10)), true)
                    ? 1
                    : 0;
        }
        assertThat(found).isGreaterThan(50);
    }
}
