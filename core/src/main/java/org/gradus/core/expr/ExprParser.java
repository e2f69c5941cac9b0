package org.gradus.core.expr;

/**
 * Reads formulas: one syntax for exercise files, claims, tests and the command line.
 *
 * <pre>
 * formula   = [-] term { (+ | -) term }
 * term      = power { (* | /) power }                 left to right: a/b*c is (a/b)*c
 * power     = operand [ ^ exponent | ² | ³ ]           right to left: a^b^c is a^(b^c)
 * exponent  = [-] power                                e^-z, 10^-4
 * operand   = number | e | pi | name | name[i,j] | function(formula, …) | √operand | (formula)
 *           | piecewise(relation, formula, formula)
 * relation  = formula (&lt; | &lt;= | &gt; | &gt;= | == | !=) formula
 * </pre>
 *
 * <p>The tree is what stands there, except that parentheses leave no trace of their own: a chain of {@code +} and {@code -} is one
 * {@link Expr.Sum}, a chain of {@code *} one {@link Expr.Product}, {@code a-b} is a + (−b) and so is {@code a+(-b)}. A minus in
 * front of a whole term takes the term ({@code -2*x} is −(2·x)), in front of a number alone it belongs to the number. A minus
 * after {@code + - * /} is refused, as on paper: {@code 2*(-3)}. Decimals keep their places, {@code 1e-3} is 0.001.
 */
public final class ExprParser {
    private ExprParser() {}

    /**
     * The limits that guard against hostile input.
     *
     * @param length most characters of a formula
     * @param depth deepest nesting of its tree, at most {@link #MAX_DEPTH}: a visitor recurses that deep, and an equality test
     *     needs a kilobyte of stack a level
     */
    public record Limits(int length, int depth) {
        public static final int MAX_DEPTH = 400;
        public static final Limits DEFAULT = new Limits(2000, 100);

        public Limits {
            if (length < 1 || depth < 1 || depth > MAX_DEPTH) {
                throw new IllegalArgumentException("limits length=" + length + ", depth=" + depth
                        + " must be positive, the depth at most " + MAX_DEPTH);
            }
        }
    }

    /** Reads a formula in any variables. Throws a {@link FormulaException} with position and hint. */
    public static Expr parse(String text, Limits limits) {
        return new Grammar(text, limits, Grammar.Accepts.FORMULAS).wholeFormula();
    }

    /** Reads a formula within the {@linkplain Limits#DEFAULT usual limits}. */
    public static Expr parse(String text) {
        return parse(text, Limits.DEFAULT);
    }

    /** Reads a comparison such as {@code z > 0}; a single {@code =} is read as {@code ==}. */
    public static Expr.Relation parseRelation(String text, Limits limits) {
        return new Grammar(text, limits, Grammar.Accepts.FORMULAS).wholeRelation();
    }

    /**
     * Reads an exact number of the exercise file: a decimal, or an expression over rationals, e, pi, sqrt(), exp(), ln(). That the
     * value exists ({@code ln(0)}) is found out by who evaluates it; only a division by a written 0 is refused here.
     */
    public static Expr parseNumber(String text, Limits limits) {
        return new Grammar(text, limits, Grammar.Accepts.NUMBERS).wholeFormula();
    }
}
