package org.gradus.core.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.gradus.core.expr.Expr;

/**
 * Sums and products of decimals, exactly: what most lines of a worksheet put in. No fraction is brought to lowest terms on the way,
 * which is what {@link ExactArithmetic} spends its time on.
 */
final class DecimalArithmetic {
    /** Beyond them {@link ExactArithmetic} decides what is too large. */
    private static final int MOST_DIGITS = 1_000;

    private DecimalArithmetic() {}

    /** The value of a formula of decimals, signs, sums and products, if it is short; else nothing. */
    static Optional<BigDecimal> value(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return isShort(num.value()) ? Optional.of(num.value()) : Optional.empty();
        }
        if (expr instanceof Expr.Shown shown) {
            return value(shown.printed());
        }
        if (expr instanceof Expr.Negation negation) {
            return value(negation.operand()).map(BigDecimal::negate);
        }
        if (expr instanceof Expr.Sum sum) {
            return fold(sum.terms(), BigDecimal::add);
        }
        return expr instanceof Expr.Product product ? fold(product.factors(), BigDecimal::multiply) : Optional.empty();
    }

    private static Optional<BigDecimal> fold(List<Expr> parts, BinaryOperator<BigDecimal> operation) {
        Optional<BigDecimal> result = value(parts.get(0));
        for (int i = 1; i < parts.size() && result.isPresent(); i++) {
            Optional<BigDecimal> part = value(parts.get(i));
            if (part.isEmpty()) {
                return part;
            }
            BigDecimal next = operation.apply(result.get(), part.get());
            result = isShort(next) ? Optional.of(next) : Optional.empty();
        }
        return result;
    }

    private static boolean isShort(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
    }
}
