package org.gradus.report.render.html;

import org.gradus.core.expr.Expr;
import org.gradus.report.render.maths.MathsWriter;
import org.gradus.report.sheet.Chain;

/** Writes the formulas of one sheet: displayed, within the text, and data of which nothing is left out. */
final class Formulas {
    private final Markup out;
    private final MathMl mathMl;
    private final MathsWriter writer;
    private final Voice voice;

    Formulas(Markup out, MathMl mathMl, MathsWriter writer, Voice voice) {
        this.out = out;
        this.mathMl = mathMl;
        this.writer = writer;
        this.voice = voice;
    }

    /** The same in black: within grey words. */
    Formulas colourless() {
        return new Formulas(out, mathMl, writer.colourless(), voice);
    }

    /** The same, leaving out nothing. */
    Formulas whole() {
        return new Formulas(out, mathMl, writer.whole(), voice.whole());
    }

    /** The same, leaving out more than usual. */
    Formulas shortened() {
        return new Formulas(out, mathMl, writer.shortened(), voice);
    }

    /** Within running text. */
    void inText(Chain chain) {
        mathMl.formula(writer.in(MathsWriter.Spot.TEXT).chain(chain), false, voice.chain(chain));
    }

    /** On a line of its own. */
    void alone(Chain chain) {
        mathMl.formula(writer.chain(chain), true, voice.chain(chain));
    }

    // ---- parts of a line, of which the whole line says what they are ----

    void displayed(Expr formula) {
        mathMl.formula(writer.write(formula), true, "");
    }

    /** Left side and first relation in one formula; where the chain goes on, the first relation alone. */
    void displayed(Chain chain) {
        mathMl.formula(writer.chain(chain), true, "");
    }

    /** A relation sign and what follows. */
    void displayed(Chain.Link link) {
        mathMl.formula(writer.link(link), true, "");
    }
}
