package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.expr.ExprParser;
import org.gradus.symbolic.kernel.algebra.Fraction;
import org.gradus.symbolic.kernel.algebra.Ring;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addition theorems, multiples of π and angles that are arcsines, by value. */
class CircleTest {
    static Stream<String> angles() {
        List<String> angles = new ArrayList<>(List.of(
                "z+w",
                "z-w",
                "-z",
                "2*z",
                "3*z",
                "-5*z",
                "z/2",
                "z/2-w/3",
                "7*z/6",
                "31*z",
                "33*z",
                "z^2",
                "-z^2*w",
                "z+pi/3",
                "2*z-5*pi/4",
                "pi*z",
                "pi/5",
                "2*pi/7",
                "z/(1+w^2)",
                "1/z-1/w",
                "asin(z/40)",
                "2*asin(z/40)",
                "-3*asin(z/40)",
                "acos(z/40)",
                "atan(z)",
                "2*atan(z)",
                "-atan(z)+pi/6",
                "5*atan(w)-z",
                "asin(z/40)/2",
                "3*atan(z)/2",
                "asin(z/40)/(1+w^2)",
                "atan(z)/(1+w^2)",
                "w*asin(z/40)",
                "z*atan(w)*2",
                "asin(z/40)^2",
                "atan(z)^3/5",
                "atan(1/3)",
                "asin(1/3)+acos(1/4)",
                "z+w+1+z*w+z^2+w^2+z^3",
                "sqrt(2)*z",
                "ln(2)+z",
                "1",
                "0"));
        for (int twelfths = -30; twelfths <= 30; twelfths++) {
            angles.add(twelfths + "*pi/12");
        }
        return angles.stream();
    }

    @ParameterizedTest
    @MethodSource("angles")
    void sinesAndCosinesKeepTheirValues(String angle) {
        assertThat(Values.agree("sin(" + angle + ")", 2)).isPositive();
        assertThat(Values.agree("cos(" + angle + ")", 2)).isPositive();
    }

    @ParameterizedTest
    @MethodSource("angles")
    void theirSquaresAddUpToOne(String angle) {
        assumeFalse(angle.matches(".*a(sin|cos)\\(z.*"), "√(1 − z²) is real for some z only");
        String sum = "sin(" + angle + ")^2+cos(" + angle + ")^2-1";
        boolean zero = Ring.with(Values.BUDGET, ring -> {
            NormalForm form = new NormalForm(ring, new Claim(List.of(ExprParser.parse(sum)), List.of()));
            Fraction fraction = form.of(ExprParser.parse(sum));
            return form.isCertainlyZero(fraction);
        });
        assertThat(zero).as(sum).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tan(z)",
                "tan(z+pi/4)",
                "tan(2*z)",
                "tan(atan(z))",
                "tan(asin(z/40))",
                "tan(pi/6)",
                "tan(-pi/3)",
                "asin(1/2)",
                "asin(-1/2)",
                "asin(sqrt(2)/2)",
                "asin(sqrt(3)/2)",
                "asin(1)",
                "acos(-1/2)",
                "acos(0)",
                "acos(1)",
                "atan(1)",
                "atan(sqrt(3))",
                "atan(-1/sqrt(3))",
                "atan(2)",
                "atan(2-sqrt(3))",
                "asin(1/3)",
                "asin(pi/4)"
            })
    void tangentsAndKnownAngles(String formula) {
        assertThat(Values.agree(formula, 4)).isPositive();
    }
}
