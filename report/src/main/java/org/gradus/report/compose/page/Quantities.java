package org.gradus.report.compose.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Elision;
import org.gradus.report.sheet.Inline;
import org.gradus.report.solution.BatchTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** The quantities of a sample: under which key the sheet remembers them, and how their numbers stand in columns. */
public final class Quantities {
    /** The key of S = Σ e^{z_k}, where a softmax output is calculated with it. */
    public static final String SOFTMAX_SUM = "softmax-sum";

    private Quantities() {}

    /** Samples, and the same sample after so many updates, have keys of their own. */
    private static String key(SampleTrace sample) {
        return sample.number() + "." + sample.names().time();
    }

    /** The key of z^l. */
    public static String preactivation(SampleTrace sample, int layer) {
        return key(sample) + ":z" + layer;
    }

    /** The key of a^l, the output included. */
    public static String output(SampleTrace sample, int layer) {
        return key(sample) + ":a" + layer;
    }

    /** The key of the batch's loss. */
    public static String batchLoss(BatchTrace batch) {
        return batch.loss().id().time() + "batch:C";
    }

    /** The key of the batch's ∂C/∂W^l. */
    public static String batchGradient(BatchTrace batch, int layer) {
        return batch.loss().id().time() + "batch:dW" + layer;
    }

    /** The key of C. */
    public static String loss(SampleTrace sample) {
        return key(sample) + ":C";
    }

    /** The key of ∂C/∂y. */
    public static String lossGradient(SampleTrace sample) {
        return key(sample) + ":dy";
    }

    /** The key of σ′(z^l), or of the Jacobian of layer l. */
    public static String slope(SampleTrace sample, int layer) {
        return key(sample) + ":da" + layer;
    }

    /** The key of δ^l. */
    public static String delta(SampleTrace sample, int layer) {
        return key(sample) + ":delta" + layer;
    }

    /** The key of ∂C/∂W^l. */
    public static String weightGradient(SampleTrace sample, int layer) {
        return key(sample) + ":dW" + layer;
    }

    /** The values with which lines end, as a column vector. */
    public static Expr column(List<Evaluation> evaluations) {
        return Elision.column(evaluations.size(), i -> evaluations.get(i).lineEnd());
    }

    /** The values as answers write them, as a column vector. */
    public static Expr results(List<Evaluation> evaluations) {
        return Elision.column(evaluations.size(), i -> evaluations.get(i).result());
    }

    /** The exact values as a column vector, if every value has a short exact form. */
    public static Optional<Expr> exactColumn(List<Evaluation> evaluations) {
        List<Expr> exact = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            Optional<Expr> form = evaluation.value().exactEnd();
            if (form.isEmpty()) {
                return Optional.empty();
            }
            exact.add(evaluation.shown(form.get()));
        }
        return Optional.of(Elision.column(exact));
    }

    /** The remark, and what else is to be said of values whose printed digits say too little. */
    public static List<Inline> withBounds(Draft draft, List<Inline> remark, List<Evaluation> evaluations) {
        return Extremes.with(draft, remark, Extremes.bounds(draft, evaluations));
    }
}
