package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.plan.Dense;
import org.gradus.report.plan.GradientDescent;
import org.gradus.report.plan.LayerKind;
import org.gradus.report.plan.Optimiser;
import org.gradus.report.solution.Solution;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;
import org.junit.jupiter.api.Test;

/**
 * A layer kind and an optimiser that only this test knows: producers of lines, and nothing else in the program changes. The generic
 * checks hold them to the truth.
 */
class NewLayersTest {
    private static final Letter GAIN = new Letter("g");
    private static final Letter GAIN_GRADIENT = Letter.gradient("dg", GAIN);
    private static final Letter VELOCITY = new Letter("v");

    private static final String YAML = """
            network:
              layers:
                - {weights: [[0.3, -0.2], [0.5, 0.4]], bias: [0.1, -0.1], activation: tanh}
                - {weights: [[1, 0], [0, 1]], activation: sigmoid}
                - {weights: [[0.7, -0.6]], bias: [0.2], activation: identity}
            inputs: [[1, 0.5], [0.2, -1]]
            targets: [[1], [0]]
            loss: half-squared-error
            learningRate: 0.5
            conventions: {batch: sequential}
            tasks: [forward, backpropagation, gradient-step]
            """;

    /** z_i = g_i a_i: a gain for every unit, no weight matrix. */
    private record Gains(List<Expr> given) implements LayerKind {
        @Override
        public int units() {
            return given.size();
        }

        @Override
        public int inputs() {
            return given.size();
        }

        @Override
        public List<Parameter> parameters(Names names, int l) {
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 1; i <= units(); i++) {
                parameters.add(new Parameter(names.ofLayer(GAIN, l, i), given.get(i - 1)));
            }
            return parameters;
        }

        @Override
        public Expr preactivation(Names names, int l, int i, List<QuantityId> entering) {
            return Expr.Product.of(
                    names.ofLayer(GAIN, l, i).symbol(), entering.get(i - 1).symbol());
        }

        @Override
        public Optional<Expr> slope(Names names, int l, int i, int j) {
            return i == j ? Optional.of(names.ofLayer(GAIN, l, i).symbol()) : Optional.empty();
        }

