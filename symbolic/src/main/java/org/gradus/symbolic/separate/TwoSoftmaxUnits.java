package org.gradus.symbolic.separate;

import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.plus;
import static org.gradus.core.expr.Terms.times;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.symbolic.derive.Route;
import org.gradus.symbolic.derive.Rule;
import org.gradus.symbolic.derive.Step;

/** What two softmax units decide: the sign of z_1 − z_2, which is one weighted sum plus bias. */
public final class TwoSoftmaxUnits {
    private static final Expr Z1 = Expr.Indexed.of("z", 1);
    private static final Expr Z2 = Expr.Indexed.of("z", 2);

    private TwoSoftmaxUnits() {}

    /**
     * For n inputs, proved:
     *
     * <pre>
     * DEFINITION  y_1/y_2 = e^{z_1}/e^{z_2}
     * REARRANGE           = e^{z_1 − z_2}
     * REARRANGE   z_1 − z_2 = (w_11 − w_21) x_1 + … + (w_1n − w_2n) x_n + (b_1 − b_2)
     * </pre>
     */
    public static List<Step> decision(int inputs) {
        Expr first = Expr.Indexed.of("y", 1);
        Expr second = Expr.Indexed.of("y", 2);
        Expr sum = plus(exp(Z1), exp(Z2));
        List<Expr.Relation> outputs = List.of(define(first, over(exp(Z1), sum)), define(second, over(exp(Z2), sum)));
        List<Step> steps = new ArrayList<>(new Route(outputs)
                .line(Rule.DEFINITION, over(first, second), over(exp(Z1), exp(Z2)))
                .then(Rule.REARRANGE, exp(minus(Z1, Z2)))
                .steps());
        List<Expr> terms = new ArrayList<>();
        for (int j = 1; j <= inputs; j++) {
            Expr difference = minus(Expr.Indexed.of("w", 1, j), Expr.Indexed.of("w", 2, j));
            terms.add(times(difference, Expr.Indexed.of("x", j)));
        }
        terms.add(minus(Expr.Indexed.of("b", 1), Expr.Indexed.of("b", 2)));
        List<Expr.Relation> units = List.of(define(Z1, unit(1, inputs)), define(Z2, unit(2, inputs)));
        steps.addAll(new Route(units)
                .line(Rule.REARRANGE, minus(Z1, Z2), new Expr.Sum(terms))
                .steps());
        return List.copyOf(steps);
    }

    private static Expr unit(int i, int inputs) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 1; j <= inputs; j++) {
            terms.add(times(Expr.Indexed.of("w", i, j), Expr.Indexed.of("x", j)));
        }
        terms.add(Expr.Indexed.of("b", i));
        return new Expr.Sum(terms);
    }
}
