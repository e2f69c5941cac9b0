package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.core.number.Evaluator;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferentiatorTest {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    static Stream<String> lines() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(DifferentiatorTest.class.getResourceAsStream("derivatives.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    private static Derivation derive(String formula) {
        return Derivations.of(ExprParser.parse(formula), Z);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void derivesAsOnTheBoard(String line) {
        String[] parts = line.split("->");
        Derivation derivation = derive(parts[0].strip());
        assertThat(TextWriter.write(derivation.result())).isEqualTo(parts[1].strip());
        for (Step step : derivation.steps()) {
            assertThat(TextWriter.write(step.after()))
                    .as("%s", step.rule())
                    .doesNotContainPattern("(^|[^0-9.a-z])1\\*|\\*1($|[^0-9./])|[+-]0($|[^.0-9])");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void symjaDerivesTheSame(String line) {
        Expr formula = ExprParser.parse(line.split("->")[0].strip());
        Expr result = Derivations.of(formula, Z).result();
        Expr second = Cas.derive(formula, Z);
        assertThat(Prover.equal(result, second, List.of())).isInstanceOf(Verdict.Proved.class);
        Map<Expr, Double> point = new HashMap<>();
        for (double z : new double[] {0.3, 0.55, 0.8}) {
            Quantities.of(formula).forEach(name -> point.put(name, 0.4 + z / 3));
            point.put(Z, z);
            double expected = Evaluator.value(second, point::get);
            assertThat(Evaluator.value(result, point::get)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void theFileIsLongEnough() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/(1+e^(-z))", "1/(1+exp(-z))"})
    void anOwnSigmoidHasTheRouteOfTheBoard(String formula) {
        Derivation own = Derivations.of(Activations.own("squash", ExprParser.parse(formula)));
        Derivation board = Derivations.of(Activations.SIGMOID);
        assertThat(own.name()).isEqualTo("squash");
        assertThat(own.steps().stream().map(Step::after))
                .isEqualTo(board.steps().stream().map(Step::after).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(0,min(1,z/6+1/2)) -> -3, 3",
                "max(-1,min(1,z)) -> -1, 1",
                "piecewise(z > 0, z, 2*(e^z-1)) -> 0",
                "piecewise(z > 0, z, e^z-1) -> ",
                "z/(1+abs(z)) -> ",
                "abs(z-2) -> 2",
                "sign(z) -> 0",
                "z*relu(z) -> ",
                "max(z, z/100) -> 0",
                "abs(w*z+b) -> w*z+b == 0"
            })
    void kinksAreNamedAndNoOthers(String line) {
        String[] parts = line.split("->", 2);
        Derivation derivation = derive(parts[0].strip());
        assertThat(String.join(
                        ", ", derivation.kinks().stream().map(TextWriter::write).toList()))
                .isEqualTo(parts[1].strip());
        assertThat(derivation.result()).isInstanceOf(Expr.Piecewise.class);
    }

    @Test
    void lettersOfTheFormulaAreNotTakenForItsParts() {
        Derivation derivation = derive("(u+e^(v*z))/(w+e^(-v*z))");
        assertThat(derivation.where().stream().map(Expr.Relation::left).map(TextWriter::write))
                .doesNotContain("u", "v", "w", "z");
    }
}
