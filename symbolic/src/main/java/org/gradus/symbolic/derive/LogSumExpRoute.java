package org.gradus.symbolic.derive;

import static org.gradus.core.expr.Terms.define;
import static org.gradus.core.expr.Terms.exp;
import static org.gradus.core.expr.Terms.ln;
import static org.gradus.core.expr.Terms.minus;
import static org.gradus.core.expr.Terms.over;
import static org.gradus.core.expr.Terms.partial;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/** The gradients of log-sum-exp and log-softmax for general N; the steps are listed at {@link Derivations}. */
final class LogSumExpRoute {
    private static final Expr.Symbol L = Expr.Symbol.of("L");
    private static final Expr LI = Expr.Indexed.of("l", "i");
    private static final Expr ZI = Expr.Indexed.of("z", "i");
    private static final Expr EI = exp(ZI);

    private LogSumExpRoute() {}

    static Derivation logSumExp() {
        List<Expr.Relation> where = List.of(
                define(L, ln(SoftmaxRoute.S)),
                define(SoftmaxRoute.S, SoftmaxRoute.SUM),
                define(SoftmaxRoute.YJ, over(SoftmaxRoute.EJ, SoftmaxRoute.S)));
        Route route = new Route(where).line(Rule.DEFINITION, L, ln(SoftmaxRoute.S));
        sum(route);
        List<Step> steps = logarithm(route, L).steps();
        return derivation("log-sum-exp", ln(SoftmaxRoute.SUM), where, steps, SoftmaxRoute.YJ);
    }

    static Derivation logSoftmax() {
        Expr lnS = ln(SoftmaxRoute.S);
        List<Expr.Relation> where = List.of(
                define(LI, ln(over(EI, SoftmaxRoute.S))),
                define(SoftmaxRoute.S, SoftmaxRoute.SUM),
                define(SoftmaxRoute.YJ, over(SoftmaxRoute.EJ, SoftmaxRoute.S)));
        Route route = new Route(where)
                .line(Rule.DEFINITION, LI, ln(over(EI, SoftmaxRoute.S)))
                .then(Rule.REARRANGE, minus(ZI, lnS));
        sum(route);
        logarithm(route, lnS);
        Expr zj = SoftmaxRoute.ZJ;
        Expr delta = new Expr.Kronecker(Expr.Symbol.of("i"), Expr.Symbol.of("j"));
        Expr result = minus(delta, SoftmaxRoute.YJ);
        List<Step> steps = route.line(Rule.SUM, partial(LI, zj), minus(partial(ZI, zj), partial(lnS, zj)))
                .then(Rule.CASES, minus(delta, partial(lnS, zj)))
                .then(Rule.DEFINITION, result)
                .steps();
        return derivation("log-softmax", ln(over(EI, SoftmaxRoute.SUM)), where, steps, result);
    }

    /** {@code ∂S/∂z_j = e^{z_j}}. */
    private static void sum(Route route) {
        route.line(
                        Rule.DEFINITION,
                        partial(SoftmaxRoute.S, SoftmaxRoute.ZJ),
                        partial(SoftmaxRoute.WRITTEN_OUT, SoftmaxRoute.ZJ))
                .then(Rule.OTHER_TERMS, SoftmaxRoute.EJ);
    }

    /** {@code ∂ ln S/∂z_j = y_j}, where {@code value} is ln S. */
    private static Route logarithm(Route route, Expr value) {
        Expr slope = partial(SoftmaxRoute.S, SoftmaxRoute.ZJ);
        return route.line(Rule.CHAIN, partial(value, SoftmaxRoute.ZJ), over(slope, SoftmaxRoute.S))
                .then(Rule.DEFINITION, over(SoftmaxRoute.EJ, SoftmaxRoute.S))
                .then(Rule.RECOGNISE, SoftmaxRoute.YJ);
    }

    private static Derivation derivation(
            String name, Expr of, List<Expr.Relation> where, List<Step> steps, Expr result) {
        return new Derivation(name, of, SoftmaxRoute.ZJ, where, steps, result, Optional.of(result), List.of());
    }
}
