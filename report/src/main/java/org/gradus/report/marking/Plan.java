package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gradus.core.expr.Expr;
import org.gradus.report.marking.interval.Tape;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/**
 * How every number of an assignment is calculated: as it should be, or by somebody who makes one mistake, perhaps under a convention.
 * What a mistake makes of a line is found when it is first asked for; several threads may ask.
 */
final class Plan {
    /** A formula that is ready to be evaluated; its operands are lines. */
    record Step(Formula formula, Tape tape, int[] operands) {}

    private final Lines lines;
    private final Optional<Mistake> mistake;
    private final @Nullable Plan base;
    private final AtomicReferenceArray<@Nullable List<Step>> changed;

    private Plan(Lines lines, Optional<Mistake> mistake, @Nullable Plan base) {
        this.lines = lines;
        this.mistake = mistake;
        this.base = base;
        this.changed = new AtomicReferenceArray<>(lines.size());
    }

    /** The plan without a mistake. */
    static Plan right(Lines lines) {
        return new Plan(lines, Optional.empty(), null);
    }

    /** This plan with a mistake wherever it can be made. */
    Plan with(Mistake made) {
        return new Plan(lines, Optional.of(made), this);
    }

    Lines lines() {
        return lines;
    }

    Optional<Mistake> mistake() {
        return mistake;
    }

    /** Whether the mistake can be made at all. */
    boolean isPossible() {
        return mistake.isEmpty()
                || lines.all().stream()
                        .anyMatch(line ->
                                !Mistakes.changed(mistake.get(), line, lines).isEmpty());
    }

    /** What is this plan's own: the right formula, or what the mistake makes of it. */
    private List<Step> own(int index) {
        List<Step> known = changed.get(index);
        if (known == null) {
            Line line = lines.get(index);
            List<Formula> formulas =
                    mistake.isEmpty() ? line.formula().stream().toList() : Mistakes.changed(mistake.get(), line, lines);
            known = formulas.stream().map(this::step).toList();
            changed.set(index, known);
        }
        return known;
    }

    private Step step(Formula formula) {
        List<QuantityId> uses = formula.uses();
        Map<Expr, Integer> places = new HashMap<>();
        int[] operands = new int[uses.size()];
        for (int i = 0; i < operands.length; i++) {
            places.put(uses.get(i).symbol(), i);
            operands[i] = lines.find(uses.get(i)).orElseThrow().index();
        }
        Tape tape = Tape.of(
                formula.expr(),
                symbol -> {
                    Integer place = places.get(symbol);
                    if (place == null) {
                        throw new IllegalArgumentException("no quantity " + symbol + " in " + formula.expr());
                    }
                    return place;
                },
                operands.length);
        return new Step(formula, tape, operands);
    }

    /** Whether its mistake changes a line. */
    boolean changes(int line) {
        return mistake.isPresent() && !own(line).isEmpty();
    }

    /** Whether a line is not calculated as it should be, by this mistake or by the plan on which it rests. */
    boolean differs(int line) {
        return changes(line) || base != null && base.differs(line);
    }

    /** Whether its operands have too few places. */
    boolean isCoarse() {
        return mistake.equals(Optional.of(Mistake.ROUNDING));
    }

    /** The ways in which a line is calculated; none for a number of the exercise. */
    List<Step> steps(int line) {
        List<Step> own = own(line);
        return own.isEmpty() && base != null ? base.steps(line) : own;
    }

    /** The way in which a line that nobody writes down is calculated. */
    List<Step> between(int line) {
        boolean ofWriting = mistake.filter(Mistake::isOfWriting).isPresent();
        List<Step> steps = ofWriting && base != null ? base.steps(line) : steps(line);
        return new ArrayList<>(steps.subList(0, Math.min(1, steps.size())));
    }
}
