package org.gradus.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gradus.report.compose.Composer;
import org.gradus.report.compose.words.Style;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.reader.ExerciseReader;
import org.gradus.report.json.SolutionJson;
import org.gradus.report.render.MarkdownRenderer;
import org.gradus.report.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people write differently from the lecture gives the numbers that they published, or that mathematics says. */
class FileShapesTest {
    private static final double CLOSE = 1e-12;

    private static JsonNode solved(Exercise exercise) {
        return new JsonMapper().readTree(SolutionJson.write(Solver.solve(exercise)));
    }

    private static JsonNode solved(String yaml) {
        return solved(ExerciseReader.read("f.yaml", yaml));
    }

    private static String sheet(String yaml, Locale language) {
        return new MarkdownRenderer()
                .render(Composer.compose(Solver.solve(ExerciseReader.read("f.yaml", yaml)), Style.of(language)));
    }

    private static double[] numbers(JsonNode array) {
        List<Double> found = new ArrayList<>();
        collect(array, found);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> found) {
        if (node.has("value")) {
            found.add(node.get("value").asDouble());
        } else {
            node.forEach(child -> collect(child, found));
        }
    }

    private static JsonNode layer(JsonNode solution, int l) {
        return solution.at("/samples/0/backward/layers/" + (l - 1));
    }

    private static double[] outputs(JsonNode solution) {
        return numbers(solution.at("/samples/0/forward/output"));
    }

    // ---- layouts ----

    /**
     * ../shared/examples/field/F15, a handout that has the bias in the first column of Θ. The other rows say the same network: the bias
     * last, and row vectors with the bias as a row.
     */
    @ParameterizedTest
    @ValueSource(strings = {"""
                  biasColumn: first
                  layers:
                    - {weights: [[0.5, 0.3, -0.1], [0.2, -0.4, -2.8]], activation: sigmoid}
                    - {weights: [[2, -2.5, 2.5]], activation: sigmoid}
                """, """
                  biasColumn: last
                  layers:
                    - {weights: [[0.3, -0.1, 0.5], [-0.4, -2.8, 0.2]], activation: sigmoid}
                    - {weights: [[-2.5, 2.5, 2]], activation: sigmoid}
                """, """
                  rowVectors: true
                  layers:
                    - {weights: [[0.3, -0.4], [-0.1, -2.8]], bias: [0.5, 0.2], activation: sigmoid}
                    - {weights: [[-2.5], [2.5]], bias: [2], activation: sigmoid}
                """, """
                  rowVectors: true
                  biasColumn: first
                  layers:
                    - {weights: [[0.5, 0.2], [0.3, -0.4], [-0.1, -2.8]], activation: sigmoid}
                    - {weights: [[2], [-2.5], [2.5]], activation: sigmoid}
                """})
    void everyLayoutIsTheSameNetwork(String network) {
        JsonNode solution = solved("network:\n" + network + """
                input: [2, 3]
                target: [1]
                loss: binary-cross-entropy
                tasks: [forward, loss, backpropagation]
                """);
        assertThat(outputs(solution)).containsExactly(new double[] {0.568411314380951}, within(CLOSE));
        assertThat(numbers(layer(solution, 1).get("delta")))
                .containsExactly(new double[] {0.230802511905909, -0.00013312282849386}, within(CLOSE));
        assertThat(numbers(layer(solution, 1).get("weightGradient")))
                .containsExactly(
                        new double[] {0.461605023811817, 0.692407535717726, -0.00026624565698772, -0.00039936848548158},
                        within(CLOSE));
        assertThat(numbers(layer(solution, 2).get("weightGradient")))
                .containsExactly(new double[] {-0.297785179420551, -5.32557028624176e-05}, within(CLOSE));
    }

    @Test
    void theSheetSaysHowTheLayoutWas() {
        String yaml = """
                network: {rowVectors: true, biasColumn: last, layers: [{weights: [[1, 2], [3, null], [5, 6]], activation: relu}]}
                input: [1, 2]
                """;
        assertThat(sheet(yaml, Locale.ENGLISH))
                .contains("row vectors")
                .contains("bias in their last row")
                .contains("\\boldsymbol{W}^1 = \\left[\\begin{array}{rr} 1 & 3 \\cr 2 & \\text{–} \\end{array}\\right]")
                .contains("\\boldsymbol{b}^1 = \\left[\\begin{array}{r} 5 \\cr 6 \\end{array}\\right]");
        assertThat(sheet(yaml, Locale.GERMAN)).contains("Zeilenvektoren").contains("als letzte Zeile");
    }

