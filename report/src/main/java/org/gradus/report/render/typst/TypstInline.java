package org.gradus.report.render.typst;

import java.util.List;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.render.maths.MathsWriter.Spot;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Inline;

/** Writes running text with its formulas. */
final class TypstInline {
    private final MathsWriter formulas;

    TypstInline(MathsWriter formulas) {
        this.formulas = formulas;
    }

    String write(List<Inline> text) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : text) {
            if (inline instanceof Inline.Text words) {
                out.append(TypstText.escape(words.text()));
            } else if (inline instanceof Inline.Strong strong) {
                // without the semicolon a parenthesis or a dot behind it would belong to the call
                out.append("#strong[" + TypstText.escape(strong.text()) + "];");
            } else if (inline instanceof Inline.Formula formula) {
                out.append(write(formula.chain().lead())).append(inText(formula.chain()));
            } else if (inline instanceof Inline.Reference reference) {
                out.append("(" + reference.equation() + ")");
            } else if (inline instanceof Inline.Break) {
                out.append(" \\\n");
            } else {
                throw new IllegalArgumentException("not words: " + inline);
            }
        }
        return out.toString();
    }

    private String inText(Chain chain) {
        return "$" + TypstMaths.of(formulas.in(Spot.TEXT).chain(chain)) + "$";
    }
}
