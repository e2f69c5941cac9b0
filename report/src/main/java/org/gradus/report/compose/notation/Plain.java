package org.gradus.report.compose.notation;

import java.math.BigDecimal;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;
import org.gradus.core.expr.Rewriter;

/** A formula without the names of the numbers' sources and with e^x for exp(x), so that two that look alike are equal. */
public final class Plain extends Rewriter {
    private static final Plain REWRITER = new Plain();

    private Plain() {}

    public static Expr of(Expr expr) {
        return expr.accept(REWRITER);
    }

    /** A number of the exercise without trailing zeros: 2 for 2.0. */
    public static Expr number(Expr constant) {
        if (!(constant instanceof Expr.Num num)) {
            return constant;
        }
        BigDecimal stripped = num.value().stripTrailingZeros();
        return new Expr.Num(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    @Override
    public Expr shown(Expr.Shown shown) {
        return rewrite(shown.printed());
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        return apply.function().equals(FunctionName.EXP.text())
                ? new Expr.Power(Expr.Constant.E, rewrite(apply.arguments().get(0)))
                : super.apply(apply);
    }
}
