package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.number.Interval;
import org.gradus.core.number.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The axioms of differentiation against central difference quotients with h = 10^-60 of values that apfloat has to 200 digits. */
class DifferentialTest {
    private static final Expr Z = Expr.Symbol.of("z");
    private static final int EXPONENT = 60;
    /** The error of a quotient is about h². */
    private static final int DIGITS = 90;

    private static final int POINTS = 3;
    private static final int TRIES = 60;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "z",
                "w",
                "z^5-3*z^2*w",
                "1/z",
                "w/z^3",
                "(z+w)/(z-w)",
                "(z^2+1)^(-3)",
                "z/(1+z^2)/(w+z)",
                "exp(z)",
                "exp(w)",
                "exp(z*w)",
                "exp(-z^2/2)",
                "exp(1/z)",
                "exp(z/(1+z^2))",
                "exp(exp(z/9))",
                "exp(z/3)*exp(z/7)",
                "2^z",
                "2^(z/3)",
                "2^(1/3)*z",
                "sqrt(2)*z",
                "(4/9)^z",
                "exp(0.7978845608*z)*exp(1.5957691216*z)",
                "ln(z)",
                "ln(w)",
                "ln(z*w)",
                "ln(z^2+1)",
                "ln(1+exp(z))",
                "ln(ln(z^2+2))",
                "z*ln(z)",
                "ln(3)*z",
                "log10(z)",
                "ln(z)/ln(w)",
                "1/ln(z^2+2)",
                "sqrt(z)",
                "sqrt(z^2+w^2)",
                "z^(2/3)",
                "z^(-1/4)",
                "1/sqrt(1+z^2)",
                "sqrt(1+sqrt(z^2+1))",
                "sqrt(z)*sqrt(w)",
                "abs(z)",
                "abs(z-w)",
                "abs(z)^3",
                "max(z, w)",
                "min(z, w, 1)",
                "relu(z)",
                "(z^2+1)^w",
                "(z^2+2)^z",
                "(w^2+1/2)^(2^(z/9)/9)",
                "(z^2+w^2+1)^90",
                "(1+z/9)^250",
                "1/(1+z/9)^250",
                "sin(z)",
                "cos(z)",
                "tan(z)",
                "sin(z^2)",
                "sin(3*z)*cos(2*z)",
                "sin(z/2+w)",
                "sin(1/z)",
                "sin(exp(z/5))",
                "asin(z/40)",
                "acos(z/40)",
                "atan(z)",
                "atan(1/z)",
                "sin(atan(z))",
                "atan(exp(z/5))",
                "erf(z)",
                "erfc(z)",
                "Phi(z)",
                "erf(z^2/9)*z",
                "z*Phi(z)",
                "sigmoid(z)",
                "softplus(z)",
                "tanh(z)",
                "sinh(z/5)",
                "cosh(z/5)",
                "z*sigmoid(z)",
                "z*tanh(softplus(z))",
                "pi*z",
                "z^3/pi",
                "sqrt(pi)*z"
            })
    void agreesWithTheDifferenceQuotient(String formula) {
        Expr parsed = ExprParser.parse(formula);
        Random random = new Random(formula.hashCode());
        int looked = 0;
        for (int i = 0; i < TRIES && looked < POINTS; i++) {
            Map<Expr, Rational> point = Values.point(random);
            Optional<Apfloat> expected = quotient(parsed, point);
            Optional<Interval> ours = expected.isEmpty()
                    ? Optional.empty()
                    : Values.enclosure(
                            parsed,
                            (form, fraction, ring) -> form.differential(Z).of(fraction),
                            point);
            if (ours.isPresent()) {
                looked++;
                assertThat(Values.close(ours.get(), expected.get(), DIGITS))
                        .as("(%s)' at %s is %s, not %s", formula, point, expected.get(), ours.get())
                        .isTrue();
            }
        }
        assertThat(looked).isPositive();
    }

    /** Empty where the formula is not defined or has a kink. */
    private static Optional<Apfloat> quotient(Expr formula, Map<Expr, Rational> point) {
        Apfloat h = ApfloatMath.scale(new Apfloat(1, 400), -EXPONENT);
        Map<Expr, Apfloat> here = Values.digits(point);
        Map<Expr, Apfloat> right = new LinkedHashMap<>(here);
        right.computeIfPresent(Z, (name, z) -> z.add(h));
        Map<Expr, Apfloat> left = new LinkedHashMap<>(here);
        left.computeIfPresent(Z, (name, z) -> z.subtract(h));
        Optional<Apfloat> f = Values.expected(formula, here);
        Optional<Apfloat> above = Values.expected(formula, right);
        Optional<Apfloat> below = Values.expected(formula, left);
        if (f.isEmpty() || above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        Apfloat forward = above.get().subtract(f.get()).divide(h);
        Apfloat backward = f.get().subtract(below.get()).divide(h);
        Apfloat kink = forward.subtract(backward);
        boolean smooth = kink.signum() == 0 || kink.scale() < Math.max(0, forward.scale()) - EXPONENT / 2;
        return smooth
                ? Optional.of(above.get().subtract(below.get()).divide(h).divide(new Apfloat(2)))
                : Optional.empty();
    }
}
