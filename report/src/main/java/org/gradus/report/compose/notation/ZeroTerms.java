package org.gradus.report.compose.notation;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;

/** Leaves out the terms of a sum that are zero or have a factor zero. */
public final class ZeroTerms extends Rewriter {
    private ZeroTerms() {}

    public static Expr fold(Expr expr) {
        return expr.accept(new ZeroTerms());
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        List<Expr> kept = sum.terms().stream()
                .filter(term -> !isZero(term))
                .map(this::rewrite)
                .toList();
        if (kept.isEmpty()) {
            return Expr.Num.of(0);
        }
        return kept.size() == 1 ? kept.get(0) : new Expr.Sum(kept);
    }

    private static boolean isZero(Expr term) {
        if (term instanceof Expr.Shown shown) {
            return isZero(shown.printed());
        }
        if (term instanceof Expr.Num num) {
            return num.value().signum() == 0;
        }
        return term instanceof Expr.Product product
                && product.factors().stream().anyMatch(ZeroTerms::isZero);
    }
}
