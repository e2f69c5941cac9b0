package org.gradus.report.compose.figure;

import java.math.BigDecimal;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.sheet.Drawing.Size;
import org.gradus.report.worksheet.Certified;
import org.gradus.report.worksheet.Evaluation;

/** The number of a quantity in a picture: as answers write it, or shorter where that is too wide for a node. */
final class NodeValue {
    /** What is wider has no room in a node, in points. */
    static final double WIDEST = 40;

    private static final int PLACES = 4;
    private static final int SIGNIFICANT = 3;
    private static final int MAGNITUDE_BITS = 64;
    private static final BigDecimal WIDE = BigDecimal.valueOf(100);

    private NodeValue() {}

    static Expr of(Draft draft, Evaluation evaluation) {
        Expr result = evaluation.result();
        return LabelWidth.of(result, Size.SMALL) <= WIDEST ? result : shorter(draft, evaluation);
    }

    private static Expr shorter(Draft draft, Evaluation evaluation) {
        Certified value = evaluation.value();
        int digits = Math.min(PLACES, draft.exercise().rounding().digits());
        try {
            double size = value.real().enclose(MAGNITUDE_BITS).abs().upper();
            if (size < Math.pow(10, -Math.min(SIGNIFICANT, digits)) || size >= 1e7) {
                return new Expr.Shown(power(value.real().roundSignificant(SIGNIFICANT)), evaluation.id(), false);
            }
            BigDecimal rounded = value.real().round(digits);
            if (rounded.abs().compareTo(WIDE) >= 0) {
                rounded = value.real().round(0);
            }
            return new Expr.Shown(new Expr.Num(rounded), evaluation.id(), false);
        } catch (ArithmeticException notCalculated) {
            return draft.notation().write(evaluation.symbol());
        }
    }

    /** {@code 3.30·10^(-4)}: no number but 0 is shown as 0. */
    private static Expr power(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        BigDecimal mantissa = value.abs().scaleByPowerOfTen(-exponent).setScale(SIGNIFICANT - 1);
        Expr size = Expr.Product.of(new Expr.Num(mantissa), new Expr.Power(Expr.Num.of(10), Expr.Num.of(exponent)));
        return value.signum() < 0 ? new Expr.Negation(size) : size;
    }
}
