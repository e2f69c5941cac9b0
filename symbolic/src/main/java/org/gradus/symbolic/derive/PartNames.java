package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Claim;
import org.gradus.symbolic.write.Notation;

/**
 * Gives names to the larger parts of a formula as one does on the board: u and v to numerator and denominator, to inner
 * functions and bases of powers. Letters that the formula uses itself are left out; when all are used, parts stay unnamed.
 */
final class PartNames extends Rewriter {
    private static final List<String> LETTERS = List.of("u", "v", "w", "p", "q", "r", "s", "g", "h");
    private static final String BELOW = "v";
    /** Parts with fewer nodes are not worth a name: {@code 1 + z^2} has 5, {@code 1 + e^{-z}} 6. */
    private static final int NODES = 6;

    /** Sums over an index. */
    private static final List<String> SUMS = List.of("S", "T", "Q", "R");

    private final Differentiator plain;
    private final List<String> free = new ArrayList<>(LETTERS);
    private final Map<Expr, Expr.Symbol> names = new LinkedHashMap<>();

    private PartNames(Expr formula, Differentiator plain) {
        this.plain = plain;
        free.addAll(SUMS);
        Set<String> used = new HashSet<>();
        Claim.walk(formula, node -> {
            if (node instanceof Expr.Symbol symbol) {
                used.add(symbol.name());
            } else if (node instanceof Expr.Indexed entry) {
                used.add(entry.base().name());
            }
        });
        free.removeAll(used);
    }

    /** The formula in terms of the names, and what they stand for: later ones may hold earlier ones. */
    record Named(Expr formula, List<Expr.Relation> where) {}

    /** {@code plain} knows the variable. */
    static Named of(Expr formula, Differentiator plain) {
        PartNames parts = new PartNames(formula, plain);
        boolean wholeSum = formula instanceof Expr.IndexedSum; // to name it would say nothing
        Expr named = wholeSum ? formula : parts.rewrite(formula);
        List<Expr.Relation> where = new ArrayList<>();
        parts.names.forEach((part, name) -> where.add(Terms.define(name, part)));
        return new Named(named, where);
    }

    private Expr part(Expr part, boolean below) {
        if (plain.isFree(part)) {
            return part;
        }
        Expr inside = rewrite(part);
        Expr.Symbol known = names.get(inside);
        if (known != null) {
            return known;
        }
        if (Notation.size(inside) < NODES || free.isEmpty() || !LETTERS.contains(free.get(0))) {
            return inside;
        }
        String letter = below && free.contains(BELOW) ? BELOW : free.get(0);
        free.remove(letter);
        Expr.Symbol name = Expr.Symbol.of(letter);
        names.put(inside, name);
        return name;
    }

    /** A sum is named as a whole: its parts depend on its index. */
    @Override
    public Expr indexedSum(Expr.IndexedSum sum) {
        if (plain.isFree(sum)) {
            return sum;
        }
        Expr.Symbol known = names.get(sum);
        if (known != null) {
            return known;
        }
        Optional<String> letter = SUMS.stream().filter(free::contains).findFirst();
        if (letter.isEmpty()) {
            return sum;
        }
        free.remove(letter.get());
        Expr.Symbol name = Expr.Symbol.of(letter.get());
        names.put(sum, name);
        return name;
    }

    @Override
    public Expr quotient(Expr.Quotient quotient) {
        boolean below = !plain.isFree(quotient.denominator());
        Expr numerator = below ? part(quotient.numerator(), false) : rewrite(quotient.numerator());
        return new Expr.Quotient(numerator, below ? part(quotient.denominator(), true) : quotient.denominator());
    }

    @Override
    public Expr power(Expr.Power power) {
        return new Expr.Power(part(power.base(), false), part(power.exponent(), false));
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        List<Expr> arguments = apply.arguments().stream()
                .map(argument -> part(argument, false))
                .toList();
        return new Expr.Apply(apply.function(), arguments);
    }
}
