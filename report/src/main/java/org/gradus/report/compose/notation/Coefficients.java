package org.gradus.report.compose.notation;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;

/** Numbers before letters as one writes them: {@code 2x_1 - 5x_2}, not {@code 2.0x_1 + (-5)x_2}. */
public final class Coefficients extends Rewriter {
    private static final Coefficients REWRITER = new Coefficients();

    private Coefficients() {}

    public static Expr write(Expr expr) {
        return expr.accept(REWRITER);
    }

    @Override
    public Expr num(Expr.Num num) {
        return Plain.number(num);
    }

    @Override
    public Expr product(Expr.Product product) {
        List<Expr> factors = new ArrayList<>(rewrite(product.factors()));
        if (factors.size() < 2
                || !(factors.get(0) instanceof Expr.Num num)
                || factors.get(1) instanceof Expr.MatrixLiteral) {
            return new Expr.Product(factors);
        }
        Expr.Num size = new Expr.Num(num.value().abs());
        if (size.equals(Expr.Num.of(1))) {
            factors.remove(0);
        } else {
            factors.set(0, size);
        }
        Expr written = factors.size() == 1 ? factors.get(0) : new Expr.Product(factors);
        return num.value().signum() < 0 ? new Expr.Negation(written) : written;
    }
}
