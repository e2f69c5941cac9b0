package org.gradus.report.render.html;

import org.gradus.core.expr.HiddenCharacters;

/** Words in a style sheet. */
final class CssText {
    /** What the foot of a page has room for. */
    private static final int MOST = 90;

    private CssText() {}

    /** As a string, in which nothing but letters and digits stands for itself. */
    static String quoted(String words) {
        StringBuilder out = new StringBuilder("\"");
        String shown = HiddenCharacters.shown(words);
        int end = shown.length() <= MOST ? shown.length() : shown.offsetByCodePoints(0, shown.codePointCount(0, MOST));
        shown.substring(0, end)
                .codePoints()
                .forEach(c -> out.append(
                        c == ' ' || c < 0x80 && Character.isLetterOrDigit(c)
                                ? Character.toString(c)
                                : "\\" + Integer.toHexString(c) + " "));
        return out.append(end < shown.length() ? "\\2026 " : "").append('"').toString();
    }
}
