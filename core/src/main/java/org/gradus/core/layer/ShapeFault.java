package org.gradus.core.layer;

import java.util.ArrayList;
import java.util.List;
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
    /** For programs: {@code W^(l+1) is N_(l+1) x N_l, delta^(l+1) is N_(l+1) x 1: …}. */
    public String text(String layer) {
        String shapes = LayerText.write(left) + " is " + leftShape.text(layer) + ", " + LayerText.write(right) + " is "
                + rightShape.text(layer);
        return switch (sign) {
            case PRODUCT -> shapes + ": there is no such product";
            case ENTRIES -> shapes + ": there is no product entry by entry";
            case SUM -> shapes + ": there is no such sum";
            case EQUATION -> shapes + ": they cannot be equal";
        };
    }

    /** What would fit. */
    public Optional<Expr> fitting() {
        return hint.map(change -> switch (change) {
            case TRANSPOSE_LEFT -> Expr.Product.of(transposed(left), right);
            case TRANSPOSE_RIGHT -> sign == Sign.PRODUCT ? Expr.Product.of(left, transposed(right)) : transposed(right);
            case ENTRIES -> new Expr.Hadamard(left, right);
            case SWAP -> Expr.Product.of(right, left);
        });
    }

    /** Of a product the factors transposed in the other order. */
    private static Expr transposed(Expr expr) {
        if (expr instanceof Expr.Product product) {
            List<Expr> factors = new ArrayList<>();
            product.factors().forEach(factor -> factors.add(0, transposed(factor)));
            return new Expr.Product(factors);
        }
        return expr instanceof Expr.Transpose transpose ? transpose.operand() : new Expr.Transpose(expr);
    }

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
