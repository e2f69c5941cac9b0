package org.gradus.report.solution;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Loss;
import org.gradus.report.worksheet.Evaluation;

/**
 * The loss of one sample.
 *
 * @param target the given numbers t, each a {@link Expr.Shown}
 * @param data the loss without regularisation: D, or C itself
 * @param form what it is calculated from
 * @param zeroLogarithm whether 0·ln 0 = 0 was used
 * @param penalty R, what regularisation adds
 * @param value C
 * @param kinks for each output the kink of the loss at which it stands
 */
public record LossTrace(
        Loss loss,
        List<Expr> target,
        Evaluation data,
        Form form,
        boolean zeroLogarithm,
        Optional<Evaluation> penalty,
        Evaluation value,
        List<Optional<Loss.Kink>> kinks) {
    public LossTrace {
        target = List.copyOf(target);
        kinks = List.copyOf(kinks);
    }

    /** What a loss is calculated from. */
    public enum Form {
        /** From the outputs y, as it is defined. */
        OUTPUTS,
        /** From the logits, where the digits of y would not do. */
        LOGITS
    }
}