    // ---- classes of one unit ----

    @ParameterizedTest
    @CsvSource({"'[no, yes]', yes, 1", "'[no, yes]', no, 0", "'[yes]', yes, 1", "'[no, yes]', 1, 1", "'[no, yes]', 0, 0"
    })
    void aClassOfOneUnitIsItsTarget(String names, String written, String target) {
        String yaml = "names: {output: " + names + "}\nnetwork: {layers: [{weights: [[2]], activation: sigmoid}]}\n"
                + "input: [1]\ntarget: {class: " + written + "}\nloss: binary-cross-entropy\ntasks: [loss]\n";
        double y = 1 / (1 + Math.exp(-2));
        double loss = target.equals("1") ? -Math.log(y) : -Math.log1p(-y);
        assertThat(solved(yaml).at("/samples/0/loss/value").asDouble()).isCloseTo(loss, within(CLOSE));
        assertThat(sheet(yaml, Locale.ENGLISH)).contains("The target stands for class " + target);
    }

    // ---- parameters ----

    /** ONNX, onnx/backend/test/case/node/selu.py and hardsigmoid.py: the examples with their expected outputs for x = −1, 0, 1. */
    @ParameterizedTest
    @CsvSource({
        "'{name: selu, alpha: 2, gamma: 3}', -3.79272318, 0, 3",
        "'{name: selu, alpha: 2, lambda: 3}', -3.79272318, 0, 3",
        "'{name: hard-sigmoid, alpha: 0.5, beta: 0.6}', 0.1, 0.6, 1",
        "'{name: hard-sigmoid, slope: 0.5, offset: 0.6}', 0.1, 0.6, 1"
    })
    void parametersAreThoseOfOnnx(String activation, double left, double middle, double right) {
        JsonNode solution = solved("logits: [-1, 0, 1]\nactivation: " + activation + "\ntasks: [forward]\n");
        assertThat(outputs(solution))
                .containsExactly(new double[] {left, middle, right}, within(5e-7)); // theirs are single precision
    }

    /** The kinks move with the parameters: 0.5 z + 0.6 reaches 0 at −1.2 and 1 at 0.8. */
    @Test
    void kinksMoveWithTheParameters() {
        String yaml = """
                logits: [-1.2, 0.8]
                activation: {name: hard-sigmoid, slope: 0.5, offset: 0.6}
                conventions: {kinkDerivative: 1}
                target: [0, 0]
                loss: half-squared-error
                tasks: [backpropagation]
                """;
        assertThat(numbers(layer(solved(yaml), 1).get("activationDerivative"))).containsExactly(0.5, 0);
        assertThatThrownBy(() -> solved(yaml.replace("kinkDerivative: 1", "kinkDerivative: undefined")))
                .hasMessageContaining("z1[1]");
    }

    // ---- temperature ----

    /** ../shared/examples/field/F30: the logits 100, 0.1, 0.05 at T = 4. */
    @Test
    void temperatureDividesTheLogits() {
        JsonNode solution = solved("""
                logits: [100, 0.1, 0.05]
                activation: {name: softmax, temperature: 4}
                tasks: [forward, softmax-jacobian]
                """);
        double[] y = {0.9999999999716979, 1.42395188373391e-11, 1.40626326934705e-11};
        assertThat(outputs(solution)).containsExactly(y, within(1e-24));
        assertThat(numbers(solution.at("/samples/0/softmaxJacobian")))
                .hasSize(9)
                .contains(new double[] {-y[0] * y[1] / 4, -y[1] * y[2] / 4}, within(1e-24));
    }

