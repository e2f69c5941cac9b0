package org.gradus.core.expr;

/** Reads formulas: one syntax for exercise files, claims, tests and the command line. */
public final class ExprParser {
    private ExprParser() {}

    /** The limits that guard against hostile input. */
    public record Limits(int length, int depth) {
        public static final Limits DEFAULT = new Limits(2000, 100);
    }

    /** Reads a formula in any variables. Throws a {@link FormulaException} with position and hint. */
    public static Expr parse(String text, Limits limits) {
        throw new UnsupportedOperationException("stub");
    }

    public static Expr parse(String text) {
        return parse(text, Limits.DEFAULT);
    }

    /** Reads a comparison such as {@code z > 0}. */
    public static Expr.Relation parseRelation(String text, Limits limits) {
        throw new UnsupportedOperationException("stub");
    }

    /** Reads an exact number of the exercise file: a decimal, or an expression over rationals, e, pi, sqrt(), exp(), ln(). */
    public static Expr parseNumber(String text, Limits limits) {
        throw new UnsupportedOperationException("stub");
    }
}
