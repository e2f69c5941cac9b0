package org.gradus.report.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.LayerIndex;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Loss;

/**
 * An exercise as its author wrote it, checked: shapes fit, names are known, every task has what it needs.
 *
 * @param name the file's name, for messages
 * @param title empty if none was given
 * @param text the question, empty if none was given
 * @param inputNames names of the N_0 inputs, or empty
 * @param outputNames names of the N_L outputs, or empty; for one output that is no softmax two names (class 0, class 1) or one (class 1)
 * @param language the language asked for in the file
 * @param network absent when logits, probabilities or only an activation are given
 * @param activation the activation given without a network (default softmax when logits are given)
 * @param samples in file order; empty when no input was given
 * @param loss the loss by name
 * @param regularisation what is added to the loss
 * @param learningRate an exact constant, 0 or more
 * @param tasks at least one, in file order
 * @param courseWork what a course does with it
 */
public record Exercise(
        String name,
        List<TextPart> title,
        List<TextPart> text,
        List<String> inputNames,
        List<String> outputNames,
        Locale language,
        Optional<NetworkData> network,
        Optional<Activation> activation,
        List<Sample> samples,
        Optional<Loss> loss,
        Optional<Regularisation> regularisation,
        Optional<Expr> learningRate,
        Conventions conventions,
        Rounding rounding,
        LayerIndex layerIndex,
        AfterStep afterStep,
        List<Task> tasks,
        CourseWork courseWork) {

    public Exercise {
        title = List.copyOf(title);
        text = List.copyOf(text);
        inputNames = List.copyOf(inputNames);
        outputNames = List.copyOf(outputNames);
        samples = List.copyOf(samples);
        tasks = List.copyOf(tasks);
    }

    /** The exercise that asks about each claim in turn. */
    public static Exercise of(Claims claims, Locale language) {
        return new Exercise(
                claims.name(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                language,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Conventions.DEFAULT,
                Rounding.DEFAULT,
                LayerIndex.PLAIN,
                AfterStep.NEW,
                claims.claims().stream().<Task>map(Task.Verify::new).toList(),
                CourseWork.NONE);
    }

    /**
     * The name of a class, if it has one.
     *
     * @param label counted from 1 for several outputs; 0 or 1 for one output that gives a class
     */
    public Optional<String> className(int label) {
        int outputs = network.map(NetworkData::outputs)
                .orElseGet(() -> samples.isEmpty() ? 0 : samples.get(0).values().size());
        int index = outputs == 1 && outputNames.size() < 2 || outputs > 1 ? label - 1 : label;
        return index >= 0 && index < outputNames.size() ? Optional.of(outputNames.get(index)) : Optional.empty();
    }

    /** The same exercise, shown with other decimals. */
    public Exercise withRounding(Rounding other) {
        return with(network, loss, other, courseWork);
    }

    /** The same exercise, of which a course asks something else. */
    public Exercise withCourseWork(CourseWork other) {
        return with(network, loss, rounding, other);
    }

    /** The same exercise with another loss, perhaps one that no exercise file can name. */
    public Exercise withLoss(Loss other) {
        return with(network, Optional.of(other), rounding, courseWork);
    }

    /** The same exercise with another network of the same shape, perhaps with an activation that no exercise file can name. */
    public Exercise withNetwork(NetworkData other) {
        return with(Optional.of(other), loss, rounding, courseWork);
    }

    private Exercise with(
            Optional<NetworkData> otherNetwork,
            Optional<Loss> otherLoss,
            Rounding otherRounding,
            CourseWork otherCourseWork) {
        return new Exercise(
                name,
                title,
                text,
                inputNames,
                outputNames,
                language,
                otherNetwork,
                activation,
                samples,
                otherLoss,
                regularisation,
                learningRate,
                conventions,
                otherRounding,
                layerIndex,
                afterStep,
                tasks,
                otherCourseWork);
    }

    /** A piece of the title or the question: literal text, or a formula that stood between dollar signs. */
    public sealed interface TextPart {
        record Literal(String text) implements TextPart {}

        record Formula(Expr formula) implements TextPart {}
    }

    /** The layers with their exact numbers: every entry is a constant formula ({@code 0.1}, {@code 1/3}, {@code ln(3)}). */
    public record NetworkData(List<LayerData> layers, Layout layout) {
        public NetworkData {
            layers = List.copyOf(layers);
        }

        /** Layers that are written as the lecture does. */
        public NetworkData(List<LayerData> layers) {
            this(layers, Layout.LECTURE);
        }

        /** N_0. */
        public int inputs() {
            return layers.get(0).inputs();
        }

        /** N_L. */
        public int outputs() {
            return layers.get(layers.size() - 1).units();
        }
    }

    /**
     * One layer.
     *
     * @param weights N_l rows of N_{l-1} exact constants, {@link #NO_EDGE} where there is no edge
     * @param bias N_l exact constants; absent if the layer has no bias
     */
    public record LayerData(List<List<Expr>> weights, Optional<List<Expr>> bias, Activation activation) {
        /** Stands for the weight of an edge that does not exist. It has no value: to calculate with it is an error. */
        public static final Expr NO_EDGE = Expr.Ellipsis.ABSENT;

        public LayerData {
            weights = weights.stream().map(List::copyOf).toList();
            bias = bias.map(List::copyOf);
        }

        /** N_l. */
        public int units() {
            return weights.size();
        }

        /** N_{l-1}. */
        public int inputs() {
            return weights.get(0).size();
        }

        /** Whether input {@code j} feeds unit {@code i}, both from 1. */
        public boolean hasEdge(int i, int j) {
            return !weights.get(i - 1).get(j - 1).equals(NO_EDGE);
        }

        /** How many weights there are. */
        public int edges() {
            return (int) weights.stream()
                    .flatMap(List::stream)
                    .filter(weight -> !weight.equals(NO_EDGE))
                    .count();
        }

        /** How many weights and biases there are. */
        public int parameters() {
            return edges() + bias.map(List::size).orElse(0);
        }

        /** Whether every input feeds every unit. */
        public boolean isFullyConnected() {
            return weights.stream().noneMatch(row -> row.contains(NO_EDGE));
        }
    }

    /** What the numbers of a sample are. */
    public enum Source {
        /** The input x of the network. */
        INPUT,
        /** The preactivations z of one layer without weights; {@code -∞} may occur. */
        LOGITS,
        /** The outputs y themselves, exact and with sum 1. */
        PROBABILITIES
    }

    /**
     * One sample: N exact constants, and its target where given.
     *
     * @param targetClass the class that the target was written as, counted from 1; 0 or 1 for one output
     * @param smoothing how the target came from the one that was written
     */
    public record Sample(
            Source source,
            List<Expr> values,
            Optional<List<Expr>> target,
            OptionalInt targetClass,
            Optional<LabelSmoothing> smoothing) {
        public Sample {
            values = List.copyOf(values);
            target = target.map(List::copyOf);
        }

        /** A sample whose target, if it has one, is written in numbers. */
        public Sample(Source source, List<Expr> values, Optional<List<Expr>> target) {
            this(source, values, target, OptionalInt.empty());
        }

        /** A sample whose target is as it was written. */
        public Sample(Source source, List<Expr> values, Optional<List<Expr>> target, OptionalInt targetClass) {
            this(source, values, target, targetClass, Optional.empty());
        }

        /** With the target moved towards the uniform one. */
        public Sample smoothed(Expr epsilon, Loss loss) {
            Optional<LabelSmoothing> smoothed = target.map(given -> new LabelSmoothing(epsilon, given));
            return new Sample(
                    source,
                    values,
                    smoothed.map(
                            own -> own.targets(loss.classes(own.given().size()).orElseThrow())),
                    targetClass,
                    smoothed);
        }
    }
}
