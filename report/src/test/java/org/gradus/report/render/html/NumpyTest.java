package org.gradus.report.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumpyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+exp(-2))           | 1 / (1 + np.exp(-2))",
                "-(1-3)*2                | -(1 - 3) * 2",
                "2^3                     | 2**3",
                "max(0, -2)              | np.maximum(0, -2)",
                "ln(0.5)-(2-1)           | np.log(0.5) - (2 - 1)",
                "1/(2*3)                 | 1 / (2 * 3)",
            })
    void calculationsAreWrittenAsTheyStand(String formula, String code) {
        assertThat(Numpy.of(ExprParser.parse(formula))).contains(code);
    }

    @Test
    void matricesAreMultipliedAsMatrices() {
        Expr matrix = new Expr.MatrixLiteral(List.of(List.of(Expr.Num.of(1), Expr.Num.of(2))));
        Expr product = Expr.Product.of(Expr.Num.of(3), matrix, new Expr.Transpose(matrix));
        assertThat(Numpy.of(product)).contains("3 * np.array([[1, 2]]) @ np.array([[1, 2]]).T");
        assertThat(Numpy.of(new Expr.Hadamard(matrix, matrix))).contains("np.array([[1, 2]]) * np.array([[1, 2]])");
    }

    @Test
    void whatHasNoCounterpartIsNotWritten() {
        assertThat(Numpy.of(Expr.Apply.of("swish", Expr.Num.of(1)))).isEmpty();
        assertThat(Numpy.of(Expr.Sum.of(Expr.Num.of(1), Expr.Ellipsis.HORIZONTAL)))
                .isEmpty();
        assertThat(Numpy.isNumeric(ExprParser.parse("2*z"))).isFalse();
    }

    @Test
    void quantitiesHaveNames() {
        Expr weights = Expr.Symbol.matrix("W", 2);
        assertThat(Numpy.name(weights)).isEqualTo(Optional.of("W2"));
        assertThat(Numpy.name(Expr.Derivative.partial(Expr.Symbol.of("C"), weights)))
                .isEqualTo(Optional.of("dC_dW2"));
        assertThat(Numpy.name(Expr.Indexed.of("y", 1))).isEqualTo(Optional.of("y_1"));
        assertThat(Numpy.name(Expr.Symbol.of("lambda"))).isEmpty();
    }
}
