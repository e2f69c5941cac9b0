package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apfloat.Apfloat;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Interval;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.gradus.symbolic.oracle.Apfloats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is constant can be read off a formula; signs and enclosures of constants are those of 200 digits. */
class FractionValueTest {
    private static final List<String> PARTS = List.of(
            "sqrt(2)",
            "3^(1/3)",
            "ln(2)",
            "ln(3)",
            "pi",
            "e",
            "exp(1/3)",
            "exp(-sqrt(2))",
            "sin(1)",
            "cos(2)",
            "atan(2)",
            "erf(1)",
            "Phi(1)",
            "ln(1+e)",
            "sqrt(1+pi)",
            "asin(1/3)",
            "2/7",
            "-3",
            "1",
            "tanh(1)",
            "sigmoid(ln(2))",
            "(1+pi)^50/10^30");

    private interface Question<R> {
        R of(Ring ring, Fraction fraction);
    }

    private static <R> R ask(String formula, Question<R> question) {
        Expr parsed = ExprParser.parse(formula);
        return Ring.with(Values.BUDGET, ring -> {
            Fraction fraction = new NormalForm(ring, new Claim(List.of(parsed), List.of())).of(parsed);
            return question.of(ring, fraction);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | true",
                "pi*ln(2)+sqrt(3)+e | true",
                "exp(sqrt(2)) | true",
                "erf(1)/(1+pi) | true",
                "ln(1+pi) | true",
                "sqrt(1+pi) | true",
                "(1+pi)^300 | true",
                "exp(1/(1+pi)) | true",
                "sin(1) | true",
                "z | false",
                "1/(1+z) | false",
                "exp(z) | false",
                "exp(1/(1+z^2)) | false",
                "ln(1+z) | false",
                "sqrt(z) | false",
                "sin(z) | false",
                "erf(1+z) | false",
                "(1+z)^300 | false",
                "pi+0*z | true",
                "exp(pi*z) | false"
            })
    void whatIsConstant(String formula, boolean constant) {
        boolean found = ask(formula, (ring, fraction) -> FractionValue.isConstant(ring, fraction));
        assertThat(found).isEqualTo(constant);
    }

    @Test
    void constantsHaveTheirSignsAndValues() {
        Random random = new Random(1);
        for (int i = 0; i < 120; i++) {
            StringBuilder sum = new StringBuilder(PARTS.get(random.nextInt(PARTS.size())));
            for (int k = random.nextInt(4); k > 0; k--) {
                sum.append(random.nextInt(3) > 0 ? "-" : "+")
                        .append("(")
                        .append(PARTS.get(random.nextInt(PARTS.size())));
                sum.append(")*(")
                        .append(PARTS.get(random.nextInt(PARTS.size())))
                        .append(")");
            }
            Apfloat value = Apfloats.value(ExprParser.parse(sum.toString()), Map.of());
            boolean zero = value.signum() == 0 || value.scale() < -150;
            Sign sign = ask(sum.toString(), (ring, fraction) -> FractionValue.signOf(ring, fraction.numerator()));
            boolean positive = ask(
                    sum.toString(), (ring, fraction) -> FractionValue.isPositiveConstant(ring, fraction.numerator()));
            Interval enclosure = ask(
                    sum.toString(),
                    (ring, fraction) -> FractionValue.constant(ring, 300).of(fraction));
            assertThat(Values.close(enclosure, value, 80)).as("%s", sum).isTrue();
            boolean polynomial = ask(sum.toString(), (ring, fraction) -> fraction.isPolynomial());
            if (polynomial && !zero) {
                assertThat(sign).as("%s", sum).isEqualTo(Sign.of(value.signum()));
                assertThat(positive && value.signum() < 0).as("%s", sum).isFalse();
            }
        }
    }

    /** The digits of ln 2, √2 and π from OEIS A002162, A002193 and A000796, cut off: what is left has the sign of the next digits. */
    @ParameterizedTest
    @CsvSource({
        "ln(2)-0.693147180559945309417232121458, POSITIVE",
        "ln(2)-0.693147180559945309417232121459, NEGATIVE",
        "sqrt(2)-1.41421356237309504880168872420969807856967187537694807317667973799, POSITIVE",
        "sqrt(2)-1.41421356237309504880168872420969807856967187537694807317667973800, NEGATIVE",
        "pi-3.14159265358979323846264338327950288419716939937510, POSITIVE",
        "pi-3.14159265358979323846264338327950288419716939937511, NEGATIVE",
        "pi-22/7, NEGATIVE",
        "pi-355/113, NEGATIVE",
        "exp(pi*sqrt(163))-262537412640768744, NEGATIVE",
        "sqrt(3-2*sqrt(2))-sqrt(2)+1, UNKNOWN",
        "4*atan(1/5)-atan(1/239)-atan(1), UNKNOWN"
    })
    void signsOfSmallDifferences(String constant, Sign expected) {
        Sign sign = ask(constant, (ring, fraction) -> FractionValue.signOf(ring, fraction.numerator()));
        assertThat(sign).isEqualTo(expected);
        boolean positive =
                ask(constant, (ring, fraction) -> FractionValue.isPositiveConstant(ring, fraction.numerator()));
        assertThat(positive).isEqualTo(expected == Sign.POSITIVE);
    }
}
