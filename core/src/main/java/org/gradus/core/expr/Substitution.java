package org.gradus.core.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts formulas in for symbols and indexed symbols, all at once; nothing else changes.
 *
 * <p>A quantity that stands whole is replaced whole; otherwise its indices and layer are searched ({@code z_i} with i = 1 becomes
 * {@code z_1}). Inside {@code Σ_k} the index k belongs to the sum: neither k nor a quantity that mentions it ({@code z_k}) is
 * replaced.
 */
public final class Substitution {
    private Substitution() {}

    /** Replaces every symbol or indexed symbol for which {@code value} has an answer. */
    public static Expr apply(Expr expr, Function<Expr, Optional<Expr>> value) {
        return expr.accept(new Replacing(value));
    }

    public static Expr apply(Expr expr, Map<Expr, Expr> values) {
        return apply(expr, quantity -> Optional.ofNullable(values.get(quantity)));
    }

    private static final class Replacing extends Rewriter {
        private final Function<Expr, Optional<Expr>> value;
        private final Deque<String> bound = new ArrayDeque<>();

        Replacing(Function<Expr, Optional<Expr>> value) {
            this.value = value;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return isBound(symbol) ? super.symbol(symbol) : value.apply(symbol).orElseGet(() -> super.symbol(symbol));
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return mentionsBound(indexed.indices()) || isBound(indexed.base())
                    ? super.indexed(indexed)
                    : value.apply(indexed).orElseGet(() -> super.indexed(indexed));
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            Optional<Expr> from = sum.from().map(this::rewrite);
            Optional<Expr> to = sum.to().map(this::rewrite);
            bound.push(sum.index());
            Expr body = rewrite(sum.body());
            bound.pop();
            return new Expr.IndexedSum(sum.index(), from, to, body);
        }

        private boolean isBound(Expr.Symbol symbol) {
            return symbol.layer().isEmpty()
                    ? bound.contains(symbol.name())
                    : mentionsBound(List.of(symbol.layer().get()));
        }

        private boolean mentionsBound(List<Expr> exprs) {
            if (bound.isEmpty()) {
                return false;
            }
            BoundSearch search = new BoundSearch();
            exprs.forEach(expr -> expr.accept(search));
            return search.found;
        }

        private final class BoundSearch extends Rewriter {
            private boolean found;

            @Override
            public Expr symbol(Expr.Symbol symbol) {
                found |= symbol.layer().isEmpty() && bound.contains(symbol.name());
                return super.symbol(symbol);
            }
        }
    }
}
