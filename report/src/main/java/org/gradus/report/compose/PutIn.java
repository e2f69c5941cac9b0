package org.gradus.report.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.solution.Evaluation;

/** The numbers put in, by the id of what they stand for; of two ways to print one the longer is kept. */
final class PutIn extends Rewriter {
    private final Map<String, Expr> found = new HashMap<>();

    private PutIn() {}

    /** Those of the lines of {@code evaluations}. */
    static PutIn of(List<Evaluation> evaluations) {
        PutIn operands = new PutIn();
        evaluations.forEach(e -> e.substituted().accept(operands));
        return operands;
    }

    /** The number for the quantity {@code id}, {@code otherwise} where no line holds it. */
    Expr get(String id, Expr otherwise) {
        return found.getOrDefault(id, otherwise);
    }

    Expr get(Evaluation evaluation) {
        return get(evaluation.id(), evaluation.shown());
    }

    @Override
    public Expr shown(Expr.Shown shown) {
        found.merge(shown.source(), shown, (a, b) -> Width.of(a) >= Width.of(b) ? a : b);
        return shown;
    }
}
