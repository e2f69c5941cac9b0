package org.gradus.report.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradus.report.audit.ExtremeExercises;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and formulas within the limits never lead to an internal fault: a sheet, or one line with place and reason. */
class ExtremeNumbersTest {
    private static final int SEEDS = 60;

    private static String neuron(String activation, String weight, String rate) {
        return "network: {layers: [{weights: [['" + weight + "']], bias: [0.5], activation: " + activation + "}]}\n"
                + "input: [0.3]\ntarget: [0.5]\nloss: half-squared-error\nlearningRate: '" + rate + "'\n"
                + "tasks: [forward, activation-derivative, loss, backpropagation, gradient-step]\n";
    }

    private static String own(String formula) {
        return neuron("{formula: \"" + formula + "\", name: f}", "1", "0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanh(0.7978845608*z)",
                "z*exp(1e-10)",
                "z+exp(1e-10)",
                "1/(1+exp(-1.234567891*z))",
                "0.5*z*(1+tanh(0.7978845608028654*(z+0.044715*z^3)))",
                "exp(0.1234567891*z)+exp(0.987654321987*z)",
                "piecewise(ln(3) < max(1/3, z), z, 2*z)",
                "relu(z)*relu(z-pi)",
                "relu(z-sqrt(2))+abs(z)",
                "min(max(z, -exp(1000)), exp(1000))",
                "sin(0.7978845608*z)",
                "z/(1+exp(-1e300*z))"
            })
    void ownActivationsWithSuchConstantsAreSolvedAndDerived(String formula) {
        Run solved = Run.withInput(own(formula), "solve", "-");
        assertThat(solved.err()).isEmpty();
        assertThat(solved.code()).isZero();
        Run derived = Run.of("derive", formula);
        assertThat(derived.err()).isEmpty();
        assertThat(derived.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tanh(0.7978845608*z)                   | 0.7978845608*(1-tanh(0.7978845608*z)^2) | 0
                    tanh(0.7978845608*z)                   | 0.7978845609*(1-tanh(0.7978845608*z)^2) | 1
                    z*exp(1e-10)                           | exp(1e-10)                              | 0
                    z*exp(1e-10)                           | exp(2e-10)                              | 1
                    piecewise(ln(3) < max(1/3, z), z, 2*z) | piecewise(ln(3) < z, 1, 2)              | 0
                    piecewise(ln(3) < max(1/3, z), z, 2*z) | piecewise(1/3 < z, 1, 2)                | 1
                    relu(z-sqrt(2))                        | piecewise(z > sqrt(2), 1, 0)            | 0
                    """)
    void verifyAgrees(String formula, String claim, int code) {
        assertThat(Run.of("verify", "--of", formula, "--wrt", "z", "--claim", claim)
                        .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"sigmoid, 1, exp(1000)", "tanh, exp(1e-10), 0.5", "sigmoid, exp(1000), 1", "identity, 1e308, 1e308"})
    void weightsAndRatesMayBeExpressions(String activation, String weight, String rate) {
        Run solved = Run.withInput(neuron(activation, weight, rate), "solve", "-", "--to", "json");
        assertThat(solved.err()).isEmpty();
        assertThat(solved.code()).isZero();
    }

    @Test
    void softmaxTakesWeightsBeyondTheDoubles() {
        String yaml = """
                network: {layers: [{weights: [["exp(1000)", 1], [1, "exp(1000)"]], bias: [0.5, 1], activation: softmax}]}
                input: [1, 2]
                target: [1, 0]
                loss: cross-entropy
                learningRate: 0.5
                tasks: [forward, softmax-jacobian, loss, backpropagation, gradient-step]
                """;
        Run solved = Run.withInput(yaml, "solve", "-");
        assertThat(solved.err()).isEmpty();
        assertThat(solved.out()).contains("not calculated").contains("1.970 \\cdot 10^{434}");
    }

    /** What the kernel cannot derive is refused where it stands, and only where its derivative is needed. */
    @Test
    void anOwnActivationWithoutProvedDerivativeIsNamedByItsPlace() {
        String yaml = own("z^0.123456789123");
        Run refused = Run.withInput(yaml, "solve", "-");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("stdin:1:" + (yaml.indexOf('"') + 1)
                        + ": the derivative of 'f' is not proved, so nothing that needs it can be asked: ")
                .hasLineCount(1);
        Run forward =
                Run.withInput(yaml.substring(0, yaml.indexOf("tasks")) + "tasks: [forward, loss]\n", "solve", "-");
        assertThat(forward.code()).isZero();
        assertThat(Run.of("derive", "z^0.123456789123").code()).isEqualTo(2);
    }

    /** e^(10^400) is over every limit; tanh′(2000) = 4e^−4000/(1 + e^−4000)² is not. */
    @Test
    void aValueThatCannotBeHadIsSaidToBeSoBesideItsDerivation() {
        Run sheet = Run.of("derive", "exp(z)", "--at", "z=10^400");
        assertThat(sheet.code()).isZero();
        assertThat(sheet.out()).contains("e^{10^{400}}\\text{: not calculated}").contains("“Not calculated” stands");
        Run json = Run.of("derive", "exp(z)", "--at", "z=10^400", "--to", "json");
        assertThat(json.code()).isZero();
        assertThat(json.out()).contains("\"value\": null");
        assertThat(Run.of("derive", "tanh", "--at", "z=2000").out()).contains("2.655 \\cdot 10^{-1737}");
    }

    /** e^−1000 is positive, so step gives 1; in doubles it is 0, which is no contradiction. */
    @Test
    void aStepBehindANumberTooSmallForDoublesIsNoFault() {
        String yaml = "network: {layers: [{weights: [[0]], bias: ['exp(-1000)'], activation: step-strict}]}\n"
                + "input: [0]\ntasks: [forward]\n";
        Run solved = Run.withInput(yaml, "solve", "-");
        assertThat(solved.err()).isEmpty();
        assertThat(solved.out()).contains("$y = 1$");
    }

    /** Logits with a batch have no parameters to reduce; each sample keeps its error term. */
    @Test
    void logitsOfABatchKeepTheirErrorTerms() {
        String yaml = "logits: [[1, 2], [0, 1]]\ntargets: [[1, 0], [0, 1]]\nloss: cross-entropy\n"
                + "conventions: {batch: mean}\ntasks: [backpropagation]\n";
        Run solved = Run.withInput(yaml, "solve", "-");
        assertThat(solved.err()).isEmpty();
        assertThat(solved.out()).contains("Sample 2");
    }

    @Test
    void noSeedLeadsToAFault() {
        for (long seed = 0; seed < SEEDS; seed++) {
            String yaml = ExtremeExercises.yaml(seed);
            Run run = Run.withInput(yaml, "solve", "-", "--to", seed % 2 == 0 ? "md" : "json");
            assertThat(run.code()).as("seed %d: %s%n%s", seed, run.err(), yaml).isIn(0, 2);
            assertThat(run.err()).as("seed %d", seed).doesNotContain("internal fault");
            assertThat(run.out().isEmpty()).as("seed %d", seed).isEqualTo(run.code() == 2);
        }
    }
}
