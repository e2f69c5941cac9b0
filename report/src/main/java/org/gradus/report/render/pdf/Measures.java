package org.gradus.report.render.pdf;

/** The measures of the page, in points: those of our LaTeX document. */
final class Measures {
    static final double MM = 72 / 25.4;
    static final double PAGE_HEIGHT = 297 * MM;
    static final double LEFT = 24 * MM;
    static final double WIDTH = 166 * MM;
    static final double TOP = PAGE_HEIGHT - 12 * MM;
    static final double HEIGHT = 270 * MM;
    static final double FOOT = 7 * MM;

    /** Of type: what TeX calls normalsize, small, footnotesize and scriptsize at eleven points, Large and large. */
    static final double NORMAL = 10.909;

    static final double SMALL = 9.963;
    static final double FOOTNOTE = 8.966;
    static final double SCRIPT = 7.97;
    static final double TITLE = 14.346;

    static final int BLACK = 0;
    static final int GREY = 0x595959;

    /** From line to line, in the size of the type. */
    static final double LEADING = 1.242;

    /** Of a line of text, in the size of the type. */
    static final double LINE_HEIGHT = 0.72;

    static final double LINE_DEPTH = 0.25;

    private Measures() {}
}
