package org.gradus.report.worksheet;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.number.Real;

/**
 * What a quantity is, in terms of others: no number in it.
 *
 * @param instead formulas of the same value, for operands whose printed digits cancel: 1 − y with y very near 1
 * @param known the value where it is known without the formula: m − m is 0, the largest logit is one of the logits
 */
public record Definition(QuantityId id, Expr formula, List<Expr> instead, Optional<Real> known) {
    public Definition {
        instead = List.copyOf(instead);
    }

    public Definition(QuantityId id, Expr formula) {
        this(id, formula, List.of(), Optional.empty());
    }

    public Definition(QuantityId id, Expr formula, List<Expr> instead) {
        this(id, formula, instead, Optional.empty());
    }

    /** One whose value is known for a reason that the formula's digits would not show. */
    public static Definition known(QuantityId id, Expr formula, Real value) {
        return new Definition(id, formula, List.of(), Optional.of(value));
    }

    /** This quantity by the next of its other formulas, if it has one. */
    Optional<Definition> otherwise() {
        return instead.isEmpty()
                ? Optional.empty()
                : Optional.of(new Definition(id, instead.get(0), instead.subList(1, instead.size()), known));
    }

    /** The formula alone: what else is known holds for the operands as they were planned, not for a student's. */
    Definition alone() {
        return new Definition(id, formula);
    }
}
