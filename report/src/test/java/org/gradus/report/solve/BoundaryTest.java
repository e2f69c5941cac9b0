package org.gradus.report.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Real;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.DecisionLine;
import org.gradus.report.solution.Solution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boundaries of units with two inputs, and the shapes of parameters. */
class BoundaryTest {
    private static Solution solve(String layers, String tasks) {
        return Solver.solve(
                ExerciseReader.read("f.yaml", "network: {layers: [" + layers + "]}\ntasks: [" + tasks + "]\n"));
    }

    private static List<DecisionLine> lines(String layers) {
        Answer answer = solve(layers, "decision-boundary").answers().get(0);
        return ((Answer.DecisionBoundary) answer).lines();
    }

    private static String sheet(Solution solution) {
        return new MarkdownRenderer().render(Composer.compose(solution, Style.of(Locale.ENGLISH)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {weights: [[1, 1]], bias: [-1.5], activation: step} | x[2] == -1*x[1]+3/2 | x[2] > -1*x[1]+3/2
            {weights: [[2, -4]], bias: [1], activation: sigmoid} | x[2] == (1/2)*x[1]+1/4 | x[2] < (1/2)*x[1]+1/4
            {weights: [[2, 0]], bias: [-3], activation: tanh} | x[1] == 3/2 | x[1] > 3/2
            {weights: [[-2, 0]], bias: [-3], activation: tanh} | x[1] == -3/2 | x[1] < -3/2
            {weights: [[0, 3]], activation: sign} | x[2] == 0 | x[2] > 0
            {weights: [[null, 3]], bias: [6], activation: sign} | x[2] == -2 | x[2] > -2
            """)
    void isSolvedForAnInput(String layer, String line, String positive) {
        DecisionLine found = lines(layer).get(0);
        assertThat(found.solved().map(BoundaryTest::normal)).contains(line);
        assertThat(found.positive().map(BoundaryTest::normal)).contains(positive);
        assertThat(found.factored()).isPresent();
    }

    private static String normal(Expr expr) {
        return TextWriter.write(expr).replace("(-1)*", "-1*").replace("1/2*x", "(1/2)*x");
    }

    @ParameterizedTest
    @CsvSource({"3, z is positive everywhere", "-2, z is negative everywhere", "0, z is 0 everywhere"})
    void withoutWeightsThereIsNoLine(String bias, String said) {
        Solution solution = solve("{weights: [[0, 0]], bias: [" + bias + "], activation: step}", "decision-boundary");
        assertThat(sheet(solution))
                .contains("both weights are 0: there is no line")
                .contains("no line: " + said);
    }

    /** At z = 0 step says class 1, step-strict class 0: the line belongs to one side or the other. */
    @ParameterizedTest
    @CsvSource({"step, \\ge", "step-strict, >", "sigmoid, \\ge", "tanh, \\ge", "identity, \\ge"})
    void theClassOnTheLineIsTheUnits(String activation, String sign) {
        String sheet =
                sheet(solve("{weights: [[0, 1]], bias: [-1], activation: " + activation + "}", "decision-boundary"));
        assertThat(sheet).contains("class 1, there $z " + sign + " 0$: $x_2 " + sign + " 1$");
    }

    /** The side that is said is that of z, at points all over the plane. */
    @Test
    void theSideIsThatOfZ() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int w1 = random.nextInt(7) - 3;
            int w2 = random.nextInt(7) - 3;
            int b = random.nextInt(7) - 3;
            DecisionLine line = lines("{weights: [[" + w1 + ", " + w2 + "]], bias: [" + b + "], activation: step}")
                    .get(0);
            for (int k = 0; k < 5; k++) {
                int x1 = random.nextInt(21) - 10;
                int x2 = random.nextInt(21) - 10;
                int z = w1 * x1 + w2 * x2 + b;
                Map<Expr, Expr> at =
                        Map.of(Expr.Indexed.of("x", 1), Expr.Num.of(x1), Expr.Indexed.of("x", 2), Expr.Num.of(x2));
                int side = line.positive().isEmpty()
                        ? line.sign()
                        : side(line.positive().get(), at);
                assertThat(side).as("%s %s %s at %s %s", w1, w2, b, x1, x2).isEqualTo(Integer.signum(z));
            }
        }
    }

    private static int side(Expr.Relation positive, Map<Expr, Expr> at) {
        Expr difference = Expr.Sum.of(positive.left(), new Expr.Negation(positive.right()));
        int sign = Real.of(Substitution.apply(difference, symbol -> Optional.ofNullable(at.get(symbol))))
                .signum();
        return positive.operator() == Expr.Relation.Operator.GREATER ? sign : -sign;
    }

    @Test
    void aHiddenLayerSolvesXor() {
        Solution solution = solve(
                "{weights: [[1, 1], [1, 1]], bias: [-0.5, -1.5], activation: step},"
                        + " {weights: [[1, -1]], bias: [-0.5], activation: step}",
                "decision-boundary");
        assertThat(lines("{weights: [[1, 1], [1, 1]], bias: [-0.5, -1.5], activation: step},"
                        + " {weights: [[1, -1]], bias: [-0.5], activation: step}"))
                .hasSize(3);
        assertThat(sheet(solution))
                .contains("| $0$ | $1$ | $1$ | $0$ | $1$ | 1 |")
                .contains("| $1$ | $1$ | $1$ | $1$ | $0$ | 0 |")
                .contains("Boundary of the output unit, in terms of $\\boldsymbol{a}^1$");
        assertThat(SolutionJson.write(solution)).contains("\"truthTable\"");
    }

    @Test
    void threeInputsAndSoftmaxAreRefused() {
        assertThatThrownBy(() -> lines("{weights: [[1, 1, 1]], activation: step}"))
                .hasMessage("f.yaml:2:9: task 'decision-boundary' takes a network with 2 inputs, whose boundaries are"
                        + " lines; here are 3");
        assertThatThrownBy(() -> lines("{weights: [[1, 1], [1, 2]], activation: softmax}"))
                .hasMessageContaining("task 'decision-boundary' is about units with two sides");
        assertThatThrownBy(() -> ExerciseReader.read("f.yaml", "tasks: [shapes]\n"))
                .hasMessageContaining("task 'shapes' needs a network");
    }

    /** Missing edges and biases do not count. */
    @Test
    void parametersAreCounted() {
        String sheet = sheet(solve(
                "{weights: [[1, null, 2], [3, 4, 5]], bias: [0, 0], activation: relu},"
                        + " {weights: [[1, 2]], activation: sigmoid}",
                "shapes"));
        assertThat(sheet)
                .contains("2 × 3 (1 without edge)")
                .contains("$2 \\cdot 3 - 1 + 2 = 7$")
                .contains("| none | $1 \\cdot 2 = 2$ |")
                .contains("Number of parameters: $7 + 2 = 9$");
    }
}
