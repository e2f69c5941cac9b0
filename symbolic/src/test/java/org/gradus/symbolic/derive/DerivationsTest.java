package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.ExprParser;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.core.number.Rational;
import org.gradus.core.number.Real;
import org.gradus.core.number.ZeroTest;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.claim.PlainEvaluator;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationsTest {
    private static final Expr Z = Expr.Symbol.of("z");

    static Stream<Derivation> all() {
        return Stream.of(
                Derivations.of(Activations.SIGMOID),
                Derivations.of(Activations.TANH),
                Derivations.of(Activations.RELU),
                Derivations.softmax());
    }

    private static List<String> lines(Derivation derivation) {
        List<String> lines = new ArrayList<>();
        for (Step step : derivation.steps()) {
            String condition = step.condition()
                    .map(relation -> " (" + TextWriter.write(relation) + ")")
                    .orElse("");
            lines.add(step.rule() + condition + ": " + TextWriter.write(step.before()) + " = "
                    + TextWriter.write(step.after()));
        }
        return lines;
    }

    /** The route of the lecture, as the issue that asked for it gives it. */
    @Test
    void sigmoidAsOnTheBoard() {
        assertThat(lines(Derivations.of(Activations.SIGMOID)))
                .containsExactly(
                        "DEFINITION: sigmoid(z) = 1/v",
                        "CHAIN: v' = -e^(-z)",
                        "RECIPROCAL: sigmoid(z)' = -v'/v^2",
                        "DEFINITION: -v'/v^2 = e^(-z)/(1+e^(-z))^2",
                        "ADD_AND_SUBTRACT: e^(-z)/(1+e^(-z))^2 = 1/(1+e^(-z))*(((1+e^(-z))-1)/(1+e^(-z)))",
                        "DIVIDE_TERMS: 1/(1+e^(-z))*(((1+e^(-z))-1)/(1+e^(-z))) = 1/(1+e^(-z))*(1-1/(1+e^(-z)))",
                        "RECOGNISE: 1/(1+e^(-z))*(1-1/(1+e^(-z))) = sigmoid(z)*(1-sigmoid(z))");
    }

    /** Lines 5 and 6 of the ideal sheet. */
    @Test
    void softmaxAsOnTheIdealSheet() {
        assertThat(lines(Derivations.softmax()))
                .containsExactly(
                        "DEFINITION: y_i = u/S",
                        "DEFINITION: d(S)/d(z_j) = d(e^z[1]+...+e^z_j+...+e^z_N)/d(z_j)",
                        "OTHER_TERMS: d(e^z[1]+...+e^z_j+...+e^z_N)/d(z_j) = e^z_j",
                        "CASES: d(u)/d(z_j) = piecewise(i == j, e^z_j, piecewise(i != j, 0))",
                        "QUOTIENT (i == j): d(y_i)/d(z_j) = (e^z_j*S-e^z_j*e^z_j)/S^2",
                        "SPLIT_FRACTION (i == j): (e^z_j*S-e^z_j*e^z_j)/S^2 = e^z_j/S*((S-e^z_j)/S)",
                        "DIVIDE_TERMS (i == j): e^z_j/S*((S-e^z_j)/S) = e^z_j/S*(1-e^z_j/S)",
                        "RECOGNISE (i == j): e^z_j/S*(1-e^z_j/S) = y_j*(1-y_j)",
                        "QUOTIENT (i != j): d(y_i)/d(z_j) = (0*S-e^z_i*e^z_j)/S^2",
                        "SPLIT_FRACTION (i != j): (0*S-e^z_i*e^z_j)/S^2 = -e^z_i/S*(e^z_j/S)",
                        "RECOGNISE (i != j): -e^z_i/S*(e^z_j/S) = -y_i*y_j",
                        "CASES: d(y_i)/d(z_j) = piecewise(i == j, y_j*(1-y_j), piecewise(i != j, -y_i*y_j))");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theLastStepIsTheResult(Derivation derivation) {
        Step last = derivation.steps().get(derivation.steps().size() - 1);
        assertThat(last.after()).isEqualTo(derivation.result());
        assertThat(last.condition()).isEmpty();
    }

    // ---- a second path: Symja ----

    static Stream<ScalarActivation> smooth() {
        return Stream.of(Activations.SIGMOID, Activations.TANH);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void symjaDerivesTheSame(ScalarActivation activation) {
        Derivation derivation = Derivations.of(activation);
        Expr second = Cas.derive(derivation.of(), Z);
        assertThat(Prover.equal(derivation.result(), second, List.of())).isInstanceOf(Verdict.Proved.class);
        Expr y = activation.formula(Z);
        Expr inY = Substitution.apply(derivation.closedForm().orElseThrow(), Map.of(Expr.Symbol.of("y"), y));
        for (double z : new double[] {-3, -0.5, 0, 0.25, 2}) {
            double expected = PlainEvaluator.value(second, Map.of(Z, z));
            assertThat(value(derivation.result(), z)).isCloseTo(expected, within(1e-14));
            assertThat(value(inY, z)).isCloseTo(expected, within(1e-14));
            assertThat(activation.derivative(z)).isCloseTo(expected, within(1e-14));
        }
    }

    private static double value(Expr formula, double z) {
        Expr at = Expr.Num.of(Math.round(z * 4));
        Expr constant = Substitution.apply(formula, Map.of(Z, new Expr.Quotient(at, Expr.Num.of(4))));
        return Real.of(constant, ZeroTest.NONE).nearestDouble();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void symjaDerivesTheSameSoftmax(int n) {
        Derivation derivation = Derivations.softmax();
        for (int i = 1; i <= n; i++) {
            for (int j = 1; j <= n; j++) {
                Expr second = Cas.derive(softmax(i, n), Expr.Indexed.of("z", j));
                Expr entry = entry(derivation.result(), i, j, n);
                assertThat(Prover.equal(entry, second, List.of()))
                        .as("∂y_%d/∂z_%d for N = %d", i, j, n)
                        .isInstanceOf(Verdict.Proved.class);
                assertThat(PlainEvaluator.value(entry, point(n, 0, 0)))
                        .isCloseTo(differenceQuotient(i, j, n), within(1e-9));
            }
        }
    }

    /** The case of the result that holds for these indices, with numbers for the indices and formulas for y. */
    private static Expr entry(Expr result, int i, int j, int n) {
        List<Expr.Case> cases = ((Expr.Piecewise) result).cases();
        Map<Expr, Expr> values = new HashMap<>();
        values.put(Expr.Indexed.of("y", "i"), softmax(i, n));
        values.put(Expr.Indexed.of("y", "j"), softmax(j, n));
        return Substitution.apply(cases.get(i == j ? 0 : 1).value(), values);
    }

    private static Expr softmax(int i, int n) {
        List<Expr> powers = IntStream.rangeClosed(1, n)
                .<Expr>mapToObj(k -> Terms.exp(Expr.Indexed.of("z", k)))
                .toList();
        return Terms.over(Terms.exp(Expr.Indexed.of("z", i)), new Expr.Sum(powers));
    }

    private static Map<Expr, Double> point(int n, int moved, double by) {
        Map<Expr, Double> point = new HashMap<>();
        for (int k = 1; k <= n; k++) {
            point.put(Expr.Indexed.of("z", k), Math.sin(k) + (k == moved ? by : 0));
        }
        return point;
    }

    private static double differenceQuotient(int i, int j, int n) {
        double h = 1e-5;
        double up = PlainEvaluator.value(softmax(i, n), point(n, j, h));
        double down = PlainEvaluator.value(softmax(i, n), point(n, j, -h));
        return (up - down) / (2 * h);
    }

    // ---- ReLU, and what has no route ----

    @Test
    void reluNamesItsKink() {
        Derivation relu = Derivations.of(Activations.RELU);
        assertThat(relu.kinks()).containsExactly(Expr.Num.of(0));
        assertThat(relu.closedForm()).isEmpty();
        assertThat(TextWriter.write(relu.result())).isEqualTo("piecewise(z > 0, 1, piecewise(z < 0, 0))");
    }

    @Test
    void aFormulaWithoutRuleIsNamed() {
        Expr transpose = new Expr.Transpose(Z);
        assertThatThrownBy(() -> Derivations.of(transpose, Expr.Symbol.of("z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Transpose");
    }

    @Test
    void aFormulaThatIsNotTheFunctionOfItsNameIsRefused() {
        assertThatThrownBy(() -> Derivations.of(Activations.own("tanh", Z)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'tanh'");
    }

    // ---- mutations ----

    record Mutant(String what, String condition, Rule rule, Expr before, Expr after) {}

    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr DOWN = Terms.exp(Terms.negative(Z));
    private static final Expr SIGMA = Expr.Apply.of("sigmoid", Z);
    private static final Expr TANH = Expr.Apply.of("tanh", Z);
    private static final Expr RELU = Expr.Apply.of("relu", Z);
    private static final Expr U = Expr.Symbol.of("u");
    private static final Expr V = Expr.Symbol.of("v");
    private static final Expr S = Expr.Symbol.of("S");
    private static final Expr YI = Expr.Indexed.of("y", "i");
    private static final Expr YJ = Expr.Indexed.of("y", "j");
    private static final Expr ZJ = Expr.Indexed.of("z", "j");
    private static final Expr EJ = Terms.exp(ZJ);
    private static final Expr EI = Terms.exp(Expr.Indexed.of("z", "i"));
    private static final Expr JACOBIAN = Terms.partial(YI, ZJ);

    static Stream<Mutant> sigmoidMutants() {
        Expr dv = Terms.prime(V, Z);
        return Stream.of(
                new Mutant("inner derivative forgotten", "", Rule.CHAIN, dv, DOWN),
                new Mutant(
                        "sign of the reciprocal rule",
                        "",
                        Rule.RECIPROCAL,
                        Terms.prime(SIGMA, Z),
                        Terms.over(dv, Terms.square(V))),
                new Mutant(
                        "square forgotten",
                        "",
                        Rule.RECIPROCAL,
                        Terms.prime(SIGMA, Z),
                        Terms.negative(Terms.over(dv, V))),
                new Mutant(
                        "1 added but not taken away", "", Rule.ADD_AND_SUBTRACT, Terms.over(DOWN, V), Terms.over(V, V)),
                new Mutant(
                        "1 + σ for 1 − σ",
                        "",
                        Rule.RECOGNISE,
                        Terms.prime(SIGMA, Z),
                        Terms.times(SIGMA, Terms.plus(ONE, SIGMA))),
                new Mutant(
                        "the derivative of tanh",
                        "",
                        Rule.RECOGNISE,
                        Terms.prime(SIGMA, Z),
                        Terms.minus(ONE, Terms.square(SIGMA))),
                new Mutant("1 + tanh²", "", Rule.RECOGNISE, Terms.prime(TANH, Z), Terms.plus(ONE, Terms.square(TANH))),
                new Mutant("branches of ReLU", "z < 0", Rule.CASES, Terms.prime(RELU, Z), ONE),
                new Mutant("ReLU without cases", "", Rule.CASES, Terms.prime(RELU, Z), ONE),
                new Mutant(
                        "a constant wrong by 10^-12",
                        "",
                        Rule.REARRANGE,
                        SIGMA,
                        Terms.times(new Expr.Num(new java.math.BigDecimal("1.000000000001")), SIGMA)));
    }

    static Stream<Mutant> softmaxMutants() {
        return Stream.of(
                new Mutant("a term too many", "", Rule.OTHER_TERMS, Terms.partial(S, ZJ), S),
                new Mutant("the other index", "i != j", Rule.OTHER_TERMS, Terms.partial(S, ZJ), EI),
                new Mutant("∂u/∂z_j off the diagonal", "i != j", Rule.CASES, Terms.partial(U, ZJ), EJ),
                new Mutant("sign off the diagonal", "i != j", Rule.RECOGNISE, JACOBIAN, Terms.times(YI, YJ)),
                new Mutant(
                        "diagonal formula off the diagonal",
                        "i != j",
                        Rule.RECOGNISE,
                        JACOBIAN,
                        Terms.times(YJ, Terms.minus(ONE, YJ))),
                new Mutant(
                        "off-diagonal formula on the diagonal",
                        "i == j",
                        Rule.RECOGNISE,
                        JACOBIAN,
                        Terms.negative(Terms.times(YI, YJ))),
                new Mutant(
                        "diagonal formula for every case",
                        "",
                        Rule.RECOGNISE,
                        JACOBIAN,
                        Terms.times(YJ, Terms.minus(ONE, YJ))),
                new Mutant(
                        "S instead of S²",
                        "i != j",
                        Rule.QUOTIENT,
                        JACOBIAN,
                        Terms.negative(Terms.over(Terms.times(EI, EJ), S))),
                new Mutant(
                        "terms of the quotient rule exchanged",
                        "i == j",
                        Rule.QUOTIENT,
                        JACOBIAN,
                        Terms.over(Terms.minus(Terms.times(EJ, EJ), Terms.times(EJ, S)), Terms.square(S))));
    }

    @ParameterizedTest
    @MethodSource("sigmoidMutants")
    void aWrongArrowIsRefused(Mutant mutant) {
        refuses(mutant, List.of(Terms.define(V, Terms.plus(ONE, DOWN))));
    }

    @ParameterizedTest
    @MethodSource("softmaxMutants")
    void aWrongArrowOfSoftmaxIsRefused(Mutant mutant) {
        refuses(mutant, Derivations.softmax().where());
    }

    private static void refuses(Mutant mutant, List<Expr.Relation> where) {
        Route route = new Route(where);
        Optional.of(mutant.condition())
                .filter(text -> !text.isEmpty())
                .map(text -> ExprParser.parseRelation(text, ExprParser.Limits.DEFAULT))
                .ifPresent(route::when);
        assertThatThrownBy(() -> route.line(mutant.rule(), mutant.before(), mutant.after()))
                .as(mutant.what())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(mutant.rule().name())
                .hasMessageContaining(TextWriter.write(mutant.after()));
        assertThat(route.steps()).isEmpty();
    }

    /** Every right-hand side of every step, changed a little: by a factor, a term, a sign. */
    @ParameterizedTest
    @MethodSource("all")
    void everyStepIsTooNarrowForASlip(Derivation derivation) {
        Expr slip = Rational.of(new java.math.BigDecimal("0.000001")).toExpr();
        for (Step step : derivation.steps()) {
            for (Expr wrong : List.of(Terms.plus(step.after(), slip), Terms.plus(step.after(), Expr.Symbol.of("q")))) {
                Route route = new Route(derivation.where());
                step.condition().ifPresent(route::when);
                assertThatThrownBy(() -> route.line(step.rule(), step.before(), wrong))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
