package org.gradus.core.function;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.TextWriter;
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

    /** As a calculator has it: a function with a key of its own is written by its name, all others by their formula. */
    default Expr written(Expr z) {
        return formula(z);
    }

    /**
     * The derivative in powers that do not grow, so that no digits are lost far from 0; empty where there is no such form.
     *
     * @param positive whether it is for z > 0
     */
    default Optional<Expr> steepDerivative(Expr z, boolean positive) {
        return Optional.empty();
    }

    /** Whether formulas leave it out, a = z. */
    default boolean isIdentity() {
        return false;
    }

    /**
     * Whether {@link #value(double)} is precise to some units in the last place everywhere, by an algorithm of its own; else it is
     * what the formula gives in doubles, with the digits that cancel there.
     */
    default boolean isPrecise() {
        return false;
    }

    /** The points at which the value is a convention and not part of the function's name: 0 for step. */
    default List<Expr> conventionalAt() {
        return List.of();
    }

    /** The same for every unit. */
    @Override
    default Optional<ScalarActivation> unit(int i) {
        return Optional.of(this);
    }

    @Override
    default boolean isEntrywise() {
        return true;
    }

    @Override
    default boolean isDistribution() {
        return false;
    }

    /** The points (exact constants) where the function has no two-sided derivative; jumps included. */
    List<Expr> kinks();

    /** {@code relu: a = max(0, z)}, the text of the activations in this package and a good one for others. */
    static String text(ScalarActivation activation) {
        return activation.name() + ": a = " + TextWriter.write(activation.formula(Expr.Symbol.of("z")));
    }

    /**
     * Whether the formula is seen to be constant on every piece, as that of step and sign: then the derivative is 0 wherever there is
     * one, and no gradient passes.
     */
    default boolean isFlat() {
        return ConstantPieces.are(formula(Expr.Symbol.of("z")));
    }
}
