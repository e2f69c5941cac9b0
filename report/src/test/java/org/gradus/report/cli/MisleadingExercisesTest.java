package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exercises whose sheet would be right in every number and teach something false. */
class MisleadingExercisesTest {
    private static Run solve(String yaml) {
        return Run.withInput(yaml, "solve", "-");
    }

    private static void assertRefused(Run run, String... words) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(words);
    }

    // ---- cross-entropy behind units that are no distribution ----

    @ParameterizedTest
    @CsvSource({"sigmoid, [0]", "sigmoid, [1]", "tanh, [0.5]", "relu, [0]", "identity, [1]", "gelu, [0]"})
    void crossEntropyBehindOneUnit(String activation, String target) {
        Run run = solve("network: {layers: [{weights: [[1]], activation: " + activation + "}]}\ninput: [1]\ntarget: "
                + target + "\nloss: cross-entropy\nlearningRate: 1\ntasks: [loss, gradient-step]\n");
        assertRefused(
                run,
                "stdin:4:7: loss cross-entropy needs outputs that are probabilities with the sum 1",
                "behind '" + activation + "' a unit with target 0 adds -0*ln(y) = 0, so that it learns nothing",
                "binary-cross-entropy");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void crossEntropyBehindSeveralSigmoidsOrOtherLogits() {
        assertRefused(
                solve("network: {layers: [{weights: [[1], [2]], activation: sigmoid}]}\ninput: [1]\ntarget: [0, 1]\n"
                        + "loss: cross-entropy\ntasks: [loss]\n"),
                "stdin:4:7",
                "binary-cross-entropy");
        assertRefused(
                solve(
                        "logits: [1, 2]\nactivation: sigmoid\ntarget: [0, 1]\nloss: {name: cross-entropy}\ntasks: [loss]\n"),
                "stdin:4:7",
                "binary-cross-entropy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logits: [1, 2]",
                "probabilities: [0.25, 0.75]",
                "network: {layers: [{weights: [[1], [2]], activation: softmax}]}\ninput: [1]"
            })
    void crossEntropyOfADistribution(String source) {
        Run run = solve(source + "\ntarget: [0, 1]\nloss: cross-entropy\ntasks: [loss, loss-gradient]\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** Logistic regression: C = −ln(1 − σ(1)), δ = σ(1), w = 1 − σ(1). */
    @Test
    void whatTheMessageNamesIsRight() {
        Run run = solve("network: {layers: [{weights: [[1]], activation: sigmoid}]}\ninput: [1]\ntarget: [0]\n"
                + "loss: binary-cross-entropy\nlearningRate: 1\ntasks: [loss, gradient-step]\n");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1.3133", "0.731059", "0.2689");
    }

    /** Allowed, for targets need not have the sum 1; but then the sheet says what the 0 means. */
    @Test
    void crossEntropyWithoutAnyTarget() {
        String zero =
                "All targets are 0, so that this loss is 0 whatever the outputs are, and nothing is learnt from them.";
        assertThat(solve("logits: [1, 2]\ntarget: [0, 0.0]\nloss: cross-entropy\ntasks: [loss]\n")
                        .out())
                .containsOnlyOnce(zero);
        assertThat(solve("logits: [1, 2]\ntarget: [0, 0.5]\nloss: cross-entropy\ntasks: [loss]\n")
                        .out())
                .doesNotContain("All targets");
        assertThat(solve("logits: [[1, 2], [1, 2]]\ntargets: [[1, 0], [0, 0]]\nloss: cross-entropy\ntasks: [loss]\n")
                        .out())
                .containsOnlyOnce("In sample 2 all targets are 0");
    }

    /** 0·ln 0 = 0 is a convention; 0·ln(1 − 1.3) is not. */
    @Test
    void binaryCrossEntropyOutsideZeroAndOne() {
        Run run = solve("network: {layers: [{weights: [[1.3]], activation: identity}]}\ninput: [1]\ntarget: [1]\n"
                + "loss: binary-cross-entropy\ntasks: [loss]\n");
        assertRefused(run, "the loss of sample 1 is undefined: the logarithm of a negative number");
    }

    // ---- gradients that arrive nowhere ----

    private static String output(String activation, String tasks) {
        return "network:\n  layers:\n    - {weights: [[1, 2], [0.5, -1]], bias: [0, 0.1], activation: tanh}\n"
                + "    - {weights: [[1, -1]], bias: [0.2], activation: " + activation + "}\n"
                + "input: [1, 0]\ntarget: [1]\nloss: half-squared-error\nlearningRate: 1\ntasks: [" + tasks + "]\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "step-strict", "sign"})
    void anOutputWithoutSlope(String activation) {
        assertRefused(
                solve(output(activation, "backpropagation, gradient-step")),
                "stdin:9:9: task 'backpropagation' would find only zeros: the derivative of '" + activation
                        + "' is 0 everywhere except at its jump",
                "stdin:9:26: task 'gradient-step' would train nothing",
                "no gradient reaches a weight or bias",
                "the perceptron rule trains such units where there is no hidden layer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{name: my-step, formula: 'piecewise(z > 0, 1, -1)'}", "{name: half, formula: 'sign(z)/2 + 1/2'}"
            })
    void anOwnOutputWithoutSlope(String activation) {
        assertRefused(
                solve(output(activation, "gradient-step")),
                "would train nothing",
                "no gradient reaches a weight or bias");
    }

    /** Only the derivation shows that nothing depends on z; then there is no place to name. */
    @ParameterizedTest
    @ValueSource(strings = {"z - z + 1", "0*z"})
    void anOutputWhoseDerivativeTurnsOutToBeZero(String formula) {
        assertRefused(
                solve(output("{name: odd, formula: '" + formula + "'}", "gradient-step")),
                "the derivative of the output's activation is 0 wherever it exists");
    }

    @Test
    void softmaxOverOneUnit() {
        assertRefused(solve(output("softmax", "gradient-step")), "softmax over a single unit is always 1", "sigmoid");
        assertRefused(
                solve("logits: [2]\ntarget: [1]\nloss: cross-entropy\ntasks: [backpropagation]\n"),
                "no gradient reaches the logits");
        assertRefused(
                solve(
                        "logits: [2, 1]\nactivation: step\ntarget: [1, 0]\nloss: squared-error\ntasks: [backpropagation]\n"),
                "the derivative of 'step' is 0",
                "no gradient reaches the logits");
    }

    @Test
    void noEdgeLeadsToTheOutput() {
        assertRefused(
                solve("network: {layers: [{weights: [[1]], activation: tanh}, {weights: [[null]], activation: tanh}]}\n"
                        + "input: [1]\ntarget: [1]\nloss: squared-error\nlearningRate: 1\ntasks: [gradient-step]\n"),
                "no edge leads from a weight or bias to the output");
        String biasOnly = "network: {layers: [{weights: [[null]], bias: [0.5], activation: tanh}]}\n"
                + "input: [1]\ntarget: [1]\nloss: squared-error\nlearningRate: 1\n";
        assertRefused(
                solve(biasOnly + "conventions: {updateBias: false}\ntasks: [gradient-step]\n"),
                "biases are not updated");
        Run trained = solve(biasOnly + "tasks: [gradient-step]\n");
        assertThat(trained.err()).isEmpty();
        assertThat(trained.code()).isZero();
    }

    /** What is asked of the output alone has an answer. */
    @Test
    void theLossOfAStepHasAValue() {
        Run run = solve(output("step", "forward, classify, loss, loss-gradient"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** Some parameters are trained, so the sheet is written; it says which are not. */
    @Test
    void aHiddenStepIsNamed() {
        String hidden = "network:\n  layers:\n    - {weights: [[1, 2], [0.5, -1]], activation: %s}\n"
                + "    - {weights: [[1, -1], [1, 1]], activation: %s}\n    - {weights: [[1, -1]], activation: sigmoid}\n"
                + "input: [1, 0.5]\ntarget: [1]\nloss: half-squared-error\nlearningRate: 1\ntasks: [gradient-step]\n";
        Run first = solve(String.format(hidden, "step", "tanh"));
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .containsOnlyOnce(
                        "The derivative of the step function is 0 wherever it exists, so that no gradient reaches the"
                                + " parameters of layer 1: gradient descent leaves them as they are.");
        Run second = Run.withInput(String.format(hidden, "tanh", "sign"), "solve", "-", "--lang", "de");
        assertThat(second.out())
                .containsOnlyOnce(
                        "Vorzeichenfunktion: Die Ableitung ist 0, wo immer es sie gibt. Daher erreicht kein Gradient die"
                                + " Parameter der Schichten 1 bis 2; das Gradientenverfahren lässt sie, wie sie sind.");
        assertThat(solve(String.format(hidden, "tanh", "tanh")).out()).doesNotContain("wherever it exists");
    }

    /** Another input wakes an inactive unit: that is worth a sheet. */
    @Test
    void allUnitsInactiveIsACase() {
        Run run = solve("network: {layers: [{weights: [[1]], bias: [-3], activation: relu}]}\ninput: [1]\ntarget: [1]\n"
                + "loss: squared-error\nlearningRate: 1\ntasks: [gradient-step]\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    // ---- what is given and not asked ----

    private static final String UNASKED =
            "network: {layers: [{weights: [[1]], activation: sigmoid}]}\ninput: [1]\ntarget: [0]\n"
                    + "loss: half-squared-error\n";

    @Test
    void withoutTasksOnlyForwardIsAsked() {
        Run run = solve(UNASKED + "learningRate: 1\n");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("0.7311");
        assertThat(run.err())
                .isEqualTo(
                        "stdin:4:1: note: without 'tasks' only 'forward' is asked, and target, loss and learningRate are not"
                                + " used; add for example 'tasks: [gradient-step]'\n");
        assertThat(solve(UNASKED).err()).contains("note: ", "'tasks: [loss]'");
    }

    @Test
    void whoAsksForForwardGetsNoNote() {
        assertThat(solve(UNASKED + "learningRate: 1\ntasks: forward\n").err()).isEmpty();
        assertThat(solve(UNASKED.replaceAll("(loss|target).*\n", "")).err()).isEmpty();
    }
}
