package org.gradus.report.render.html;

/** Bold letters as code points of their own: MathML Core knows no other way. */
final class BoldLetters {
    private static final int ITALIC_CAPITAL = 0x1d468;
    private static final int ITALIC_SMALL = 0x1d482;
    private static final int ITALIC_GREEK_CAPITAL = 0x1d71c;
    private static final int ITALIC_GREEK_SMALL = 0x1d736;
    private static final int UPRIGHT_CAPITAL = 0x1d400;
    private static final int UPRIGHT_SMALL = 0x1d41a;
    private static final int DIGIT = 0x1d7ce;

    private BoldLetters() {}

    /** A letter; a digit is upright. */
    static String italic(String text) {
        return mapped(text, ITALIC_CAPITAL, ITALIC_SMALL);
    }

    /** A word. */
    static String upright(String text) {
        return mapped(text, UPRIGHT_CAPITAL, UPRIGHT_SMALL);
    }

    private static String mapped(String text, int capital, int small) {
        StringBuilder out = new StringBuilder();
        text.codePoints().map(c -> bold(c, capital, small)).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static int bold(int c, int capital, int small) {
        if (c >= 'A' && c <= 'Z') {
            return capital + c - 'A';
        } else if (c >= 'a' && c <= 'z') {
            return small + c - 'a';
        } else if (c >= '0' && c <= '9') {
            return DIGIT + c - '0';
        } else if (c >= 'Α' && c <= 'Ω') {
            return ITALIC_GREEK_CAPITAL + c - 'Α';
        } else if (c >= 'α' && c <= 'ω') {
            return ITALIC_GREEK_SMALL + c - 'α';
        }
        return c;
    }
}
