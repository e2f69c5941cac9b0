package org.gradus.symbolic.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.Terms;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Rational;
import org.gradus.symbolic.cas.Cas;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Reading;
import org.gradus.symbolic.kernel.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDerivationsTest {
    private static final Expr ONE = Expr.Num.of(1);
    private static final Expr Z = Expr.Symbol.of("z");
    private static final Expr Y = Expr.Symbol.of("y");
    private static final Expr T = Expr.Symbol.of("t");
    private static final Expr C = Expr.Symbol.of("C");

    private static List<String> lines(List<Step> steps) {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            lines.add(step.rule() + ": " + TextWriter.write(step.before()) + " = " + TextWriter.write(step.after()));
        }
        return lines;
    }

    // ---- the routes ----

    @Test
    void sigmoidWithBinaryCrossEntropyIsOutputMinusTarget() {
        Derivation derivation = Derivations.sigmoidCrossEntropy();
        assertThat(TextWriter.write(derivation.result())).isEqualTo("y-t");
        assertThat(lines(derivation.steps()))
                .containsExactly(
                        "DEFINITION: C = -(t*ln(y)+(1-t)*ln(1-y))",
                        "SUM: d(C)/d(y) = -t/y+(1-t)/(1-y)",
                        "REARRANGE: -t/y+(1-t)/(1-y) = (y-t)/(y*(1-y))",
                        "ELEMENTARY: d(y)/d(z) = y*(1-y)",
                        "CHAIN: d(C)/d(z) = d(C)/d(y)*(d(y)/d(z))",
                        "DEFINITION: d(C)/d(y)*(d(y)/d(z)) = (y-t)/(y*(1-y))*y*(1-y)",
                        "REARRANGE: (y-t)/(y*(1-y))*y*(1-y) = y-t");
    }

    @Test
    void softmaxWithCrossEntropyInGeneralAndWhereTheTargetsSumToOne() {
        Derivation derivation = Derivations.softmaxCrossEntropy();
        assertThat(TextWriter.write(derivation.result())).isEqualTo("sum(k, 1, N, t_k)*y_j-t_j");
        Step last = derivation.steps().get(derivation.steps().size() - 1);
        assertThat(last.condition().map(TextWriter::write)).contains("T == 1");
        assertThat(TextWriter.write(last.after())).isEqualTo("y_j-t_j");
    }

    @Test
    void theErrorGoesBackThroughTheTransposedWeights() {
        assertThat(lines(Backpropagation.equations().get(1).derivation().steps()))
                .containsExactly(
                        "CHAIN: d(C)/d(z{l}[j]) = sum(k, d(C)/d(z{l+1}[k])*(d(z{l+1}[k])/d(z{l}[j])))",
                        "DEFINITION: sum(k, d(C)/d(z{l+1}[k])*(d(z{l+1}[k])/d(z{l}[j]))) = sum(k, delta{l+1}[k]*(d(z{l+1}[k])/d(z{l}[j])))",
                        "OTHER_TERMS: d(z{l+1}[k])/d(z{l}[j]) = w{l+1}[k,j]*(d(a{l}[j])/d(z{l}[j]))",
                        "DEFINITION: w{l+1}[k,j]*(d(a{l}[j])/d(z{l}[j])) = w{l+1}[k,j]*sigma(z{l}[j])'",
                        "DEFINITION: d(C)/d(z{l}[j]) = sum(k, delta{l+1}[k]*w{l+1}[k,j]*sigma(z{l}[j])')",
                        "CONSTANT_FACTOR: sum(k, delta{l+1}[k]*w{l+1}[k,j]*sigma(z{l}[j])') = sum(k, w{l+1}[k,j]*delta{l+1}[k])*sigma(z{l}[j])'");
    }

    @Test
    void collectedAsInTheLecture() {
        assertThat(Backpropagation.equations().stream().map(e -> TextWriter.write(e.collected())))
                .containsExactly(
                        "delta{L} == hadamard(d(C)/d(y), sigma(z{L})')",
                        "delta{l} == hadamard(transpose(W{l+1})*delta{l+1}, sigma(z{l})')",
                        "d(C)/d(W{l}) == delta{l}*transpose(a{l-1})",
                        "d(C)/d(b{l}) == delta{l}",
                        "d(C)/d(x) == transpose(W1)*delta1");
    }

    @Test
    void theLogOddsAreLinear() {
        Identity identity = Derivations.logOdds();
        assertThat(TextWriter.write(identity.statement())).isEqualTo("ln(y/(1-y)) == z");
        assertThat(identity.steps().get(identity.steps().size() - 1).after()).isEqualTo(Z);
    }

    // ---- a second path: Symja for N = 2 … 6 ----

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void symjaDerivesTheSameCrossEntropy(int n) {
        List<Expr> terms = new ArrayList<>();
        List<Expr> targets = new ArrayList<>();
        for (int k = 1; k <= n; k++) {
            Expr t = Expr.Indexed.of("t", k);
            targets.add(t);
            terms.add(Terms.times(t, Expr.Apply.of(FunctionName.LN, softmax(k, n))));
        }
        Expr loss = Terms.negative(new Expr.Sum(terms));
        for (int j : new int[] {1, n}) {
            Expr second = Cas.derive(loss, Expr.Indexed.of("z", j));
            Expr general = Terms.minus(Terms.times(softmax(j, n), new Expr.Sum(targets)), Expr.Indexed.of("t", j));
            assertThat(Prover.equal(general, second, List.of()))
                    .as("∂C/∂z_%d for N = %d", j, n)
                    .isInstanceOf(Verdict.Proved.class);
        }
    }

    private static Expr softmax(int i, int n) {
        List<Expr> powers = IntStream.rangeClosed(1, n)
                .<Expr>mapToObj(k -> Terms.exp(Expr.Indexed.of("z", k)))
                .toList();
        return Terms.over(Terms.exp(Expr.Indexed.of("z", i)), new Expr.Sum(powers));
    }

    @Test
    void symjaDerivesTheSameBinaryCrossEntropy() {
        Expr sigma = Terms.over(ONE, Terms.plus(ONE, Terms.exp(Terms.negative(Z))));
        Expr loss = Substitution.apply(Derivations.sigmoidCrossEntropy().of(), Map.of(Y, sigma));
        Expr second = Cas.derive(loss, Z);
        assertThat(Prover.equal(Terms.minus(sigma, T), second, List.of())).isInstanceOf(Verdict.Proved.class);
    }

    // ---- slips ----

    record Mutant(String what, Reading reading, Rule rule, Expr before, Expr after) {}

    private static Expr entry(String name, Expr layer, String... indices) {
        Expr.Symbol base = new Expr.Symbol(name, Expr.Shape.SCALAR, java.util.Optional.of(layer));
        return new Expr.Indexed(
                base, Stream.of(indices).<Expr>map(Expr.Symbol::of).toList());
    }

    private static Expr sum(Expr body) {
        return new Expr.IndexedSum("k", java.util.Optional.empty(), java.util.Optional.empty(), body);
    }

    private static Expr prime(Expr argument) {
        return Terms.prime(Expr.Apply.of("sigma", argument), argument);
    }

    static Stream<Mutant> mutants() {
        return Stream.concat(mutantsOfBackpropagation(), mutantsOfCrossEntropy());
    }

    private static Stream<Mutant> mutantsOfBackpropagation() {
        Expr l = Expr.Symbol.of("l");
        Expr next = Terms.plus(l, ONE);
        Expr last = Expr.Symbol.of("L");
        Expr zj = entry("z", l, "j");
        Expr delta = entry("delta", next, "k");
        Expr error = Terms.partial(C, zj);
        Expr w = entry("w", l, "i", "j");
        Expr dj = Terms.partial(C, Expr.Indexed.of("y", "j"));
        return Stream.of(
                new Mutant(
                        "weights not transposed",
                        BackpropagationRoute.hiddenReading(),
                        Rule.CHAIN,
                        error,
                        Terms.times(sum(Terms.times(entry("w", next, "j", "k"), delta)), prime(zj))),
                new Mutant(
                        "σ′ forgotten",
                        BackpropagationRoute.hiddenReading(),
                        Rule.CHAIN,
                        error,
                        sum(Terms.times(entry("w", next, "k", "j"), delta))),
                new Mutant(
                        "σ′ of the wrong unit",
                        BackpropagationRoute.hiddenReading(),
                        Rule.CHAIN,
                        error,
                        sum(Terms.times(entry("w", next, "k", "j"), delta, prime(entry("z", l, "k"))))),
                new Mutant(
                        "one path only",
                        BackpropagationRoute.hiddenReading(),
                        Rule.CHAIN,
                        error,
                        Terms.times(entry("w", next, "j", "j"), entry("delta", next, "j"), prime(zj))),
                new Mutant(
                        "indices of the weight gradient exchanged",
                        BackpropagationRoute.ownReading(),
                        Rule.CHAIN,
                        Terms.partial(C, w),
                        Terms.times(entry("delta", l, "j"), entry("a", Terms.minus(l, ONE), "i"))),
                new Mutant(
                        "bias like a weight",
                        BackpropagationRoute.ownReading(),
                        Rule.CHAIN,
                        Terms.partial(C, entry("b", l, "i")),
                        Terms.times(entry("delta", l, "i"), entry("a", Terms.minus(l, ONE), "i"))),
                new Mutant(
                        "σ′ at the output forgotten",
                        BackpropagationRoute.outputReading(),
                        Rule.CHAIN,
                        Terms.partial(C, entry("z", last, "j")),
                        dj));
    }

    private static Stream<Mutant> mutantsOfCrossEntropy() {
        Expr softmaxError = Terms.partial(C, Expr.Indexed.of("z", "j"));
        Expr yj = Expr.Indexed.of("y", "j");
        Expr tj = Expr.Indexed.of("t", "j");
        return Stream.of(
                new Mutant(
                        "y − t whatever the targets sum to",
                        CrossEntropyRoute.softmaxReading(),
                        Rule.CHAIN,
                        softmaxError,
                        Terms.minus(yj, tj)),
                new Mutant(
                        "sign of the target",
                        CrossEntropyRoute.softmaxReading(),
                        Rule.CHAIN,
                        softmaxError,
                        Terms.plus(Terms.times(Expr.Symbol.of("T"), yj), tj)),
                new Mutant(
                        "t − y",
                        CrossEntropyRoute.sigmoidReading(),
                        Rule.CHAIN,
                        Terms.partial(C, Z),
                        Terms.minus(T, Y)),
                new Mutant(
                        "σ′ forgotten behind the loss",
                        CrossEntropyRoute.sigmoidReading(),
                        Rule.CHAIN,
                        Terms.partial(C, Z),
                        Terms.over(Terms.minus(Y, T), Terms.times(Y, Terms.minus(ONE, Y)))));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aWrongArrowIsRefused(Mutant mutant) {
        Route route = Route.reading(mutant.reading());
        assertThatThrownBy(() -> route.line(mutant.rule(), mutant.before(), mutant.after()))
                .as(mutant.what())
                .isInstanceOf(IllegalStateException.class);
    }

    /** Every step, with a small term added to its right side. */
    @Test
    void everyStepIsTooNarrowForASlip() {
        Map<Backpropagation.Kind, Reading> readings = Map.of(
                Backpropagation.Kind.OUTPUT_ERROR, BackpropagationRoute.outputReading(),
                Backpropagation.Kind.HIDDEN_ERROR, BackpropagationRoute.hiddenReading(),
                Backpropagation.Kind.WEIGHTS, BackpropagationRoute.ownReading(),
                Backpropagation.Kind.BIAS, BackpropagationRoute.ownReading());
        for (Backpropagation equation : Backpropagation.equations()) {
            if (readings.containsKey(equation.kind())) {
                narrow(equation.derivation().steps(), readings.get(equation.kind()));
            }
        }
        List<Step> softmax = Derivations.softmaxCrossEntropy().steps();
        narrow(softmax.subList(0, softmax.size() - 1), CrossEntropyRoute.softmaxReading());
    }

    private static void narrow(List<Step> steps, Reading reading) {
        Expr slip = Rational.of(new java.math.BigDecimal("0.000001")).toExpr();
        for (Step step : steps) {
            for (Expr term : List.of(slip, Expr.Symbol.of("extra"))) {
                Expr wrong = Terms.plus(step.after(), term);
                assertThatThrownBy(() -> Route.reading(reading).line(step.rule(), step.before(), wrong))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    // ---- the equations at numbers: layers of different sizes, against difference quotients ----

    /** A 2-3-2 network of sigmoids with half-squared error, in plain doubles. */
    private static final class Plain {
        private final int[] sizes = {2, 3, 2};
        private final Map<String, Double> parameters = new HashMap<>();
        private final double[] target = {0.2, 0.9};

        Plain() {
            int n = 0;
            for (int l = 1; l <= 2; l++) {
                for (int i = 1; i <= sizes[l]; i++) {
                    for (int j = 1; j <= sizes[l - 1]; j++) {
                        parameters.put("w" + l + i + j, Math.sin(++n));
                    }
                    parameters.put("b" + l + i, Math.cos(++n));
                }
            }
            parameters.put("x1", 0.7);
            parameters.put("x2", -0.4);
        }

        /** z, a and δ of every layer, and C. */
        Map<String, Double> values() {
            Map<String, Double> values = new HashMap<>(parameters);
            for (int j = 1; j <= sizes[0]; j++) {
                values.put("a0" + j, known(parameters, "x" + j));
            }
            for (int l = 1; l <= 2; l++) {
                for (int i = 1; i <= sizes[l]; i++) {
                    double z = known(parameters, "b" + l + i);
                    for (int j = 1; j <= sizes[l - 1]; j++) {
                        z += known(parameters, "w" + l + i + j) * known(values, "a" + (l - 1) + j);
                    }
                    values.put("z" + l + i, z);
                    values.put("a" + l + i, 1 / (1 + Math.exp(-z)));
                }
            }
            double loss = 0;
            for (int i = 1; i <= sizes[2]; i++) {
                loss += 0.5 * Math.pow(known(values, "a2" + i) - target[i - 1], 2);
            }
            values.put("C", loss);
            return values;
        }

        double quotient(String parameter) {
            double h = 1e-5;
            double at = known(parameters, parameter);
            parameters.put(parameter, at + h);
            double up = known(values(), "C");
            parameters.put(parameter, at - h);
            double down = known(values(), "C");
            parameters.put(parameter, at);
            return (up - down) / (2 * h);
        }
    }

    @Test
    void theEquationsGiveTheGradientOfANetworkWithLayersOfDifferentSizes() {
        Plain network = new Plain();
        Map<String, Double> values = network.values();
        List<Backpropagation> equations = Backpropagation.equations();
        for (int j = 1; j <= 2; j++) {
            values.put("delta2" + j, value(equations.get(0), network, values, 2, 0, j));
        }
        for (int j = 1; j <= 3; j++) {
            values.put("delta1" + j, value(equations.get(1), network, values, 1, 0, j));
        }
        for (int l = 1; l <= 2; l++) {
            for (int i = 1; i <= network.sizes[l]; i++) {
                for (int j = 1; j <= network.sizes[l - 1]; j++) {
                    close(value(equations.get(2), network, values, l, i, j), network.quotient("w" + l + i + j));
                }
                close(value(equations.get(3), network, values, l, i, 0), network.quotient("b" + l + i));
            }
        }
        for (int j = 1; j <= 2; j++) {
            close(value(equations.get(4), network, values, 1, 0, j), network.quotient("x" + j));
        }
    }

    private static <V> V known(Map<String, V> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static void close(double value, double quotient) {
        assertThat(value).isCloseTo(quotient, org.assertj.core.api.Assertions.within(1e-9));
    }

    /** The entry-by-entry equation as derived, read at layer l and indices i, j. */
    private static double value(
            Backpropagation equation, Plain network, Map<String, Double> values, int l, int i, int j) {
        Map<String, Integer> letters = new HashMap<>(Map.of("l", l, "L", 2, "i", i, "j", j));
        return value(equation.derivation().result(), network, values, letters);
    }

    private static double value(Expr expr, Plain network, Map<String, Double> values, Map<String, Integer> letters) {
        if (expr instanceof Expr.Product product) {
            return product.factors().stream()
                    .mapToDouble(factor -> value(factor, network, values, letters))
                    .reduce(1, (a, b) -> a * b);
        }
        if (expr instanceof Expr.IndexedSum sum) {
            double total = 0;
            int size = network.sizes[known(letters, "l") + (sizeOfNext(sum) ? 1 : 0)];
            for (int k = 1; k <= size; k++) {
                Map<String, Integer> inner = new HashMap<>(letters);
                inner.put(sum.index(), k);
                total += value(sum.body(), network, values, inner);
            }
            return total;
        }
        if (expr instanceof Expr.Derivative derivative) {
            Expr.Indexed at = (Expr.Indexed) derivative.wrt();
            if (derivative.style() == Expr.DerivativeStyle.PRIME) {
                double a = known(values, key(at, letters).replace('z', 'a'));
                return a * (1 - a);
            }
            int j = known(letters, "j");
            return known(values, "a2" + j) - network.target[j - 1];
        }
        return known(values, key((Expr.Indexed) expr, letters));
    }

    private static boolean sizeOfNext(Expr.IndexedSum sum) {
        return TextWriter.write(sum).contains("l+1");
    }

    private static String key(Expr.Indexed entry, Map<String, Integer> letters) {
        StringBuilder key = new StringBuilder(entry.base().name());
        entry.base().layer().ifPresent(layer -> key.append(number(layer, letters)));
        entry.indices().forEach(index -> key.append(number(index, letters)));
        return key.toString();
    }

    private static int number(Expr expr, Map<String, Integer> letters) {
        if (expr instanceof Expr.Num num) {
            return num.value().intValueExact();
        }
        if (expr instanceof Expr.Sum sum) {
            return sum.terms().stream().mapToInt(term -> number(term, letters)).sum();
        }
        if (expr instanceof Expr.Negation negation) {
            return -number(negation.operand(), letters);
        }
        return known(letters, ((Expr.Symbol) expr).name());
    }
}
