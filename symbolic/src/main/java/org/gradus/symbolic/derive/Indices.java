package org.gradus.symbolic.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gradus.core.expr.Children;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.symbolic.kernel.Quantities;
import org.gradus.symbolic.kernel.algebra.Unsupported;
import org.gradus.symbolic.write.Collapse;
import org.gradus.symbolic.write.CommonFactor;
import org.gradus.symbolic.write.Tidy;

/** The indices of a formula with entries: which are free, which a sum binds, and the cases of two that may be equal. */
final class Indices {
    private static final List<String> BOUND = List.of("k", "l", "m", "n", "p", "q");

    private Indices() {}

    /** Letters that are no index of {@code wrt} and that no sum binds. */
    static List<Expr> free(Expr formula, Expr.Indexed wrt) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(formula, new HashSet<>(), found);
        found.removeAll(wrt.indices());
        return List.copyOf(found);
    }

    private static void collect(Expr formula, Set<Expr> bound, Set<Expr> found) {
        if (formula instanceof Expr.Indexed indexed) {
            indexed.indices().stream()
                    .filter(index -> index instanceof Expr.Symbol && !bound.contains(index))
                    .forEach(found::add);
        }
        Set<Expr> inside = bound;
        if (formula instanceof Expr.IndexedSum sum) {
            inside = new HashSet<>(bound);
            inside.add(Expr.Symbol.of(sum.index()));
        }
        for (Expr child : Children.of(formula)) {
            collect(child, inside, found);
        }
    }

    /** What entries are entries of, and the other names. */
    static List<Expr> bases(Expr formula) {
        List<Expr> names = new ArrayList<>();
        Quantities.of(formula)
                .forEach(name -> names.add(
                        name instanceof Expr.Indexed entry
                                ? Expr.Symbol.of(entry.base().name())
                                : name));
        return names;
    }

    /** The sums of the formula under indices that {@code wrt} does not use: in {@code ∂/∂z_j Σ_j f_j} these are two. */
    static Expr apart(Expr formula, Expr.Indexed wrt) {
        Set<Expr> used = new HashSet<>(wrt.indices());
        used.addAll(free(formula, wrt));
        return formula.accept(new Rewriter() {
            @Override
            public Expr indexedSum(Expr.IndexedSum sum) {
                Expr bound = Expr.Symbol.of(sum.index());
                Expr body = rewrite(sum.body());
                if (!used.contains(bound)) {
                    return new Expr.IndexedSum(sum.index(), sum.from(), sum.to(), body);
                }
                String letter = BOUND.stream()
                        .filter(name -> !used.contains(Expr.Symbol.of(name)))
                        .findFirst()
                        .orElseThrow(() -> new Unsupported("too many indices"));
                Expr renamed = body.accept(new Collapse.Renamed(Map.of(bound, Expr.Symbol.of(letter))));
                return new Expr.IndexedSum(letter, sum.from(), sum.to(), renamed);
            }
        });
    }

    /** {@code { f, i = j; g, i ≠ j }} for a formula in which an indicator is left; else the formula. */
    static Expr cases(Expr formula) {
        Optional<Expr.Kronecker> found = indicators(formula).findFirst();
        if (found.isEmpty() || formula instanceof Expr.Kronecker) {
            return formula;
        }
        Expr.Kronecker indicator = found.get();
        Expr equal = Tidy.of(formula.accept(new Collapse.Fixed(indicator, Expr.Num.of(1)))
                .accept(new Collapse.Renamed(Map.of(indicator.left(), indicator.right()))));
        Expr different = Tidy.of(formula.accept(new Collapse.Fixed(indicator, Expr.Num.of(0))));
        return Terms.cases(
                Expr.Relation.equal(indicator.left(), indicator.right()),
                CommonFactor.takenOut(equal),
                new Expr.Relation(indicator.left(), Expr.Relation.Operator.NOT_EQUAL, indicator.right()),
                different);
    }

    private static Stream<Expr.Kronecker> indicators(Expr formula) {
        return formula instanceof Expr.Kronecker kronecker
                ? Stream.of(kronecker)
                : Children.of(formula).stream().flatMap(Indices::indicators);
    }
}
