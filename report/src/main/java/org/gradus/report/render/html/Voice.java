package org.gradus.report.render.html;

import org.gradus.core.expr.Expr;
import org.gradus.report.render.speech.Speech;
import org.gradus.report.sheet.Block;
import org.gradus.report.sheet.Chain;
import org.gradus.report.sheet.Language;

/** What a screen reader says for formulas, in the language of the sheet; a reader left alone reads z² of layer 2 as a square. */
final class Voice {
    /** More would be heard by nobody. */
    private static final int LONGEST = 2000;

    private final Speech speech;

    Voice(Language language) {
        this(Speech.of(language));
    }

    private Voice(Speech speech) {
        this.speech = speech;
    }

    /** The same, leaving out nothing. */
    Voice whole() {
        return new Voice(speech.whole());
    }

    String line(Block.Line line) {
        return cut(speech.of(line));
    }

    String chain(Chain chain) {
        return cut(speech.of(chain));
    }

    String formula(Expr formula) {
        return cut(speech.of(formula));
    }

    private static String cut(String said) {
        if (said.length() <= LONGEST) {
            return said;
        }
        int word = said.lastIndexOf(' ', LONGEST);
        return said.substring(0, word < 0 ? LONGEST : word) + " …";
    }
}
