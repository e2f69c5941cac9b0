package org.gradus.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;

/** Where a formula by cases has no two-sided derivative. */
final class Kinks {
    private Kinks() {}

    /**
     * The switches at which the two branches, or their derivatives, do not meet as far as the kernel can prove; a switch that
     * is no point counts as a kink.
     *
     * @param derivatives of the branches, in their order
     */
    static List<Expr> of(CaseSplit.Split split, List<Expr.Case> derivatives, Expr.Symbol wrt) {
        List<Expr> kinks = new ArrayList<>();
        int last = split.switches().size();
        for (int i = 0; i < last; i++) {
            Expr point = split.switches().get(i);
            int left = last - i;
            boolean smooth = !(point instanceof Expr.Relation)
                    && meet(
                            split.branches().get(left).formula(),
                            split.branches().get(left - 1).formula(),
                            wrt,
                            point)
                    && meet(
                            derivatives.get(left).value(),
                            derivatives.get(left - 1).value(),
                            wrt,
                            point);
            if (!smooth) {
                kinks.add(point);
            }
        }
        return kinks;
    }

    private static boolean meet(Expr left, Expr right, Expr.Symbol wrt, Expr point) {
        Map<Expr, Expr> at = Map.of(wrt, point);
        Verdict verdict = Verifier.equal(Substitution.apply(left, at), Substitution.apply(right, at), List.of());
        return verdict instanceof Verdict.Proved;
    }
}
