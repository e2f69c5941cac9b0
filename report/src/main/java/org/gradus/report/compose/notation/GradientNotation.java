package org.gradus.report.compose.notation;

import java.util.List;
import java.util.Optional;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.exercise.ErrorSign;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.worksheet.Letter;

/** How a sheet writes gradients: {@code dW1[i,j]} as ∂C/∂w_{ij}^1, {@code da1[i]} as σ′(z_i^1), {@code newy[i]} again as y_i. */
public final class GradientNotation {
    private static final Expr COST = Expr.Symbol.of("C");
    private static final String NEW = "new";

    private final Notation notation;
    private final List<Activation> activations;
    private final ErrorSign sign;

    GradientNotation(Notation notation, Exercise exercise) {
        this.notation = notation;
        this.sign = exercise.conventions().errorSign();
        this.activations = exercise.network()
                .map(network -> network.layers().stream()
                        .map(Exercise.LayerData::activation)
                        .toList())
                .orElseGet(() -> exercise.activation().map(List::of).orElse(List.of()));
    }

    // ---- whole vectors and matrices ----

    public static Expr loss() {
        return COST;
    }

    /** ∂C/∂wrt. */
    public static Expr of(Expr wrt) {
        return Expr.Derivative.partial(COST, wrt);
    }

    // ---- the sign of the error terms ----

    /** The formula with the sign that leads from a derivative to error terms, and back. */
    public Expr signed(Expr formula) {
        return sign.of(formula);
    }

    /** Whether error terms are −∂C/∂z. */
    public boolean isTurned() {
        return sign == ErrorSign.TARGET_MINUS_OUTPUT;
    }

    /** What the error term at {@code z} is: ∂C/∂z, or −∂C/∂z. */
    public Expr error(Expr z) {
        return sign.of(of(z));
    }

    /** b^l; b for a single neuron. */
    public Expr bias(int layer, int units) {
        return notation.isNeuron() ? Expr.Symbol.of("b") : notation.bias(layer, units);
    }

    /** δ^l; the one entry δ_1^l where the layer has one unit. */
    public Expr delta(int layer, int units) {
        if (notation.isBare()) {
            return units == 1 ? Expr.Symbol.of("delta") : Expr.Symbol.vector("delta");
        }
        return units == 1 ? Expr.Indexed.of(Expr.Symbol.of("delta", layer), 1) : Expr.Symbol.vector("delta", layer);
    }

    /** σ′(z^l), with the function's own name. */
    public Expr slope(int layer, int units) {
        return slope(layer, notation.preactivation(layer, units));
    }

    private Expr slope(int layer, Expr z) {
        return Expr.Derivative.prime(Expr.Apply.of(function(layer), z), z);
    }

    /** Of a unit whose function differs from others in its layer, with that one's own name; what leaves z as it is has none. */
    private Expr unitSlope(int layer, List<Expr> unit) {
        Expr z = notation.write(quantity("z", layer, unit));
        Activation all = activations.get(layer - 1);
        if (all.parts().size() == 1 || !(unit.get(0) instanceof Expr.Num number)) {
            return slope(layer, z);
        }
        return unitSlope(all.unit(number.value().intValue() - 1).orElseThrow(), z, notation.outputEntry(layer, number));
    }

    /** ReLU′(z_i), but ∂a_i/∂z_i for the identity. */
    private static Expr unitSlope(Activation unit, Expr z, Expr a) {
        return Notation.isIdentity(unit)
                ? Expr.Derivative.partial(a, z)
                : Expr.Derivative.prime(Expr.Apply.of(Notation.function(unit), z), z);
    }

    /** The function's name; σ for the identity, which has none. */
    private String function(int layer) {
        Activation activation = activations.get(layer - 1);
        return Notation.isIdentity(activation) ? "sigma" : Notation.function(activation);
    }

    /** J of the output layer, J^l inside the network. */
    public Expr jacobian(int layer) {
        boolean output = layer == notation.layers();
        return output ? new Expr.Symbol("J", Expr.Shape.MATRIX, Optional.empty()) : Expr.Symbol.matrix("J", layer);
    }

    /** ∂y/∂z^L, ∂a^l/∂z^l. */
    public Expr jacobianMeaning(int layer, int units) {
        return Expr.Derivative.partial(notation.output(layer, units), notation.preactivation(layer, units));
    }

    /** The vector as a row; a single number stays as it is. */
    public static Expr transposed(Expr vector, int size) {
        return size == 1 ? vector : new Expr.Transpose(vector);
    }

    /** t; not bold for one output. */
    public Expr target() {
        return notation.outputs() == 1 ? Expr.Symbol.of("t") : Expr.Symbol.vector("t");
    }

    /** ‖∇C‖². */
    public static Expr squaredNorm() {
        return new Expr.Power(Expr.Apply.of("norm", Expr.Product.of(Expr.Symbol.of("nabla"), COST)), Expr.Num.of(2));
    }

    // ---- contract names to the sheet's ----

    /** An entry of a gradient as the sheet writes it; empty if {@code indexed} is none. */
    Optional<Expr> entry(Expr.Indexed indexed) {
        int layer = layer(indexed.base());
        List<Expr> indices = indexed.indices();
        return switch (indexed.base().name()) {
            case "dy" -> Optional.of(of(notation.write(quantity("y", 0, indices))));
            case "dx" -> Optional.of(of(quantity("x", 0, indices)));
            case "dW" -> Optional.of(of(notation.write(quantity("W", layer, indices.subList(0, 2)))));
            case "db" -> Optional.of(of(notation.write(quantity("b", layer, indices.subList(0, 1)))));
            case "dtheta" -> Optional.of(of(quantity("theta", 0, indices)));
            case "ga" -> Optional.of(error(notation.write(quantity("a", layer, indices))));
            case "path" -> Optional.of(error(notation.write(quantity("z", layer, indices))));
            case "da" -> Optional.of(unitSlope(layer, indices));
            default -> Optional.empty();
        };
    }

    private static Expr quantity(String letter, int layer, List<Expr> indices) {
        Expr.Symbol base = layer == 0 ? Expr.Symbol.of(letter) : Expr.Symbol.of(letter, layer);
        return new Expr.Indexed(base, indices);
    }

    private static int layer(Expr.Symbol base) {
        return base.layer()
                .filter(Expr.Num.class::isInstance)
                .map(layer -> ((Expr.Num) layer).value().intValue())
                .orElse(0);
    }

    /** A quantity of the gradient step as the sheet writes it; empty if {@code symbol} is none. */
    Optional<Expr> quantity(Expr.Symbol symbol) {
        if (symbol.isLetter("dtheta")) {
            return Optional.of(of(Expr.Symbol.of("theta")));
        }
        return symbol.isLetter("squaredNorm") ? Optional.of(squaredNorm()) : Optional.empty();
    }

    /** What holds after a step is written with the same letters, and a mark. */
    static Expr.Indexed withoutPrefix(Expr.Indexed indexed) {
        return new Expr.Indexed(withoutPrefix(indexed.base()), indexed.indices());
    }

    static Expr.Symbol withoutPrefix(Expr.Symbol symbol) {
        String name = symbol.name();
        String rest = name.startsWith(NEW) ? name.substring(NEW.length()) : "";
        boolean isNew = rest.length() == 1
                || rest.equals(Letter.THETA.text())
                || Letter.role(rest).isPresent();
        return isNew ? new Expr.Symbol(rest, symbol.shape(), symbol.layer()) : symbol;
    }
}
