package org.gradus.report.render;

import java.util.List;
import java.util.Locale;
import org.gradus.core.expr.Expr;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.OperationGraph;

/** Draws a graph of operations with TikZ, the words at its right: values above the arrows, derivatives below. */
final class LatexGraph {
    private static final int FEW_COLUMNS = 4;

    private final ChainWriter chains;
    private final LatexInline words;
    private final LatexInline grey;

    LatexGraph(ChainWriter chains, LatexInline words, LatexInline grey) {
        this.chains = new ChainWriter(chains.writer().in(TexWriter.Spot.TEXT));
        this.words = words;
        this.grey = grey;
    }

    void write(OperationGraph graph, StringBuilder out) {
        int last = graph.nodes().stream()
                .mapToInt(OperationGraph.Node::column)
                .max()
                .orElse(1);
        boolean beside = last <= FEW_COLUMNS;
        out.append("\\operationgraph{")
                .append(beside ? "0.58" : "1")
                .append("}{\\fit{%\n\\begin{tikzpicture}[operations,x=")
                .append(beside ? 24 : 27)
                .append("mm]\n");
        for (int i = 0; i < graph.nodes().size(); i++) {
            node(graph.nodes().get(i), i, out);
        }
        for (OperationGraph.Arrow arrow : graph.arrows()) {
            arrow(graph.nodes(), arrow, out);
        }
        out.append("\\end{tikzpicture}}}{").append(beside ? "0.38" : "1").append("}{");
        for (int i = 0; i < graph.words().size(); i++) {
            LatexInline voice = i == 0 ? words : grey;
            String text = voice.inline(graph.words().get(i));
            out.append(i == 0 ? text : "\\par\\vspace{4pt}\\smallnote{" + text + "}");
        }
        out.append("}\n");
    }

    private void node(OperationGraph.Node node, int index, StringBuilder out) {
        out.append("\\node")
                .append(node.operation() ? "[operation]" : "")
                .append(" (o" + index + ") at (" + node.column() + "," + decimal(node.height()) + ") {")
                .append(words.inline(node.sign()))
                .append("};\n");
        node.numbers().ifPresent(numbers -> {
            out.append("\\node[result,anchor=south] at (o" + index + ".north) {$" + forward(numbers) + "$};\n");
            numbers.backward()
                    .ifPresent(back -> out.append(
                            "\\node[result,anchor=north] at (o" + index + ".south) {$" + tex(back) + "$};\n"));
        });
    }

    private void arrow(List<OperationGraph.Node> nodes, OperationGraph.Arrow arrow, StringBuilder out) {
        out.append("\\draw[operand] (o" + arrow.from() + ") -- ");
        boolean flat = nodes.get(arrow.from()).height() == nodes.get(arrow.to()).height();
        String sloped = flat ? "" : ",sloped";
        arrow.numbers().ifPresent(numbers -> {
            out.append("node[result,above" + sloped + "] {$" + forward(numbers) + "$} ");
            numbers.backward().ifPresent(back -> out.append("node[result,below" + sloped + "] {$" + tex(back) + "$} "));
        });
        out.append("(o" + arrow.to() + ");\n");
    }

    private String forward(OperationGraph.Numbers numbers) {
        return chains.inText(numbers.forward());
    }

    private String tex(Expr number) {
        return chains.inText(Chain.of(number));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
