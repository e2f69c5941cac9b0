package org.gradus.report.marking;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of an assignment.
 *
 * @param index its place among all
 * @param formula what it is; absent for a number of the exercise
 * @param isCopy whether it is another quantity under another name, which nobody writes twice
 */
record Line(int index, Evaluation evaluation, Optional<Formula> formula, boolean isCopy) {
    QuantityId id() {
        return evaluation.id();
    }

    /** Lines of one assignment are told apart by their places: to compare their formulas takes longer than to mark a row. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Line line && line.index == index && line.evaluation == evaluation;
    }

    @Override
    public int hashCode() {
        return index;
    }

    boolean is(Letter letter) {
        return id().letter().equals(letter);
    }

    int layer() {
        return id().layer();
    }

    boolean isCalculated() {
        return formula.isPresent() && !isCopy;
    }

    /** What is calculated, for lines that are. */
    Formula calculated() {
        return formula.orElseThrow();
    }

    Expr expr() {
        return calculated().expr();
    }
}
