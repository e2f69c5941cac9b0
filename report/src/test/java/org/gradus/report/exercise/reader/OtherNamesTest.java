package org.gradus.report.exercise.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Loss;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.ExerciseException;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.StatedClaim;
import org.gradus.report.exercise.Task;
import org.gradus.symbolic.derive.Derivations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of other books and libraries: read as what they mean, or refused without a hint to anything else. */
class OtherNamesTest {
    private static final Pattern HINT = Pattern.compile("did you mean '([^']*)'");

    /** A name of {@code other-names.txt} with what it may be taken for. */
    record Name(String text, List<String> meanings) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Name> names() {
        return BrokenExercisesTest.resource("other-names.txt")
                .lines()
                .filter(line -> line.contains(" = ") && !line.startsWith("#"))
                .map(line -> line.split(" = "))
                .map(parts -> new Name(parts[0], List.of(parts[1].split("\\|"))));
    }

    @Test
    void theListIsLong() {
        assertThat(names().map(Name::text).distinct()).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noHintLeadsToAnotherFunction(Name name) {
        List<String> hints = new ArrayList<>();
        for (String place : List.of(
                "network: {layers: [{weights: [[1]], activation: %s}]}\ninput: [1]\n",
                "network: {layers: [{weights: [[1]], activation: {name: %s}}]}\ninput: [1]\n",
                "logits: [1, 2]\ntarget: [0, 1]\nloss: %s\ntasks: [loss]\n",
                "logits: [1, 2]\ntarget: [0, 1]\nloss: {name: %s}\ntasks: [loss]\n",
                "logits: [1, 2]\ntasks: [%s]\n",
                "logits: [1, 2]\n%s: 1\n",
                "network: {%s: 1}\n",
                "network: {layers: [{%s: 1}]}\n",
                "names: {%s: 1}\nlogits: [1]\n",
                "conventions: {%s: 1}\nlogits: [1]\n",
                "rounding: {%s: 1}\nlogits: [1]\n",
                "logits: [1]\nactivation: {formula: \"%s(z)\"}\n")) {
            hints.addAll(hints(place.replace("%s", name.text())));
        }
        assertThat(name.meanings()).as(name.text() + " was taken for " + hints).containsAll(hints);
    }

    /** A name in a claim is a function that is meant, or unreadable; a hint there may be another alias of the same function. */
    @ParameterizedTest
    @MethodSource("names")
    void noClaimIsAboutAnotherFunction(Name name) {
        String text = "tasks: [{verify: {of: \"" + name.text() + "\", wrt: z, claim: \"1\"}}]\n";
        StatedClaim claim = ((Task.Verify) read(text).tasks().get(0)).claim();
        if (claim instanceof StatedClaim.Malformed malformed) {
            List<String> meant = inMessage(malformed.message()).stream()
                    .map(hint -> Activations.named(hint).map(Activation::name).orElse(hint))
                    .toList();
            assertThat(allowed(name))
                    .as(name.text() + " was taken for " + meant)
                    .containsAll(meant);
        } else {
            Optional<String> read = ((StatedClaim.Formulated) claim).of().name();
            read.ifPresent(function -> assertThat(allowed(name)).contains(function));
        }
    }

    /** In claims the functions of a whole vector have names too. */
    private static List<String> allowed(Name name) {
        List<String> allowed = new ArrayList<>(name.meanings());
        String letters = Near.lettersOf(name.text());
        ClaimReader.VECTORS.stream()
                .filter(vector -> Near.lettersOf(vector).equals(letters))
                .forEach(allowed::add);
        return allowed;
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsReadIsWhatIsMeant(Name name) {
        activation(name.text()).ifPresent(read -> assertThat(name.meanings()).contains(read));
        loss(name.text()).ifPresent(read -> assertThat(name.meanings()).contains(read));
    }

    /** The list of contracts.md, section 1. */
    @ParameterizedTest
    @CsvSource({
        "logistic, sigmoid",
        "sigma, sigmoid",
        "σ, sigmoid",
        "linear, identity",
        "swish, silu",
        "heaviside, step",
        "lrelu, leaky-relu"
    })
    void anAliasOfAnActivationIsReadAsWhatItMeans(String alias, String name) {
        assertThat(activation(alias)).contains(name);
        assertThat(activation("{name: " + alias + "}")).contains(name);
    }

    @Test
    void anAliasTakesTheParametersAndConventionsOfWhatItMeans() {
        assertThat(layer("{name: lrelu, alpha: 0.1}")).isEqualTo(layer("{name: leaky-relu, alpha: 0.1}"));
        String text = "conventions: {stepAtZero: 0}\nlogits: [0]\nactivation: %s\n";
        assertThat(read(text.formatted("heaviside")).activation())
                .isEqualTo(read(text.formatted("step")).activation());
    }

    @ParameterizedTest
    @CsvSource({
        "mse, mean-squared-error",
        "bce, binary-cross-entropy",
        "log-loss, binary-cross-entropy",
        "ce, cross-entropy",
        "categorical-cross-entropy, cross-entropy",
        "softmax-cross-entropy, cross-entropy"
    })
    void anAliasOfALossIsReadAsWhatItMeans(String alias, String name) {
        Exercise exercise = read("network: {layers: [{weights: [[1]], activation: softmax}]}\ninput: [1]\n"
                + "target: [1]\ntasks: [loss]\nloss: " + alias + "\n");
        assertThat(exercise.loss().orElseThrow().name()).isEqualTo(name);
    }

    @Test
    void anAliasOfATaskIsReadAsWhatItMeans() {
        Exercise exercise = read("logits: [1, 2]\ntarget: [0, 1]\nloss: ce\ntasks: [backprop]\n");
        assertThat(exercise.tasks()).containsExactly(new Task.Backpropagation());
    }

    @ParameterizedTest
    @CsvSource({
        "l1, absolute-error",
        "mae, absolute-error",
        "L1Loss, absolute-error",
        "l2, 'half-squared-error,squared-error,mean-squared-error'",
        "quadratic, 'half-squared-error,squared-error,mean-squared-error'",
        "sse, 'half-squared-error,squared-error'"
    })
    void aNameThatBooksUseInTwoWaysIsRefusedWithTheCandidates(String name, String candidates) {
        String message = refusal("logits: [1, 2]\ntarget: [0, 1]\ntasks: [loss]\nloss: " + name + "\n");
        assertThat(message).startsWith("f.yaml:4:7: the loss '" + name + "' is read in more than one way: ");
        assertThat(message).contains(candidates.split(","));
        assertThat(message).doesNotContain("did you mean");
    }

    /** scikit-learn's log_loss of several classes is the cross-entropy, a textbook's that of a single unit. */
    @Test
    void logLossBehindSoftmaxNamesBothLosses() {
        assertThat(refusal("logits: [1, 2]\ntarget: [0, 1]\ntasks: [loss]\nloss: log-loss\n"))
                .isEqualTo(
                        "f.yaml:4:7: behind softmax the loss 'log-loss' is read in two ways: cross-entropy is −Σ t ln y,"
                                + " binary-cross-entropy adds −Σ (1 − t) ln(1 − y); name the one meant");
    }

    @ParameterizedTest
    @CsvSource({"logistic, sigmoid", "sigma, sigmoid", "swish, silu", "linear, identity", "lrelu, leaky-relu"})
    void aClaimAboutAnAliasIsAboutTheFunctionThatItMeans(String alias, String name) {
        StatedClaim.Function of = function("{of: %s, wrt: z, claim: \"1\"}".formatted(alias));
        assertThat(of).isEqualTo(function("{of: %s, wrt: z, claim: \"1\"}".formatted(name)));
        assertThat(of.name()).contains(name);
    }

    @Test
    void withRespectToSigmaSigmaIsTheVariable() {
        assertThat(function("{of: sigma, wrt: sigma, claim: \"1\"}").name()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"logistic, sigmoid", "sigma, sigmoid", "swish, silu", "linear, identity", "heaviside, step"})
    void derivingAnAliasDerivesTheFunctionThatItMeans(String alias, String name) {
        Expr.Symbol z = Expr.Symbol.of("z");
        assertThat(Derivations.named(alias, z).orElseThrow().toString())
                .isEqualTo(Derivations.named(name, z).orElseThrow().toString());
    }

    /** The contract's own example: what is written as a formula may be called as one likes. */
    @Test
    void anOwnActivationMayBearAnAlias() {
        assertThat(activation("{formula: \"z/(1+exp(-z))\", name: swish}")).contains("swish");
    }

    @ParameterizedTest
    @CsvSource({"optimiser", "regularisation"})
    void aKeyThatIsNoTaskIsSaidToBeOne(String task) {
        assertThat(refusal("logits: [1, 2]\ntasks: [" + task + "]\n"))
                .isEqualTo("f.yaml:2:9: '" + task + "' is a key of the exercise beside 'tasks', not a task");
    }

    @ParameterizedTest
    @CsvSource({"l1"})
    void aKeyOfALaterVersionIsRefusedByName(String key) {
        assertThat(refusal("logits: [1, 2]\n" + key + ": 1\n"))
                .isEqualTo("f.yaml:2:1: key '" + key + "' is not available in this version");
    }

    // ---- reading ----

    private static List<String> hints(String text) {
        ExerciseException refused = catchThrowableOfType(ExerciseException.class, () -> read(text));
        return refused == null ? List.of() : inMessage(String.valueOf(refused.getMessage()));
    }

    private static List<String> inMessage(String message) {
        List<String> hints = new ArrayList<>();
        Matcher hint = HINT.matcher(message);
        while (hint.find()) {
            hints.add(hint.group(1));
        }
        return hints;
    }

    private static Optional<String> activation(String written) {
        try {
            return Optional.of(layer(written).name());
        } catch (ExerciseException refused) {
            return Optional.empty();
        }
    }

    private static Activation layer(String written) {
        return read("network: {layers: [{weights: [[1]], activation: " + written + "}]}\ninput: [1]\n")
                .network()
                .orElseThrow()
                .layers()
                .get(0)
                .activation();
    }

    private static Optional<String> loss(String written) {
        try {
            Exercise exercise = read("network: {layers: [{weights: [[1]], activation: softmax}]}\ninput: [1]\n"
                    + "target: [1]\ntasks: [loss]\nloss: " + written + "\n");
            return exercise.loss().map(Loss::name);
        } catch (ExerciseException refused) {
            return Optional.empty();
        }
    }

    private static StatedClaim.Function function(String claim) {
        Task task = read("tasks: [{verify: " + claim + "}]\n").tasks().get(0);
        return ((StatedClaim.Formulated) ((Task.Verify) task).claim()).of();
    }

    private static String refusal(String text) {
        ExerciseException refused = catchThrowableOfType(ExerciseException.class, () -> read(text));
        assertThat(refused).as("read: " + text).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private static Exercise read(String text) {
        return ExerciseReader.read("f.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
