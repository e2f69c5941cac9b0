package org.gradus.core.function;

import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FunctionName;

/** Formulas in which a variable decides only which case holds, or a sign. */
final class ConstantPieces {
    private ConstantPieces() {}

    static boolean are(Expr formula) {
        if (formula instanceof Expr.Symbol || formula instanceof Expr.Indexed) {
            return false;
        }
        if (formula instanceof Expr.Apply apply && apply.function().equals(FunctionName.SIGN.text())) {
            return true;
        }
        if (formula instanceof Expr.Piecewise cases) {
            return cases.cases().stream().map(Expr.Case::value).allMatch(ConstantPieces::are);
        }
        return Children.of(formula).stream().allMatch(ConstantPieces::are);
    }
}
