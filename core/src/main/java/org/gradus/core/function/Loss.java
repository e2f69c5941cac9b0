package org.gradus.core.function;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.matrix.Matrix;

/**
 * A loss C(y, t) of an output y and a target t. Number and formula live together.
 *
 * <p>At a kink of the loss its derivative is 0. Where the loss is infinite or undefined every method that calculates throws an
 * {@link ArithmeticException} that names the output. Outputs and targets are N × m, a column for each of m samples, and C is the
 * <em>sum</em> of the samples' losses, each that of its column alone; for their mean divide C and its gradients by m. Outputs and targets of
 * different shapes are an {@link IllegalArgumentException}.
 */
public interface Loss {

    /** The name in the exercise file, for example {@code "cross-entropy"}. */
    String name();

    /** The key under which the words about this loss stand in each language; empty where nothing is said but its formula. */
    default Optional<String> description() {
        return Optional.empty();
    }

    /** Whether {@link #gradient(List, List, int)} has a formula; not so for somebody's own loss before that is derived. */
    default boolean isDerived() {
        return true;
    }

    /** How the terms of the outputs become C. Each term holds its own output and target alone. */
    Reduction reduction();

    /**
     * Where the term of an output has no derivative in y; none for a smooth loss.
     *
     * @param y the output y_i
     * @param t its target t_i
     */
    default List<Kink> kinks(Expr y, Expr t) {
        return List.of();
    }

    /**
     * The regions of (y, t) in which the term has one formula: each a list of conditions that hold together. They leave out no more
     * than their borders, at which the formula has a kink or changes smoothly. In each the kernel proves the gradient.
     */
    default List<List<Expr.Relation>> regions(Expr y, Expr t) {
        return List.of(List.of());
    }

    /** How C is written in the logits behind such outputs, where it takes a form of its own. */
    default Optional<LogitForm> logitForm(Activation output) {
        return Optional.empty();
    }

    /**
     * Of how many classes the targets are the probabilities; empty where they are something else.
     *
     * @param outputs N
     */
    default OptionalInt classes(int outputs) {
        return OptionalInt.empty();
    }

    /** Which targets it takes. */
    default TargetRange targets() {
        return TargetRange.ANY;
    }

    /** The values of its parameters by their names in the exercise file, as exact constants; those it does not have are not there. */
    default Map<String, Expr> parameters() {
        return Map.of();
    }

    /**
     * The same loss with another value of a parameter.
     *
     * @throws IllegalArgumentException if it has no such parameter
     */
    default Loss with(String parameter, Expr value) {
        throw new IllegalArgumentException("loss '" + name() + "' takes no " + parameter);
    }

    /**
     * A point at which a term has no derivative; its gradient takes 0 there.
     *
     * @param at an equation in y and t: {@code t·y = 1}
     * @param convention the equation by which the gradient's formula is 0 there, {@code sign(0) = 0}; empty where its cases say it
     */
    record Kink(Expr.Relation at, Optional<Expr.Relation> convention) {}

    /** C, the sum over the columns. */
    double value(Matrix y, Matrix t);

    /** ∂C/∂y, N × m: a column for each sample. */
    Matrix gradient(Matrix y, Matrix t);

    /** C as a formula in the outputs and targets, the terms of the outputs in their order. */
    Expr formula(List<? extends Expr> y, List<? extends Expr> t);

    /**
     * C as a formula for any number of outputs: {@code ½ Σ_i (y_i − t_i)²}.
     *
     * @param y the entry {@code y_i}
     * @param t the entry {@code t_i}
     * @param index the letter i
     * @param outputs N
     */
    Expr general(Expr y, Expr t, String index, Expr outputs);

    /** ∂C/∂y_i as a formula, {@code i} counted from 0. */
    Expr gradient(List<? extends Expr> y, List<? extends Expr> t, int i);

    /**
     * Why this loss means something else behind such outputs than its name says, for a message; empty where it fits. Where it does
     * not, {@link #value(Activation, Matrix, Matrix)} and {@link #delta} throw an {@link IllegalArgumentException}.
     */
    default Optional<String> misfit(Activation output) {
        return Optional.empty();
    }

    /** C of y = σ(z). Losses that take logarithms of y calculate them from z, without overflow. */
    default double value(Activation output, Matrix z, Matrix t) {
        return value(output.value(z), t);
    }

    /** δ = ∂C/∂z, N × m, for y = σ(z): ∂C/∂y ⊙ σ′(z), for softmax Jᵀ ∂C/∂y. */
    default Matrix delta(Activation output, Matrix z, Matrix t, AtKink atKink) {
        return through(output, z, gradient(output.value(z), t), atKink);
    }

    /** The gradient of z for the gradient of a = σ(z), N × m all. */
    static Matrix through(Activation activation, Matrix z, Matrix gradient, AtKink atKink) {
        if (activation instanceof Softmax softmax) {
            return Matrix.ofColumns(
                    z.columns(), j -> softmax.jacobian(z.columnAt(j)).transposedTimes(gradient.columnAt(j)));
        }
        return gradient.hadamard(
                z.mapRows(i -> atKink.derivativeOf(activation.unit(i).orElseThrow())));
    }
}
