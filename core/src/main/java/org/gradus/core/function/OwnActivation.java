package org.gradus.core.function;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Substitution;
import org.gradus.core.expr.TextWriter;
import org.gradus.core.number.Evaluator;

/** An activation that the user defines by a formula in z; value and derivative come from the formula. */
record OwnActivation(String name, Expr own) implements ScalarActivation {
    private static final Expr.Symbol Z = Expr.Symbol.of("z");

    OwnActivation {
        Substitution.apply(own, quantity -> {
            if (!quantity.equals(Z)) {
                throw new IllegalArgumentException("activation '" + name + "' holds '" + TextWriter.write(quantity)
                        + "'; its formula has one variable, z");
            }
            return Optional.empty();
        });
    }

    @Override
    public double value(double z) {
        return Evaluator.value(own, variable -> z);
    }

    @Override
    public double derivative(double z) {
        return Evaluator.differentiate(own, variable -> z, Z).derivative();
    }

    @Override
    public Expr formula(Expr z) {
        return Substitution.apply(own, quantity -> quantity.equals(Z) ? Optional.of(z) : Optional.empty());
    }

    @Override
    public String toString() {
        return ScalarActivation.text(this);
    }

    /** The points at which the formula switches; the two sides may join smoothly there. */
    @Override
    public List<Expr> kinks() {
        return SwitchingPoints.of(own, Z);
    }
}
