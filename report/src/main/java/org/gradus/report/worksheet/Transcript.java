package org.gradus.report.worksheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;

/**
 * Takes down a worksheet line by line while it is calculated. When some numbers are replaced, what does not lie downstream of them is
 * taken from the worksheet as it was.
 */
public final class Transcript {
    private final Map<QuantityId, Evaluation> before;
    private final Map<QuantityId, Expr> instead;
    private final Map<QuantityId, Evaluation> lines = new LinkedHashMap<>();
    private final Map<QuantityId, QuantityId> carried = new HashMap<>();
    private final Set<QuantityId> changed = new HashSet<>();
    private final WorkingPlaces places;
    private int calculated;

    /**
     * @param before the lines of the worksheet as it was; empty for a new one
     * @param instead numbers in the place of given or calculated ones
     */
    Transcript(Map<QuantityId, Evaluation> before, Map<QuantityId, Expr> instead, WorkingPlaces places) {
        this.before = before;
        this.places = places;
        this.instead = instead;
        changed.addAll(instead.keySet());
    }

    /** Of a calculation that is no worksheet of an exercise. */
    public static Transcript alone() {
        return with(WorkingPlaces.of(0));
    }

    /** Of a worksheet that is calculated with so many places. */
    public static Transcript with(WorkingPlaces places) {
        return new Transcript(Map.of(), Map.of(), places);
    }

    public WorkingPlaces places() {
        return places;
    }

    Map<QuantityId, Evaluation> lines() {
        return lines;
    }

    /** The lines as far as they are calculated, in their order. */
    public List<Evaluation> calculatedSoFar() {
        return List.copyOf(lines.values());
    }

    /** How many lines were calculated and not taken over. */
    int calculated() {
        return calculated;
    }

    /** Whether every number is the exercise's own, so that independent ways to it must meet. */
    public boolean isOriginal() {
        return instead.isEmpty();
    }

    Optional<Expr> instead(QuantityId id) {
        return Optional.ofNullable(instead.get(id));
    }

    boolean anyChanged(List<QuantityId> operands) {
        return operands.stream().anyMatch(changed::contains);
    }

    /** The line as it was, if it does not lie downstream of a change. */
    Optional<Evaluation> known(Definition definition, List<QuantityId> operands) {
        return Optional.ofNullable(before.get(definition.id()))
                .filter(was -> was.formula().equals(definition.formula())
                        || definition.instead().contains(was.formula()))
                .filter(was -> !anyChanged(operands));
    }

    /** Takes note of so many lines of an exercise's own worksheet. */
    void calculated(int own) {
        calculated += own;
    }

    /** Takes note of a line that is calculated. */
    void calculated(QuantityId id, List<QuantityId> operands) {
        calculated++;
        if (anyChanged(operands)) {
            changed.add(id);
        }
    }

    void carried(Evaluation evaluation, QuantityId from) {
        if (changed.contains(from)) {
            changed.add(evaluation.id());
        }
        carried.put(evaluation.id(), from);
        add(evaluation);
    }

    /** Numbers that go on under another name, and the name before. */
    Map<QuantityId, QuantityId> carried() {
        return carried;
    }

    /** Two tasks may ask for the same line; two lines of one name would be a fault of this library. */
    void add(Evaluation evaluation) {
        Evaluation known = lines.putIfAbsent(evaluation.id(), evaluation);
        if (known != null && !known.value().printed().equals(evaluation.value().printed())) {
            throw new IllegalStateException(evaluation.id() + " stands for two numbers");
        }
    }
}
