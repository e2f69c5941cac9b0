package org.gradus.core.layer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.FormulaException;

/**
 * A claimed equation of backpropagation for a layer of any size, between whole vectors and matrices.
 *
 * @param last whether it is about the last layer L, whose outputs are y; else about a layer l
 * @param left a derivative of C, or δ
 * @param gradient what ∂C/∂y is, in y (written a^L) and t; empty for any loss
 */
public record LayerEquation(Kind kind, boolean last, Expr left, Expr right, Optional<Expr> gradient) {
    private static final Pattern ASSUMED = Pattern.compile("[^<>=!]*=[^<>=!]*");

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
        checkLength(text, length);
        return new LayerGrammar(LayerLexer.read(text), Optional.empty()).equation();
    }

    /** The same for a loss with this derivative by the outputs: y and t may stand in the equation. */
    public static LayerEquation parse(String text, Expr gradient, int length) {
        checkLength(text, length);
        return new LayerGrammar(LayerLexer.read(text), Optional.of(gradient)).equation();
    }

    /** Reads what is assumed of the loss: {@code dC/dy = y - t}; gives its right side. */
    public static Expr parseGradient(String text, int length) {
        checkLength(text, length);
        if (!ASSUMED.matcher(text).matches()) {
            throw new FormulaException(LayerGrammar.ONLY_THE_LOSS, 0);
        }
        return new LayerGrammar(LayerLexer.read(text), Optional.of(Expr.Num.of(0))).gradient();
    }

    private static void checkLength(String text, int length) {
        if (text.length() > length) {
            throw new FormulaException("the equation has more than " + length + " characters", 0);
        }
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
