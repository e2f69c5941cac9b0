package org.gradus.core.expr;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A formula as one would write it on paper. Pure notation: no node rewrites, orders or evaluates itself.
 *
 * <p>Value-equal and immutable, as text what {@link TextWriter} writes. Evaluators, enclosures, writers and rewriters are
 * {@link ExprVisitor}s outside the tree.
 */
public sealed interface Expr {

    <R> R accept(ExprVisitor<R> visitor);

    // ---- leaves ----

    /** A finite decimal, exact, written with the places it carries: {@code 3}, {@code -0.5}, {@code 2.10}. May be negative. */
    record Num(BigDecimal value) implements Expr {
        public static Num of(long value) {
            return new Num(BigDecimal.valueOf(value));
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.num(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /**
     * A number put in for a quantity: {@code printed} stands on paper (a {@link Num}, {@code 2.10·10^(-4)}, or a short exact form such
     * as {@code e/(e+1)}), {@code source} is where it came from. Evaluators read {@code printed}; writers may colour it by its source.
     *
     * @param exact whether {@code printed} is the quantity itself and not a rounding of it
     */
    record Shown(Expr printed, Source source, boolean exact) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.shown(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** A quantity that a number on paper stands for. */
    interface Source {
        /** As it stands in formulas: {@code a_2^1}. */
        Expr symbol();

        String text();
    }

    /** A mathematical constant. */
    enum Constant implements Expr {
        E,
        PI,
        /** Only as {@code -∞} in logits and in limits that a sheet names. */
        INFINITY;

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** Vectors and matrices are bold. */
    enum Shape {
        SCALAR,
        VECTOR,
        MATRIX
    }

    /**
     * A named quantity, optionally of a layer: {@code z}, bold {@code x}, {@code W^1}, {@code N_0} (indexed), {@code z^L}. Greek
     * letters by name ({@code alpha}); a trailing prime is not part of the name, see {@link Derivative}.
     */
    record Symbol(String name, Shape shape, Optional<Expr> layer) implements Expr {
        public static Symbol of(String name) {
            return new Symbol(name, Shape.SCALAR, Optional.empty());
        }

        /** With an index it is an entry of that layer's vector or matrix. */
        public static Symbol of(String name, int layer) {
            return new Symbol(name, Shape.SCALAR, Optional.of(Num.of(layer)));
        }

        public static Symbol vector(String name) {
            return new Symbol(name, Shape.VECTOR, Optional.empty());
        }

        public static Symbol vector(String name, int layer) {
            return new Symbol(name, Shape.VECTOR, Optional.of(Num.of(layer)));
        }

        public static Symbol matrix(String name, int layer) {
            return new Symbol(name, Shape.MATRIX, Optional.of(Num.of(layer)));
        }

        /** Whatever its shape and layer. */
        public boolean isLetter(String letter) {
            return name.equals(letter);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.symbol(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** An entry of a vector or matrix: {@code z_i}, {@code w_{12}^1}. The base is a scalar symbol. */
    record Indexed(Symbol base, List<Expr> indices) implements Expr {
        public Indexed {
            indices = List.copyOf(indices);
            if (indices.isEmpty()) {
                throw new IllegalArgumentException("an indexed symbol needs an index: " + base.name());
            }
        }

        public static Indexed of(String name, int... indices) {
            return of(Symbol.of(name), indices);
        }

        public static Indexed of(Symbol base, int... indices) {
            return new Indexed(
                    base, Arrays.stream(indices).<Expr>mapToObj(Num::of).toList());
        }

        public static Indexed of(String name, String... indices) {
            return new Indexed(
                    Symbol.of(name),
                    Arrays.stream(indices).<Expr>map(Symbol::of).toList());
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.indexed(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** A quantity of one sample of several: {@code y^{(2)}}, {@code C^{(s)}}. */
    record OfSample(Expr quantity, Expr sample) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.ofSample(this);
        }
    }

    /** Left-out terms or entries: {@code …}, in a matrix also vertical and diagonal; or a number that is left out. */
    enum Ellipsis implements Expr {
        HORIZONTAL,
        VERTICAL,
        DIAGONAL,
        /** A place of a matrix in which nothing stands, no number and not 0: {@code –}. */
        ABSENT,
        /** Stands where a number would, of which no digits could be had. */
        NOT_CALCULATED;

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.ellipsis(this);
        }
    }

    // ---- arithmetic ----

    /** {@code -operand}. As a term of a {@link Sum} it is a subtraction. */
    record Negation(Expr operand) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.negation(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code a + b - c}: a subtracted term is a {@link Negation} (or a negative {@link Num}). */
    record Sum(List<Expr> terms) implements Expr {
        public Sum {
            terms = List.copyOf(terms);
            if (terms.isEmpty()) {
                throw new IllegalArgumentException("a sum needs a term");
            }
        }

        public static Sum of(Expr... terms) {
            return new Sum(List.of(terms));
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.sum(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code a·b·c}, also the matrix product. */
    record Product(List<Expr> factors) implements Expr {
        public Product {
            factors = List.copyOf(factors);
            if (factors.isEmpty()) {
                throw new IllegalArgumentException("a product needs a factor");
            }
        }

        public static Product of(Expr... factors) {
            return new Product(List.of(factors));
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.product(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code numerator/denominator}. */
    record Quotient(Expr numerator, Expr denominator) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.quotient(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code base^exponent}. */
    record Power(Expr base, Expr exponent) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.power(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /**
     * A function applied: {@code max(0, z)}, {@code softmax(z)}. Names known to {@link FunctionName} can be evaluated; any other name
     * ({@code sigma}, {@code softmax}, {@code swish}) is notation only.
     */
    record Apply(String function, List<Expr> arguments) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
        }

        public static Apply of(String function, Expr... arguments) {
            return new Apply(function, List.of(arguments));
        }

        public static Apply of(FunctionName function, Expr... arguments) {
            return new Apply(function.text(), List.of(arguments));
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.apply(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code Σ_{index=from}^{to} body}; {@code from} and {@code to} may be left out together (a sum over all of an index). */
    record IndexedSum(String index, Optional<Expr> from, Optional<Expr> to, Expr body) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.indexedSum(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** 1 if the two indices are equal, else 0; printed {@code 1_{i=j}}. */
    record Kronecker(Expr left, Expr right) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.kronecker(this);
        }
    }

    /** {@code ∂f/∂z}, or {@code f′}. */
    enum DerivativeStyle {
        PARTIAL,
        PRIME
    }

    /** The derivative of {@code of} with respect to {@code wrt}, not carried out. */
    record Derivative(Expr of, Expr wrt, DerivativeStyle style) implements Expr {
        public static Derivative partial(Expr of, Expr wrt) {
            return new Derivative(of, wrt, DerivativeStyle.PARTIAL);
        }

        public static Derivative prime(Expr of, Expr wrt) {
            return new Derivative(of, wrt, DerivativeStyle.PRIME);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.derivative(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** {@code operandᵀ}. */
    record Transpose(Expr operand) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.transpose(this);
        }
    }

    /** The entry-by-entry product {@code left ⊙ right}. */
    record Hadamard(Expr left, Expr right) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.hadamard(this);
        }
    }

    /** One line of a {@link Piecewise}; without condition it is the "otherwise" line and must be the last. */
    record Case(Expr value, Optional<Relation> condition) {
        public static Case when(Relation condition, Expr value) {
            return new Case(value, Optional.of(condition));
        }

        public static Case otherwise(Expr value) {
            return new Case(value, Optional.empty());
        }
    }

    /** A definition by cases; the first whose condition holds counts. */
    record Piecewise(List<Case> cases) implements Expr {
        public Piecewise {
            cases = List.copyOf(cases);
            if (cases.isEmpty()
                    || cases.subList(0, cases.size() - 1).stream()
                            .anyMatch(c -> c.condition().isEmpty())) {
                throw new IllegalArgumentException("only the last case may be without a condition");
            }
        }

        public static Piecewise of(Case... cases) {
            return new Piecewise(List.of(cases));
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.piecewise(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** A matrix written out, rows of equal length; a column vector has rows of length 1. */
    record MatrixLiteral(List<List<Expr>> rows) implements Expr {
        public MatrixLiteral {
            rows = rows.stream().map(List::copyOf).toList();
            if (rows.isEmpty() || rows.get(0).isEmpty()) {
                throw new IllegalArgumentException("a matrix needs at least one entry");
            }
            int columns = rows.get(0).size();
            if (rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("the rows of a matrix must have equal length: "
                        + rows.stream().map(List::size).toList());
            }
        }

        public static MatrixLiteral column(List<? extends Expr> entries) {
            return new MatrixLiteral(entries.stream().map(List::<Expr>of).toList());
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.matrixLiteral(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }

    /** A matrix or vector with its shape written below it: {@code 3×2} under W. The value is that of {@code operand}. */
    record Sized(Expr operand, int rows, int columns) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.sized(this);
        }
    }

    /** A factor with its name below a brace. The value is that of {@code operand}. */
    record Underbrace(Expr operand, Expr label) implements Expr {
        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.underbrace(this);
        }
    }

    /** Equations that hold together, one below the other behind a left brace. */
    record EquationSystem(List<Relation> equations) implements Expr {
        public EquationSystem {
            equations = List.copyOf(equations);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.equationSystem(this);
        }
    }

    /** {@code left op right}. */
    record Relation(Expr left, Operator operator, Expr right) implements Expr {
        /** The relation signs; {@code text} is the sign in the syntax of the exercise file. */
        public enum Operator {
            EQUAL("=="),
            NOT_EQUAL("!="),
            LESS("<"),
            LESS_OR_EQUAL("<="),
            GREATER(">"),
            GREATER_OR_EQUAL(">="),
            APPROXIMATELY("~="),
            /** A name given to a formula. */
            DEFINED_AS(":="),
            /** A quantity takes a new value: {@code W ← W − η ∂C/∂W}. */
            BECOMES("<-");

            private final String text;

            Operator(String text) {
                this.text = text;
            }

            public String text() {
                return text;
            }
        }

        public static Relation equal(Expr left, Expr right) {
            return new Relation(left, Operator.EQUAL, right);
        }

        @Override
        public <R> R accept(ExprVisitor<R> visitor) {
            return visitor.relation(this);
        }

        @Override
        public String toString() {
            return TextWriter.write(this);
        }
    }
}
