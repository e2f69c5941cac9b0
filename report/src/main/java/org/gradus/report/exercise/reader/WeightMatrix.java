package org.gradus.report.exercise.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradus.core.expr.Expr;
import org.gradus.report.exercise.Layout;
import org.gradus.report.exercise.Near;
import org.gradus.report.exercise.Node;
import org.gradus.report.exercise.Position;
import org.gradus.report.exercise.Problems;
import org.gradus.report.exercise.yaml.ListNotation;

/** The weights of a layer as they stand in the file: the shape first, the numbers when asked. */
final class WeightMatrix {
    private final Node.Sequence node;
    private final List<Node.Sequence> rows;
    private final OptionalInt columns;

    private WeightMatrix(Node.Sequence node, List<Node.Sequence> rows, OptionalInt columns) {
        this.node = node;
        this.rows = List.copyOf(rows);
        this.columns = columns;
    }

    Position at() {
        return node.at();
    }

    int rows() {
        return rows.size();
    }

    /** Unknown if the rows differ in length. */
    OptionalInt columns() {
        return columns;
    }

    /** What to add if the number of columns does not fit. */
    String commaHint() {
        return rows.stream()
                .map(NumberReader::decimalComma)
                .filter(hint -> !hint.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** @param layout says where one row or column more than a layer may have units stands for the bias */
    static Optional<WeightMatrix> read(Node node, Layout layout, Limits limits, Problems problems) {
        int mostRows = limits.units() + (layout.rowVectors() && layout.holdsBias() ? 1 : 0);
        int mostColumns = limits.units() + (!layout.rowVectors() && layout.holdsBias() ? 1 : 0);
        if (!(node instanceof Node.Sequence list)) {
            String hint = node instanceof Node.Scalar scalar ? hint(scalar) : "";
            problems.add(node.at(), "weights must be a list of rows, one for each unit, not " + node.kind() + hint);
            return Optional.empty();
        }
        if (list.items().isEmpty()) {
            problems.add(node.at(), "weights is empty but must hold one row for each unit");
            return Optional.empty();
        }
        Optional<String> notation = ListNotation.ofRows(list);
        if (notation.isPresent()) {
            problems.add(node.at(), notation.get());
            return Optional.empty();
        }
        if (list.holdsOnlyScalars()) {
            problems.add(
                    node.at(),
                    "weights must be a list of rows, one for each unit; a single unit is written with two brackets: [["
                            + ((Node.Scalar) list.items().get(0)).shortened() + ", …]]");
            return Optional.empty();
        }
        if (list.items().size() > mostRows) {
            problems.add(
                    node.at(),
                    "the layer has " + list.items().size() + (layout.rowVectors() ? " inputs" : " units") + "; at most "
                            + mostRows + " are allowed (--limit units=N allows more)");
            return Optional.empty();
        }
        return rows(list, mostColumns, problems);
    }

    private static String hint(Node.Scalar scalar) {
        boolean single = scalar.text().matches("[-+]?[0-9.]+");
        return ListNotation.matrix(scalar.text())
                .map(matrix -> (single ? "; one weight is written " : "; write ") + ListNotation.shown(matrix))
                .orElse("");
    }

    private static Optional<WeightMatrix> rows(Node.Sequence list, int most, Problems problems) {
        List<Node.Sequence> rows = new ArrayList<>();
        for (Node item : list.items()) {
            Optional<String> notation = item instanceof Node.Sequence row ? ListNotation.ofRow(row) : Optional.empty();
            if (notation.isPresent()) {
                problems.add(item.at(), notation.get());
            } else if (item instanceof Node.Sequence row
                    && !row.items().isEmpty()
                    && row.items().size() <= most) {
                rows.add(row);
            } else if (item instanceof Node.Sequence row && !row.items().isEmpty()) {
                problems.add(
                        row.at(),
                        "the row holds " + row.items().size() + " numbers; at most " + most
                                + " are allowed (--limit units=N allows more)");
            } else {
                problems.add(
                        item.at(),
                        item instanceof Node.Sequence
                                ? "a row of weights is empty"
                                : "a row of weights must be a list of numbers, not " + item.kind()
                                        + (isNull(item) ? "; a unit without edges has a row of nulls: [null, …]" : ""));
            }
        }
        if (rows.size() < list.items().size()) {
            return Optional.empty();
        }
        return Optional.of(new WeightMatrix(list, rows, commonLength(rows, problems)));
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }

    private static OptionalInt commonLength(List<Node.Sequence> rows, Problems problems) {
        int first = rows.get(0).items().size();
        for (int i = 1; i < rows.size(); i++) {
            int length = rows.get(i).items().size();
            if (length != first) {
                String inFirst = NumberReader.decimalComma(rows.get(0));
                String inThis = NumberReader.decimalComma(rows.get(i));
                boolean blameFirst = inThis.isEmpty() && !inFirst.isEmpty();
                problems.add(
                        rows.get(blameFirst ? 0 : i).at(),
                        "row " + (i + 1) + " of weights has " + Near.count(length, "number") + " but row 1 has " + first
                                + (blameFirst ? inFirst : inThis));
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(first);
    }

    /** The weights of the lecture, a row for each unit, without the bias; empty where that shape is not known, or nothing is left. */
    Optional<WeightMatrix> lecture(Layout layout) {
        if (layout.equals(Layout.LECTURE)) {
            return Optional.of(this);
        }
        if (columns.isEmpty() || layout.inputs(rows(), columns.getAsInt()) < 1) {
            return Optional.empty();
        }
        List<Node.Sequence> units = new ArrayList<>();
        for (List<Node> unit : units(layout)) {
            int from = layout.bias() == Layout.Bias.FIRST ? 1 : 0;
            int to = unit.size() - (layout.bias() == Layout.Bias.LAST ? 1 : 0);
            units.add(new Node.Sequence(unit.get(from).at(), unit.subList(from, to), false));
        }
        return Optional.of(new WeightMatrix(
                node, units, OptionalInt.of(units.get(0).items().size())));
    }

    /** The bias that stands with the weights. */
    Optional<Node> bias(Layout layout) {
        if (!layout.holdsBias() || columns.isEmpty()) {
            return Optional.empty();
        }
        List<Node> bias = units(layout).stream()
                .map(unit -> unit.get(layout.bias() == Layout.Bias.FIRST ? 0 : unit.size() - 1))
                .toList();
        return Optional.of(new Node.Sequence(bias.get(0).at(), bias, false));
    }

    /** What stands for each unit. */
    private List<List<Node>> units(Layout layout) {
        if (!layout.rowVectors()) {
            return rows.stream().map(Node.Sequence::items).toList();
        }
        List<List<Node>> units = new ArrayList<>();
        for (int i = 0; i < columns.orElseThrow(); i++) {
            List<Node> unit = new ArrayList<>();
            for (Node.Sequence row : rows) {
                unit.add(row.items().get(i));
            }
            units.add(unit);
        }
        return units;
    }

    /** The numbers; empty if one cannot be read. */
    Optional<List<List<Expr>>> values(NumberReader numbers) {
        List<List<Expr>> values = new ArrayList<>();
        for (Node.Sequence row : rows) {
            numbers.weights(row).ifPresent(values::add);
        }
        return values.size() == rows.size() ? Optional.of(values) : Optional.empty();
    }
}
