package org.gradus.core.layer;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;

/** Rows and columns of a matrix whose sizes are those of layers, any sizes, so that those of two layers are not the same. */
public record LayerShape(Size rows, Size columns) {
    static final LayerShape SCALAR = new LayerShape(Size.ONE, Size.ONE);

    /**
     * N_l, or 1.
     *
     * @param layer empty for 1
     */
    public record Size(Optional<Integer> layer) {
        static final Size ONE = new Size(Optional.empty());

        public static Size of(int layer) {
            return new Size(Optional.of(layer));
        }

        /** {@code N_{l+1}}, or 1. */
        public Expr expr(String layerName) {
            if (layer.isEmpty()) {
                return Expr.Num.of(1);
            }
            int offset = layer.get();
            Expr.Symbol here = Expr.Symbol.of(layerName);
            Expr index = offset == 0
                    ? here
                    : offset > 0 ? Terms.plus(here, Expr.Num.of(offset)) : Terms.minus(here, Expr.Num.of(-offset));
            return new Expr.Indexed(Expr.Symbol.of("N"), List.of(index));
        }
    }

    static LayerShape column(int layer) {
        return new LayerShape(Size.of(layer), Size.ONE);
    }

    /** {@code N_(l+1) x 1}. */
    String text(String layerName) {
        return LayerText.write(rows.expr(layerName)) + " x " + LayerText.write(columns.expr(layerName));
    }

    public boolean isScalar() {
        return equals(SCALAR);
    }

    LayerShape transposed() {
        return new LayerShape(columns, rows);
    }
}
