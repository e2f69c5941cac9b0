package org.gradus.report.render;

import org.gradus.core.expr.HiddenCharacters;

/** Escapes words for Markdown, so that they mean nothing but themselves to CommonMark, GitHub, GitLab and pandoc. */
final class MarkdownText {
    /** Emphasis, code, links, formulas, tables, strikethrough, pandoc's scripts, headings and citations. */
    private static final String SPECIAL = "\\`*_[]$|~^#@";

    private MarkdownText() {}

    /**
     * The words on one line; HTML is shown, not obeyed; hidden characters are named; an em space stays one; a search finds
     * "class 1", so no blank is of the kind that forbids a line break.
     */
    static String escape(String text) {
        String words = HiddenCharacters.shown(text);
        StringBuilder out = new StringBuilder(words.length() + 8);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else if (c == '\u2003') {
                out.append("&emsp;");
            } else {
                out.append(c == '\u00a0' ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** Escapes what would start a list, a quotation or an underlined heading at the beginning of a paragraph. */
    static String paragraph(String markdown) {
        String text = markdown.strip();
        if (text.isEmpty()) {
            return text;
        }
        char first = text.charAt(0);
        if (first == '-' || first == '+' || first == '=' || first == ':') {
            return "\\" + text;
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean list = digits > 0 && digits < text.length() && ".)".indexOf(text.charAt(digits)) >= 0;
        return list ? text.substring(0, digits) + "\\" + text.substring(digits) : text;
    }
}
