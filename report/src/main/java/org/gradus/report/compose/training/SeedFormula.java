package org.gradus.report.compose.training;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.report.compose.notation.Notation;
import org.gradus.report.compose.page.Draft;
import org.gradus.report.solution.LossTrace;

/** ∂C/∂y as a formula, where it is so short that it needs no step of its own: a multiple of y − t. */
final class SeedFormula {
    private final Notation notation;
    private final LossTrace loss;
    private final int outputs;

    SeedFormula(Draft draft, LossTrace loss) {
        this.notation = draft.notation();
        this.loss = loss;
        this.outputs = loss.target().size();
    }

    /** {@code y − t}, for all outputs. */
    Optional<Expr> ofVector() {
        Expr y = notation.output(notation.layers(), outputs);
        return of(y, notation.gradients().target(), 0);
    }

    /** {@code y_i − t_i}, {@code i} from 0. */
    Optional<Expr> ofEntry(int i) {
        Expr y = outputs == 1 ? Expr.Symbol.of("y") : Expr.Indexed.of("y", i + 1);
        Expr t = outputs == 1 ? Expr.Symbol.of("t") : Expr.Indexed.of("t", i + 1);
        return of(y, t, i);
    }

    private Optional<Expr> of(Expr y, Expr t, int i) {
        List<Expr> outputs = Collections.nCopies(this.outputs, y);
        List<Expr> targets = Collections.nCopies(this.outputs, t);
        Expr formula = loss.loss().gradient(outputs, targets, i);
        return Optional.of(formula).filter(gradient -> isMultiple(gradient, y, t));
    }

    private static boolean isMultiple(Expr formula, Expr y, Expr t) {
        Expr difference = Expr.Sum.of(y, new Expr.Negation(t));
        if (formula.equals(difference)) {
            return true;
        }
        return formula instanceof Expr.Product product
                && product.factors().stream().filter(difference::equals).count() == 1
                && product.factors().stream().allMatch(factor -> factor.equals(difference) || isNumber(factor));
    }

    private static boolean isNumber(Expr factor) {
        return !Children.any(factor, node -> !(node instanceof Expr.Num || node instanceof Expr.Quotient));
    }
}
