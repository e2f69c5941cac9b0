package org.gradus.report.compose.page;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.words.NumberPhrase;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;
import org.gradus.report.worksheet.Evaluation;
import org.gradus.report.worksheet.Written;

/** What is said beside lines whose numbers, as they are written, do not give the certified result (rounding mode working). */
public final class Exceptions {
    private static final Expr ZERO = Expr.Num.of(0);

    private Exceptions() {}

    /** {@code exact: 0.457149}; in a line of several values with the name of each that is one. The legend counts them. */
    public static List<Inline> remark(Draft draft, List<Evaluation> line) {
        List<Inline> said = List.of();
        for (Evaluation evaluation : line) {
            if (evaluation.value().isException()) {
                draft.countException(evaluation.id());
                said = Extremes.with(draft, said, remark(draft, evaluation, line.size() == 1));
            }
        }
        return said;
    }

    private static List<Inline> remark(Draft draft, Evaluation evaluation, boolean alone) {
        Written exact = evaluation.value().discrepancy().orElseThrow().certified();
        Expr name = draft.notation().write(evaluation.symbol());
        if (exact.exact() && exact.number().equals(ZERO)) {
            return alone
                    ? draft.say(NumberPhrase.EXACTLY_ZERO)
                    : draft.say(NumberPhrase.EXACTLY, Lines.equal(name, ZERO));
        }
        Expr number = new Expr.Shown(exact.number(), evaluation.id(), exact.exact());
        return alone
                ? draft.say(NumberPhrase.EXACT_VALUE, number)
                : draft.say(NumberPhrase.EXACT_VALUE, Chain.of(name).and(exact.relation(), number));
    }
}
