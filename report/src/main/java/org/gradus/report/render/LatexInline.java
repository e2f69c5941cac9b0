package org.gradus.report.render;

import java.util.List;
import java.util.Set;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Width;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes running text with its formulas as LaTeX. */
final class LatexInline {
    /** What is wider than this, in em, may not find room in a line. */
    private static final double WIDE = 20;

    private final ChainWriter chains;
    private final Labels labels;

    /**
     * The equations that can be referred to.
     *
     * @param prefix tells them from those of the other sheets of the document
     */
    record Labels(String prefix, Set<Integer> equations) {
        Labels {
            equations = Set.copyOf(equations);
        }
    }

    LatexInline(ChainWriter chains, Labels labels) {
        this.chains = chains;
        this.labels = labels;
    }

    /** What refers to equation {@code number}. */
    String label(int number) {
        return "eq:" + labels.prefix() + number;
    }

    String inline(List<Inline> text) {
        StringBuilder tex = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Formula formula) {
                tex.append(inline(formula.chain().lead())).append(formula(formula.chain()));
            } else if (inline instanceof Inline.Strong strong) {
                tex.append("\\sheetstrong{")
                        .append(LatexText.escape(strong.text()))
                        .append('}');
            } else if (inline instanceof Inline.Reference reference
                    && labels.equations().contains(reference.equation())) {
                tex.append("\\eqref{").append(label(reference.equation())).append('}');
            } else if (inline instanceof Inline.Break) {
                tex.append("\\par\\vspace{4pt}");
            } else {
                tex.append(LatexText.escape(ChainWriter.plain(inline)));
            }
        }
        return tex.toString();
    }

    /** Relation signs and the signs of a sum may end a line; other parts that are wide are scaled if they must be. */
    private String formula(Chain chain) {
        String tex = "$" + chains.inText(chain) + "$";
        boolean rigid = chain.left().filter(LatexInline::isRigid).isPresent()
                || chain.links().stream().anyMatch(link -> isRigid(link.right()));
        return rigid ? "\\fit{" + tex + "}" : tex;
    }

    private static boolean isRigid(Expr expr) {
        return !(expr instanceof Expr.Sum) && Width.of(expr) > WIDE;
    }
}
