package org.gradus.report.marking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.course.Assignment;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.marking.interval.Range;
import org.gradus.report.worksheet.Display;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * The quantities of an assignment, as its worksheet has them: each with its formula over others. A formula here holds for every number
 * that a student may have: where the worksheet has only the case that holds, all cases stand, see {@link OpenCases}.
 */
final class Lines {
    private static final int BITS = 64;

    private final Assignment assignment;
    private final List<Line> lines = new ArrayList<>();
    private final Map<QuantityId, Line> byId = new HashMap<>();
    private final Map<Block, List<Line>> blocks = new HashMap<>();
    private final BitSet exact = new BitSet();
    private final List<Range> given = new ArrayList<>();

    Lines(Assignment assignment) {
        this.assignment = assignment;
        OpenCases cases = new OpenCases(assignment.exercise());
        for (Evaluation evaluation : assignment.solution().worksheet().lines()) {
            if (!evaluation.isAbsent()) {
                add(evaluation, cases);
            }
        }
    }

    private void add(Evaluation evaluation, OpenCases cases) {
        Optional<QuantityId> source = evaluation.isGiven() ? source(evaluation.id()) : Optional.empty();
        Optional<Formula> formula = evaluation.isGiven()
                ? source.map(Formula::copy)
                : Optional.of(cases.of(evaluation).orElse(Formula.of(evaluation.formula(), evaluation.uses())));
        Line line = new Line(lines.size(), evaluation, formula, source.isPresent());
        exact.set(line.index(), isExact(evaluation, formula));
        lines.add(line);
        given.add(formula.isPresent() ? Range.ALL : range(evaluation));
        byId.put(line.id(), line);
        blocks.computeIfAbsent(Block.of(line.id()), any -> new ArrayList<>()).add(line);
    }

