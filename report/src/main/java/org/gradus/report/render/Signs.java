package org.gradus.report.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/** Where a minus sign comes from: so that no sheet ever shows {@code --} or {@code + -}. */
final class Signs {
    private Signs() {}

    /** What a negative term takes away: 2 for the number −2, x for −x; empty if the term starts without a minus sign. */
    static Optional<Expr> subtracted(Expr term) {
        if (term instanceof Expr.Num num && num.value().signum() < 0) {
            return Optional.of(new Expr.Num(num.value().negate()));
        }
        if (term instanceof Expr.Negation negation) {
            return Optional.of(negation.operand());
        }
        if (term instanceof Expr.Shown shown) {
            return subtracted(shown.printed()).map(positive -> new Expr.Shown(positive, shown.source()));
        }
        if (term instanceof Expr.Product product && isScientific(product)) {
            return subtracted(product.factors().get(0)).map(positive -> withFirst(product, positive));
        }
        return Optional.empty();
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
