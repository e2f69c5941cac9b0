package org.gradus.report.compose.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Rewriter;
import org.gradus.core.expr.Terms;
import org.gradus.core.function.Activation;
import org.gradus.core.function.Activations;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.QuantityId;

/**
 * How a sheet writes the quantities of a solution: {@code W1[i,j]} as w_{ij}^1, the output of a network with one unit as y,
 * and everything of a single neuron in plain letters, z = w_1 x_1 + … + b.
 */
public final class Notation extends Rewriter {
    /** The functions that are not written. */
    private static final Set<String> LEFT_OUT = Activations.names().stream()
            .filter(name -> Activations.named(name).filter(Notation::isIdentity).isPresent())
            .collect(Collectors.toSet());

    private final boolean neuron;
    private final boolean bare;
    private final int layers;
    private final int outputs;
    private final Set<Expr> oneUnit = new HashSet<>();
    private final GradientNotation gradients;
    private final Expr after;
    private final Expr ahead;

    /**
     * @param after the mark of what holds after a gradient step: new
     * @param ahead the mark of where Nesterov's method takes the gradient
     */
    public Notation(Exercise exercise, String after, String ahead) {
        this.ahead = Expr.Symbol.of(ahead);
        this.after = Expr.Symbol.of(after);
        layers = exercise.network().map(net -> net.layers().size()).orElse(1);
        outputs = exercise.network()
                .map(net -> net.outputs())
                .orElseGet(() -> exercise.samples().isEmpty()
                        ? 0
                        : exercise.samples().get(0).values().size());
        neuron = exercise.network().isPresent() && layers == 1 && outputs == 1;
        List<Exercise.LayerData> all =
                exercise.network().map(Exercise.NetworkData::layers).orElse(List.of());
        for (int l = 1; l <= all.size(); l++) {
            if (all.get(l - 1).units() == 1) {
                oneUnit.add(Expr.Num.of(l));
            }
        }
        bare = neuron || exercise.network().isEmpty();
        gradients = new GradientNotation(this, exercise);
    }

    /** How gradients are written. */
    public GradientNotation gradients() {
        return gradients;
    }

    /** Whether the network is one unit in one layer. */
    public boolean isNeuron() {
        return neuron;
    }

    /** Whether quantities stand without their layer: a single neuron, or logits without a network. */
    public boolean isBare() {
        return bare;
    }

    /** N_L; 0 where nothing says. */
    public int outputs() {
        return outputs;
    }

    /** L. */
    public int layers() {
        return layers;
    }

    /** The formula as the sheet writes it. */
    public Expr write(Expr expr) {
        return rewrite(expr);
    }

    /** The quantity as the sheet writes it. */
    public Expr name(QuantityId id) {
        return id.written().orElseGet(() -> write(id.symbol()));
    }

    private static int layerOf(Expr.Symbol symbol) {
        return symbol.layer()
                .filter(Expr.Num.class::isInstance)
                .map(layer -> ((Expr.Num) layer).value().intValueExact())
                .orElseThrow();
    }

    // ---- whole vectors and matrices ----

    /** What goes into layer {@code layer}: x or a^{l-1}. */
    public Expr input(int layer) {
        return layer == 1 ? Expr.Symbol.vector("x") : Expr.Symbol.vector("a", layer - 1);
    }

    /** z^l; the one entry z_1^l where the layer has one unit. */
    public Expr preactivation(int layer, int units) {
        if (bare) {
            return units == 1 ? Expr.Symbol.of("z") : Expr.Symbol.vector("z");
        }
        return units == 1 ? Expr.Indexed.of(Expr.Symbol.of("z", layer), 1) : Expr.Symbol.vector("z", layer);
    }

    public Expr weights(int layer) {
        return bare ? new Expr.Symbol("W", Expr.Shape.MATRIX, Optional.empty()) : Expr.Symbol.matrix("W", layer);
    }

    public Expr bias(int layer, int units) {
        return units == 1 ? Expr.Indexed.of(Expr.Symbol.of("b", layer), 1) : Expr.Symbol.vector("b", layer);
    }

    /** y for the last layer, else a^l; not bold where the layer has one unit. */
    public Expr output(int layer, int units) {
        if (layer == layers) {
            return units == 1 ? Expr.Symbol.of("y") : Expr.Symbol.vector("y");
        }
        return units == 1 ? Expr.Indexed.of(Expr.Symbol.of("a", layer), 1) : Expr.Symbol.vector("a", layer);
    }

