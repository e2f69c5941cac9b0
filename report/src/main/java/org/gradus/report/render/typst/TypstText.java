package org.gradus.report.render.typst;

import org.gradus.core.expr.HiddenCharacters;

/** Escapes words, so that they mean nothing but themselves to Typst. */
final class TypstText {
    /** What markup gives a meaning to, somewhere or everywhere. */
    private static final String SPECIAL = "\\`*_[]{}$#<>@=-+/~^\"':";

    private TypstText() {}

    /** As markup; hidden characters are named. */
    static String escape(String text) {
        String words = HiddenCharacters.shown(text);
        StringBuilder out = new StringBuilder(words.length() + 8);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean list =
                    c == '.' && i > 0 && words.substring(0, i).strip().chars().allMatch(Character::isDigit);
            if (SPECIAL.indexOf(c) >= 0 && !isHyphen(words, i) || list) {
                out.append('\\');
            }
            out.append(c == '\u00a0' ? "~" : c == '\n' ? " " : Character.toString(c));
        }
        return out.toString();
    }

    /** Between two letters it is nothing but itself. */
    private static boolean isHyphen(String words, int i) {
        return words.charAt(i) == '-'
                && i > 0
                && i + 1 < words.length()
                && Character.isLetterOrDigit(words.charAt(i - 1))
                && Character.isLetterOrDigit(words.charAt(i + 1));
    }

    /** As a string of code or of a formula. */
    static String quoted(String text) {
        String words = HiddenCharacters.shown(text).replace('\u00a0', ' ');
        return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + "\"";
    }
}
