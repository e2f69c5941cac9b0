package org.gradus.symbolic.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * A claimed derivative by one entry of a vector of any length N: {@code claim} is to be ∂of/∂wrt.
 *
 * @param of in entries such as z_i, and sums over all of them
 * @param wrt the entry
 * @param where what names stand for, and assumptions
 * @param one a sum over all entries that is assumed to be 1
 * @param indices which case of i and j is claimed
 */
public record EntryProblem(
        Expr of, Expr wrt, Expr claim, List<Expr.Relation> where, Optional<Expr> one, Indices indices) {
    private static final Expr.Symbol I = Expr.Symbol.of("i");
    private static final Expr.Symbol J = Expr.Symbol.of("j");

    public EntryProblem {
        where = List.copyOf(where);
    }

    /** Whether i and j are the same. */
    public enum Indices {
        EQUAL,
        DIFFERENT,
        /** Both cases are claimed at once, with δ_ij. */
        BOTH
    }

    /** Whether i = j, for each case. */
    public List<Boolean> cases() {
        return switch (indices) {
            case EQUAL -> List.of(true);
            case DIFFERENT -> List.of(false);
            case BOTH -> List.of(true, false);
        };
    }

    /** The conditions with i and j equal or not. */
    List<Expr.Relation> where(boolean equal) {
        List<Expr.Relation> all = new ArrayList<>(where);
        all.add(new Expr.Relation(I, equal ? Expr.Relation.Operator.EQUAL : Expr.Relation.Operator.NOT_EQUAL, J));
        return all;
    }

    /** What a proof of all cases is proved under. */
    List<Expr.Relation> under() {
        List<Expr.Relation> all = new ArrayList<>(indices == Indices.BOTH ? where : where(indices == Indices.EQUAL));
        one.ifPresent(sum -> all.add(Expr.Relation.equal(sum, Expr.Num.of(1))));
        return all;
    }

    /** {@code ∂of/∂wrt}. */
    Expr derivative() {
        return Expr.Derivative.partial(of, wrt);
    }

    public EntryProblem withClaim(Expr other) {
        return new EntryProblem(of, wrt, other, where, one, indices);
    }
}
