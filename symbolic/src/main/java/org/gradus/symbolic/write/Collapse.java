package org.gradus.symbolic.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;

/** Sums in which an indicator leaves one term: {@code Σ_k f_k 1_{k=j} = f_j}. */
public final class Collapse extends Rewriter {
    private static final Collapse COLLAPSE = new Collapse();

    private Collapse() {}

    /** The formula itself if no sum in it collapses. */
    public static Expr of(Expr formula) {
        return formula.accept(COLLAPSE);
    }

    /** {@code body = g·1_{k=j} + h}, so that the sum is {@code g_j + Σ_k h_k}. */
    @Override
    public Expr indexedSum(Expr.IndexedSum sum) {
        Expr body = rewrite(sum.body());
        Expr.IndexedSum inner = new Expr.IndexedSum(sum.index(), sum.from(), sum.to(), body);
        Expr bound = Expr.Symbol.of(sum.index());
        Optional<Expr.Kronecker> found = indicator(body, bound);
        if (found.isEmpty()) {
            return inner;
        }
        Expr.Kronecker indicator = found.get();
        Expr rest = Tidy.of(body.accept(new Fixed(indicator, Expr.Num.of(0))));
        Expr whole = Tidy.of(body.accept(new Fixed(indicator, Expr.Num.of(1))));
        Expr chosen = Tidy.sum(List.of(whole, Tidy.negative(rest)));
        Expr other = indicator.left().equals(bound) ? indicator.right() : indicator.left();
        List<Expr> terms = new ArrayList<>(List.of(chosen.accept(new Renamed(Map.of(bound, other)))));
        if (!Tidy.isZero(rest)) {
            terms.add(new Expr.IndexedSum(sum.index(), sum.from(), sum.to(), rest));
        }
        return rewrite(Tidy.sum(terms));
    }

    private static Optional<Expr.Kronecker> indicator(Expr formula, Expr bound) {
        if (formula instanceof Expr.Kronecker kronecker) {
            boolean binds = kronecker.left().equals(bound) || kronecker.right().equals(bound);
            return binds ? Optional.of(kronecker) : Optional.empty();
        }
        return Children.of(formula).stream()
                .flatMap(child -> indicator(child, bound).stream())
                .findFirst();
    }

    /** Puts a number in for an indicator. */
    public static final class Fixed extends Rewriter {
        private final Expr.Kronecker indicator;
        private final Expr value;

        public Fixed(Expr.Kronecker indicator, Expr value) {
            this.indicator = indicator;
            this.value = value;
        }

        @Override
        public Expr kronecker(Expr.Kronecker kronecker) {
            return kronecker.equals(indicator) ? value : kronecker;
        }
    }

    /** Gives indices other names; a sum keeps the name of its own. */
    public static final class Renamed extends Rewriter {
        private final Map<Expr, Expr> names;

        public Renamed(Map<Expr, Expr> names) {
            this.names = names;
        }

        private Expr renamed(Expr index) {
            return names.getOrDefault(index, index);
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return new Expr.Indexed(
                    indexed.base(),
                    indexed.indices().stream().map(this::renamed).toList());
        }

        @Override
        public Expr kronecker(Expr.Kronecker kronecker) {
            return new Expr.Kronecker(renamed(kronecker.left()), renamed(kronecker.right()));
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            return names.containsKey(Expr.Symbol.of(sum.index())) ? sum : super.indexedSum(sum);
        }
    }
}
