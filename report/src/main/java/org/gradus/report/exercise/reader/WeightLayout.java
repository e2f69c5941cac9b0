package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.report.exercise.Layout;
import org.gradus.report.exercise.Layout.Bias;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;

/** Finds the layout in which the layers of a file follow one another, when they do not as they stand. */
final class WeightLayout {
    private static final List<Layout> ALL = List.of(
            Layout.LECTURE, new Layout(true, Bias.APART), new Layout(false, Bias.FIRST), new Layout(true, Bias.FIRST));

    private WeightLayout() {}

    /** W as it stands in the file, and the length of a bias beside it. */
    private record Shape(Position at, int rows, int columns, OptionalInt bias) {}

    /**
     * The layout that was meant, reported with the first layer that does not fit as it stands; empty where the layers fit, or fit in no
     * other layout, or in several.
     *
     * @param layers as they stand in the file
     */
    static Optional<Layout> meant(List<Node> layers, OptionalInt input, Layout stated, Problems problems) {
        List<Shape> shapes = new ArrayList<>();
        layers.forEach(layer -> shape(layer).ifPresent(shapes::add));
        boolean known = shapes.size() == layers.size() && (input.isPresent() || shapes.size() > 1);
        if (!known || misfit(shapes, input, stated).isEmpty()) {
            return Optional.empty();
        }
        List<Layout> fitting = ALL.stream()
                .filter(layout -> !isAlike(layout, stated))
                .filter(layout -> misfit(shapes, input, layout).isEmpty())
                .toList();
        if (fitting.size() != 1) {
            return Optional.empty();
        }
        // rows that are inputs are reported by each layer, which knows its own transpose
        boolean transposed = stated.equals(Layout.LECTURE) && !fitting.get(0).holdsBias();
        if (!transposed) {
            Misfit misfit = misfit(shapes, input, stated).orElseThrow();
            problems.add(misfit.at, misfit.what + "; the layers fit " + difference(fitting.get(0), stated));
        }
        return transposed ? Optional.empty() : Optional.of(fitting.get(0));
    }

    private static boolean isAlike(Layout one, Layout other) {
        return one.rowVectors() == other.rowVectors() && one.holdsBias() == other.holdsBias();
    }

    private static String difference(Layout meant, Layout stated) {
        List<String> keys = new ArrayList<>();
        if (meant.rowVectors() != stated.rowVectors()) {
            keys.add(meant.rowVectors() ? "with rowVectors: true" : "without rowVectors");
        }
        if (meant.holdsBias() != stated.holdsBias()) {
            String with = meant.rowVectors() && !stated.rowVectors() ? "" : "with ";
            keys.add(meant.holdsBias() ? with + "biasColumn: first (or last)" : "without biasColumn");
        }
        return String.join(" and ", keys);
    }

    private record Misfit(Position at, String what) {}

    /** The first layer that does not fit. */
    private static Optional<Misfit> misfit(List<Shape> shapes, OptionalInt input, Layout layout) {
        OptionalInt before = input;
        for (int l = 1; l <= shapes.size(); l++) {
            Shape shape = shapes.get(l - 1);
            int inputs = layout.inputs(shape.rows, shape.columns);
            int units = layout.units(shape.rows, shape.columns);
            if (inputs < 1 || before.isPresent() && before.getAsInt() != inputs) {
                String entering = l == 1
                        ? "the input has " + Near.count(before.orElse(0), "number")
                        : "layer " + (l - 1) + " has " + Near.count(before.orElse(0), "unit");
                return Optional.of(new Misfit(
                        shape.at,
                        "weights of layer " + l + " has " + inputsText(inputs, layout)
                                + (before.isEmpty() ? "" : " but " + entering)));
            }
            if (shape.bias.isPresent() && (layout.holdsBias() || shape.bias.getAsInt() != units)) {
                return Optional.of(new Misfit(
                        shape.at,
                        "bias of layer " + l
                                + (layout.holdsBias()
                                        ? " stands by itself, but biasColumn says that weights holds it"
                                        : " has " + Near.count(shape.bias.getAsInt(), "number") + " but the layer has "
                                                + Near.count(units, "unit"))));
            }
            before = OptionalInt.of(units);
        }
        return Optional.empty();
    }

    /** "3 columns", "2 rows besides the bias". */
    static String inputsText(int inputs, Layout layout) {
        return Near.count(inputs, layout.rowVectors() ? "row" : "column")
                + (layout.holdsBias() ? " besides the bias" : "");
    }

    private static Optional<Shape> shape(Node layer) {
        if (!(layer instanceof Node.Mapping map)) {
            return Optional.empty();
        }
        Optional<Node> weights = value(map, "weights");
        OptionalInt bias = value(map, "bias").map(NumberReader::count).orElse(OptionalInt.empty());
        boolean countable = value(map, "bias").isEmpty() || bias.isPresent();
        boolean commas = weights.orElse(null) instanceof Node.Sequence list
                && list.items().stream()
                        .anyMatch(row -> !NumberReader.decimalComma(row).isEmpty());
        if (!countable
                || commas
                || !(weights.orElse(null) instanceof Node.Sequence rows)
                || rows.items().isEmpty()) {
            return Optional.empty();
        }
        List<Integer> lengths = rows.items().stream()
                .map(row -> NumberReader.count(row).orElse(0))
                .distinct()
                .toList();
        return lengths.size() == 1 && lengths.get(0) > 0
                ? Optional.of(new Shape(rows.at(), rows.items().size(), lengths.get(0), bias))
                : Optional.empty();
    }

    private static Optional<Node> value(Node.Mapping map, String key) {
        return map.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Node.Entry::value)
                .findFirst();
    }
}