    /** The value of a line of a solution. */
    static Range range(Evaluation evaluation) {
        if (evaluation.value().printed().equals(Display.NEGATIVE_INFINITY)) {
            return new Range(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
        return evaluation
                .value()
                .rational()
                .map(Range::of)
                .or(() -> evaluation.value().enclosure(BITS).map(Range::of))
                .orElse(Range.ALL);
    }

    // ---- names for the same number ----

    /** Of what was calculated before under another name, where it was: W of the next update, δ of a sample in its batch. */
    private Optional<QuantityId> source(QuantityId id) {
        if (id.time() > 0 && !id.updated()) {
            return beforeUpdate(id);
        }
        if (id.isNewParameter()) {
            return known(id.before());
        }
        int last = id.at().size() - 1;
        if (id.sample() > 0 || last < 0) {
            return Optional.empty();
        }
        if (!(id.at().get(last) instanceof Expr.Num)) {
            return Optional.empty();
        }
        return known(new QuantityId(
                id.letter(), id.layer(), id.at().subList(0, last), id.updated(), id.place(last), id.time()));
    }

    private Optional<QuantityId> known(QuantityId id) {
        return byId.containsKey(id) ? Optional.of(id) : Optional.empty();
    }

    /** The update before: the sample's own, that of the batch, or that of the sample before. */
    private Optional<QuantityId> beforeUpdate(QuantityId id) {
        QuantityId own = new QuantityId(id.letter(), id.layer(), id.at(), true, id.sample(), id.time() - 1);
        QuantityId ofBatch = new QuantityId(id.letter(), id.layer(), id.at(), true, 0, id.time() - 1);
        return known(own)
                .or(() -> known(ofBatch))
                .or(() -> lines.stream()
                        .map(Line::id)
                        .filter(other -> other.updated()
                                && other.time() == id.time() - 1
                                && other.layer() == id.layer()
                                && other.letter().equals(id.letter())
                                && other.at().equals(id.at()))
                        .reduce((one, later) -> later));
    }

    // ---- questions ----

    Assignment assignment() {
        return assignment;
    }

    Exercise exercise() {
        return assignment.exercise();
    }

    int decimals() {
        return assignment.decimals();
    }

    int size() {
        return lines.size();
    }

    Line get(int index) {
        return lines.get(index);
    }

    List<Line> all() {
        return lines;
    }

    Optional<Line> find(QuantityId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A number of the exercise. */
    Range given(int line) {
        return given.get(line);
    }

    boolean has(QuantityId id) {
        return byId.containsKey(id);
    }

    /** Whether a line is a decimal with no more than the asked places, and so is all that leads to it. */
    boolean isExact(Line line) {
        return exact.get(line.index());
    }

    /**
     * Whether an output jumps: then a number on the threshold must not be widened to both its sides, and one that has no more than the
     * asked places is what everybody writes who rounds.
     */
    boolean jumps() {
        return exercise().network().stream()
                .flatMap(network -> network.layers().stream())
                .map(LayerData::activation)
                .flatMap(activation -> activation.parts().stream())
                .anyMatch(part -> part.unit(0).filter(ScalarActivation::isFlat).isPresent());
    }

    private boolean isExact(Evaluation evaluation, Optional<Formula> formula) {
        if (formula.isEmpty()) {
            return true;
        }
        boolean operands =
                formula.get().uses().stream().map(byId::get).allMatch(used -> used != null && exact.get(used.index()));
        return operands
                && evaluation.value().exactlyPrinted()
                && evaluation.value().printed() instanceof Expr.Num number
                && number.value().stripTrailingZeros().scale() <= decimals();
    }

    /** Whether {@code line} depends on {@code other}. */
    boolean dependsOn(Line line, Line other) {
        BitSet seen = new BitSet();
        Deque<Line> open = new ArrayDeque<>(List.of(line));
        while (!open.isEmpty()) {
            for (QuantityId id : open.pop().formula().map(Formula::uses).orElse(List.of())) {
                Line used = byId.get(id);
                if (used == other) {
                    return true;
                }
                if (used != null && used.index() > other.index() && !seen.get(used.index())) {
                    seen.set(used.index());
                    open.push(used);
                }
            }
        }
        return false;
    }

    // ---- the network ----

    int layers() {
        return exercise().network().map(NetworkData::layers).map(List::size).orElse(1);
    }

    Optional<LayerData> layer(int l) {
        return exercise()
                .network()
                .map(NetworkData::layers)
                .filter(all -> l >= 1 && l <= all.size())
                .map(all -> all.get(l - 1));
    }

    Optional<Activation> activation(int l) {
        return layer(l).map(LayerData::activation).or(exercise()::activation);
    }

    /** What the unit of {@code id} applies, a quantity that has one entry for each unit; empty for softmax. */
    Optional<ScalarActivation> unit(QuantityId id) {
        int place = id.at().isEmpty() ? 0 : id.place(0) - 1;
        return activation(layerOf(id)).flatMap(activation -> activation.unit(place));
    }

    /** The layer of an activation or a pre-activation; that of the output is the last. */
    int layerOf(QuantityId id) {
        return id.letter().equals(Letter.Y) ? layers() : id.layer();
    }

    /** The activation of unit {@code i} of layer l, beside {@code like}; for layer 0 the input. */
    Optional<QuantityId> output(QuantityId like, int l, int i) {
        List<Expr> at = List.of(Expr.Num.of(i));
        boolean last = l == layers();
        Letter letter = l == 0 ? Letter.X : last ? Letter.Y : Letter.A;
        boolean updated = like.updated() && l > 0;
        return known(new QuantityId(letter, l == 0 || last ? 0 : l, at, updated, like.sample(), like.time()));
    }

    /** The pre-activation of unit {@code i} of layer l, beside {@code like}. */
    Optional<QuantityId> preactivation(QuantityId like, int l, int i) {
        return known(new QuantityId(Letter.Z, l, List.of(Expr.Num.of(i)), like.updated(), like.sample(), like.time()));
    }

    /** All quantities that stand in one vector or matrix with {@code id}. */
    List<Line> block(QuantityId id) {
        return blocks.getOrDefault(Block.of(id), List.of());
    }

    /** A vector or matrix. */
    private record Block(Letter letter, int layer, boolean updated, int sample, int time, int indices) {
        static Block of(QuantityId id) {
            return new Block(
                    id.letter(),
                    id.layer(),
                    id.updated(),
                    id.sample(),
                    id.time(),
                    id.at().size());
        }
    }
}
