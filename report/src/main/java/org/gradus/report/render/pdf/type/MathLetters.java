package org.gradus.report.render.pdf.type;

import org.gradus.report.render.maths.Maths.Face;

/** Where Unicode keeps the letters of formulas: italic, bold italic, bold. */
final class MathLetters {
    private static final int ITALIC = 0x1d434;
    private static final int BOLD_ITALIC = 0x1d468;
    private static final int GREEK_ITALIC = 0x1d6e2;
    private static final int GREEK_BOLD_ITALIC = 0x1d71c;
    private static final int GREEK_BOLD = 0x1d6a8;
    private static final int BOLD_DIGITS = 0x1d7ce;
    private static final int PLANCK = 0x210e;
    private static final int SMALL = 26;
    private static final String GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";

    /** The sign of a derivative leans. */
    static final int PARTIAL = 0x1d715;

    private MathLetters() {}

    /** The character of the letter in this face; the letter itself where there is none. */
    static int of(int letter, Face face) {
        if (face == Face.UPRIGHT) {
            return letter;
        }
        boolean bold = face == Face.BOLD;
        if (letter == 'h' && !bold) {
            return PLANCK;
        }
        if (letter >= 'A' && letter <= 'Z') {
            return (bold ? BOLD_ITALIC : ITALIC) + letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return (bold ? BOLD_ITALIC : ITALIC) + SMALL + letter - 'a';
        }
        if (letter >= '0' && letter <= '9') {
            return bold ? BOLD_DIGITS + letter - '0' : letter;
        }
        int greek = GREEK.indexOf(letter);
        if (greek < 0) {
            return letter;
        }
        boolean capital = greek <= SMALL - 1;
        return (bold ? capital ? GREEK_BOLD : GREEK_BOLD_ITALIC : GREEK_ITALIC) + greek;
    }
}
