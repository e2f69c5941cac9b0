package org.gradus.symbolic.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Measure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormsTest {
    /** The lengths that the documentation of the measure gives, and what follows from its table. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+tan(x)^2 | 12",
                "1/cos(x)^2 | 14",
                "4*x^3-6*x | 12",
                "x*(4*x^2-6) | 13",
                "sigmoid(z)-t | 9",
                "-t*(1-sigmoid(z))+(1-t)*sigmoid(z) | 27",
                "x | 2",
                "-x | 3",
                "e^(-x) | 5",
                "e^(2*x) | 6",
                "(e^x)^2 | 9",
                "u^(-2) | 7",
                "1/u^2 | 10"
            })
    void measures(String formula, int length) {
        assertThat(Measure.of(ExprParser.parse(formula))).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(x-1)*(x+1)+1 | x^2",
                "2*x*(x-1)-x^2-1 | x^2-2*x-1",
                "(sin(x)^2+cos(x)^2)/x | 1/x",
                "(cosh(x)^2-sinh(x)^2)/x | 1/x",
                "sqrt(x+1)-x/sqrt(x+1) | 1/sqrt(x+1)",
                "e^(2*x)/e^x+e^x | 2*e^x",
                "n*x^(n-1)+x^n/x | x^(n-1)*(n+1)"
            })
    void theShortestFormComesFirst(String formula, String shortest) {
        Expr parsed = ExprParser.parse(formula);
        assertThat(TextWriter.write(Forms.shorter(parsed, parsed).get(0))).isEqualTo(shortest);
    }

    /** A suggestion need not be right to be safe, but these are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x/(x-1)-1/(x-1)+x^2/x",
                "sin(x)/cos(x)^2-tan(x)/cos(x)+1/x",
                "(1+1/sqrt(x))/(sqrt(x)+x)",
                "e^x/(1+e^(-x))-e^(2*x)/(1+e^x)+x/x^2",
                "a*(a*x+b)/(a*x+b)^2-a*(a*x+c)/(a*x+b)^2"
            })
    void everyFormIsTheFormula(String formula) {
        Expr parsed = ExprParser.parse(formula);
        List<Expr> forms = Forms.shorter(parsed, parsed);
        assertThat(forms).isNotEmpty();
        for (Expr form : forms) {
            assertThat(Prover.equal(parsed, form, List.of()))
                    .as(TextWriter.write(form))
                    .isInstanceOf(Verdict.Proved.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2*x-2 > 0 | x > 1",
                "7-2*x > 0 | x < 7/2",
                "1-x^2 > 0 | abs(x) < 1",
                "4*x^2-9 > 0 | abs(x) > 3/2",
                "x^2 > 0 | x != 0",
                "x^3 > 0 | x > 0",
                "(1+x)/(1-x) > 0 | abs(x) < 1",
                "ln(x) > 0 | x > 1",
                "ln(x) != 0 | x != 1",
                "abs(x) > 0 | x != 0",
                "x^2-x-2 != 0 | x != -1, x != 2",
                "x^2+x > 0 | x^2+x > 0",
                "a-x > 0 | a-x > 0"
            })
    void solvesShortConditions(String condition, String solved) {
        Relation relation = ExprParser.parseRelation(condition, ExprParser.Limits.DEFAULT);
        List<String> written = Solved.of(relation, Expr.Symbol.of("x")).stream()
                .map(TextWriter::write)
                .toList();
        assertThat(String.join(", ", written)).isEqualTo(solved);
    }
}