    /** Hinton, Vinyals, Dean, Distilling the Knowledge in a Neural Network, 2015, equation 2: ∂C/∂z = (q − p)/T. */
    @ParameterizedTest
    @ValueSource(strings = {"0.5", "2", "10"})
    void theGradientHasTheFactorOneOverT(String temperature) {
        double t = Double.parseDouble(temperature);
        double[] z = {1, 2, -0.5};
        double sum = 0;
        for (double logit : z) {
            sum += Math.exp(logit / t);
        }
        double[] delta = new double[3];
        for (int i = 0; i < 3; i++) {
            delta[i] = (Math.exp(z[i] / t) / sum - (i == 1 ? 0.7 : 0.15)) / t;
        }
        JsonNode solution = solved("logits: [1, 2, -0.5]\nactivation: {name: softmax, temperature: " + temperature
                + "}\ntarget: [0.15, 0.7, 0.15]\nloss: cross-entropy\ntasks: [backpropagation]\n");
        assertThat(numbers(layer(solution, 1).get("delta"))).containsExactly(delta, within(CLOSE));
    }

    // ---- targets ----

    /**
     * Four classes with ε = 0.1 make 0.925 and 0.025 of the target (mohdvasim.com, Label Smoothing Cross-Entropy); two with 0.2 make 0.9
     * and 0.1 (Flux.jl, label_smoothing), and so does a single unit.
     */
    @ParameterizedTest
    @CsvSource({
        "'[0, 0, 1, 0]', cross-entropy, softmax, 0.1, '0.025 0.025 0.925 0.025'",
        "'[1, 0]', cross-entropy, softmax, 0.2, '0.9 0.1'",
        "'[1]', binary-cross-entropy, sigmoid, 0.2, '0.9'",
        "'[0]', binary-cross-entropy, sigmoid, 0.2, '0.1'"
    })
    void labelsAreSmoothed(String target, String loss, String activation, String epsilon, String smoothed) {
        String yaml = "logits: " + target.replace("1", "3") + "\nactivation: " + activation + "\ntarget: " + target
                + "\nloss: {name: " + loss + ", labelSmoothing: " + epsilon + "}\ntasks: [loss]\n";
        double[] expected =
                Stream.of(smoothed.split(" ")).mapToDouble(Double::parseDouble).toArray();
        Exercise exercise = ExerciseReader.read("f.yaml", yaml);
        assertThat(exercise.samples().get(0).target().orElseThrow().stream()
                        .mapToDouble(t -> Double.parseDouble(t.toString()))
                        .toArray())
                .containsExactly(expected);
        assertThat(sheet(yaml, Locale.ENGLISH)).contains("Label smoothing with");
    }

    // ---- regularisation ----

    /** ../shared/examples/field/F41: θ = (1, 2), gradients 0.1 and 0.2, rate 0.1, decay 0.01 give 0.989 and 1.978. */
    @Test
    void weightDecayIsInTheStep() {
        // y = 1·0.1 + 2·0.2 − 0.5 + 1 = 1, t = 0: δ = 1 and the gradients are the inputs
        JsonNode solution = solved("""
                network: {layers: [{weights: [[1, 2]], bias: [0.5], activation: identity}]}
                input: [0.1, 0.2]
                target: [0]
                loss: half-squared-error
                regularisation: {l2: 0.01}
                learningRate: 0.1
                tasks: [loss, backpropagation, gradient-step]
                """);
        assertThat(numbers(solution.at("/samples/0/step/layers/0/weights")))
                .containsExactly(new double[] {0.989, 1.978}, within(CLOSE));
        assertThat(numbers(solution.at("/samples/0/step/layers/0/bias")))
                .containsExactly(new double[] {0.4}, within(CLOSE));
        assertThat(solution.at("/samples/0/loss/value").asDouble()).isCloseTo(0.5 + 0.01 / 2 * 5, within(CLOSE));
        assertThat(numbers(layer(solution, 1).get("weightGradient")))
                .containsExactly(new double[] {0.11, 0.22}, within(CLOSE));
    }

    /** To a batch it is added once; to samples one by one each time. */
    @ParameterizedTest
    @CsvSource({"mean, 0.5", "sum, 1"})
    void aBatchIsRegularisedOnce(String batch, double data) {
        JsonNode solution = solved("""
                network: {layers: [{weights: [[1]], activation: identity}]}
                inputs: [[1], [1]]
                targets: [[0], [2]]
                loss: half-squared-error
                regularisation: {l2: 2}
                learningRate: 1
                conventions: {batch: BATCH}
                tasks: [loss, backpropagation, gradient-step]
                """.replace("BATCH", batch));
        assertThat(solution.at("/batch/loss/value").asDouble()).isCloseTo(data + 1, within(CLOSE));
        // the errors 1 and −1 cancel, so that the gradient is λ w alone
        assertThat(numbers(solution.at("/batch/step/layers/0/weights"))).containsExactly(-1);
        assertThat(numbers(solution.at("/samples/0/loss"))).containsExactly(0.5);
    }

