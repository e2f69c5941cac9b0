package org.gradus.report.render.html;

import java.util.Locale;

/** Texts of JSON within HTML: no sign of theirs can end the element that they stand in. */
final class Json {
    private Json() {}

    /** In quotation marks. */
    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || isHidden(c);
            out.append(escaped ? String.format(Locale.ROOT, "\\u%04x", (int) c) : Character.toString(c));
        }
        return out.append('"').toString();
    }

    private static boolean isHidden(char c) {
        int type = Character.getType(c);
        return type == Character.FORMAT && c != '\u2061'
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.CONTROL;
    }
}
