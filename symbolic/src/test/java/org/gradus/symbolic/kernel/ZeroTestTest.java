package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Terms;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.claim.Rewritten;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZeroTestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sin(2)-2*sin(1)*cos(1)",
                "sigmoid(1)-sigmoid(1)",
                "e^ln(3)-3",
                "sigmoid(ln(3))-3/4",
                "ln(6)-ln(2)-ln(3)",
                "sqrt(8)-2*sqrt(2)",
                "tanh(0.3)-2*sigmoid(0.6)+1",
                "softplus(1.7)-softplus(-1.7)-1.7",
                "e^0.87/(e^0.87+1)-sigmoid(0.87)",
                "e/(e+1)+1/(e+1)-1",
                "e^ln(2)*pi-2*pi",
                "0.1+0.2-0.3",
                "max(0,1-2)",
                "(1+sqrt(2))*(1-sqrt(2))+1",
                "sqrt(123456789^2)-123456789",
                "2*ln(123456789012)-ln(123456789012^2)",
                "e^0.12345678901234567/e^0.12345678901234567-1",
                "sigmoid(1234567890123.4)-sigmoid(1234567890123.4)"
            })
    void exactZeros(String zero) {
        assertThat(Prover.zeroTest().test(ExprParser.parse(zero))).isEqualTo(ZeroTest.Answer.ZERO);
        assertThat(Real.of(ExprParser.parse(zero), Prover.zeroTest()).signum()).isZero();
    }

    /** Within the class that the kernel decides both ways; some are closer to zero than doubles can tell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e-2.718281828459045235360287471352662497757",
                "1/(1+e^-1000)-1",
                "e^-1000000",
                "sigmoid(1)-sigmoid(1.00000001)",
                "sqrt(2)+sqrt(3)-3.14626436994197234232913506571557",
                "e^sqrt(2)-e^sqrt(3)*e^(sqrt(2)-sqrt(3))-10^-40"
            })
    void certainlyNotZero(String formula) {
        assertThat(Prover.zeroTest().test(ExprParser.parse(formula))).isEqualTo(ZeroTest.Answer.NONZERO);
    }

    /** Outside the class, or without a value: never a guess. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ln(2)-0.69314718055994530941723212145818",
                "pi-3.14159265358979323846264338327950",
                "e^e-15",
                "1/(e-e)",
                "ln(-1)-ln(-1)",
                "sqrt(-1)",
                "x-x+y",
                "2^(2^40)",
                "sigmoid(1)-sigmoid(1.000000000000000000001)",
                "(1+e)^9000"
            })
    void unknown(String formula) {
        assertThat(Prover.zeroTest().test(ExprParser.parse(formula))).isEqualTo(ZeroTest.Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "400, 200", "100000, 1"})
    void hostileTowersAreUnknown(int depth, int digits) {
        Expr tower = ExprParser.parse("1/" + "3".repeat(digits));
        for (int k = 0; k < depth; k++) {
            tower = Expr.Apply.of("exp", tower);
        }
        assertThat(Prover.zeroTest().test(tower)).isEqualTo(ZeroTest.Answer.UNKNOWN);
    }

    /** Whatever the kernel answers about random constants, wide enclosures do not contradict. */
    @Test
    void agreesWithEnclosures() {
        Random random = new Random(42);
        int zeros = 0;
        int others = 0;
        for (int i = 0; i < 400; i++) {
            Expr a = constant(random, 3);
            Expr b = random.nextBoolean() ? Rewritten.randomly(a, random) : constant(random, 3);
            Expr difference = Terms.minus(a, b);
            ZeroTest.Answer answer = Prover.zeroTest().test(difference);
            boolean containsZero;
            try {
                containsZero = Real.of(difference, ZeroTest.NONE).enclose(400).containsZero();
            } catch (ArithmeticException undefined) {
                continue;
            }
            if (answer == ZeroTest.Answer.ZERO) {
                zeros++;
                assertThat(containsZero).as("%s = %s", a, b).isTrue();
            } else if (!containsZero) {
                others++;
                assertThat(answer).isNotEqualTo(ZeroTest.Answer.ZERO);
            } else {
                assertThat(answer).as("%s = %s", a, b).isNotEqualTo(ZeroTest.Answer.NONZERO);
            }
        }
        assertThat(zeros).isGreaterThan(100);
        assertThat(others).isGreaterThan(80);
    }

    private static Expr constant(Random random, int depth) {
        if (depth == 0) {
            return Expr.Num.of(random.nextInt(4) + 1);
        }
        Expr x = constant(random, depth - 1);
        Expr y = constant(random, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 -> Terms.plus(x, y);
            case 1 -> Terms.minus(x, y);
            case 2 -> Terms.times(x, y);
            case 3 -> Terms.over(x, y);
            case 4 -> Terms.exp(constant(random, 0));
            case 5 -> Expr.Apply.of("sigmoid", constant(random, 1));
            case 6 -> Expr.Apply.of("tanh", constant(random, 0));
            case 7 -> Expr.Apply.of("sqrt", constant(random, 0));
            default -> Expr.Apply.of("ln", Terms.plus(Expr.Num.of(1), Terms.exp(constant(random, 0))));
        };
    }
}
