package org.gradus.report.render.pdf.type;

/** Arabic letters in the form that they have beside their neighbours; the font has each form as a character of its own. */
final class ArabicForms {
    private static final int FIRST = 0x621;

    /** From U+0621 on: the isolated form; for letters that join at both sides three more follow it, for others one. */
    private static final int[] ISOLATED = {
        0xfe80, 0xfe81, 0xfe83, 0xfe85, 0xfe87, 0xfe89, 0xfe8d, 0xfe8f, 0xfe93, 0xfe95, 0xfe99, 0xfe9d, 0xfea1, 0xfea5,
        0xfea9, 0xfeab, 0xfead, 0xfeaf, 0xfeb1, 0xfeb5, 0xfeb9, 0xfebd, 0xfec1, 0xfec5, 0xfec9, 0xfecd, 0, 0, 0, 0, 0,
        0, 0xfed1, 0xfed5, 0xfed9, 0xfedd, 0xfee1, 0xfee5, 0xfee9, 0xfeed, 0xfeef, 0xfef1
    };

    private static final String ENDS_A_WORD = "آأؤإاةدذرزوى";

    private ArabicForms() {}

    static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int isolated = isolated(c);
            if (isolated == 0) {
                out.append(c);
                continue;
            }
            boolean before = i > 0 && joinsNext(text.charAt(i - 1)) && c != FIRST;
            boolean behind = i + 1 < text.length()
                    && joinsNext(c)
                    && isolated(text.charAt(i + 1)) != 0
                    && text.charAt(i + 1) != FIRST;
            out.append((char) (isolated + (before ? behind ? 3 : 1 : behind ? 2 : 0)));
        }
        return out.toString();
    }

    private static int isolated(char c) {
        int at = c - FIRST;
        return at >= 0 && at < ISOLATED.length ? ISOLATED[at] : 0;
    }

    private static boolean joinsNext(char c) {
        return isolated(c) != 0 && c != FIRST && ENDS_A_WORD.indexOf(c) < 0;
    }
}
