package org.gradus.report.compose.training;

import java.util.HashMap;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.compose.page.Quantities;
import org.gradus.report.solution.BackwardTrace;
import org.gradus.report.solution.SampleTrace;
import org.gradus.report.worksheet.Evaluation;

/** ∂C/∂y in the lines that use it: its number where it has a step of its own, else the numbers that it is calculated from. */
final class Seeds {
    private Seeds() {}

    /** The line of {@code value}, with no number put in that stands nowhere on the sheet, if that gives the value too. */
    static Expr workedOut(Draft draft, SampleTrace sample, BackwardTrace backward, Evaluation value) {
        Expr line = value.substituted();
        if (draft.has(Quantities.lossGradient(sample))) {
            return line;
        }
        Map<Expr.Source, Expr> lines = new HashMap<>();
        backward.lossGradient().forEach(seed -> lines.put(seed.id(), seed.substituted()));
        Expr whole = line.accept(new Rewriter() {
            @Override
            public Expr shown(Expr.Shown shown) {
                return lines.getOrDefault(shown.source(), shown);
            }
        });
        return value.isGivenBy(whole) ? whole : line;
    }
}
