package org.gradus.report.compose;

import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Function;
import org.gradus.core.expr.Rewriter;

/** A formula without the names of the numbers' sources, so that two that look alike are equal. */
final class Plain extends Rewriter {
    private static final Plain REWRITER = new Plain();

    private Plain() {}

    static Expr of(Expr expr) {
        return expr.accept(REWRITER);
    }

    @Override
    public Expr shown(Expr.Shown shown) {
        return rewrite(shown.printed());
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        return apply.function().equals(Function.EXP.text())
                ? new Expr.Power(Expr.Constant.E, rewrite(apply.arguments().get(0)))
                : super.apply(apply);
    }
}
