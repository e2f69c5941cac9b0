package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.List;
import org.gradus.report.marking.Plan.Step;
import org.gradus.report.marking.interval.Hull;
import org.gradus.report.marking.interval.Range;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of somebody who has written down some of them: what stands for each, and what the others must then be, by a plan.
 *
 * <p>A number that is written is known to the unit of its last place. One that is not may have been rounded on the way or not.
 */
final class Calculation {
    private final Plan plan;
    private final Places places;
    private final @Nullable Range[] own;
    private final boolean rounded;
    private final @Nullable Range[] known;
    private final int[] affected;

    /**
     * @param own by line what was written; absent for what was not
     * @param rounded whether what was not written may have been rounded
     */
    private Calculation(Plan plan, @Nullable Range[] own, boolean rounded) {
        this.plan = plan;
        this.places = new Places(plan.lines().decimals());
        this.own = own;
        this.rounded = rounded;
        this.known = new Range[own.length];
        this.affected = new int[own.length];
    }

    /** What follows from what was written. It may be added to while lines that do not depend on it have been asked for. */
    static Calculation of(Plan plan, @Nullable Range[] own) {
        return new Calculation(plan, own, true);
    }

    /** With all digits. */
    static Calculation exact(Plan plan) {
        return new Calculation(plan, new Range[plan.lines().size()], false);
    }

    Plan plan() {
        return plan;
    }

    /** What stands for a quantity: what was written, or what it must be. */
    Range of(int line) {
        Range written = own[line];
        if (written != null) {
            return written;
        }
        Range value = known[line];
        if (value == null) {
            value = between(line);
            known[line] = value;
        }
        return value;
    }

    private Range between(int line) {
        List<Step> steps = plan.between(line);
        if (steps.isEmpty()) {
            return plan.lines().given(line);
        }
        Range value = value(steps.get(0), line);
        boolean exact = !rounded || plan.lines().get(line).isCopy();
        if (plan.lines().jumps() && places.isDecimal(value)) {
            return places.decimal(value);
        }
        return exact ? value : value.widen(places.unit(value.magnitude()));
    }

    private Range value(Step step, int line) {
        Range[] operands = new Range[step.operands().length];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = operand(step.operands()[i], line);
        }
        return Hull.of(step.tape(), operands);
    }

    private Range operand(int index, int of) {
        Range value = of(index);
        boolean coarse =
                plan.isCoarse() && plan.changes(of) && plan.lines().get(index).isCalculated();
        return coarse ? value.widen(Places.unit(places.decimals() - 1)) : value;
    }

    /** What the formula of a line gives, over what stands for its operands. */
    Range value(int line) {
        List<Step> steps = plan.between(line);
        return steps.isEmpty() ? plan.lines().given(line) : value(steps.get(0), line);
    }

    /** As {@link #value}, by each way in which the plan has the line. */
    List<Range> values(int line) {
        List<Range> values = new ArrayList<>();
        for (Step step : plan.steps(line)) {
            values.add(value(step, line));
        }
        return values;
    }

    /** Whether the plan's mistake bears on what the formula of a line gives here: in the line, or in one that was not written. */
    boolean isAffected(int line) {
        if (affected[line] == 0) {
            affected[line] = -1;
            boolean bears = plan.changes(line);
            for (Step step : bears ? List.<Step>of() : plan.steps(line)) {
                for (int operand : step.operands()) {
                    bears |= own[operand] == null && isAffected(operand) && !isOfWriting();
                }
            }
            affected[line] = bears ? 1 : -1;
        }
        return affected[line] > 0;
    }

    private boolean isOfWriting() {
        return plan.mistake().filter(Mistake::isOfWriting).isPresent();
    }
}
