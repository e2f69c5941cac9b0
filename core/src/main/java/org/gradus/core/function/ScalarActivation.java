package org.gradus.core.function;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;

/** An activation that acts on each entry alone. Number and formula live together. */
public non-sealed interface ScalarActivation extends Activation {

    /** The value at {@code z}. */
    double value(double z);

    @Override
    default Matrix value(Matrix z) {
        return z.map(this::value);
    }

    /** The derivative at {@code z}; at a kink the derivative from the left. */
    double derivative(double z);

    /** The defining formula with {@code z} put in, for example {@code 1/(1+e^{-z})}. */
    Expr formula(Expr z);

    /** The points (exact constants) where the function has no two-sided derivative; jumps included. */
    List<Expr> kinks();

    /**
     * Whether the formula is seen to be constant on every piece, as that of step and sign: then the derivative is 0 wherever there is
     * one, and no gradient passes.
     */
    default boolean isFlat() {
        return ConstantPieces.are(formula(Expr.Symbol.of("z")));
    }
}
