package org.gradus.report.marking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.gradus.report.marking.Plan.Step;
import org.gradus.report.marking.interval.Range;
import org.jspecify.annotations.Nullable;

/**
 * Follow-through that shows nothing: of a number that cannot be ({@link Impossible}), or of a vector that has become 0. An entry
 * that is right is not reached, whatever stands before it.
 */
final class Triviality {
    private final Plans plans;
    private final Calculation calculation;
    private final @Nullable Range[] own;
    private final Row row;
    private final @Nullable Boolean[] reached;

    Triviality(Plans plans, Calculation calculation, @Nullable Range[] own, Row row) {
        this.plans = plans;
        this.calculation = calculation;
        this.own = own;
        this.row = row;
        this.reached = new Boolean[own.length];
    }

    /** Whether an entry that is not right is trivial, or follows from what is; asked once for each, in their order. */
    boolean reaches(Line line) {
        boolean trivial = isByItself(line) || isReachedBefore(line.index());
        reached[line.index()] = trivial;
        return trivial;
    }

    private boolean isByItself(Line line) {
        return Impossible.is(line, calculation.of(line.index()), plans.lines()) || isAllZero(line);
    }

    private boolean isReachedBefore(int line) {
        for (Step step : plans.right().steps(line)) {
            for (int operand : step.operands()) {
                if (isReached(operand)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isReached(int line) {
        Boolean known = reached[line];
        if (known == null) {
            Line operand = plans.lines().get(line);
            known = own[line] == null
                    && operand.formula().isPresent()
                    && (Impossible.is(operand, calculation.of(line), plans.lines()) || isReachedBefore(line));
            reached[line] = known;
        }
        return known;
    }

    /** Whether 0 is written for a whole vector that is not 0. New weights may be 0 by chance. */
    private boolean isAllZero(Line line) {
        if (line.id().isNewParameter() || line.id().at().isEmpty() || !row.isZero(line)) {
            return false;
        }
        List<Line> block =
                plans.lines().block(line.id()).stream().filter(plans::isAsked).toList();
        return block.size() > 1
                && block.stream().allMatch(row::isZero)
                && block.stream()
                        .map(plans.key()::value)
                        .flatMap(Optional::stream)
                        .anyMatch(value -> value.compareTo(BigDecimal.ZERO) != 0);
    }
}
