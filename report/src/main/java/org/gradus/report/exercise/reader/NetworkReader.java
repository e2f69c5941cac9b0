package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads the layers and checks that they fit together. */
final class NetworkReader {
    static final List<String> KEYS = List.of("layers");
    static final List<String> LAYER_KEYS = List.of("weights", "bias", "activation");

    private final Limits limits;
    private final NumberReader numbers;
    private final ActivationReader activations;
    private final Problems problems;
    private final Words words;

    NetworkReader(Limits limits, NumberReader numbers, ActivationReader activations, Problems problems) {
        this.limits = limits;
        this.numbers = numbers;
        this.activations = activations;
        this.problems = problems;
        this.words = new Words(problems);
    }

    /**
     * What could be read of a network; the counts are known even where a number is broken.
     *
     * @param commaHint what to add if the inputs of layer 1 do not fit
     * @param firstBias whether layer 1 has a bias
     * @param activations of the layers whose activation could be read
     * @param last the activation of the output layer
     */
    record Read(
            Optional<NetworkData> data,
            OptionalInt inputs,
            OptionalInt outputs,
            String commaHint,
            boolean firstBias,
            List<Activation> activations,
            Optional<Activation> last) {
        static final Read NOTHING = new Read(
                Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), "", true, List.of(), Optional.empty());
    }

    /** @param inputLength how many numbers the first sample has, to tell which side is wrong */
    Read network(Node node, OptionalInt inputLength) {
        Optional<Node.Mapping> map = words.mapping(node, "network", "{layers: […]}");
        if (map.isEmpty()) {
            return Read.NOTHING;
        }
        Fields fields = Fields.of(map.get(), "network", KEYS, problems);
        Optional<Node> layers = fields.get("layers");
        if (layers.isEmpty()) {
            if (!fields.mentions("layers")) {
                problems.add(node.at(), "a network needs 'layers', a list");
            }
            return Read.NOTHING;
        }
        if (!(layers.get() instanceof Node.Sequence list) || list.items().isEmpty()) {
            problems.add(
                    layers.get().at(), "layers must be a list of at least one layer; each starts with '- weights: …'");
            return Read.NOTHING;
        }
        if (list.items().size() > limits.layers()) {
            problems.add(
                    list.at(),
                    "the network has " + list.items().size() + " layers; at most " + limits.layers()
                            + " are allowed (--limit layers=N allows more)");
            return Read.NOTHING;
        }
        return layers(list, inputLength);
    }

    private Read layers(Node.Sequence list, OptionalInt inputLength) {
        List<Layer> layers = new ArrayList<>();
        OptionalInt before = inputLength;
        for (Node node : list.items()) {
            Layer layer = layer(layers.size() + 1, node, before);
            layers.add(layer);
            before = layer.units;
        }
        List<LayerData> complete =
                layers.stream().flatMap(l -> l.data().stream()).toList();
        return new Read(
                complete.size() == layers.size() ? Optional.of(new NetworkData(complete)) : Optional.empty(),
                layers.get(0).columns,
                before,
                layers.get(0).commaHint,
                layers.get(0).hasBias,
                layers.stream().flatMap(l -> l.activation.stream()).toList(),
                layers.get(layers.size() - 1).activation);
    }

    /** A layer as far as it could be read. */
    private record Layer(
            OptionalInt columns,
            OptionalInt units,
            String commaHint,
            Optional<List<List<Expr>>> weights,
            boolean hasBias,
            Optional<List<Expr>> bias,
            Optional<Activation> activation) {

        static final Layer NOTHING = new Layer(
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());

        Optional<LayerData> data() {
            return weights.isPresent() && activation.isPresent() && hasBias == bias.isPresent()
                    ? Optional.of(new LayerData(weights.get(), bias, activation.get()))
                    : Optional.empty();
        }
    }

    private Layer layer(int number, Node node, OptionalInt before) {
        String name = "layer " + number;
        Optional<Node.Mapping> map = words.mapping(node, name, "{weights: [[1, 2]], activation: relu}");
        if (map.isEmpty()) {
            return Layer.NOTHING;
        }
        Fields fields = Fields.of(map.get(), name, LAYER_KEYS, problems);
        Optional<Node> biasNode = fields.get("bias");
        Optional<WeightMatrix> weights = fields.get("weights").flatMap(n -> WeightMatrix.read(n, limits, problems));
        if (!fields.mentions("weights")) {
            problems.add(fields.at(), name + " needs 'weights'");
        }
        if (!fields.mentions("activation")) {
            problems.add(fields.at(), name + " needs 'activation' (identity if it has none)");
        }
        OptionalInt biasLength = biasNode.map(NumberReader::count).orElse(OptionalInt.empty());
        weights.ifPresent(w -> new LayerShape(number, w, before, biasLength).check(biasNode, problems));
        boolean turned =
                weights.isPresent() && new LayerShape(number, weights.get(), before, biasLength).isTransposed();
        return new Layer(
                weights.map(w -> turned ? OptionalInt.of(w.rows()) : w.columns())
                        .orElse(OptionalInt.empty()),
                weights.map(w -> turned ? w.columns() : OptionalInt.of(w.rows()))
                        .orElse(OptionalInt.empty()),
                weights.map(WeightMatrix::commaHint).orElse(""),
                weights.flatMap(w -> w.values(numbers)),
                biasNode.isPresent(),
                biasNode.flatMap(n -> numbers.numbers(n, "bias")),
                fields.get("activation").flatMap(activations::activation));
    }
}
