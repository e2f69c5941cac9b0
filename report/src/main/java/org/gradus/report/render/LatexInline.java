package org.gradus.report.render;

import java.util.List;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes running text with its formulas as LaTeX. */
final class LatexInline {
    /** A formula wider than this, in em, may not find room in a line. */
    private static final double WIDE = 20;

    private final ChainWriter chains;

    LatexInline(ChainWriter chains) {
        this.chains = chains;
    }

    String inline(List<Inline> text) {
        StringBuilder tex = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Formula formula) {
                tex.append(inline(formula.chain().lead())).append(formula(formula.chain()));
            } else if (inline instanceof Inline.Strong strong) {
                tex.append("\\strong{").append(LatexText.escape(strong.text())).append('}');
            } else {
                tex.append(LatexText.escape(ChainWriter.plain(inline)));
            }
        }
        return tex.toString();
    }

    /** Relation signs may end a line; what holds a matrix cannot be broken and is scaled if it must be. */
    private String formula(Chain chain) {
        String tex = "$" + chains.inText(chain) + "$";
        return tex.contains("matrix") || LineBreaker.width(chain) > WIDE && chain.links().size() < 2 ? "\\fit{" + tex + "}" : tex;
    }
}
