package org.gradus.symbolic.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Substitution;

/**
 * Reads {@code f(1) + … + f(j) + … + f(N)} as {@code Σ_{k=1}^N f(k)}: when every term that is written out is the last one with
 * another index in place of N. Other ellipses are left standing, and then refused.
 */
final class WrittenOut extends Rewriter {
    private static final Expr LAST = Expr.Symbol.of("N");
    private static final String INDEX = "k";

    private WrittenOut() {}

    static Expr read(Expr expr) {
        return expr.accept(new WrittenOut());
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        return meaning(sum.terms()).orElseGet(() -> super.sum(sum));
    }

    private static Optional<Expr> meaning(List<Expr> terms) {
        if (!terms.contains(Expr.Ellipsis.HORIZONTAL)) {
            return Optional.empty();
        }
        Expr first = terms.get(0);
        Expr last = terms.get(terms.size() - 1);
        Expr body = Substitution.apply(last, Map.of(LAST, Expr.Symbol.of(INDEX)));
        if (!first.equals(at(body, Expr.Num.of(1))) || body.equals(last)) {
            return Optional.empty();
        }
        for (Expr term : terms) {
            if (term != Expr.Ellipsis.HORIZONTAL && !isInstance(term, body)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Expr.IndexedSum(INDEX, Optional.of(Expr.Num.of(1)), Optional.of(LAST), body));
    }

    private static boolean isInstance(Expr term, Expr body) {
        for (Expr index : List.of(Expr.Num.of(1), Expr.Symbol.of("i"), Expr.Symbol.of("j"), LAST)) {
            if (term.equals(at(body, index))) {
                return true;
            }
        }
        return false;
    }

    private static Expr at(Expr body, Expr index) {
        return Substitution.apply(body, Map.of(Expr.Symbol.of(INDEX), index));
    }
}
