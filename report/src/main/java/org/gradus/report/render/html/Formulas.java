package org.gradus.report.render.html;

import java.util.List;
import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.Maths;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Chain;

/** Writes the formulas of one sheet: displayed, within the text, and data of which nothing is left out. */
final class Formulas {
    private final Markup out;
    private final MathMl mathMl;
    private final MathsWriter writer;

    Formulas(Markup out, MathMl mathMl, MathsWriter writer) {
        this.out = out;
        this.mathMl = mathMl;
        this.writer = writer;
    }

    /** The same in black: within grey words. */
    Formulas colourless() {
        return new Formulas(out, mathMl, writer.colourless());
    }

    /** The same, leaving out nothing. */
    Formulas whole() {
        return new Formulas(out, mathMl, writer.whole());
    }

    /** The same, leaving out more than usual. */
    Formulas shortened() {
        return new Formulas(out, mathMl, writer.shortened());
    }

    void inText(Chain chain) {
        mathMl.formula(writer.in(MathsWriter.Spot.TEXT).chain(chain), false);
    }

    void displayed(Expr formula) {
        mathMl.formula(writer.write(formula), true);
    }

    /** Left side and first relation in one formula; where the chain goes on, the first relation alone. */
    void displayed(Chain chain) {
        mathMl.formula(writer.chain(chain), true);
    }

    /** A relation sign and what follows. */
    void displayed(Chain.Link link) {
        mathMl.formula(writer.link(link), true);
    }

    /** Part of a line that may be broken between its parts. */
    void displayed(List<Maths> parts) {
        mathMl.formula(parts.size() == 1 ? parts.get(0) : new Maths.Row(parts), true);
    }

    Maths set(Expr formula) {
        return writer.write(formula);
    }
}
