package org.gradus.symbolic.derive;

import java.util.List;
import org.gradus.core.expr.Expr;

/**
 * One equation of backpropagation: entry by entry, derived from the chain rule, and collected into matrices.
 *
 * <p>Every step is proved for layers of any size. The loss C and the activation σ enter with their linear part, C as Σ_k δ_k z_k and
 * σ(z_k) as σ′(z_k) z_k, since a first derivative sees no more of them; the chain rule is then an identity of polynomials in all weights,
 * which the kernel decides with the sums split finitely. One N stands for the size of every layer: a smaller layer is one whose further
 * weights are 0, which an identity of polynomials allows.
 *
 * @param derivation in indices
 * @param collected the same equation for whole vectors and matrices: nothing but the definition of the product
 */
public record Backpropagation(Kind kind, Derivation derivation, Expr.Relation collected) {

    /** Which equation. */
    public enum Kind {
        /** {@code ∂C/∂z_j^L = Σ_k ∂C/∂y_k ∂y_k/∂z_j^L = ∂C/∂y_j σ′(z_j^L)}: the error term of the output layer. */
        OUTPUT_ERROR,
        /** {@code ∂C/∂z_j^l = Σ_k δ_k^{l+1} ∂z_k^{l+1}/∂z_j^l = (Σ_k w_kj^{l+1} δ_k^{l+1}) σ′(z_j^l)}: from layer to layer. */
        HIDDEN_ERROR,
        /** {@code ∂C/∂w_ij^l = δ_i^l a_j^{l−1}}. */
        WEIGHTS,
        /** {@code ∂C/∂b_i^l = δ_i^l}. */
        BIAS,
        /** {@code ∂C/∂x_j = Σ_k w_kj^1 δ_k^1}. */
        INPUT
    }

    /** All, in the order in which they are used. */
    public static List<Backpropagation> equations() {
        return BackpropagationRoute.all();
    }
}
