package org.gradus.report.vary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Exercise.Sample;
import org.gradus.report.exercise.Exercise.Source;
import org.gradus.report.marking.Outline;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/**
 * What draws have in common that differ in their weights, biases, inputs and logits alone. Targets, probabilities and the learning rate
 * belong to it: the reader has rules for them, and formulas may depend on them.
 */
final class Shape {
    /** So many solutions must agree with an outline before it decides anything. */
    private static final int TRIALS = 2;

    /** The solution from which the outline is made: of a shape that is never met again none is. */
    private static final int WORTH_WHILE = 2;

    /** Solutions that may have formulas for their own numbers alone before none is looked for any more. */
    private static final int MOST_SPECIAL = 10;

    private final Exercise exercise;
    private final List<Expr> numbers = new ArrayList<>();
    private final double[] doubles;
    private final List<Integer> weights = new ArrayList<>();
    private final List<OptionalInt> biases = new ArrayList<>();
    private final List<Integer> values = new ArrayList<>();
    private final Map<Integer, OptionalInt> wanted = new HashMap<>();
    private @Nullable Outline outline;
    private List<String> asked = List.of();
    private int[] places = new int[0];
    private int solutions;
    private int confirmed;
    private boolean mistrusted;

    Shape(Exercise exercise) {
        this.exercise = exercise;
        for (LayerData layer : layers()) {
            weights.add(numbers.size());
            layer.weights().forEach(numbers::addAll);
            biases.add(layer.bias().isPresent() ? OptionalInt.of(numbers.size()) : OptionalInt.empty());
            layer.bias().ifPresent(numbers::addAll);
        }
        for (Sample sample : exercise.samples()) {
            values.add(numbers.size());
            numbers.addAll(sample.values());
        }
        doubles = numbers.stream().mapToDouble(Sketch::nearest).toArray();
    }

    private List<LayerData> layers() {
        return exercise.network().map(NetworkData::layers).orElse(List.of());
    }

    /** One of the exercises of this shape. */
    Exercise exercise() {
        return exercise;
    }

    /** Weights and biases, layer by layer, and what is given of each sample. */
    List<Expr> numbers() {
        return numbers;
    }

    /** They, in doubles, as in a {@link Sketch}. */
    double[] doubles() {
        return doubles.clone();
    }

    /** Whether the reader takes any number in this place. */
    boolean isFree(int place) {
        for (int s = 0; s < values.size(); s++) {
            Sample sample = exercise.samples().get(s);
            int first = values.get(s);
            if (place >= first && place < first + sample.values().size()) {
                return sample.source() != Source.PROBABILITIES;
            }
        }
        return true;
    }

    // ---- places, all counted from 0 ----

    int weight(int l, int i, int j) {
        return weights.get(l) + i * layers().get(l).inputs() + j;
    }

    OptionalInt bias(int l, int i) {
        OptionalInt first = biases.get(l);
        return first.isPresent() ? OptionalInt.of(first.getAsInt() + i) : first;
    }

    int value(int sample, int i) {
        return values.get(sample) + i;
    }

    OptionalInt wanted(int sample, Activation last) {
        return wanted.computeIfAbsent(
                sample,
                s -> exercise.samples()
                        .get(s)
                        .target()
                        .map(target -> Classes.wanted(target, last))
                        .orElse(OptionalInt.empty()));
    }

    // ---- results ----

    /** What is known of the asked results of a draw, by each way in which they may be calculated; empty if nothing is. */
    List<Outline.Results> results(double[] drawn) {
        Outline known = outline;
        return known == null || mistrusted || confirmed < TRIALS ? List.of() : known.results(given(drawn));
    }

    private double[] given(double[] drawn) {
        double[] own = new double[places.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = places[i] < 0 ? Double.NaN : drawn[places[i]];
        }
        return own;
    }

    /** The names of what is asked, in the order of {@link Outline.Results#printed}. */
    List<String> asked() {
        return asked;
    }

    /** Takes note of an assignment of this shape: one gives the outline, others confirm it. */
    void confirm(Assignment assignment, double[] drawn) {
        Outline known = outline;
        solutions++;
        if (mistrusted || solutions < WORTH_WHILE) {
            return;
        }
        if (known == null) {
            Optional<Outline> found = Outline.of(assignment);
            mistrusted = found.isEmpty() && solutions > MOST_SPECIAL;
            found.ifPresent(given -> {
                places = given.given().stream().mapToInt(this::place).toArray();
                asked = Alike.names(given.asked());
                outline = given;
            });
        } else {
            confirmed++;
            mistrusted = !known.holds(given(drawn), assignment);
        }
    }

    /** Where a number of the exercise stands; −1 for one that is the same in all draws. */
    private int place(QuantityId id) {
        if (id.updated() || id.time() > 0) {
            return -1;
        }
        int sample = Math.max(1, id.sample()) - 1;
        if (id.letter().equals(Letter.W)) {
            return weight(id.layer() - 1, id.place(0) - 1, id.place(1) - 1);
        } else if (id.letter().equals(Letter.B)) {
            return bias(id.layer() - 1, id.place(0) - 1).orElse(-1);
        }
        boolean input = id.letter().equals(Letter.X);
        boolean logit =
                id.letter().equals(Letter.Z) && exercise.samples().get(sample).source() == Source.LOGITS;
        return input || logit ? value(sample, id.place(0) - 1) : -1;
    }
}
