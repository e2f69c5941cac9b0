package org.gradus.core.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts formulas in for symbols and indexed symbols, all at once; nothing else changes.
 *
 * <p>A quantity that stands whole is replaced whole; otherwise its indices and layer are searched ({@code z_i} with i = 1 becomes
 * {@code z_1}). Inside {@code Σ_k} the index k belongs to the sum: neither k nor a quantity that mentions it ({@code z_k}) is
 * replaced; what is put in keeps its meaning: Σ_k z k with z = k becomes Σ_m k m.
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
        private final Deque<Set<Expr>> put = new ArrayDeque<>();

        Replacing(Function<Expr, Optional<Expr>> value) {
            this.value = value;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return isBound(symbol) ? super.symbol(symbol) : put(symbol).orElseGet(() -> super.symbol(symbol));
        }

        private Optional<Expr> put(Expr quantity) {
            Optional<Expr> meaning = value.apply(quantity);
            meaning.ifPresent(formula -> put.forEach(inside -> inside.add(formula)));
            return meaning;
        }

        @Override
        public Expr indexed(Expr.Indexed indexed) {
            return mentionsBound(indexed.indices()) || isBound(indexed.base())
                    ? super.indexed(indexed)
                    : put(indexed).orElseGet(() -> super.indexed(indexed));
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            Optional<Expr> from = sum.from().map(this::rewrite);
            Optional<Expr> to = sum.to().map(this::rewrite);
            bound.push(sum.index());
            put.push(new LinkedHashSet<>());
            Expr body = rewrite(sum.body());
            Set<Expr> inside = put.pop();
            bound.pop();
            boolean captured =
                    inside.stream().anyMatch(formula -> namesIn(formula).contains(sum.index()));
            return captured ? indexedSum(renamed(sum, inside)) : new Expr.IndexedSum(sum.index(), from, to, body);
        }

        /** With an index that neither the sum nor what is put in mentions. */
        private static Expr.IndexedSum renamed(Expr.IndexedSum sum, Set<Expr> inside) {
            Set<String> taken = namesIn(sum);
            inside.forEach(formula -> taken.addAll(namesIn(formula)));
            String fresh = "m";
            for (int number = 1; taken.contains(fresh); number++) {
                fresh = "m" + number;
            }
            return new Expr.IndexedSum(
                    fresh, sum.from(), sum.to(), sum.body().accept(new Renaming(sum.index(), Expr.Symbol.of(fresh))));
        }

        private static Set<String> namesIn(Expr formula) {
            Set<String> names = new HashSet<>();
            formula.accept(new Rewriter() {
                @Override
                public Expr symbol(Expr.Symbol symbol) {
                    names.add(symbol.name());
                    return super.symbol(symbol);
                }

                @Override
                public Expr indexedSum(Expr.IndexedSum inner) {
                    names.add(inner.index());
                    return super.indexedSum(inner);
                }
            });
            return names;
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

    /** Another name for an index, where it is free. */
    private static final class Renaming extends Rewriter {
        private final String index;
        private final Expr.Symbol fresh;

        Renaming(String index, Expr.Symbol fresh) {
            this.index = index;
            this.fresh = fresh;
        }

        @Override
        public Expr symbol(Expr.Symbol symbol) {
            return symbol.layer().isEmpty() && symbol.name().equals(index) ? fresh : super.symbol(symbol);
        }

        @Override
        public Expr indexedSum(Expr.IndexedSum sum) {
            return sum.index().equals(index)
                    ? new Expr.IndexedSum(
                            index, sum.from().map(this::rewrite), sum.to().map(this::rewrite), sum.body())
                    : super.indexedSum(sum);
        }
    }
}
