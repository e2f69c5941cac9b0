package org.gradus.symbolic.derive;

import java.util.List;
import java.util.Map;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.form.Forms;
import org.gradus.symbolic.kernel.DerivativeProof;
import org.gradus.symbolic.kernel.Problem;
import org.gradus.symbolic.kernel.Prover;
import org.gradus.symbolic.kernel.Verdict;
import org.gradus.symbolic.write.Measure;

/**
 * The form in which a derivative is written at the end: of the forms that the kernel proves, the shortest by {@link Measure}. Proved means
 * that the form is the last line, and that it is defined and the derivative wherever the function has one: {@code cos(x)/sin(x)} does not
 * become {@code 1/tan(x)}, which has no value at π/2.
 */
final class Shortest {
    private static final int MOST_TRIED = 8;

    private final Expr of;
    private final Expr.Symbol wrt;
    private final List<Expr.Relation> conditions;

    /** @param conditions the case in which {@code of} is the function, if it is one of several */
    Shortest(Expr of, Expr.Symbol wrt, List<Expr.Relation> conditions) {
        this.of = of;
        this.wrt = wrt;
        this.conditions = List.copyOf(conditions);
    }

    /** As {@link #form(Expr)}, of a line that is not proved yet: only that the form is the derivative is. */
    Expr derivative(Expr line) {
        return Forms.shorter(line, of).stream()
                .limit(MOST_TRIED)
                .filter(this::isDerivative)
                .findFirst()
                .orElse(line);
    }

    /** The line itself where no shorter form is proved. */
    Expr form(Expr line) {
        return Forms.shorter(line, of).stream()
                .limit(MOST_TRIED)
                .filter(form -> isLine(line, form) && isDerivative(form))
                .findFirst()
                .orElse(line);
    }

    private boolean isLine(Expr line, Expr form) {
        return Prover.equal(line, form, conditions) instanceof Verdict.Proved;
    }

    private boolean isDerivative(Expr claim) {
        return DerivativeProof.of(new Problem(of, wrt, claim, conditions, Map.of(), Map.of()))
                .theorem()
                .isPresent();
    }
}
