package org.gradus.report.render;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gradus.report.sheet.Block;

/** Draws a plot of numbers over their count with TikZ. */
final class LatexPlot {
    private static final double WIDTH = 70;
    private static final double HEIGHT = 20;
    /** Points further apart than this look lost. */
    private static final double MOST_APART = 14;
    /** With more points a mark on each would cover the line. */
    private static final int MOST_MARKS = 30;

    private final LatexInline words;
    private final LatexInline grey;

    LatexPlot(LatexInline words, LatexInline grey) {
        this.words = words;
        this.grey = grey;
    }

    void write(Block.Plot plot, StringBuilder out) {
        List<Double> values = plot.values();
        int last = values.size() - 1;
        double step = Math.min(MOST_APART, WIDTH / last);
        double least = Collections.min(values);
        double range = Collections.max(values) - least;
        out.append("\\par\\nobreak\\vspace{4pt}\\noindent\\begin{tikzpicture}[x=1mm,y=1mm,font=\\footnotesize]\n");
        out.append(
                "\\draw[draw=black!50,-{Stealth[length=1.7mm]}] (-3,-3) -- (" + decimal(step * last + 8) + ",-3);\n");
        out.append("\\draw[draw=black!50,-{Stealth[length=1.7mm]}] (-3,-3) -- (-3," + decimal(HEIGHT + 5) + ");\n");
        StringBuilder path = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (int k = 0; k <= last; k++) {
            double height = range == 0 ? HEIGHT / 2 : (values.get(k) - least) / range * HEIGHT;
            String point = "(" + decimal(step * k) + "," + decimal(height) + ")";
            path.append(k == 0 ? "" : " -- ").append(point);
            if (last < MOST_MARKS) {
                marks.append("\\fill ").append(point).append(" circle (.6);\n");
            }
            if (k == 0 || k == last) {
                marks.append("\\node[below] at (" + decimal(step * k) + ",-3) {$" + (k + 1) + "$};\n");
                String side = k == 0 ? "above right" : "right,xshift=.6mm";
                String label = words.inline(List.of(k == 0 ? plot.first() : plot.last()));
                marks.append("\\node[" + side + "] at " + point + " {" + label + "};\n");
            }
        }
        out.append("\\draw[line width=.7pt] ")
                .append(path)
                .append(";\n")
                .append(marks)
                .append("\\end{tikzpicture}\n");
        out.append("\\par\\nobreak\\smallnote{")
                .append(grey.inline(plot.words()))
                .append("}\\par\n");
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
