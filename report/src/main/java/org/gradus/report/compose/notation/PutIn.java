package org.gradus.report.compose.notation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.TextWriter;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/** The numbers put in, by what they stand for; of two ways to print one the longer is kept. */
public final class PutIn extends Rewriter {
    private final Map<Expr.Source, Expr> found = new HashMap<>();

    private PutIn() {}

    /** Those of the lines of {@code evaluations}. */
    public static PutIn of(List<Evaluation> evaluations) {
        PutIn operands = new PutIn();
        evaluations.forEach(e -> e.substituted().accept(operands));
        return operands;
    }

    /** The number for this quantity alone. */
    public PutIn only(QuantityId id) {
        PutIn one = new PutIn();
        Expr number = found.get(id);
        if (number != null) {
            one.found.put(id, number);
        }
        return one;
    }

    /** The number for a quantity, {@code otherwise} where no line holds it. */
    public Expr get(QuantityId id, Expr otherwise) {
        return found.getOrDefault(id, otherwise);
    }

    /** The number for a weight, or for where it is looked ahead to, {@code otherwise} where no line holds one. */
    public Expr weight(QuantityId weight, Expr otherwise) {
        return get(weight, get(weight.of(weight.letter().in(Letter.Role.AHEAD)), otherwise));
    }

    /** The number for a quantity that a line holds. */
    public Expr get(QuantityId id) {
        Expr number = found.get(id);
        if (number == null) {
            throw new IllegalStateException("no line holds " + id);
        }
        return number;
    }

    public Expr get(Evaluation evaluation) {
        return get(evaluation.id(), evaluation.shown());
    }

    @Override
    public Expr shown(Expr.Shown shown) {
        found.merge(shown.source(), shown, (a, b) -> length(a) >= length(b) ? a : b);
        return shown;
    }

    private static int length(Expr expr) {
        return TextWriter.write(expr).length();
    }
}
