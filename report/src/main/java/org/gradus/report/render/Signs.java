package org.gradus.report.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.SignedTerm;

/** Where a minus sign comes from: so that no sheet ever shows {@code --} or {@code + -}. */
final class Signs {
    private Signs() {}

    /** As {@link SignedTerm#of}; a number in scientific notation has a sign of its own, too. */
    static SignedTerm of(Expr term) {
        if (term instanceof Expr.Shown shown) {
            SignedTerm printed = of(shown.printed());
            return new SignedTerm(printed.subtracted(), new Expr.Shown(printed.operand(), shown.source()));
        }
        if (term instanceof Expr.Product product && isScientific(product)) {
            SignedTerm mantissa = SignedTerm.of(product.factors().get(0));
            return new SignedTerm(mantissa.subtracted(), withFirst(product, mantissa.operand()));
        }
        return SignedTerm.of(term);
    }

    private static Expr withFirst(Expr.Product product, Expr first) {
        List<Expr> factors = new ArrayList<>(product.factors());
        factors.set(0, first);
        return new Expr.Product(factors);
    }

    /** Whether this is one number in scientific notation, {@code 2.10·10^(-4)}. */
    static boolean isScientific(Expr.Product product) {
        return product.factors().size() == 2
                && product.factors().get(0) instanceof Expr.Num
                && product.factors().get(1) instanceof Expr.Power power
                && power.base() instanceof Expr.Num ten
                && ten.value().compareTo(BigDecimal.TEN) == 0
                && power.exponent() instanceof Expr.Num;
    }
}
