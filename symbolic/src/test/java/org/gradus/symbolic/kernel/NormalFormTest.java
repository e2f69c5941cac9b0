package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A normal form has the value of the formula, by apfloat, and what is certainly zero is zero. */
class NormalFormTest {
    private static final List<String> LEAVES = List.of("z", "w", "2", "1/3", "0.5", "(-3)", "pi", "e", "z^2", "1");
    private static final List<String> FUNCTIONS = List.of(
            "exp",
            "ln",
            "sqrt",
            "abs",
            "sin",
            "cos",
            "tan",
            "atan",
            "tanh",
            "sigmoid",
            "softplus",
            "erf",
            "Phi",
            "sinh",
            "cosh",
            "relu",
            "erfc");

    private static String formula(Random random, int depth) {
        if (depth == 0) {
            return LEAVES.get(random.nextInt(LEAVES.size()));
        }
        String a = formula(random, depth - 1);
        String b = formula(random, random.nextInt(depth));
        return switch (random.nextInt(7)) {
            case 0 -> "(" + a + "+" + b + ")";
            case 1 -> "(" + a + "-" + b + ")";
            case 2 -> "(" + a + "*" + b + ")";
            case 3 -> "(" + a + ")/(" + b + ")";
            case 4 ->
                "(" + a + ")^"
                        + List.of("2", "3", "(-1)", "(1/2)", "(-2/3)", "0").get(random.nextInt(6));
            default -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())) + "(" + a + ")";
        };
    }

    @Test
    void randomFormulasKeepTheirValues() {
        Random random = new Random(20);
        int looked = 0;
        for (int i = 0; i < 80; i++) {
            String formula = formula(random, 1 + i % 3);
            try {
                looked += Values.agree(formula, 3);
            } catch (Unsupported refused) {
                // nothing is said
            }
        }
        assertThat(looked).isGreaterThan(80);
    }

    /** Whatever is called zero has the value 0 to 90 digits. */
    @Test
    void whatIsCertainlyZeroIsZero() {
        Random random = new Random(21);
        int zeros = 0;
        for (int i = 0; i < 160; i++) {
            String a = formula(random, 1 + i % 2);
            String b = random.nextInt(3) == 0 ? rewritten(a, random) : formula(random, 1 + i % 2);
            Expr difference = ExprParser.parse("(" + a + ")-(" + b + ")");
            if (isCertainlyZero(difference)) {
                zeros++;
                for (int k = 0; k < 4; k++) {
                    Map<Expr, Rational> point = Values.point(random);
                    Optional<Apfloat> value = Values.expected(difference, Values.digits(point));
                    assertThat(value.filter(v -> v.signum() != 0 && v.scale() > -90))
                            .as("%s at %s", difference, point)
                            .isEmpty();
                }
            }
        }
        assertThat(zeros).isGreaterThan(15);
    }

    private static String rewritten(String a, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "ln(exp(" + a + "))";
            case 1 -> "(" + a + ")/2+(" + a + ")*0.5";
            case 2 -> "sqrt((" + a + ")^2)";
            default -> "((" + a + ")*(z^2+1)/(1+z^2))";
        };
    }

    private static boolean isCertainlyZero(Expr formula) {
        try {
            return Ring.with(20_000, ring -> {
                NormalForm form = new NormalForm(ring, new Claim(List.of(formula), List.of()));
                Fraction fraction = form.of(formula);
                return form.isCertainlyZero(fraction);
            });
        } catch (Unsupported notDecided) {
            return false;
        }
    }

    /** No value is made up for notation without one. */
    @ParameterizedTest
    @ValueSource(strings = {"f(z)", "1/0", "1/(z-z)", "10^100000", "(z+w)^20000", "max(z)", "exp(z, w)"})
    void refuses(String formula) {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> isCertainlyDefined(ExprParser.parse(formula)));
    }

    private static boolean isCertainlyDefined(Expr formula) {
        return Ring.with(Values.BUDGET, ring -> {
            new NormalForm(ring, new Claim(List.of(formula), List.of())).of(formula);
            return true;
        });
    }
}
