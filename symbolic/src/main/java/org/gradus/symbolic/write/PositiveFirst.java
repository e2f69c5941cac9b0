package org.gradus.symbolic.write;

import java.util.ArrayList;
import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;

/** Sums that begin with a minus begin with a term that has none instead, if there is one: {@code z - y} for {@code -y + z}. */
public final class PositiveFirst extends Rewriter {
    private PositiveFirst() {}

    public static Expr in(Expr formula) {
        return formula.accept(new PositiveFirst());
    }

    @Override
    public Expr sum(Expr.Sum sum) {
        List<Expr> terms = new ArrayList<>(rewrite(sum.terms()));
        for (int i = 0; i < terms.size(); i++) {
            if (Factors.of(terms.get(i)).number().signum() > 0) {
                terms.add(0, terms.remove(i));
                break;
            }
        }
        return new Expr.Sum(terms);
    }
}