    // ---- entries ----

    /** z_index^l. */
    public Expr preactivationEntry(int layer, Expr index) {
        return new Expr.Indexed(bare ? Expr.Symbol.of("z") : Expr.Symbol.of("z", layer), List.of(index));
    }

    /** x_index or a_index^{l-1}. */
    public Expr inputEntry(int layer, Expr index) {
        return new Expr.Indexed(layer == 1 ? Expr.Symbol.of("x") : Expr.Symbol.of("a", layer - 1), List.of(index));
    }

    /** y_index or a_index^l. */
    public Expr outputEntry(int layer, Expr index) {
        return new Expr.Indexed(layer == layers ? Expr.Symbol.of("y") : Expr.Symbol.of("a", layer), List.of(index));
    }

    public Expr weightEntry(int layer, Expr row, Expr column) {
        return new Expr.Indexed(Expr.Symbol.of("w", layer), List.of(row, column));
    }

    public Expr biasEntry(int layer, Expr index) {
        return new Expr.Indexed(Expr.Symbol.of("b", layer), List.of(index));
    }

    /** The quantity after the gradient step: W^1_new, w_{1,new}, C_new. */
    public Expr after(Expr quantity) {
        return marked(quantity, after);
    }

    private Expr marked(Expr quantity, Expr mark) {
        if (quantity instanceof Expr.Indexed indexed) {
            List<Expr> indices = new ArrayList<>(indexed.indices());
            indices.add(mark);
            return new Expr.Indexed(indexed.base(), indices);
        }
        if (quantity instanceof Expr.OfSample own) {
            return new Expr.OfSample(marked(own.quantity(), mark), own.sample());
        }
        if (quantity instanceof Expr.Apply power) {
            return new Expr.Apply(
                    power.function(),
                    power.arguments().stream()
                            .map(argument -> marked(argument, mark))
                            .toList());
        }
        if (quantity instanceof Expr.Power power) {
            return new Expr.Power(power.base(), marked(power.exponent(), mark));
        }
        return new Expr.Indexed((Expr.Symbol) quantity, List.of(mark));
    }

    /** What belongs to a parameter: Δw_1, v_{w_1}, m̂_{W^1}. */
    public Expr of(Letter.Role role, Expr parameter) {
        return switch (role) {
            case STEP -> Expr.Product.of(Expr.Symbol.of("Delta"), parameter);
            case AHEAD -> marked(parameter, ahead);
            case VELOCITY, MEAN_SQUARE -> of("v", parameter);
            case SQUARES -> of("s", parameter);
            case MEAN -> of("m", parameter);
            case MEAN_CORRECTED -> Expr.Apply.of("hat", of("m", parameter));
            case MEAN_SQUARE_CORRECTED -> Expr.Apply.of("hat", of("v", parameter));
        };
    }

    /** θ, which stands for any parameter or is the only one, is not named. */
    private static Expr of(String letter, Expr parameter) {
        if (parameter instanceof Expr.Indexed indexed && indexed.base().isLetter("theta")) {
            return new Expr.Indexed(Expr.Symbol.of(letter), indexed.indices());
        }
        boolean alone = parameter instanceof Expr.Symbol symbol && symbol.isLetter("theta");
        return alone ? Expr.Symbol.of(letter) : new Expr.Indexed(Expr.Symbol.of(letter), List.of(parameter));
    }

    // ---- functions ----

    /** The activation applied: σ(z), ReLU(z), softmax(z/T); the identity leaves z as it is. */
    public static Expr apply(Activation activation, Expr argument) {
        Expr operand = activation
                .divisor()
                .<Expr>map(temperature -> new Expr.Quotient(argument, Plain.number(temperature)))
                .orElse(argument);
        return isIdentity(activation) ? argument : Expr.Apply.of(function(activation), operand);
    }

    /** Whether formulas leave the activation out. */
    public static boolean isIdentity(Activation activation) {
        return activation instanceof ScalarActivation scalar && scalar.isIdentity();
    }

    /** The name a function has in formulas; the sigmoid is σ. */
    public static String function(Activation activation) {
        return activation.symbol();
    }

    /** Whether the function is written σ. */
    public static boolean isSigma(Activation activation) {
        return function(activation).equals("sigma");
    }

