package org.gradus.core.layer;

import java.util.Optional;
import org.gradus.core.expr.Expr;

/**
 * Two sides of a sign whose shapes do not fit, whatever the sizes of the layers are.
 *
 * @param right of a product the factor, of an equation its right side
 * @param hint what would fit
 */
public record ShapeFault(
        Sign sign, Expr left, LayerShape leftShape, Expr right, LayerShape rightShape, Optional<Hint> hint) {
    /** What stands between them. */
    public enum Sign {
        PRODUCT,
        ENTRIES,
        SUM,
        EQUATION
    }

    /** The one change that makes them fit. */
    public enum Hint {
        /** Of the left side. */
        TRANSPOSE_LEFT,
        /** Of the right side. */
        TRANSPOSE_RIGHT,
        /** Entry by entry. */
        ENTRIES,
        /** The other order of the factors. */
        SWAP
    }
}
