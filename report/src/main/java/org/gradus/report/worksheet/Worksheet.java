package org.gradus.report.worksheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * All that is given and calculated for an exercise, as data: each line names what it is calculated from, and those stand before it.
 *
 * <p>Marking with follow-through is {@link #with}: the student's number stands in the place of ours, and what lies downstream is
 * calculated again.
 */
public final class Worksheet {
    /** Produces the lines, each from those before it. */
    public interface Plan {
        void produce(Transcript transcript);
    }

    /** That of claims, which have no numbers of their own. */
    public static final Worksheet EMPTY = of(transcript -> {}, Transcript.alone());

    private final Plan plan;
    private final Map<QuantityId, Expr> instead;
    private final Map<QuantityId, Evaluation> lines;
    private final Map<QuantityId, QuantityId> carried;
    private final WorkingPlaces places;
    private final int calculated;

    private Worksheet(Plan plan, Map<QuantityId, Expr> instead, Transcript transcript) {
        this.plan = plan;
        this.instead = instead;
        this.lines = Collections.unmodifiableMap(transcript.lines());
        this.carried = Map.copyOf(transcript.carried());
        this.places = transcript.places();
        this.calculated = transcript.calculated();
    }

    /** What {@code plan} has produced. */
    public static Worksheet of(Plan plan, Transcript transcript) {
        return new Worksheet(plan, Map.of(), transcript);
    }

    /** Every line, in an order in which each follows from those before it. */
    public List<Evaluation> lines() {
        return List.copyOf(lines.values());
    }

    /** The line of a quantity. */
    public Optional<Evaluation> find(QuantityId id) {
        return Optional.ofNullable(lines.get(id));
    }

    /** Under which name a number that goes on under another one was given or calculated; any other number under its own. */
    public QuantityId origin(QuantityId id) {
        QuantityId before = carried.get(id);
        return before == null || before.equals(id) ? id : origin(before);
    }

    /**
     * The worksheet with {@code number} in the place of what is given or calculated for {@code id}; what does not depend on it is taken
     * over as it is. Decisions (which case holds, which logit is the largest) are taken anew.
     *
     * @throws IllegalArgumentException if there is no such line
     * @throws UnsolvableException if a number that follows cannot be had: a logarithm of 0, a magnitude over the limit
     */
    public Worksheet with(QuantityId id, Expr number) {
        if (!lines.containsKey(id)) {
            throw new IllegalArgumentException("no line for " + id);
        }
        Map<QuantityId, Expr> all = new LinkedHashMap<>(instead);
        all.put(id, number);
        Transcript transcript = new Transcript(lines, all, places.settled());
        plan.produce(transcript);
        return new Worksheet(plan, all, transcript);
    }

    /** With how many places it is calculated in rounding mode working. */
    public WorkingPlaces places() {
        return places;
    }

    /** How many lines were calculated for it; those of {@link #with} that were taken over do not count. */
    public int calculated() {
        return calculated;
    }
}
