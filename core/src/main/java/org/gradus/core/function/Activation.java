package org.gradus.core.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;

/**
 * What a layer applies: a function entry by entry ({@link ScalarActivation}, an open set), one of its own for each unit
 * ({@link UnitActivations}), or one over the whole layer ({@link Softmax}).
 */
public sealed interface Activation permits ScalarActivation, UnitActivations, Softmax {

    /** The name in the exercise file, for example {@code "relu"}. */
    String name();

    /** The name in formulas: {@code sigma} for the sigmoid. */
    default String symbol() {
        return name();
    }

    /** The name in running text: {@code ReLU}. */
    default String title() {
        return name();
    }

    /** The key under which the words about it stand in each language; empty where its formula is all that is said. */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Whether each output depends on its own entry of z alone; those of softmax depend on all of them. */
    boolean isEntrywise();

    /** Whether the outputs of a layer are probabilities with the sum 1. */
    boolean isDistribution();

    /** What unit {@code i} of the layer, counted from 0, makes of its own z; empty for softmax, which takes all of them. */
    Optional<ScalarActivation> unit(int i);

    /** The different functions in it: itself, unless the units have their own; then in the order of the units. */
    default List<Activation> parts() {
        return List.of(this);
    }

    /** Whether a layer of {@code units} units can have it. */
    default boolean fits(int units) {
        return true;
    }

    /** How a class is read from a single unit; empty where that makes no sense. */
    default Optional<ClassRule> classRule() {
        return Optional.empty();
    }

    /** Whether the larger of two entries of z certainly has the larger output; false where nobody says so. */
    default boolean isIncreasing() {
        return false;
    }

    /** What z is divided by before, where that is not 1: the temperature of a softmax, a positive exact constant. */
    default Optional<Expr> divisor() {
        return Optional.empty();
    }

    /** The values of its parameters by their names in the exercise file, as exact constants. */
    default Map<String, Expr> parameters() {
        return Map.of();
    }

    /**
     * The same function with another value of a parameter.
     *
     * @throws IllegalArgumentException if it has no such parameter
     */
    default Activation with(String parameter, Expr value) {
        throw new IllegalArgumentException("activation '" + name() + "' takes no " + parameter);
    }

    /** a = σ(z) for the preactivation {@code z} of a layer, N × m both: a column for each of m samples. */
    Matrix value(Matrix z);
}
