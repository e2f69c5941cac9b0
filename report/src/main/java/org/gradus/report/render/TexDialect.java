package org.gradus.report.render;

import org.gradus.core.expr.Expr;

/**
 * What the four kinds of TeX spell differently.
 *
 * <p>{@link #PORTABLE} goes through CommonMark untouched, hence no backslash before punctuation ({@code \,} {@code \{} {@code \\}),
 * and an underscore only behind a letter or digit, where it cannot open emphasis. {@link #GITHUB} stands in code blocks, which
 * keep everything; GitHub's MathJax refuses {@code \operatorname}. {@link #PANDOC} may use what pandoc turns into the formulas of a word processor:
 * rows with a double backslash, thin spaces. {@link #LATEX} uses amsmath, mathtools and the words of {@code macros.tex}.
 */
enum TexDialect {
    PORTABLE(" \\cr ", " ", "\\lbrace"),
    GITHUB(" \\\\ ", " ", "\\{"),
    PANDOC(" \\\\ ", "\\, ", "\\{"),
    LATEX(" \\\\ ", "\\, ", "\\{");

    /** A matrix of more columns is made by hand. */
    private static final int MOST_COLUMNS_OF_AMSMATH = 10;

    private final String rowEnd;
    private final String thinSpace;
    private final String leftBrace;

    TexDialect(String rowEnd, String thinSpace, String leftBrace) {
        this.rowEnd = rowEnd;
        this.thinSpace = thinSpace;
        this.leftBrace = leftBrace;
    }

    /** Ends a row of a matrix or of aligned lines. */
    String rowEnd() {
        return rowEnd;
    }

    /** Between two factors that are letters. */
    String thinSpace() {
        return thinSpace;
    }

    String leftBrace() {
        return leftBrace;
    }

    /** Whether the name of a text may be escaped with a backslash; in the others only harmless characters can stand in a formula. */
    boolean escapes() {
        return this == LATEX;
    }

    /** The name of a function, upright. */
    String operator(String letters) {
        return (this == LATEX ? "\\operatorname{" : "\\mathrm{") + letters + "}";
    }

    /** A vector or matrix. */
    String bold(String symbol, Expr.Shape shape) {
        String latex = shape == Expr.Shape.MATRIX ? "\\mat{" : "\\vect{";
        return (this == LATEX ? latex : "\\boldsymbol{") + symbol + "}";
    }

    /** Behind a vector or matrix. */
    String transposed() {
        return this == LATEX ? "\\T" : "^{\\mathsf{T}}";
    }

    /** {@code ∂of/∂wrt} as a fraction. */
    String derivative(String of, String wrt) {
        return this == LATEX ? "\\pd{" + of + "}{" + wrt + "}" : "\\frac{\\partial " + of + "}{\\partial " + wrt + "}";
    }

    /** The beginning of a matrix of this many columns, right-aligned or centred. */
    String openMatrix(int columns, boolean right) {
        if (this == LATEX) {
            return columns > MOST_COLUMNS_OF_AMSMATH
                    ? "\\widenums{" + columns + "}{"
                    : right ? "\\nums{" : "\\begin{bmatrix} ";
        }
        return "\\left[\\begin{array}{" + (right ? "r" : "c").repeat(columns) + "} ";
    }

    /** The end of a matrix. Factors have blanks between them in Markdown, so that {@code ](} is never taken for a link. */
    String closeMatrix(int columns, boolean right) {
        if (this == LATEX) {
            return right || columns > MOST_COLUMNS_OF_AMSMATH ? "}" : " \\end{bmatrix}";
        }
        return " \\end{array}\\right]";
    }
}