        @Override
        public Definition gradient(Names names, int l, QuantityId gain, List<QuantityId> entering) {
            Expr delta = names.ofLayer(Letter.DELTA, l, gain.place(0)).symbol();
            return new Definition(
                    gain.of(GAIN_GRADIENT),
                    Expr.Product.of(delta, entering.get(gain.place(0) - 1).symbol()));
        }
    }

    /** v ← 0.9 v + ∂C/∂p, p ← p − η v. */
    private static final class Momentum implements Optimiser {
        private static final Expr MEMORY = new Expr.Num(new BigDecimal("0.9"));

        @Override
        public List<LayerKind.Parameter> memory(Names names, QuantityId parameter) {
            return List.of(new LayerKind.Parameter(velocity(parameter), Expr.Num.of(0)));
        }

        /** Each parameter has its own: vW, vb, vg. */
        private static QuantityId velocity(QuantityId parameter) {
            return parameter.of(new Letter(VELOCITY.text() + parameter.letter().text()));
        }

        @Override
        public List<Definition> update(Names names, QuantityId parameter, QuantityId gradient, Expr rate) {
            QuantityId velocity = velocity(parameter);
            Expr kept = Expr.Product.of(MEMORY, velocity.symbol());
            Expr step = Expr.Product.of(rate, velocity.after().symbol());
            return List.of(
                    new Definition(velocity.after(), Expr.Sum.of(kept, gradient.symbol())),
                    new Definition(parameter.after(), Expr.Sum.of(parameter.symbol(), new Expr.Negation(step))));
        }
    }

    private static Exercise exercise() {
        return ExerciseReader.read("x.yaml", YAML.getBytes(StandardCharsets.UTF_8));
    }

    private static LayerKind kind(LayerData data) {
        boolean identity = data.bias().isEmpty();
        return identity ? new Gains(List.of(new Expr.Num(new BigDecimal("1.5")), Expr.Num.of(-2))) : new Dense(data);
    }

    /** The same network in doubles. */
    private static final class Doubles {
        final double[][] first = {{0.3, -0.2}, {0.5, 0.4}};
        final double[] bias = {0.1, -0.1};
        final double[] gains = {1.5, -2};
        final double[] last = {0.7, -0.6};
        double lastBias = 0.2;

        double loss(double[] x, double t) {
            double y = lastBias;
            for (int i = 0; i < 2; i++) {
                double a = Math.tanh(first[i][0] * x[0] + first[i][1] * x[1] + bias[i]);
                y += last[i] / (1 + Math.exp(-gains[i] * a));
            }
            return (y - t) * (y - t) / 2;
        }

        double slope(double[] array, int place, double[] x, double t) {
            double h = 1e-5;
            double kept = array[place];
            array[place] = kept + h;
            double above = loss(x, t);
            array[place] = kept - h;
            double below = loss(x, t);
            array[place] = kept;
            return (above - below) / (2 * h);
        }
    }

    private static double value(Solution solution, QuantityId id) {
        return solution.worksheet()
                .find(id)
                .orElseThrow()
                .value()
                .nearestDouble()
                .orElseThrow();
    }

    @Test
    void aNewLayerKindIsOneProducerOfLines() {
        Solution solution = Solver.solve(exercise(), NewLayersTest::kind, new GradientDescent());
        Names names = Names.ofSample(1);
        Doubles doubles = new Doubles();
        double[] x = {1, 0.5};
        assertThat(value(solution, names.of(Letter.C))).isCloseTo(doubles.loss(x, 1), within(1e-14));
        for (int i = 1; i <= 2; i++) {
            double gain = doubles.slope(doubles.gains, i - 1, x, 1);
            assertThat(value(solution, names.ofLayer(GAIN_GRADIENT, 2, i))).isCloseTo(gain, within(1e-9));
            assertThat(value(solution, names.afterUpdate().ofLayer(GAIN, 2, i)))
                    .isCloseTo(doubles.gains[i - 1] - 0.5 * gain, within(1e-9));
            assertThat(value(solution, names.ofLayer(Letter.DW, 1, 1, i)))
                    .isCloseTo(doubles.slope(doubles.first[0], i - 1, x, 1), within(1e-9));
        }
        assertThat(solution.undecided()).isEmpty();
    }

    /** Sample 2 goes on with the velocity that sample 1 left. */
    @Test
    void aNewOptimiserIsOneProducerOfLines() {
        Solution solution = Solver.solve(exercise(), Dense::new, new Momentum());
        Names first = Names.ofSample(1);
        Names second = new Names(2, 1, false);
        double gradient = value(solution, first.ofLayer(Letter.DW, 1, 1, 1));
        double next = value(solution, second.ofLayer(Letter.DW, 1, 1, 1));
        double weight = 0.3 - 0.5 * gradient;
        assertThat(value(solution, second.ofLayer(Letter.W, 1, 1, 1))).isCloseTo(weight, within(1e-15));
        assertThat(value(solution, second.afterUpdate().ofLayer(Letter.W, 1, 1, 1)))
                .isCloseTo(weight - 0.5 * (0.9 * gradient + next), within(1e-15));
    }

    @Test
    void bothTogether() {
        Solution solution = Solver.solve(exercise(), NewLayersTest::kind, new Momentum());
        Names second = new Names(2, 1, false);
        double velocity = 0.9 * value(solution, Names.ofSample(1).ofLayer(GAIN_GRADIENT, 2, 1))
                + value(solution, second.ofLayer(GAIN_GRADIENT, 2, 1));
        assertThat(value(solution, second.afterUpdate().ofLayer(GAIN, 2, 1)))
                .isCloseTo(value(solution, second.ofLayer(GAIN, 2, 1)) - 0.5 * velocity, within(1e-15));
    }

    /** A backward line that does not belong to its forward line is found by the reverse pass. */
    @Test
    void aWrongGradientIsFound() {
        Function<LayerData, LayerKind> wrong = data -> data.bias().isPresent()
                ? new Dense(data)
                : new LayerKind() {
                    private final LayerKind right = kind(data);

                    @Override
                    public int units() {
                        return right.units();
                    }

                    @Override
                    public int inputs() {
                        return right.inputs();
                    }

                    @Override
                    public List<Parameter> parameters(Names names, int l) {
                        return right.parameters(names, l);
                    }

                    @Override
                    public Expr preactivation(Names names, int l, int i, List<QuantityId> entering) {
                        return right.preactivation(names, l, i, entering);
                    }

                    @Override
                    public Optional<Expr> slope(Names names, int l, int i, int j) {
                        return right.slope(names, l, i, j);
                    }

                    @Override
                    public Definition gradient(Names names, int l, QuantityId gain, List<QuantityId> entering) {
                        Definition gradient = right.gradient(names, l, gain, entering);
                        return new Definition(gradient.id(), new Expr.Negation(gradient.formula()));
                    }
                };
        Exercise exercise = exercise();
        GradientDescent descent = new GradientDescent();
        assertThatThrownBy(() -> Solver.solve(exercise, wrong, descent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("dg2[1] is ");
    }
}
