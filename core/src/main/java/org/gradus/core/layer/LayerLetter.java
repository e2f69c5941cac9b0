package org.gradus.core.layer;

import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Terms;

/**
 * A vector or matrix of a layer.
 *
 * @param layer how many layers behind the one that the equation is about: 0 for l (or L), 1 for l+1
 */
public record LayerLetter(Kind kind, int layer) {
    private static final Expr.Symbol C = Expr.Symbol.of("C");
    private static final Expr ONE = Expr.Num.of(1);
    private static final String SIGMA = "sigma";

    /** What the letter stands for. */
    public enum Kind {
        /** W^l, N_l × N_{l−1}. */
        WEIGHTS("W"),
        BIAS("b"),
        /** z^l = W^l a^{l−1} + b^l. */
        SUM("z"),
        /** a^l = σ(z^l). */
        OUTPUT("a"),
        /** δ^l = ∂C/∂z^l. */
        ERROR("delta"),
        /** σ′(z^l). */
        SLOPE("sigma'"),
        /** ∂C/∂y of the output layer. */
        OUTPUT_GRADIENT("dC/dy"),
        /** What the output layer ought to give. */
        TARGET("t");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As it is typed. */
        public String text() {
            return text;
        }
    }

    /** With {@code layerName}^layer: l for any layer, L for the last one. */
    public Expr expr(String layerName) {
        if (kind == Kind.OUTPUT_GRADIENT) {
            return Terms.partial(C, Expr.Symbol.vector("y"));
        }
        if (kind == Kind.TARGET) {
            return Expr.Symbol.vector(kind.text());
        }
        Expr.Symbol here = Expr.Symbol.of(layerName);
        Expr place = layer == 0
                ? here
                : layer > 0 ? Terms.plus(here, Expr.Num.of(layer)) : Terms.minus(here, Expr.Num.of(-layer));
        if (kind == Kind.SLOPE) {
            Expr z = vector("z", place);
            return Terms.prime(Expr.Apply.of(SIGMA, z), z);
        }
        return kind == Kind.WEIGHTS
                ? new Expr.Symbol(kind.text(), Expr.Shape.MATRIX, Optional.of(place))
                : vector(kind.text(), place);
    }

    private static Expr vector(String name, Expr place) {
        return new Expr.Symbol(name, Expr.Shape.VECTOR, Optional.of(place));
    }

    /** The letter that is written so; empty for a formula that is no letter. */
    public static Optional<LayerLetter> of(Expr expr) {
        if (expr instanceof Expr.Derivative derivative) {
            return derivative.style() == Expr.DerivativeStyle.PRIME
                    ? of(derivative.wrt()).map(argument -> new LayerLetter(Kind.SLOPE, argument.layer()))
                    : Optional.of(new LayerLetter(Kind.OUTPUT_GRADIENT, 0));
        }
        if (!(expr instanceof Expr.Symbol symbol)) {
            return Optional.empty();
        }
        if (symbol.layer().isEmpty()) {
            return symbol.isLetter(Kind.TARGET.text())
                    ? Optional.of(new LayerLetter(Kind.TARGET, 0))
                    : Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (symbol.isLetter(kind.text())) {
                return Optional.of(new LayerLetter(kind, layer(symbol.layer().get())));
            }
        }
        return Optional.empty();
    }

    private static int layer(Expr place) {
        if (!(place instanceof Expr.Sum sum)) {
            return 0;
        }
        return sum.terms().get(1) instanceof Expr.Negation negation
                ? -number(negation.operand())
                : number(sum.terms().get(1));
    }

    private static int number(Expr num) {
        return num.equals(ONE) ? 1 : ((Expr.Num) num).value().intValue();
    }

    /** Whether it belongs to the network's end, not to a layer. */
    public boolean isOfEnd() {
        return kind == Kind.OUTPUT_GRADIENT || kind == Kind.TARGET;
    }

    /** Rows and columns. */
    public LayerShape shape() {
        return kind == Kind.WEIGHTS
                ? new LayerShape(LayerShape.Size.of(layer), LayerShape.Size.of(layer - 1))
                : LayerShape.column(layer);
    }
}
