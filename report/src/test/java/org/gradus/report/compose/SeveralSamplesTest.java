package org.gradus.report.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solution.Answer;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.Solution;
import org.gradus.report.solve.Solver;
import org.gradus.report.worksheet.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets of several samples: as columns, in tables, and one after the other. */
class SeveralSamplesTest {
    private static final String XOR = """
            network:
              layers:
                - {weights: [[1, -1], [-1, 1]], bias: [0, 0], activation: relu}
                - {weights: [[1, 1]], bias: [-0.5], activation: sigmoid}
            inputs: [[0, 0], [0, 1], [1, 0], [1, 1]]
            targets: [[0], [1], [1], [0]]
            loss: binary-cross-entropy
            learningRate: 1
            conventions: {batch: mean}
            """;

    private static final String ADALINE = """
            network:
              layers: [{weights: [[0.1, 0.1]], bias: [0.1], activation: identity}]
            loss: half-squared-error
            learningRate: 0.1
            conventions: {batch: sequential}
            """;

    private static Solution solve(String yaml) {
        return Solver.solve(ExerciseReader.read("x.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sheet(String yaml, Locale language) {
        return new MarkdownRenderer().render(Composer.compose(solve(yaml), Style.of(language)));
    }

    /** The ideal of a batch (design/ideal/batch-de.tex), its numbers to the digit. */
    @Test
    void aBatchStandsInColumns() {
        String sheet = sheet(XOR + "tasks: [forward, loss, backpropagation, gradient-step]\n", Locale.GERMAN);
        assertThat(sheet)
                .contains("\\boldsymbol{X} = \\left[\\begin{array}{rrrr} 0 & 0 & 1 & 1 \\cr 0 & 1 & 0 & 1")
                .contains("\\boldsymbol{T} = \\left[\\begin{array}{rrrr} 0 & 1 & 1 & 0 \\end{array}\\right]")
                .contains("\\boldsymbol{Z}^1 & = \\boldsymbol{W}^1 \\boldsymbol{X} + \\boldsymbol{b}^1")
                .contains("\\text{Beispiel 1}\\quad z_1^2")
                .contains("0{,}377541 & 0{,}622459 & 0{,}622459 & 0{,}377541")
                .contains("$y^{(1)} = y^{(4)} \\approx 0{,}3775$;&emsp;$y^{(2)} = y^{(3)} \\approx 0{,}6225$")
                .contains("| **Mittelwert** |  |  |  |  |  |  |  |  |  | $0{,}474078$ |")
                .contains("\\boldsymbol{\\Delta}^2 & = \\boldsymbol{Y} - \\boldsymbol{T}")
                .contains("\\frac{1}{N} \\boldsymbol{\\Delta}^1")
                .contains("0 + 0 + (-0{,}377541) \\cdot 1 \\cdot 1 \\cdot 1 + 0")
                .contains("dieselbe Zahl wie in (10)")
                .contains("0{,}557165 + 0{,}370800 + 0{,}370800 + 0{,}650676")
                .contains("$C \\approx 0{,}4741$")
                .contains("0{,}4874")
                .contains("Die Beispiele 1 und 4 lagen auf einem Knick");
        assertThat(sheet(XOR + "tasks: [gradient-step]\n", Locale.ENGLISH)).contains("Samples 1 and 4 lay on a kink");
    }

    /** The sum convention has no 1/N, and its gradient is N times that of the mean. */
    @Test
    void aSumIsNotDivided() {
        String yaml = XOR.replace("mean", "sum") + "tasks: [backpropagation]\n";
        assertThat(sheet(yaml, Locale.ENGLISH)).doesNotContain("\\frac{1}{N}").contains("\\boldsymbol{\\Delta}^2");
        double mean = first(XOR + "tasks: [backpropagation]\n");
        assertThat(first(yaml)).isCloseTo(4 * mean, within(1e-12));
    }

    private static double first(String yaml) {
        Answer.Backpropagation answer =
                (Answer.Backpropagation) solve(yaml).answers().get(0);
        return value(answer.reduced().get(0).weights().get(0).get(0));
    }

    private static double value(Evaluation evaluation) {
        return evaluation.value().nearestDouble().orElseThrow();
    }

    /** The sample has the bracket that the layer does not have (contract, section 1). */
    @ParameterizedTest
    @CsvSource({"plain, y^{(1)}", "brackets, y^{(1)}", "parentheses, y^{[1]}"})
    void theSampleHasTheOtherBracket(String layers, String written) {
        String yaml = XOR + "notation: {layerIndex: " + layers + "}\ntasks: [forward]\n";
        assertThat(sheet(yaml, Locale.ENGLISH)).contains("$" + written + " = ");
    }

    // ---- one after the other ----

    /** What sample 2 is calculated with stands above it. */
    @Test
    void sequentialSamplesReadForwards() {
        String sheet = sheet(
                ADALINE + "inputs: [[1, 1], [1, -1]]\ntargets: [[1], [1]]\ntasks: [gradient-step]\n", Locale.ENGLISH);
        assertThat(sheet)
                .containsSubsequence(
                        "**Sample 1**",
                        "z & = 0.1 \\cdot 1 + 0.1 \\cdot 1 + 0.1 = 0.3",
                        "w_{1,\\mathrm{new}} & = 0.1 - 0.1 \\cdot (-0.7) = 0.17",
                        "**Sample 2**, with the weights after the step of sample 1",
                        "z & = 0.17 \\cdot 1 + 0.17 \\cdot (-1) + 0.17 = 0.17",
                        "**All samples**");
    }

    /** Online learning of a linear neuron, published row by row; its last row has b = 0.16586 and −1.2954. */
    @Test
    void aSequenceEndsInATable() {
        String sheet = sheet(
                ADALINE + "inputs: [[1, 1], [1, 0], [0, 1], [0, 0]]\ntargets: [[1], [1], [1], [-1]]\n"
                        + "rounding: {digits: 12}\n"
                        + "tasks: [forward, loss, loss-gradient, backpropagation, gradient-step]\n",
                Locale.ENGLISH);
        assertThat(sheet)
                .contains("| $1$ | $1$ | $1$ | $1$ | $0.3$ | $0.245$ | $-0.7$ | $0.17$ | $0.17$ | $0.17$ |")
                .contains(
                        "| $4$ | $0$ | $0$ | $-1$ | $0.2954$ | $0.83903058$ | $1.2954$ | $0.236$ | $0.2294$ | $0.16586$ |")
                .doesNotContain("Sample 2**");
        assertThat(sheet.split("### ")).as("only the first row is worked out").hasSizeLessThan(10);
    }

    // ---- many ----

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 31})
    void manySamplesAreElided(int count) {
        List<String> inputs = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            inputs.add("[" + s % 3 + ", 0." + s % 10 + "]");
            targets.add("[" + s % 2 + "]");
        }
        String yaml = XOR.replaceAll("inputs: .*", "inputs: " + inputs).replaceAll("targets: .*", "targets: " + targets)
                + "tasks: [forward, loss, backpropagation, gradient-step]\n";
        String sheet = sheet(yaml, Locale.ENGLISH);
        assertThat(sheet.contains("& \\cdots &")).isEqualTo(count > 8);
        assertThat(sheet.contains("The samples 4 to " + (count - 1) + " are calculated in the same way."))
                .isEqualTo(count > 30);
        assertThat(sheet.contains("| $" + Math.min(count - 1, 7) + "$ | ")).isEqualTo(count <= 30);
    }

    @Test
    void classesStandInATable() {
        String sheet = sheet(XOR + "tasks: [classify]\n", Locale.ENGLISH);
        assertThat(sheet)
                .contains("| 1 | $y \\approx 0.3775 < \\tfrac{1}{2}$ | class 0 |")
                .contains("| 3 | $y \\approx 0.6225 \\ge \\tfrac{1}{2}$ | class 1 |");
    }

    // ---- against doubles ----

    /** The batch's gradients by plain loops over the samples, in doubles. */
    @ParameterizedTest
    @ValueSource(strings = {"mean", "sum"})
    void gradientsAreThoseOfPlainLoops(String batch) {
        Random random = new Random(42);
        for (int trial = 0; trial < 10; trial++) {
            int samples = 2 + random.nextInt(5);
            double[][] w1 = matrix(random, 3, 2);
            double[][] w2 = matrix(random, 2, 3);
            double[][] x = matrix(random, samples, 2);
            double[][] t = matrix(random, samples, 2);
            String yaml = "network:\n  layers:\n    - {weights: " + text(w1)
                    + ", bias: [0.1, 0, -0.2], activation: tanh}\n"
                    + "    - {weights: " + text(w2) + ", bias: [0.3, -0.1], activation: sigmoid}\ninputs: " + text(x)
                    + "\ntargets: " + text(t) + "\nloss: half-squared-error\nconventions: {batch: " + batch
                    + "}\ntasks: [backpropagation]\n";
            double[][] expected = gradient(w1, w2, x, t, batch.equals("mean") ? samples : 1);
            List<BatchTrace.LayerGradients> reduced =
                    ((Answer.Backpropagation) solve(yaml).answers().get(0)).reduced();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 2; j++) {
                    assertThat(value(reduced.get(0).weights().get(i).get(j))).isCloseTo(expected[i][j], within(1e-12));
                }
                assertThat(value(reduced.get(0).bias().orElseThrow().get(i))).isCloseTo(expected[i][2], within(1e-12));
            }
        }
    }

    /** ∂C/∂W^1, and ∂C/∂b^1 in the last column. */
    private static double[][] gradient(double[][] w1, double[][] w2, double[][] x, double[][] t, int divisor) {
        double[] b1 = {0.1, 0, -0.2};
        double[] b2 = {0.3, -0.1};
        double[][] sum = new double[3][3];
        for (int s = 0; s < x.length; s++) {
            double[] a = new double[3];
            for (int i = 0; i < 3; i++) {
                a[i] = Math.tanh(w1[i][0] * x[s][0] + w1[i][1] * x[s][1] + b1[i]);
            }
            double[] delta = new double[2];
            for (int k = 0; k < 2; k++) {
                double z = w2[k][0] * a[0] + w2[k][1] * a[1] + w2[k][2] * a[2] + b2[k];
                double y = 1 / (1 + Math.exp(-z));
                delta[k] = (y - t[s][k]) * y * (1 - y);
            }
            for (int i = 0; i < 3; i++) {
                double own = (w2[0][i] * delta[0] + w2[1][i] * delta[1]) * (1 - a[i] * a[i]);
                sum[i][0] += own * x[s][0] / divisor;
                sum[i][1] += own * x[s][1] / divisor;
                sum[i][2] += own / divisor;
            }
        }
        return sum;
    }

    private static double[][] matrix(Random random, int rows, int columns) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = (random.nextInt(21) - 10) / 10.0;
            }
        }
        return matrix;
    }

    private static String text(double[][] matrix) {
        List<String> rows = new ArrayList<>();
        for (double[] row : matrix) {
            List<String> entries = new ArrayList<>();
            for (double entry : row) {
                entries.add(Double.toString(entry));
            }
            rows.add(entries.toString());
        }
        return rows.toString();
    }
}
