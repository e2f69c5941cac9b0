package org.gradus.report.render;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradus.report.render.maths.ElidedMatrix;
import org.gradus.report.sheet.Diagram;

/** Draws the network with TikZ: a column of nodes for each layer, their values inside, joined by the edges that exist. */
final class LatexDiagram {
    private final ChainWriter chains;
    private final StringBuilder out;

    LatexDiagram(ChainWriter chains, StringBuilder out) {
        this.chains = chains;
        this.out = out;
    }

    void write(Diagram diagram) {
        List<Diagram.Column> columns = diagram.columns();
        int highest = columns.stream()
                .mapToInt(c -> ElidedMatrix.shown(c.nodes().size()).size())
                .max()
                .orElse(1);
        out.append("\\begin{tikzpicture}[network,x=" + spacing(columns.size()) + "mm]\n");
        for (int i = 0; i < columns.size(); i++) {
            column(columns.get(i), i, i == 0 ? -1 : i == columns.size() - 1 ? 1 : 0);
            caption(columns.get(i), i, -(highest - 1) / 2.0 - 0.75);
        }
        for (int i = 1; i < columns.size(); i++) {
            edges(diagram, i);
        }
        out.append("\\end{tikzpicture}%\n");
    }

    /** Between the layers: deep networks must be narrow. */
    private static int spacing(int columns) {
        return columns <= 3 ? 20 : columns == 4 ? 17 : 15;
    }

    /**
     * @param side where the names stand: −1 left, 1 right, 0 nowhere
     */
    private void column(Diagram.Column column, int position, int side) {
        List<Integer> shown = ElidedMatrix.shown(column.nodes().size());
        for (int k = 0; k < shown.size(); k++) {
            String at = "(" + position + "," + decimal((shown.size() - 1) / 2.0 - k) + ")";
            if (shown.get(k) < 0) {
                out.append("\\node at " + at + " {$\\vdots$};\n");
            } else {
                node(column, shown.get(k), "n" + position + "-" + (k + 1), at, side);
            }
        }
    }

    private void node(Diagram.Column column, int index, String id, String at, int side) {
        Diagram.Node node = column.nodes().get(index);
        String hue = "layer" + column.layer();
        TexWriter plain = chains.writer().colourless().in(TexWriter.Spot.TEXT);
        String value =
                node.value().map(v -> "\\nodevalue{" + plain.write(v) + "}").orElse("");
        out.append("\\node[neuron,draw=" + hue + ",text=" + hue + "] (" + id + ") at " + at + " {" + value + "};\n");
        if (!node.name().isEmpty() && side != 0) {
            String anchor = side < 0 ? "anchor=east] at (" + id + ".west)" : "anchor=west] at (" + id + ".east)";
            out.append("\\node[" + anchor + " {\\nodename{" + LatexText.escape(node.name()) + "}};\n");
        }
    }

    private void caption(Diagram.Column column, int position, double height) {
        out.append("\\node[caption] at (" + position + "," + decimal(height) + ") {$" + chains.chain(column.symbol())
                + "$\\\\\\nodename{" + LatexText.escape(column.caption()) + "}};\n");
    }

    private void edges(Diagram diagram, int position) {
        List<Integer> left =
                ElidedMatrix.shown(diagram.columns().get(position - 1).nodes().size());
        List<Integer> right =
                ElidedMatrix.shown(diagram.columns().get(position).nodes().size());
        if (diagram.missing().stream().noneMatch(edge -> edge.column() == position)) {
            out.append("\\foreach \\i in {" + ids(left) + "} \\foreach \\j in {" + ids(right) + "} "
                    + edge(position, "\\i", "\\j"));
            return;
        }
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                boolean shown = left.get(i) >= 0 && right.get(j) >= 0;
                if (shown && !diagram.missing().contains(new Diagram.Edge(position, left.get(i), right.get(j)))) {
                    out.append(edge(position, Integer.toString(i + 1), Integer.toString(j + 1)));
                }
            }
        }
    }

    private static String edge(int position, String from, String to) {
        return "\\draw[edge] (n" + (position - 1) + "-" + from + ") -- (n" + position + "-" + to + ");\n";
    }

    /** The nodes that are drawn, counted from 1. */
    private static String ids(List<Integer> shown) {
        return IntStream.range(0, shown.size())
                .filter(k -> shown.get(k) >= 0)
                .mapToObj(k -> Integer.toString(k + 1))
                .collect(Collectors.joining(","));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
