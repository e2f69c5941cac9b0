package org.gradus.report.render;

import java.util.List;
import org.gradus.report.render.figure.TikzWriter;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Drawing;

/** Writes drawings and the words about them as LaTeX. */
final class LatexFigures {
    /** Beside a wider drawing there is no room for words, in points. */
    private static final double WIDEST_BESIDE_WORDS = 285;

    private final TikzWriter drawings;
    private final LatexInline words;
    private final LatexInline grey;

    LatexFigures(LatexInline words, LatexInline grey) {
        this.drawings = new TikzWriter(grey::inline);
        this.words = words;
        this.grey = grey;
    }

    /** One drawing, without what stands around it. */
    String drawing(Drawing drawing) {
        return drawings.write(drawing);
    }

    /** Drawings side by side, the words below them; of one drawing beside it where there is room. */
    String figure(Block.Figure figure) {
        StringBuilder tex = new StringBuilder();
        boolean beside = !figure.words().isEmpty()
                && figure.drawings().size() == 1
                && figure.drawings().get(0).width() <= WIDEST_BESIDE_WORDS;
        tex.append(beside ? "\\figurebeside{%\n" : "\\figures{%\n");
        for (int i = 0; i < figure.drawings().size(); i++) {
            String drawing = drawings.write(figure.drawings().get(i)).stripTrailing();
            tex.append(i == 0 ? "" : "\\nextfigure\n")
                    .append("\\fit{%\n")
                    .append(drawing)
                    .append("\n}%\n");
        }
        tex.append("}{");
        for (int i = 0; i < figure.words().size(); i++) {
            String text = (i == 0 ? words : grey).inline(figure.words().get(i));
            tex.append(i == 0 ? text : "\\par\\vspace{4pt}\\smallnote{" + text + "}");
        }
        return tex.append("}\n").toString();
    }

    /** Whether a block holds a drawing. */
    static boolean isIn(List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block -> block instanceof Block.Figure
                        || block instanceof Block.Overview overview
                                && overview.drawing().isPresent());
    }
}
