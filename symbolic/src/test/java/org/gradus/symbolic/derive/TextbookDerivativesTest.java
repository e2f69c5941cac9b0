package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.symbolic.closed.ClosedForm;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code gradus derive} ends in the line of the textbook; the spec says which, and where it stands. */
class TextbookDerivativesTest {
    /** A line of the spec. */
    record Line(String formula, String variable, String result, String inY, String domain) {
        static Line of(String text) {
            String[] parts = text.split("\\|", -1);
            return new Line(
                    parts[0].strip(),
                    parts[1].strip(),
                    parts[2].strip(),
                    parts.length > 3 ? parts[3].strip() : "",
                    parts.length > 4 ? parts[4].strip() : "");
        }

        Derivation derivation() {
            Derivation derivation = Derivations.of(ExprParser.parse(formula), Expr.Symbol.of(variable));
            return ClosedForm.addedTo(JoinedCases.in(derivation));
        }
    }

    static Stream<Line> lines() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(TextbookDerivativesTest.class.getResourceAsStream("textbook-derivatives.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(Line::of).toList().stream();
        }
    }

    @Test
    void theSpecIsLong() throws IOException {
        assertThat(lines()).hasSizeGreaterThanOrEqualTo(36);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void endsInTheLineOfTheBook(Line line) {
        Derivation derivation = line.derivation();
        assertThat(TextWriter.write(derivation.result())).isEqualTo(line.result());
        assertThat(
                        ClosedForm.saysMore(derivation)
                                ? TextWriter.write(derivation.closedForm().orElseThrow())
                                : "")
                .isEqualTo(line.inY());
        if (!(derivation.result() instanceof Expr.Piecewise)) {
            assertThat(DomainOfDerivative.of(derivation).stream()
                            .map(TextWriter::write)
                            .collect(Collectors.joining(", ")))
                    .isEqualTo(line.domain());
        }
    }

    /** Of the last line as it is written, at every point where the function has a derivative; not only where both sides are defined. */
    @ParameterizedTest
    @MethodSource("lines")
    void theLineIsProved(Line line) {
        Expr formula = ExprParser.parse(line.formula());
        Expr.Symbol variable = Expr.Symbol.of(line.variable());
        Expr result = line.derivation().result();
        Problem problem = new Problem(formula, variable, result, List.of(), Map.of(), Map.of());
        assertThat(DerivativeProof.of(problem).theorem()).isPresent();
    }

    /** A form that is shorter but has no value somewhere is not taken. */
    @ParameterizedTest
    @CsvSource({"ln(sin(x)), cos(x)/sin(x)", "sin(x)^2, 2*sin(x)*cos(x)", "sin(x)*cos(x), cos(x)^2-sin(x)^2"})
    void formsThatAreNotTheDerivativeEverywhereAreLeft(String formula, String result) {
        Derivation derivation = Derivations.of(ExprParser.parse(formula), Expr.Symbol.of("x"));
        assertThat(TextWriter.write(derivation.result())).isEqualTo(result);
    }

    /** Nothing is gained by −e^y for −1/p, nor by a form in y and x for a quotient of polynomials. */
    @ParameterizedTest
    @CsvSource({
        "-ln(x)",
        "1/x",
        "x/(1+x^2)",
        "(x^2+1)/(x-1)",
        "x^2*sqrt(x+1)",
        "ln(x+sqrt(1+x^2))",
        "x*exp(-x)",
        "ln(cosh(x))"
    })
    void aFormInYThatSparesNothingIsNotShown(String formula) {
        Derivation derivation = Derivations.of(ExprParser.parse(formula), Expr.Symbol.of("x"));
        assertThat(ClosedForm.saysMore(ClosedForm.addedTo(derivation))).isFalse();
    }

    /** A sum of powers is one line. */
    @Test
    void aPolynomialIsOneLine() {
        Derivation derivation = Derivations.of(ExprParser.parse("a*x^4-3*x^2/2+7*x-1"), Expr.Symbol.of("x"));
        assertThat(derivation.steps()).hasSize(2);
        assertThat(TextWriter.write(derivation.result())).isEqualTo("4*a*x^3-3*x+7");
    }

    /** One name for the function, also where one variable alone would be a chain with names of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(sigmoid(w*x+b)-t)^2/2 | w,b | C", "(sigmoid(w*x+b)-t)^2/2 | w,t | f", "x^2*y | x,y | f"})
    void theGradientIsOfOneFunction(String formula, String variables, String name) {
        List<Expr.Symbol> wrt =
                Stream.of(variables.split(",")).map(Expr.Symbol::of).toList();
        List<Derivation> gradient = Derivations.gradient(ExprParser.parse(formula), wrt);
        assertThat(gradient).extracting(Derivation::wrt).isEqualTo(List.<Expr>copyOf(wrt));
        assertThat(gradient).extracting(Derivation::value).containsOnly(Expr.Symbol.of(name));
    }
}
