package org.gradus.report.exercise.reader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradus.core.function.Activations;
import org.gradus.core.function.Losses;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.TaskKind;

/**
 * What the names of other books and libraries mean here: for hints, never read in place of the name.
 *
 * <p>Only names of the very same function are listed; what is merely similar has no place here. Names are compared by their letters:
 * {@code BCELoss}, {@code bce_loss} and {@code bce-loss} are one.
 */
final class OtherNames {
    private static final Map<String, String> ACTIVATIONS = merged(
            Activations.aliases(),
            Map.ofEntries(
                    Map.entry("none", "identity"),
                    Map.entry("id", "identity"),
                    Map.entry("purelin", "identity"),
                    Map.entry("expit", "sigmoid"),
                    Map.entry("logsig", "sigmoid"),
                    Map.entry("tansig", "tanh"),
                    Map.entry("poslin", "relu"),
                    Map.entry("rectifier", "relu"),
                    Map.entry("rectified-linear", "relu"),
                    Map.entry("hardlim", "step"),
                    Map.entry("unit-step", "step"),
                    Map.entry("sgn", "sign"),
                    Map.entry("signum", "sign"),
                    Map.entry("satlins", "hard-tanh"),
                    Map.entry("radbas", "gaussian"),
                    Map.entry("atan", "arctan"),
                    Map.entry("gelu-new", "gelu-tanh"),
                    Map.entry("gelu-pytorch-tanh", "gelu-tanh"),
                    Map.entry("softmax-layer", "softmax")));

    private static final Map<String, String> LOSSES = merged(
            Losses.aliases(),
            Map.ofEntries(
                    Map.entry("nll", "cross-entropy"),
                    Map.entry("nll-loss", "cross-entropy"),
                    Map.entry("negative-log-likelihood", "cross-entropy"),
                    Map.entry("ce-loss", "cross-entropy"),
                    Map.entry("cross-entropy-loss", "cross-entropy"),
                    Map.entry("softmax-cross-entropy-with-logits", "cross-entropy"),
                    Map.entry("sparse-categorical-cross-entropy", "cross-entropy"),
                    Map.entry("bce-loss", "binary-cross-entropy"),
                    Map.entry("bce-with-logits", "binary-cross-entropy"),
                    Map.entry("bce-with-logits-loss", "binary-cross-entropy"),
                    Map.entry("binary-cross-entropy-loss", "binary-cross-entropy"),
                    Map.entry("binary-cross-entropy-with-logits", "binary-cross-entropy"),
                    Map.entry("sigmoid-cross-entropy", "binary-cross-entropy"),
                    Map.entry("mse-loss", "mean-squared-error"),
                    Map.entry("hinge-loss", "hinge"),
                    Map.entry("huber-loss", "huber")));

    private static final Map<String, String> TASKS = merged(
            TaskKind.aliases(),
            Map.ofEntries(
                    Map.entry("forward-pass", "forward"),
                    Map.entry("forward-propagation", "forward"),
                    Map.entry("backward", "backpropagation"),
                    Map.entry("backward-pass", "backpropagation"),
                    Map.entry("backward-propagation", "backpropagation"),
                    Map.entry("classification", "classify"),
                    Map.entry("gradient-descent-step", "gradient-step"),
                    Map.entry("sgd-step", "gradient-step"),
                    Map.entry("computation-graph", "graph"),
                    Map.entry("computational-graph", "graph"),
                    Map.entry("jacobi", "jacobian"),
                    Map.entry("jacobi-matrix", "jacobian"),
                    Map.entry("jacobian-matrix", "jacobian"),
                    Map.entry("hesse", "hessian"),
                    Map.entry("hesse-matrix", "hessian"),
                    Map.entry("hessian-matrix", "hessian"),
                    Map.entry("boundary", "decision-boundary"),
                    Map.entry("true-false", "statements")));

    private static final String SQUARES = "half-squared-error is ½ Σ (y − t)², squared-error is Σ (y − t)²,"
            + " mean-squared-error is their mean; name the one meant";
    private static final String SIZES = "absolute-error is Σ |y − t|; their mean is not available in this version"
            + " (with one output both are the same)";

    /** Names that books use in more than one way, and the candidates. */
    private static final Map<String, String> TWO_WAYS = Map.ofEntries(
            Map.entry("l1", SIZES),
            Map.entry("l1loss", SIZES),
            Map.entry("l1norm", SIZES),
            Map.entry("mae", SIZES),
            Map.entry("maeloss", SIZES),
            Map.entry("meanabsoluteerror", SIZES),
            Map.entry("l2", SQUARES),
            Map.entry("l2loss", SQUARES),
            Map.entry("l2norm", SQUARES),
            Map.entry("quadratic", SQUARES),
            Map.entry("quadraticloss", SQUARES),
            Map.entry("quadraticcost", SQUARES),
            Map.entry("quadraticerror", SQUARES),
            Map.entry("squared", SQUARES),
            Map.entry("squaredloss", SQUARES),
            Map.entry("squareloss", SQUARES),
            Map.entry("leastsquares", SQUARES),
            Map.entry("sumofsquares", SQUARES),
            Map.entry("sumofsquarederrors", SQUARES),
            Map.entry("sumsquarederror", SQUARES),
            Map.entry("se", SQUARES),
            Map.entry("sse", SQUARES),
            Map.entry("rss", SQUARES));

    private OtherNames() {}

    private static Map<String, String> merged(Map<String, String> aliases, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>();
        aliases.forEach((name, meaning) -> all.put(Near.lettersOf(name), meaning));
        others.forEach((name, meaning) -> all.put(Near.lettersOf(name), meaning));
        return all;
    }

    static Optional<String> activation(String written) {
        return meant(written, Activations.names(), ACTIVATIONS);
    }

    static Optional<String> loss(String written) {
        return meant(written, Losses.names(), LOSSES);
    }

    static Optional<String> task(String written) {
        return meant(written, TaskKind.names(), TASKS);
    }

    /** The ways in which a name of a loss is read, where there is more than one. */
    static Optional<String> waysToRead(String loss) {
        return Optional.ofNullable(TWO_WAYS.get(Near.lettersOf(bare(loss))));
    }

    private static Optional<String> meant(String written, List<String> names, Map<String, String> others) {
        String name = bare(written);
        return Optional.ofNullable(others.get(Near.lettersOf(name))).or(() -> Near.meant(name, names));
    }

    /** {@code ReLU} of {@code torch.nn.ReLU()}. */
    private static String bare(String written) {
        String name = written.strip();
        if (name.endsWith("()")) {
            name = name.substring(0, name.length() - 2);
        }
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
