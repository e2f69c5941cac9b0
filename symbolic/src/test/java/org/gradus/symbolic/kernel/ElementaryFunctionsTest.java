package org.gradus.symbolic.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradus.core.expr.FunctionName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function, of variables, their negatives, sums and numbers, keeps its value. */
class ElementaryFunctionsTest {
    private static final List<String> ARGUMENTS =
            List.of("z", "-z", "2*z-w", "z^2+1", "z/7", "-z/9", "1/2", "-1/3", "0", "1", "-1", "sqrt(3)", "1/sqrt(2)");

    static Stream<String> formulas() {
        List<String> formulas = new ArrayList<>();
        for (FunctionName function : FunctionName.values()) {
            for (String argument : ARGUMENTS) {
                boolean two = !function.takes(1);
                formulas.add(function.text() + "(" + argument + (two ? ", w/2)" : ")"));
                if (two) {
                    formulas.add(function.text() + "(1/3, " + argument + ", -w)");
                }
            }
        }
        // not defined at any point, of unknown sign, or a refusal: nothing to compare
        formulas.removeAll(List.of(
                "ln(-1/3)",
                "ln(0)",
                "ln(-1)",
                "log10(-1/3)",
                "log10(0)",
                "log10(-1)",
                "sqrt(-1/3)",
                "sqrt(-1)",
                "asin(sqrt(3))",
                "acos(sqrt(3))",
                "asin(z^2+1)",
                "acos(z^2+1)",
                "sign(z)",
                "sign(-z)",
                "sign(2*z-w)",
                "sign(z/7)",
                "sign(-z/9)"));
        return formulas.stream();
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void keepsItsValue(String formula) {
        assertThat(Values.agree(formula, 3)).isPositive();
    }
}
