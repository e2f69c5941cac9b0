package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.gradus.core.expr.Expr;
import org.gradus.core.function.Activation;
import org.gradus.report.exercise.Exercise.LayerData;
import org.gradus.report.exercise.Exercise.NetworkData;
import org.gradus.report.exercise.Layout;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Problems;

/** Reads the layers and checks that they fit together. */
final class NetworkReader {
    private static final String WEIGHTS_FILE = "weightsFile";
    static final List<String> KEYS = List.of("layers", "rowVectors", "biasColumn");
    static final List<String> LAYER_KEYS = List.of("weights", WEIGHTS_FILE, "bias", "activation");

    private final WeightsFile files;
    private final Limits limits;
    private final NumberReader numbers;
    private final ActivationReader activations;
    private final Problems problems;
    private final Words words;

    NetworkReader(
            Optional<BesideFile> beside,
            Limits limits,
            NumberReader numbers,
            ActivationReader activations,
            Problems problems) {
        this.files = new WeightsFile(beside, problems);
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
     * @param layout in which the weights are written
     * @param activations of the layers whose activation could be read
     * @param last the activation of the output layer
     */
    record Read(
            Optional<NetworkData> data,
            OptionalInt inputs,
            OptionalInt outputs,
            String commaHint,
            boolean firstBias,
            Layout layout,
            List<Activation> activations,
            Optional<Activation> last) {
        static final Read NOTHING = new Read(
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                true,
                Layout.LECTURE,
                List.of(),
                Optional.empty());
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
        Layout stated = layout(fields);
        return layers(
                list,
                inputLength,
                WeightLayout.meant(list.items(), inputLength, stated, problems).orElse(stated));
    }

    private Layout layout(Fields fields) {
        boolean rowVectors = fields.get("rowVectors")
                .flatMap(node -> words.plainOneOf(node, "rowVectors", List.of("true", "false")))
                .filter("true"::equals)
                .isPresent();
        Layout.Bias bias = fields.get("biasColumn")
                .flatMap(node -> words.oneOf(node, "biasColumn", List.of("first", "last")))
                .map(word -> word.equals("first") ? Layout.Bias.FIRST : Layout.Bias.LAST)
                .orElse(Layout.Bias.APART);
        return new Layout(rowVectors, bias);
    }

    private Read layers(Node.Sequence list, OptionalInt inputLength, Layout layout) {
        List<Layer> layers = new ArrayList<>();
        OptionalInt before = inputLength;
        for (Node node : list.items()) {
            Layer layer = layer(layers.size() + 1, node, before, layout);
            layers.add(layer);
            before = layer.units;
        }
        UnitNames names = new UnitNames(
                activations.own().stream().map(own -> own.activation().name()).collect(Collectors.toSet()));
        layers.replaceAll(layer -> layer.named(names));
        List<LayerData> complete =
                layers.stream().flatMap(l -> l.data().stream()).toList();
        return new Read(
                complete.size() == layers.size() ? Optional.of(new NetworkData(complete, layout)) : Optional.empty(),
                layers.get(0).columns,
                before,
                layers.get(0).commaHint,
                layers.get(0).hasBias,
                layout,
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

        Layer named(UnitNames names) {
            return new Layer(columns, units, commaHint, weights, hasBias, bias, activation.map(names::named));
        }

        Optional<LayerData> data() {
            return weights.isPresent() && activation.isPresent() && hasBias == bias.isPresent()
                    ? Optional.of(new LayerData(weights.get(), bias, activation.get()))
                    : Optional.empty();
        }
    }

    private Layer layer(int number, Node node, OptionalInt before, Layout layout) {
        String name = "layer " + number;
        Optional<Node.Mapping> map = words.mapping(node, name, "{weights: [[1, 2]], activation: relu}");
        if (map.isEmpty()) {
            return Layer.NOTHING;
        }
        Fields fields = Fields.of(map.get(), name, LAYER_KEYS, problems);
        if (!fields.mentions("weights") && !fields.mentions(WEIGHTS_FILE)) {
            problems.add(fields.at(), name + " needs 'weights'");
        }
        if (!fields.mentions("activation")) {
            problems.add(fields.at(), name + " needs 'activation' (identity if it has none)");
        }
        Optional<WeightMatrix> stored =
                weights(fields, name).flatMap(n -> WeightMatrix.read(n, layout, limits, problems));
        Optional<WeightMatrix> weights = stored.flatMap(matrix -> matrix.lecture(layout));
        if (weights.isEmpty() && stored.filter(w -> w.columns().isPresent()).isPresent()) {
            problems.add(stored.get().at(), "weights of layer " + number + " holds the bias and nothing else");
        }
        Optional<Node> biasNode = bias(fields, stored, layout, number);
        OptionalInt biasLength = biasNode.map(NumberReader::count).orElse(OptionalInt.empty());
        Optional<LayerShape> shape = weights.map(w -> new LayerShape(number, w, layout, before, biasLength));
        shape.ifPresent(fits -> fits.check(biasNode, problems));
        boolean turned = shape.filter(LayerShape::isTransposed).isPresent();
        OptionalInt units = weights.map(w -> turned ? w.columns() : OptionalInt.of(w.rows()))
                .orElse(OptionalInt.empty());
        return new Layer(
                weights.map(w -> turned ? OptionalInt.of(w.rows()) : w.columns())
                        .orElse(OptionalInt.empty()),
                units,
                weights.map(WeightMatrix::commaHint).orElse(""),
                weights.flatMap(w -> w.values(numbers)),
                biasNode.isPresent(),
                biasNode.flatMap(n -> numbers.numbers(n, "bias")),
                fields.get("activation").flatMap(n -> activation(n, units, number)));
    }

    private Optional<Activation> activation(Node node, OptionalInt units, int number) {
        boolean fits = true;
        if (node instanceof Node.Sequence list
                && units.isPresent()
                && !list.items().isEmpty()) {
            int count = list.items().size();
            fits = count == units.getAsInt();
            if (!fits) {
                problems.add(
                        list.at(),
                        "activation of layer " + number + " is a list of " + count + " but the layer has "
                                + units.getAsInt() + (units.getAsInt() == 1 ? " unit" : " units")
                                + "; it must name one for each unit, or a single one for all");
            }
        }
        Optional<Activation> read = activations.activation(node);
        return fits ? read : Optional.empty();
    }

    /** The weights, which stand here or in a file of their own. */
    private Optional<Node> weights(Fields fields, String name) {
        if (fields.mentions("weights") && fields.mentions(WEIGHTS_FILE)) {
            problems.add(fields.keyAt(WEIGHTS_FILE), name + " has 'weights' already; leave one of them out");
            return fields.get("weights");
        }
        return fields.get("weights").or(() -> fields.get(WEIGHTS_FILE).flatMap(files::rows));
    }

    /** The bias, which stands by itself or with the weights. */
    private Optional<Node> bias(Fields fields, Optional<WeightMatrix> stored, Layout layout, int number) {
        if (!layout.holdsBias()) {
            return fields.get("bias");
        }
        if (fields.mentions("bias")) {
            problems.add(
                    fields.keyAt("bias"),
                    "layer " + number
                            + " has a bias, but biasColumn says that weights holds it; leave one of them out");
        }
        return stored.flatMap(matrix -> matrix.bias(layout));
    }
}