    // ---- losses of one's own ----

    @ParameterizedTest
    @CsvSource({
        "(y-t)^2, squared-error, 0.3",
        "0.5*(t-y)^2, half-squared-error, 0.3",
        "abs(y-t), absolute-error, 0.3",
        "abs(y-t), absolute-error, 1.25", // at the kink
        "'-(t*ln(y)+(1-t)*ln(1-y))', binary-cross-entropy, 0.3"
    })
    void anOwnLossIsWhatItsFormulaSays(String formula, String name, String target) {
        String activation = name.startsWith("binary") ? "sigmoid" : "identity";
        String yaml = "network: {layers: [{weights: [[1, 0.5]], bias: [0.25], activation: " + activation
                + "}]}\ninput: [0.5, 1]\ntarget: [" + target
                + "]\nloss: LOSS\ntasks: [loss, loss-gradient, backpropagation]\n";
        JsonNode own = solved(yaml.replace("LOSS", "{formula: \"" + formula + "\", name: mine}"));
        JsonNode known = solved(yaml.replace("LOSS", name));
        assertThat(own.at("/samples/0/loss/value").asDouble())
                .isCloseTo(known.at("/samples/0/loss/value").asDouble(), within(CLOSE));
        assertThat(numbers(layer(own, 1).get("weightGradient")))
                .containsExactly(numbers(layer(known, 1).get("weightGradient")), within(CLOSE));
    }

    @Test
    void theDerivativeOfAnOwnLossIsDerived() {
        String yaml = """
                network: {layers: [{weights: [[1]], activation: identity}]}
                input: [3]
                target: [1]
                loss: {formula: "(y-t)^4", name: quartic}
                tasks: [loss-gradient]
                """;
        assertThat(numbers(solved(yaml).at("/samples/0/lossGradient"))).containsExactly(32);
        assertThat(sheet(yaml, Locale.ENGLISH)).contains("quartic").contains("4 (y - t)^3");
    }

    @Test
    void outsideItsDomainAnOwnLossIsLoud() {
        assertThatThrownBy(() -> solved("""
                        network: {layers: [{weights: [[1]], activation: identity}]}
                        input: [-3]
                        target: [1]
                        loss: {formula: "-t*ln(y)", name: mine}
                        tasks: [loss]
                        """)).hasMessageContaining("logarithm of a negative number");
    }

    // ---- entries that are worked out ----

    private static final String MAZUR = """
            network:
              layers:
                - {weights: [[0.15, 0.2], [0.25, 0.3]], bias: [0.35, 0.35], activation: sigmoid}
                - {weights: [[0.4, 0.45], [0.5, 0.55]], bias: [0.6, 0.6], activation: sigmoid}
            input: [0.05, 0.1]
            target: [0.01, 0.99]
            loss: half-squared-error
            learningRate: 0.5
            tasks: [backpropagation, gradient-step]
            """;

    @Test
    void onlyWhatIsShownIsWorkedOut() {
        String whole = sheet(MAZUR, Locale.ENGLISH);
        String few = sheet(MAZUR + "show: [delta2, \"dW1[1,2]\", \"newW1[1,2]\"]\n", Locale.ENGLISH);
        assertThat(few.length()).isLessThan(whole.length() / 2);
        assertThat(few)
                .contains("\\delta_1^2 & = ")
                .contains("\\frac{\\partial C}{\\partial w_{12}^1} & = \\delta_1^1 x_2")
                .contains("w_{1,2,\\mathrm{new}}^1")
                .doesNotContain("w_{22}");
    }

    @Test
    void whatIsNotCalculatedCannotBeShown() {
        Exercise exercise = ExerciseReader.read("f.yaml", MAZUR + "show: [delta3, \"dW2[3,1]\"]\n");
        assertThatThrownBy(() -> SolutionJson.write(Solver.solve(exercise)))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining("f.yaml:10:8: show names delta3, which no task here calculates")
                .hasMessageContaining(
                        "f.yaml:10:16: show names an entry of dW2 that is not there; its entries are dW2[1,1],");
    }

