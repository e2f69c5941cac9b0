package org.gradus.symbolic.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.kernel.Quantities;

/** Derivatives of f(u(z)) with respect to u, where z was asked: a loss differentiated in p = σ(z), say. */
final class InnerVariable {
    private static final Expr.Symbol P = Expr.Symbol.of("p#");
    private static final int MOST = 40;

    private InnerVariable() {}

    /**
     * A derivative that stopped at u.
     *
     * @param u what was taken for the variable
     * @param derivative ∂f/∂u
     */
    record Stopped(Expr u, Expr derivative) {}

    /** For every u through which alone a smooth formula depends on the variable. */
    static List<Stopped> of(Expr formula, Expr.Symbol wrt) {
        List<Stopped> found = new ArrayList<>();
        Set<Expr> parts = new LinkedHashSet<>();
        Claim.walk(formula, node -> {
            if (!node.equals(formula) && isPart(node) && Quantities.of(node).contains(wrt)) {
                parts.add(node);
            }
        });
        for (Expr u : parts.stream().limit(MOST).toList()) {
            Expr outer = formula.accept(new Named(u));
            if (Quantities.of(outer).contains(wrt)) {
                continue;
            }
            Expr derivative = WrittenDerivative.byRules(outer, P);
            if (Quantities.of(derivative).contains(P)) { // nobody takes a mere term or factor for the variable
                found.add(new Stopped(u, Substitution.apply(derivative, Map.of(P, u))));
            }
        }
        return found;
    }

    /** With u′, the factor that is missing; simply the inner derivative where u′ cannot be written. */
    static Mistake mistake(Expr u, Expr.Symbol wrt) {
        return WrittenDerivative.of(u, wrt)
                .map(inner -> new Mistake(Mistake.Kind.INNER_VARIABLE, List.of(u, inner)))
                .orElseGet(() -> new Mistake(Mistake.Kind.INNER_DERIVATIVE, List.of()));
    }

    private static boolean isPart(Expr node) {
        return !(node instanceof Expr.Symbol)
                && !(node instanceof Expr.Indexed)
                && !Children.of(node).isEmpty();
    }

    /** Every u is called p. */
    private static final class Named extends Rewriter {
        private final Expr u;

        Named(Expr u) {
            this.u = u;
        }

        @Override
        public Expr negation(Expr.Negation negation) {
            return negation.equals(u) ? P : super.negation(negation);
        }

        @Override
        public Expr sum(Expr.Sum sum) {
            return sum.equals(u) ? P : super.sum(sum);
        }

        @Override
        public Expr product(Expr.Product product) {
            return product.equals(u) ? P : super.product(product);
        }

        @Override
        public Expr quotient(Expr.Quotient quotient) {
            return quotient.equals(u) ? P : super.quotient(quotient);
        }

        @Override
        public Expr power(Expr.Power power) {
            return power.equals(u) ? P : super.power(power);
        }

        @Override
        public Expr apply(Expr.Apply apply) {
            return apply.equals(u) ? P : super.apply(apply);
        }
    }
}
