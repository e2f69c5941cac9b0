package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.QuantityId;

/** How every number of an assignment is calculated: as it should be, or by somebody who makes one mistake. */
final class Plan {
    /** A formula that is ready to be evaluated; its operands are lines. */
    record Step(Formula formula, Tape tape, int[] operands) {}

    private final Lines lines;
    private final Optional<Mistake> mistake;
    private final List<Optional<Step>> right;
    private final Map<Integer, List<Step>> changed = new HashMap<>();
    /** Lines that are changed by the plan on which this one rests. */
    private final Set<Integer> unmistaken = new HashSet<>();

    private Plan(Lines lines, Optional<Mistake> mistake, List<Optional<Step>> right) {
        this.lines = lines;
        this.mistake = mistake;
        this.right = right;
    }

    /** The plan without a mistake. */
    static Plan right(Lines lines) {
        List<Optional<Step>> steps = new ArrayList<>();
        lines.all().forEach(line -> steps.add(line.formula().map(formula -> step(formula, lines))));
        return new Plan(lines, Optional.empty(), steps);
    }

    /** This plan with a mistake wherever it can be made. */
    Plan with(Mistake made) {
        Plan plan = new Plan(lines, Optional.of(made), right);
        Mistakes.changed(made, lines)
                .forEach((line, formulas) -> plan.changed.put(
                        line,
                        formulas.stream().map(formula -> step(formula, lines)).toList()));
        return plan;
    }

    /** This plan, as somebody has it who makes the mistake of {@code other} besides. */
    Plan under(Plan other) {
        Plan plan = new Plan(lines, other.mistake, right);
        plan.changed.putAll(changed);
        plan.unmistaken.addAll(changed.keySet());
        plan.changed.putAll(other.changed);
        plan.unmistaken.removeAll(other.changed.keySet());
        return plan;
    }

    private static Step step(Formula formula, Lines lines) {
        List<QuantityId> uses = formula.uses();
        Map<Expr, Integer> places = new HashMap<>();
        int[] operands = new int[uses.size()];
        for (int i = 0; i < operands.length; i++) {
            places.put(uses.get(i).symbol(), i);
            operands[i] = lines.find(uses.get(i)).orElseThrow().index();
        }
        Tape tape = TapeWriter.write(
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

    Lines lines() {
        return lines;
    }

    Optional<Mistake> mistake() {
        return mistake;
    }

    /** Whether anything is changed at all. */
    boolean isPossible() {
        return mistake.isEmpty() || !changed.isEmpty();
    }

    /** Whether its mistake changes a line. */
    boolean changes(int line) {
        return changed.containsKey(line) && !unmistaken.contains(line);
    }

    /** Whether its operands have too few places. */
    boolean isCoarse() {
        return mistake.equals(Optional.of(Mistake.ROUNDING));
    }

    /** The ways in which a line is calculated; none for a number of the exercise. */
    List<Step> steps(int line) {
        List<Step> instead = changed.get(line);
        return instead == null ? right(line) : instead;
    }

    /** The way in which a line that nobody writes down is calculated. */
    List<Step> between(int line) {
        boolean ofWriting = mistake.filter(Mistake::isOfWriting).isPresent();
        List<Step> steps = ofWriting ? right(line) : steps(line);
        return steps.isEmpty() ? steps : steps.subList(0, 1);
    }

    private List<Step> right(int line) {
        return right.get(line).map(List::of).orElse(List.of());
    }
}
