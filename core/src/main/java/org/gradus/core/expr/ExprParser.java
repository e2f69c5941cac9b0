package org.gradus.core.expr;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads formulas: one syntax for exercise files, claims, tests and the command line.
 *
 * <pre>
 * formula   = [-] term { (+ | -) term } | formula if condition else formula
 * term      = power { (* | /) power | power }         left to right: a/b*c is (a/b)*c; 2x, y(1-y), x e^x are products
 * power     = operand [ ^ exponent | ² | ⁻ⁿ ]          right to left: a^b^c is a^(b^c)
 * exponent  = [-] power                                e^-z, 10^-4, e^{-z}
 * operand   = number | e | pi | name | name[i,j] | function(formula, …) | function^2(formula) | function letter
 *           | √operand | |formula| | (formula) | {formula} | \frac{formula}{formula} | \sqrt[n]{formula} | cases
 * cases     = piecewise(condition, formula, formula) | {formula if condition; formula otherwise}
 *           | \begin{cases} formula &amp; condition \\ … \end{cases} | 1_{condition}
 * condition = formula (&lt; | &lt;= | &gt; | &gt;= | == | !=) formula | condition (and | or) condition
 * </pre>
 *
 * <p>The tree is what stands there, except that parentheses leave no trace of their own: a chain of {@code +} and {@code -} is one
 * {@link Expr.Sum}, a chain of {@code *} one {@link Expr.Product}, {@code a-b} is a + (−b) and so is {@code a+(-b)}. A minus in
 * front of a whole term takes the term ({@code -2*x} is −(2·x)), in front of a number alone it belongs to the number. A minus
 * after {@code + - * /} is refused, as on paper: {@code 2*(-3)}. Decimals keep their places, {@code 1e-3} is 0.001. Functions
 * without a value of their own are read as their definitions: {@code sech(x)} is 1/cosh(x).
 *
 * <p>What readers take in two ways is refused with both: {@code 1/2x}, {@code e^2x}, {@code sin 2x}, {@code |x|y|z|}, {@code sin^-1(x)};
 * where the names are given, also a run of letters such as {@code wx}.
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

    /**
     * A member of a chain {@code a = b ≈ c}.
     *
     * @param operator the sign before it, {@code =} or {@code ≈}; of the first {@code =}
     * @param text as written
     * @param offset where it begins
     */
    public record Member(Expr.Relation.Operator operator, Expr formula, String text, int offset) {}

    /** Reads a formula in any variables. Throws a {@link FormulaException} with position and hint. */
    public static Expr parse(String text, Limits limits) {
        return read(text, limits, Grammar.Accepts.FORMULAS, Optional.empty(), Grammar::wholeFormula);
    }

    /**
     * Reads a formula in which a run of letters such as {@code wx} is refused, since it may be a product, unless it is one of
     * {@code names}.
     */
    public static Expr parse(String text, Limits limits, Set<String> names) {
        return read(text, limits, Grammar.Accepts.FORMULAS, Optional.of(names), Grammar::wholeFormula);
    }

    /** Reads a formula within the {@linkplain Limits#DEFAULT usual limits}. */
    public static Expr parse(String text) {
        return parse(text, Limits.DEFAULT);
    }

    /** Reads a comparison such as {@code z > 0}; a single {@code =} is read as {@code ==}. */
    public static Expr.Relation parseRelation(String text, Limits limits) {
        return read(text, limits, Grammar.Accepts.FORMULAS, Optional.empty(), Grammar::wholeRelation);
    }

    /** Reads comparisons that hold together: {@code 0 < x < 1}, {@code x > 0 and y != 0}. */
    public static List<Expr.Relation> parseConditions(String text, Limits limits) {
        return read(text, limits, Grammar.Accepts.FORMULAS, Optional.empty(), Grammar::wholeConditions);
    }

    /** Reads {@code a = b = c}, or {@code = b = c} that goes on from something else; names as in {@link #parse(String, Limits, Set)}. */
    public static List<Member> parseChain(String text, Limits limits, Set<String> names) {
        return read(text, limits, Grammar.Accepts.FORMULAS, Optional.of(names), Grammar::wholeChain);
    }

    /**
     * Reads an exact number of the exercise file: a decimal, or an expression over rationals, e, pi, sqrt(), exp(), ln(). That the
     * value exists ({@code ln(0)}) is found out by who evaluates it; only a division by a written 0 is refused here.
     */
    public static Expr parseNumber(String text, Limits limits) {
        return read(text, limits, Grammar.Accepts.NUMBERS, Optional.empty(), Grammar::wholeFormula);
    }

    private static <T> T read(
            String text,
            Limits limits,
            Grammar.Accepts accepts,
            Optional<Set<String>> names,
            Function<Grammar, T> whole) {
        if (text.length() > limits.length()) {
            throw new FormulaException(
                    "the formula has " + text.length() + " characters; at most " + limits.length() + " are allowed",
                    limits.length());
        }
        return Bars.read(
                Lexer.tokens(text),
                tokens -> whole.apply(new Grammar(new Cursor(text, tokens), limits, accepts, names)));
    }
}
