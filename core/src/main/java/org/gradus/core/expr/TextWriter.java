package org.gradus.core.expr;

/** Writes a formula in the syntax that {@link ExprParser} reads; layers and indices as {@code z1[2]}. */
public final class TextWriter {
    private TextWriter() {}

    public static String write(Expr expr) {
        throw new UnsupportedOperationException("stub");
    }
}