    // ---- weights in a file ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,0.5\n-0.25,null\n",
                "1;0,5\r\n-0,25;null\r\n",
                "# header of np.savetxt\n1.000000000000000000e+00 5.000000000000000000e-01\n-2.500000000000000000e-01 null\n",
                "[[ 1.     0.5 ]\n [-0.25  null]]\n",
                "array([[1.,\n  0.5],\n [-.25, null]])\n",
                "\uFEFF1\t.5\n-25e-2\tnull\n"
            })
    void matricesAreReadAsOthersWriteThem(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("w1.csv"), text);
        Path file = folder.resolve("e.yaml");
        Files.writeString(
                file, "network: {layers: [{weightsFile: w1.csv, bias: [0, 1], activation: relu}]}\ninput: [2, 4]\n");
        Exercise expected = ExerciseReader.read(
                "e.yaml",
                "network: {layers: [{weights: [[1, 0.5], [-0.25, null]], bias: [0, 1], activation: relu}]}\ninput: [2, 4]\n");
        assertThat(solved(ExerciseReader.read(file))
                        .at("/samples/0/forward/layers")
                        .toString())
                .isEqualTo(solved(expected).at("/samples/0/forward/layers").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "w.csv, 'a,b\n1,2', 'w.csv:1:1: ''a'' is no finite number; a line of names begins with #'",
        "w.csv, '1,2\n3', 'w.csv:2:1: row 2 has 1 number but row 1 has 2'",
        "w.csv, '1,,2', 'w.csv:1:2: a number is missing; an edge that does not exist is written null'",
        "w.csv, '1 2 nan', 'w.csv:1:5: ''nan'' is no finite number'",
        "w.csv, '[[1. 2. ... 9.]]', 'NumPy left numbers out'",
        "w.csv, '', 'w.csv:1:1: the file holds no numbers'",
        "../w.csv, '1', 'must name a file below the folder of this one'",
        "/etc/hosts, '1', 'must name a file below the folder of this one'",
        "other.csv, '1', 'is no file in'"
    })
    void whatIsNoMatrixIsRefusedWithItsPlace(String name, String text, String message, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("w.csv"), text);
        Path file = folder.resolve("e.yaml");
        Files.writeString(file, "network: {layers: [{weightsFile: " + name + ", activation: relu}]}\ninput: [1, 2]\n");
        assertThatThrownBy(() -> ExerciseReader.read(file))
                .isInstanceOf(ExerciseException.class)
                .hasMessageContaining("e.yaml:1:34: ")
                .hasMessageContaining(message);
    }

    @Test
    void aLinkDoesNotLeadOutOfTheFolder(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(folder.resolve("secret.csv"), "1,2\n");
        Files.createSymbolicLink(inside.resolve("w.csv"), folder.resolve("secret.csv"));
        Path file = inside.resolve("e.yaml");
        Files.writeString(file, "network: {layers: [{weightsFile: w.csv, activation: relu}]}\ninput: [1, 2]\n");
        assertThatThrownBy(() -> ExerciseReader.read(file)).hasMessageContaining("leads out of");
    }

    @Test
    void aTextHasNoFolder() {
        assertThatThrownBy(() -> ExerciseReader.read(
                        "stdin", "network: {layers: [{weightsFile: w.csv, activation: relu}]}\ninput: [1, 2]\n"))
                .hasMessageContaining("stdin:1:34: weightsFile is looked for in the folder of the exercise");
    }

    // ---- the schema's line ----

    static Stream<Path> examples() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("exercises", "course", "claims")) {
            try (Stream<Path> listed = Files.list(Path.of("..", "examples", folder))) {
                listed.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
            }
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleNamesItsSchema(Path file) throws IOException {
        String first = Files.readAllLines(file).get(0);
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        Path schema = file.resolveSibling(first.substring(first.indexOf('=') + 1));
        assertThat(schema).isRegularFile();
        assertThat(Files.readString(schema)).contains("\"$id\": \"urn:gradus:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neuron", "xor", "softmax", "mlp", "course"})
    void everyStarterNamesItsSchema(String starter) throws IOException {
        Path file = Path.of("src", "main", "resources", "org", "gradus", "report", "vary", starter + ".yaml");
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "# yaml-language-server: $schema=exercise.schema.json",
                        "# Editors then help while you type:  gradus schema > exercise.schema.json");
    }
}
