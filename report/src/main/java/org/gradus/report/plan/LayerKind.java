package org.gradus.report.plan;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.report.worksheet.Definition;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.QuantityId;

/**
 * How the pre-activations of a layer come from what enters it, and what goes back through it: a producer of definitions. What follows,
 * the activation, is no affair of it. Units, inputs and layers are counted from 1.
 */
public interface LayerKind {
    /** N_l. */
    int units();

    /** N_{l−1}. */
    int inputs();

    /**
     * A number that is learned.
     *
     * @param given as the exercise gives it
     */
    record Parameter(QuantityId id, Expr given) {}

    /** All parameters, in the order in which they are entered. */
    List<Parameter> parameters(Names names, int l);

    /** The parameter as the layer calculates with it: itself, or where a method looks ahead. */
    default QuantityId used(QuantityId parameter) {
        return parameter;
    }

    /** z_i^l. */
    Expr preactivation(Names names, int l, int i, List<QuantityId> entering);

    /** ∂z_i^l/∂a_j^{l−1}; absent where z_i does not depend on a_j. */
    Optional<Expr> slope(Names names, int l, int i, int j);

    /** ∂C/∂p of a parameter p, from the error terms δ^l and what entered. */
    Definition gradient(Names names, int l, QuantityId parameter, List<QuantityId> entering);

    /** Whether ∂z_i/∂a_j is proved to be the same number for every i, so that error terms with the sum 0 give 0. */
    default boolean isAlikeIn(int j) {
        return false;
    }
}
