package org.gradus.report.render;

/** Escapes words for LaTeX. */
final class LatexText {
    private LatexText() {}

    static String escape(String words) {
        return words;
    }
}
