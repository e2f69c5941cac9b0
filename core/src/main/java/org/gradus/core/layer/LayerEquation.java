package org.gradus.core.layer;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FormulaException;

/**
 * A claimed equation of backpropagation for a layer of any size, between whole vectors and matrices.
 *
 * @param last whether it is about the last layer L, whose outputs are y; else about a layer l
 * @param left a derivative of C, or δ
 */
public record LayerEquation(Kind kind, boolean last, Expr left, Expr right) {
    /** What stands on the left. */
    public enum Kind {
        /** δ^l = ∂C/∂z^l. */
        ERROR,
        /** ∂C/∂W^l. */
        WEIGHTS,
        /** ∂C/∂b^l. */
        BIAS,
        /** ∂C/∂a^{l−1}. */
        INPUT
    }

    /**
     * Reads {@code delta = W^T*delta_next .* s'} in the notations that people use.
     *
     * @param length the most characters
     * @throws FormulaException naming the place and what may stand there
     */
    public static LayerEquation parse(String text, int length) {
        if (text.length() > length) {
            throw new FormulaException("the equation has more than " + length + " characters", 0);
        }
        return new LayerGrammar(LayerLexer.read(text)).equation();
    }

    /** How the layer is called. */
    public String layer() {
        return last ? "L" : "l";
    }

    public Expr.Relation relation() {
        return Expr.Relation.equal(left, right);
    }

    /** Where the shapes do not fit. */
    public Optional<ShapeFault> fault() {
        return LayerShapes.fault(relation());
    }

    /** In the one written form. */
    public String text() {
        return LayerText.write(relation());
    }
}
