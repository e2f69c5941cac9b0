package org.gradus.symbolic.closed;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.derive.Derivation;
import org.gradus.symbolic.derive.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormTest {
    /** The table of the design document (symja.md, section 5), and formulas that have none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(1+e^(-z))               | y*(1-y)",
                "1/(1+e^(-2*z))             | 2*y*(1-y)",
                "tanh(z)                    | (1-y)*(1+y)",
                "alpha*(e^z-1)              | y+alpha",
                "z/(1+z)                    | (1-y)^2",
                "z/(1-z)                    | (1+y)^2",
                "ln(1+e^z)                  | 1-e^(-y)",
                "ln(1/(1+e^(-z)))           | 1-e^y",
                "z*sigmoid(z)               | y+sigmoid(z)-y*sigmoid(z)",
                "z - tanh(z)                | (z-y)^2",
                "e^(-z^2)                   | -2*y*z",
                "sqrt(1+z^2)                | z/y",
                "sigmoid(z)^2               | 2*y*(1-sigmoid(z))",
                "sin(z)                     | none",
                "atan(z)                    | none",
                "z*Phi(z)                   | none"
            })
    void foundByElimination(String formula, String expected) {
        Expr.Symbol z = Expr.Symbol.of("z");
        String found = ClosedForm.of(ExprParser.parse(formula), z)
                .map(form -> TextWriter.write(form.formula()))
                .orElse("none");
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "z/(1+abs(z))                   | piecewise(z > 0, (1-y)^2, piecewise(z < 0, (1+y)^2))",
                "piecewise(z > 0, z, 2*(e^z-1)) | piecewise(z > 0, 1, piecewise(z < 0, 2+y))",
                "max(0, z+1)                    | none"
            })
    void ofACaseEach(String formula, String expected) {
        Derivation derivation = Derivations.of(ExprParser.parse(formula), Expr.Symbol.of("z"));
        String found = ClosedForm.addedTo(derivation)
                .closedForm()
                .map(TextWriter::write)
                .orElse("none");
        assertThat(found).isEqualTo(expected);
    }
}
