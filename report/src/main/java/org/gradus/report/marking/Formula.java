package org.gradus.report.marking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;
import org.gradus.report.worksheet.Terms;

/**
 * What a quantity is in terms of others.
 *
 * @param expr over symbols
 * @param operands which quantity each symbol stands for: one symbol stands for the quantities of all samples
 */
record Formula(Expr expr, Map<Expr, QuantityId> operands) {
    Formula {
        operands = new LinkedHashMap<>(operands);
    }

    /** The formula in which quantities stand by their own symbols. */
    static Formula of(Expr expr, Iterable<QuantityId> operands) {
        Map<Expr, QuantityId> bySymbol = new LinkedHashMap<>();
        operands.forEach(id -> bySymbol.put(id.symbol(), id));
        return new Formula(expr, bySymbol);
    }

    /** Another quantity under its own name. */
    static Formula copy(QuantityId id) {
        return of(id.symbol(), List.of(id));
    }

    /** The quantities that it needs, in the order in which they stand. */
    List<QuantityId> uses() {
        List<QuantityId> uses = new ArrayList<>();
        Children.walk(expr, node -> {
            QuantityId id = operands.get(node);
            if (id != null && !uses.contains(id)) {
                uses.add(id);
            }
        });
        return uses;
    }

    /** Whether the part is a quantity with this letter. */
    boolean is(Expr part, Letter letter) {
        QuantityId id = operands.get(part);
        return id != null && id.letter().equals(letter);
    }

    /** The first of its quantities with this letter. */
    Optional<QuantityId> find(Letter letter) {
        return uses().stream().filter(id -> id.letter().equals(letter)).findFirst();
    }

    Formula with(Expr other) {
        return new Formula(other, operands);
    }

    /** With other quantities in the place of those for which {@code other} has an answer; the same if it has none. */
    Formula replacing(Function<QuantityId, Optional<QuantityId>> other) {
        Map<Expr, Expr> symbols = new LinkedHashMap<>();
        Map<Expr, QuantityId> all = new LinkedHashMap<>(operands);
        for (QuantityId id : uses()) {
            other.apply(id).ifPresent(instead -> {
                symbols.put(id.symbol(), instead.symbol());
                all.put(instead.symbol(), instead);
            });
        }
        return symbols.isEmpty() ? this : new Formula(Substitution.apply(expr, symbols), all);
    }

    /** With formulas in the place of quantities. */
    Formula putting(Map<QuantityId, Expr> formulas, List<QuantityId> more) {
        Map<Expr, Expr> symbols = new LinkedHashMap<>();
        formulas.forEach((id, formula) -> symbols.put(id.symbol(), formula));
        Map<Expr, QuantityId> all = new LinkedHashMap<>(operands);
        more.forEach(id -> all.put(id.symbol(), id));
        return new Formula(Substitution.apply(expr, symbols), all);
    }

    /** Without the terms of the sum that {@code dropped} names; nothing if none is there, or nothing would be left. */
    Optional<Formula> withoutTerms(Predicate<Expr> dropped) {
        if (!(expr instanceof Expr.Sum sum)) {
            return Optional.empty();
        }
        return rest(sum.terms(), dropped).map(left -> with(Terms.sum(left)));
    }

    /** Without the factors of the product, also of one with a minus before it, that {@code dropped} names; nothing if none is there, or nothing would be left. */
    Optional<Formula> withoutFactors(Predicate<Expr> dropped) {
        if (expr instanceof Expr.Negation negation) {
            return with(negation.operand()).withoutFactors(dropped).map(Formula::negated);
        }
        if (!(expr instanceof Expr.Product product)) {
            return Optional.empty();
        }
        return rest(product.factors(), dropped)
                .map(left -> with(left.size() == 1 ? left.get(0) : new Expr.Product(left)));
    }

    private static Optional<List<Expr>> rest(List<Expr> parts, Predicate<Expr> dropped) {
        List<Expr> left = parts.stream().filter(dropped.negate()).toList();
        return left.isEmpty() || left.size() == parts.size() ? Optional.empty() : Optional.of(left);
    }

    Formula negated() {
        return with(new Expr.Negation(expr));
    }

    Formula times(Expr factor) {
        return with(Expr.Product.of(factor, expr));
    }
}
