package org.gradus.report.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.gradus.core.expr.Expr;
import org.gradus.core.expr.Expr.Relation;
import org.gradus.core.function.Activation;
import org.gradus.core.function.ScalarActivation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.solution.Answer;
import org.gradus.report.worksheet.Letter;
import org.gradus.report.worksheet.Names;
import org.gradus.report.worksheet.Terms;

/** y = f(x): the layers put into each other. */
final class Nesting {
    private static final String ANY_ACTIVATION = "sigma";

    private Nesting() {}

    static Answer.Composition of(NetworkData network) {
        boolean neuron = network.layers().size() == 1 && network.outputs() == 1;
        return neuron ? neuron(network.layers().get(0)) : layered(network.layers());
    }

    private static Answer.Composition layered(List<LayerData> layers) {
        List<Relation> relations = new ArrayList<>();
        Expr previous = Expr.Symbol.vector("x");
        for (int l = 1; l <= layers.size(); l++) {
            Expr name = l == layers.size() ? Expr.Symbol.vector("y") : Expr.Symbol.vector("a", l);
            relations.add(Relation.equal(
                    name, Expr.Apply.of(ANY_ACTIVATION, inSymbols(layers.get(l - 1), l, previous))));
            previous = name;
        }
        return new Answer.Composition(
                relations,
                nested(layers, (layer, z) -> Expr.Apply.of(ANY_ACTIVATION, z), true),
                nested(layers, (layer, z) -> Expr.Apply.of(name(layer.activation()), z), true),
                nested(layers, (layer, z) -> Expr.Apply.of(name(layer.activation()), z), false));
    }

    /** Units that have activations of their own have one name for them all. */
    private static String name(Activation activation) {
        return activation.parts().size() == 1 ? activation.name() : activation.symbol();
    }

    private static Expr nested(List<LayerData> layers, BiFunction<LayerData, Expr, Expr> apply, boolean symbols) {
        Expr value = Expr.Symbol.vector("x");
        for (int l = 1; l <= layers.size(); l++) {
            LayerData layer = layers.get(l - 1);
            value = apply.apply(layer, symbols ? inSymbols(layer, l, value) : inNumbers(layer, value));
        }
        return value;
    }

    private static Expr inSymbols(LayerData layer, int l, Expr previous) {
        Expr product = Expr.Product.of(Expr.Symbol.matrix("W", l), previous);
        return layer.bias().isPresent() ? Expr.Sum.of(product, Expr.Symbol.vector("b", l)) : product;
    }

    private static Expr inNumbers(LayerData layer, Expr previous) {
        Expr product = Expr.Product.of(new Expr.MatrixLiteral(layer.weights()), previous);
        return layer.bias().isPresent()
                ? Expr.Sum.of(product, Expr.MatrixLiteral.column(layer.bias().get()))
                : product;
    }

    /** One unit in one layer: y = σ(w_1 x_1 + … + b), with the numbers put into the function's own formula. */
    private static Answer.Composition neuron(LayerData layer) {
        List<Expr> symbols = new ArrayList<>();
        List<Expr> numbers = new ArrayList<>();
        List<Expr> weights = layer.weights().get(0);
        for (int j = 1; j <= weights.size(); j++) {
            if (!layer.hasEdge(1, j)) {
                continue;
            }
            Expr x = Expr.Indexed.of("x", j);
            symbols.add(Expr.Product.of(Names.ALONE.ofLayer(Letter.W, 1, 1, j).symbol(), x));
            numbers.add(Expr.Product.of(weights.get(j - 1), x));
        }
        layer.bias().ifPresent(bias -> {
            symbols.add(Names.ALONE.ofLayer(Letter.B, 1, 1).symbol());
            numbers.add(bias.get(0));
        });
        Expr z = Terms.sum(symbols);
        Expr general = Expr.Apply.of(ANY_ACTIVATION, z);
        Expr named = Expr.Apply.of(layer.activation().name(), z);
        return new Answer.Composition(
                List.of(Relation.equal(Names.ALONE.of(Letter.Y, 1).symbol(), general)),
                general,
                named,
                written(layer.activation(), Terms.sum(numbers)));
    }

    private static Expr written(Activation activation, Expr z) {
        return activation instanceof ScalarActivation scalar ? scalar.formula(z) : Expr.Apply.of(activation.name(), z);
    }
}
