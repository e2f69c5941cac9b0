package org.gradus.symbolic.kernel;

import java.util.List;
import org.gradus.core.expr.Expr;

/** A proof of whatever one likes: what only a class of this package can make. */
public final class Forgery {
    private Forgery() {}

    public static Verdict.Proved of(Expr left, Expr right) {
        return new Verdict.Proved(new Theorem(Expr.Relation.equal(left, right), List.of(), "definition"));
    }
}