    /** {@code σ(z) = 1/(1+e^{-z})}; empty where the name says it all (tanh, the identity). */
    public static Optional<Expr.Relation> definition(ScalarActivation activation) {
        Expr z = Expr.Symbol.of("z");
        Expr left = apply(activation, z);
        Expr right = activation.formula(z);
        return left.equals(right) ? Optional.empty() : Optional.of(Expr.Relation.equal(left, right));
    }

    // ---- contract names to the sheet's ----

    @Override
    public Expr indexed(Expr.Indexed named) {
        Optional<Expr> gradient = gradients.entry(named);
        if (gradient.isPresent()) {
            return gradient.get();
        }
        Expr.Indexed indexed = GradientNotation.withoutPrefix(named);
        return indexed.equals(named) ? entry(indexed) : after(entry(indexed));
    }

    private Expr entry(Expr.Indexed indexed) {
        Expr.Symbol base = indexed.base();
        Optional<Letter.OfParameter> own = Letter.role(base.name());
        if (own.isPresent()) {
            Expr.Symbol letter = new Expr.Symbol(own.get().parameter().text(), base.shape(), base.layer());
            return of(own.get().role(), entry(new Expr.Indexed(letter, indexed.indices())));
        }
        if (base.isLetter(Letter.ERROR.text())) {
            Expr y = rewrite(new Expr.Indexed(Expr.Symbol.of("y"), indexed.indices()));
            return Expr.Sum.of(rewrite(new Expr.Indexed(Expr.Symbol.of("t"), indexed.indices())), new Expr.Negation(y));
        }
        if (base.isLetter("C")) {
            return new Expr.OfSample(base, indexed.indices().get(0));
        }
        Expr.Symbol written = base.isLetter("W") ? new Expr.Symbol("w", base.shape(), base.layer()) : base;
        if (base.isLetter("m")) {
            return Expr.Symbol.of("m");
        }
        if (base.isLetter("E") && base.layer().isPresent()) {
            return Terms.exp(preactivationEntry(layerOf(base), indexed.indices().get(0)));
        }
        if (neuron && base.layer().isPresent()) {
            Expr.Symbol plain = Expr.Symbol.of(written.name());
            return base.isLetter("W")
                    ? new Expr.Indexed(plain, indexed.indices().subList(1, 2))
                    : plain;
        }
        if (outputs == 1 && (base.isLetter("y") || base.isLetter("t"))) {
            return Expr.Symbol.of(base.name());
        }
        if (bare && base.layer().isPresent()) {
            return new Expr.Indexed(Expr.Symbol.of(written.name()), indexed.indices());
        }
        return new Expr.Indexed(written, indexed.indices());
    }

    @Override
    public Expr symbol(Expr.Symbol named) {
        Optional<Expr> gradient = gradients.quantity(named);
        if (gradient.isPresent()) {
            return gradient.get();
        }
        Expr.Symbol symbol = GradientNotation.withoutPrefix(named);
        return symbol.equals(named) ? quantity(symbol) : after(quantity(symbol));
    }

    private Expr quantity(Expr.Symbol symbol) {
        Optional<Letter.OfParameter> own = Letter.role(symbol.name());
        if (own.isPresent()) {
            return of(own.get().role(), Expr.Symbol.of(own.get().parameter().text()));
        }
        if (symbol.isLetter("y") && outputs == 1) {
            return Expr.Symbol.of("y");
        }
        if (symbol.isLetter("S") && symbol.shape() == Expr.Shape.SCALAR) {
            return Expr.Symbol.of("S");
        }
        boolean one = symbol.shape() == Expr.Shape.VECTOR
                && symbol.layer().filter(layer -> oneUnit.contains(layer)).isPresent();
        if (!one) {
            return super.symbol(symbol);
        }
        Expr.Symbol entry = new Expr.Symbol(symbol.name(), Expr.Shape.SCALAR, symbol.layer());
        return new Expr.Indexed(entry, List.of(Expr.Num.of(1)));
    }

    /** A matrix of one entry is that entry. */
    @Override
    public Expr matrixLiteral(Expr.MatrixLiteral matrix) {
        boolean one = matrix.rows().size() == 1 && matrix.rows().get(0).size() == 1;
        return one ? rewrite(matrix.rows().get(0).get(0)) : super.matrixLiteral(matrix);
    }

    @Override
    public Expr apply(Expr.Apply apply) {
        return LEFT_OUT.contains(apply.function()) ? rewrite(apply.arguments().get(0)) : super.apply(apply);
    }
}
